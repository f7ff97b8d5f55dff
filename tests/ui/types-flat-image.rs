use constnet::prelude::*;

network! {
    struct Net: [2, 4] -> [3] {
        flat: Flatten,
        out: Dense(3),
    }
}

fn main() {
    let net = Net::zeroed();
    let _ = net.forward(&SVector::<f32, 8>::zeros());
}
