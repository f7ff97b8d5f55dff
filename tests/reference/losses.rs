//! Every loss with its options: of a dense layer's output, on `[5]` and step by step on `[2, 5]`, and without a layer on a
//! grid of differences that has the corners of all of them.

/// `CLASS_WEIGHTS` of the script.
fn weights<T: constnet::Scalar>() -> [T; 5] {
    [0.5, 2.0, 1.0, 0.25, 1.5].map(T::from_f64)
}

/// Cases by the network: the loss, and what its targets are.
macro_rules! losses {
    (
        one: { $($one:ident: $one_target:ty = $one_loss:expr;)+ }
        steps: { $($steps:ident: $steps_target:ty = $steps_loss:expr;)+ }
        grid: { $($grid:ident: $grid_loss:expr;)+ }
        $($others:tt)*
    ) => {
        cases! { "losses";
            $($one: { [4] -> [5] { out: Dense(5) } } => |case| loss::<Net, _, $one_target>(case, $one_loss);)+
            $($steps: { [2, 4] -> [2, 5] { out: Dense(5) } }
                => |case| loss::<Net, _, $steps_target>(case, $steps_loss);)+
            $($grid: { [9] -> [9] { out: Reshape([9]) } } => |case| loss::<Net, _, Values<Net>>(case, $grid_loss);)+
            $($others)*
        }
    };
}

losses! {
    one: {
        cross_entropy: usize = CrossEntropy::new();
        cross_entropy_weights: usize = CrossEntropy::new().class_weights(super::weights());
        cross_entropy_smoothing: usize = CrossEntropy::new().label_smoothing(0.1);
        cross_entropy_weights_smoothing: usize =
            CrossEntropy::new().class_weights(super::weights()).label_smoothing(0.1);
        cross_entropy_distributions: Values<Net> = CrossEntropy::new();
        cross_entropy_distributions_weights: Values<Net> = CrossEntropy::new().class_weights(super::weights());
        cross_entropy_distributions_smoothing: Values<Net> = CrossEntropy::new().label_smoothing(0.1);
        cross_entropy_distributions_weights_smoothing: Values<Net> =
            CrossEntropy::new().class_weights(super::weights()).label_smoothing(0.1);
        binary_cross_entropy: Values<Net> = BinaryCrossEntropy::new();
        binary_cross_entropy_soft: Values<Net> = BinaryCrossEntropy::new();
        binary_cross_entropy_positive: Values<Net> = BinaryCrossEntropy::new().pos_weight(super::weights());
        mean_squared_error: Values<Net> = MeanSquaredError::new();
        half_squared_error: Values<Net> = HalfSquaredError::new();
        mean_absolute_error: Values<Net> = MeanAbsoluteError::new();
        huber: Values<Net> = Huber::new();
        huber_0_3: Values<Net> = Huber::new().delta(0.3);
    }
    steps: {
        cross_entropy_steps: [usize; 2] = CrossEntropy::new();
        cross_entropy_steps_weights_smoothing: [usize; 2] =
            CrossEntropy::new().class_weights(super::weights()).label_smoothing(0.1);
        cross_entropy_steps_distributions: Values<Net> = CrossEntropy::new();
        cross_entropy_steps_distributions_weights_smoothing: Values<Net> =
            CrossEntropy::new().class_weights(super::weights()).label_smoothing(0.1);
        binary_cross_entropy_steps: Values<Net> = BinaryCrossEntropy::new();
        binary_cross_entropy_steps_positive: Values<Net> = BinaryCrossEntropy::new().pos_weight(super::weights());
        mean_squared_error_steps: Values<Net> = MeanSquaredError::new();
    }
    grid: {
        mean_squared_error_grid: MeanSquaredError::new();
        half_squared_error_grid: HalfSquaredError::new();
        mean_absolute_error_grid: MeanAbsoluteError::new();
        huber_grid: Huber::new();
        huber_0_3_grid: Huber::new().delta(0.3);
    }
    two_losses: { [4] -> (policy: [5], value: [2]) {
        hidden: Dense(3) | Tanh,
        policy: Dense(5),
        value: hidden | Dense(2),
    } } => |case| {
        type Targets = (usize, SVector<<Net as Layer>::Scalar, 2>);
        let policy = CrossEntropy::new().class_weights(super::weights());
        loss::<Net, _, Targets>(case, (policy, MeanSquaredError::new().scaled(0.5)));
    };
}
