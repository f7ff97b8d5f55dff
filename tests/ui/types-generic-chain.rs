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

fn chain<A, B>(first: &A, second: &B, x: &A::Input) -> B::Output
where
    A: Network,
    B: Network<Input = A::Output>,
{
    second.forward(&first.forward(x))
}

fn main() {
    let _ = chain(&Net::zeroed(), &Other::zeroed(), &SVector::zeros());
}
