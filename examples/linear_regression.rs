//! The textbook example: a line through five points, found by gradient descent.
//!
//! The points lie on y = 2x. The fit y = Wx + b starts from W = 5 and b = 0 and follows the gradient of the mean squared
//! error for 1,000 steps over all five points. `tests/linear_regression.rs` holds every step against TensorFlow.
//!
//! ```sh
//! cargo run --example linear_regression
//! ```

use constnet::prelude::*;

network! {
    /// y = Wx + b.
    struct Line: [1] -> [1] {
        out: Dense(1),
    }
}

const STEPS: usize = 1000;
const LEARNING_RATE: f32 = 0.01;

fn main() -> Result<(), TrainError> {
    let x = [1.0, 2.0, 3.0, 4.0, 5.0].map(|x| SVector::from([x]));
    let y = [2.0, 4.0, 6.0, 8.0, 10.0].map(|y| SVector::from([y]));

    let mut line = Line::zeroed();
    line.out.weight[0] = 5.0;

    let mut trainer =
        Trainer::<Line, MeanSquaredError, Sgd<Line>, 5>::new(MeanSquaredError::new(), Sgd::new(LEARNING_RATE));
    println!("{:>4}  {:>9}  {:>9}  {:>12}", "step", "W", "b", "loss");
    for step in 0..=STEPS {
        let (w, b) = (line.out.weight[0], line.out.bias[0]);
        // The loss is that of the line before the update.
        let loss = trainer.step(&mut line, &x, &y)?;
        if step % 100 == 0 {
            println!("{step:>4}  {w:>9.6}  {b:>9.6}  {loss:>12.9}");
        }
    }

    let (w, b) = (line.out.weight[0], line.out.bias[0]);
    println!(
        "y = {w:.3}x {b:+.3}, nearly y = 2x: W and b make up for each other, so the rest fades by only 0.3% a step."
    );
    Ok(())
}
