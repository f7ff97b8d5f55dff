use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        hidden: Dense(8) | Relu,
        out: Dense(3),
    }
}

fn main() {
    let net = Net::zeroed();
    let _ = net.forward(&SVector::from([1.0_f64, 2.0, 3.0, 4.0]));
}
