//! The library under another name, in a crate that forbids what can be forbidden.
#![forbid(unsafe_code)]
#![deny(missing_docs, warnings, unused, nonstandard_style, future_incompatible, rust_2018_idioms, let_underscore)]
#![deny(missing_debug_implementations, unreachable_pub, unused_qualifications, unused_results, single_use_lifetimes)]
#![deny(
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    trivial_casts,
    trivial_numeric_casts,
    unsafe_op_in_unsafe_fn
)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]

use nn::prelude::*;

nn::network! {
    /// A network of everything that writes items of its own: names for inputs and outputs, a budget, a frozen layer.
    #[derive(Debug, Clone)]
    #[budget(parameters = 500, workspace_bytes = 1024)]
    struct Player: (board: [3, 3], history: [4]) -> (policy: [9], value: [1]) {
        rows: board | Dense(4) | Relu,
        flat: Flatten,
        old: history | Dense(12, bias = false) | LeakyRelu(0.1),
        sum: Add(flat, old) | Tanh | Sigmoid,
        #[frozen]
        fixed: Dense(8, init = orthogonal),
        both: Concat(fixed, sum),
        kept: Dropout(0.1),
        policy: Dense(9),
        value: both | Dense(1),
    }
}

nn::network! {
    /// One input, one output, double precision.
    #[derive(Debug)]
    struct Line<f64>: [1] -> [1] {
        out: Dense(1),
    }
}

nn::network! {
    /// Norms, which a second network has folded into the layers before them.
    #[derive(Debug, Clone)]
    struct Seen: [1, 6, 6] -> [3] {
        conv: Conv2d(4, kernel = 3, stride = 2, padding = 1, bias = false),
        conv_norm: BatchNorm | Relu,
        flat: Flatten,
        #[frozen]
        hidden: Dense(5),
        #[frozen]
        norm: BatchNorm | Tanh,
        out: Dense(3),
    }
}

nn::network! {
    /// Norms that nobody folds.
    struct Unfolded: [2, 4] -> [2, 3] {
        steps: Dense(3),
        norm: BatchNorm,
    }
}

fn main() {
    let mut net = Player::init(&mut Pcg32::seeded(1));
    let input = PlayerInput { board: SMatrix::repeat(1.0), history: SVector::repeat(0.5) };
    let PlayerOutput { policy, value } = net.forward(&input);
    assert!(policy.iter().chain(&value).all(|output| output.is_finite()));

    let loss = (CrossEntropy::new(), MeanSquaredError::new());
    let mut trainer = Trainer::<Player, _, Adam<Player>, 4>::new(loss, Adam::new(1e-3));
    assert!(trainer.step(&mut net, &[input], &[(3, 0.5)]).is_ok());

    let seen = Seen::init(&mut Pcg32::seeded(2));
    let folded: SeenFolded = seen.fold();
    let image = SMatrix::from_fn(|place, _| f32::from(u8::try_from(place).unwrap_or_default()));
    let [scores, of_folded] = [seen.forward(&image), folded.clone().forward(&image)];
    assert!((scores - of_folded).amax() < 1e-5, "{scores} {of_folded} {folded:?}");
    assert!(Unfolded::zeroed().forward(&SMatrix::zeros()).amax() < 1e-9);

    let line = Line::zeroed();
    assert!(line.forward(&SVector::from([2.0]))[0].abs() < 1e-9);
}
