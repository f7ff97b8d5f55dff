use constnet::prelude::*;

network! {
    struct Net: [4] -> [3] {
        out: Dense(3) | Softmax,
    }
}

fn main() {
    let _ = Trainer::<Net, CrossEntropy, Adam<Net>, 32>::boxed(CrossEntropy::new(), Adam::new(1e-3));
}
