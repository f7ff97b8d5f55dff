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
    let mut workspace = Workspace::<Other>::new();
    let _ = Net::zeroed().forward_in(&SVector::zeros(), &mut workspace);
}
