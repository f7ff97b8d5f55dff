use constnet::prelude::*;

network! {
    struct Net(Dense<4>);
}

fn main() {}
