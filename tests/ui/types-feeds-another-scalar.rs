use constnet::prelude::*;

network! {
    struct Other<f64>: [3] -> [2] {
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
    let _ = Net::zeroed().feed(&Other::zeroed(), &SVector::zeros());
}
