use constnet::prelude::*;

network! {
    struct Other: [8] -> [2] {
        out: Dense(2),
    }
}

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8) | Relu,
        out: Dense(3),
    }
}

fn chain<A: Feeds<B>, B: Network>(first: &A, second: &B, x: &A::Input) -> B::Output {
    first.feed(second, x)
}

fn main() {
    let _ = chain(&Net::zeroed(), &Other::zeroed(), &SVector::zeros());
}
