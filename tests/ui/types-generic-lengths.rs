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

fn compatible<A, B>(_: &A, _: &B)
where
    A: Network,
    B: Network<InputLen = A::OutputLen>,
{
}

fn main() {
    compatible(&Net::zeroed(), &Other::zeroed());
}
