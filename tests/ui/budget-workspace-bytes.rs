use constnet::prelude::*;

network! {
    #[budget(workspace_bytes = 1024)]
    struct Net: [4] -> [3] {
        hidden: Dense(300) | Relu,
        out: Dense(3),
    }
}

fn main() {}
