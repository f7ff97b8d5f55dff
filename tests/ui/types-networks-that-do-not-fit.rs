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

fn main() {
    let (net, other) = (Net::zeroed(), Other::zeroed());
    let y = net.forward(&SVector::zeros());
    let _ = other.forward(&y);
}
