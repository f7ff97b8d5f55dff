use constnet::prelude::*;

network! {
    struct Net: (query: [4], memory: [8]) -> [3] {
        both: Concat(query, memory),
        out: Dense(3),
    }
}

fn main() {
    let net = Net::zeroed();
    let _ = net.forward(&NetInput { query: SVector::zeros() });
}
