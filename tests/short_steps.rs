//! A short step has code of its own where its mini-batch fills the tape. It gives the bits of any other tape's.
//!
//! That code is there in a release build alone: `cargo test --release --test short_steps`.

use constnet::optimizers::Stored;
use constnet::prelude::*;

network! {
    #[derive(Debug, Clone, PartialEq)]
    struct Line: [1] -> [1] { out: Dense(1) }
}

network! {
    #[derive(Debug, Clone, PartialEq)]
    struct Iris: [4] -> [3] {
        hidden: Dense(16) | Tanh,
        out: Dense(3),
    }
}

/// The network after some steps with a tape of so many samples, and the last loss.
macro_rules! trained {
    ($net:ident, $batch:literal, $loss:expr, $optimizer:expr, $optimizer_type:ty, $inputs:expr, $targets:expr) => {{
        let mut net = $net::init(&mut Pcg32::seeded(1));
        let mut trainer = Trainer::<$net, _, $optimizer_type, $batch>::new($loss, $optimizer);
        let mut loss = 0.0;
        for _ in 0..100 {
            loss = trainer.step(&mut net, $inputs, $targets).expect("all is finite");
        }
        (net, loss)
    }};
}

#[test]
fn a_line_is_the_same_whether_its_points_fill_the_tape() {
    let inputs = [1.0, 2.0, 3.0, 4.0, 5.0].map(|x| SVector::from([x]));
    let targets = [2.0, 4.0, 6.0, 8.0, 10.0];
    macro_rules! line {
        ($batch:literal, $optimizer:expr, $type:ty) => {
            trained!(Line, $batch, MeanSquaredError::new(), $optimizer, $type, &inputs, &targets)
        };
    }
    let full = line!(5, Sgd::new(0.01), Sgd<Line>);
    assert_eq!(full, line!(6, Sgd::new(0.01), Sgd<Line>));
    assert_eq!(full, line!(20, Sgd::new(0.01), Sgd<Line>));
    assert_eq!(full, line!(5, Sgd::new(0.01).stored(), Sgd<Line, Stored>));
    let full = line!(5, Adam::new(0.01), Adam<Line>);
    assert_eq!(full, line!(7, Adam::new(0.01), Adam<Line>));
}

/// A sample alone has kernels of its own; three of them, and sixteen, have those of blocks, inlined.
#[test]
fn classes_are_the_same_on_any_tape() {
    macro_rules! iris {
        ($samples:literal on $($batch:literal)*) => {{
            let inputs: [SVector<f32, 4>; $samples] =
                core::array::from_fn(|sample| SVector::from([1.0, 0.5 * sample as f32, -0.5, 0.2]));
            let targets: [usize; $samples] = core::array::from_fn(|sample| sample % 3);
            let full =
                trained!(Iris, $samples, CrossEntropy::new(), Sgd::new(0.1), Sgd<Iris>, &inputs, &targets);
            $(assert_eq!(
                full,
                trained!(Iris, $batch, CrossEntropy::new(), Sgd::new(0.1), Sgd<Iris>, &inputs, &targets),
                "{} samples on a tape of {}", $samples, $batch,
            );)*
            assert_eq!(
                full,
                trained!(
                    Iris, $samples, CrossEntropy::new(), Sgd::new(0.1).stored(), Sgd<Iris, Stored>, &inputs, &targets
                ),
            );
        }};
    }
    iris!(1 on 16);
    iris!(3 on 16);
}
