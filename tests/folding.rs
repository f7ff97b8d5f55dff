//! A batch norm folds into the layer before it: the results are equal to rounding, and nothing of the norm is left.

use constnet::prelude::*;

/// A network that was trained a little, so that nothing in it is zero or one, and the largest difference of its outputs to
/// those of the folded one.
#[track_caller]
fn folds<N, const LEN: usize>(tolerance: f64) -> (N, N::Folded)
where
    N: Fold<Output = SMatrix<f64, LEN, 1>, Scalar = f64>,
    N::Input: Clone,
{
    let mut net = N::init(&mut Pcg32::seeded(1));
    let mut draw = Pcg32::seeded(2);
    net.visit_mut(&mut Shaken(&mut draw));
    let folded = net.fold();
    for _ in 0..10 {
        let mut input = N::Input::ZEROED;
        let values: Vec<f64> = (0..N::Input::LEN).map(|_| uniform(&mut draw)).collect();
        input.read_from(&values);
        let (whole, less) = (net.forward(&input), folded.forward(&input));
        assert!(whole.amax() > 1e-3, "nothing but zeroes");
        assert!((whole - less).amax() <= tolerance, "{whole} became {less}");
    }
    (net, folded)
}

fn uniform(draw: &mut Pcg32) -> f64 {
    f64::from(draw.next_u32()) / f64::from(u32::MAX) * 2.0 - 1.0
}

/// Sets everything to random numbers; variances are positive.
struct Shaken<'a>(&'a mut Pcg32);

impl constnet::layer::VisitorMut<f64> for Shaken<'_> {
    fn parameter(&mut self, _: &'static str, _: Shape, values: &mut [f64]) {
        values.iter_mut().for_each(|value| *value = uniform(self.0));
    }
    fn fixed(&mut self, name: &'static str, shape: Shape, values: &mut [f64]) {
        self.parameter(name, shape, values);
    }
    fn statistic(&mut self, name: &'static str, shape: Shape, values: &mut [f64]) {
        self.parameter(name, shape, values);
        values.iter_mut().for_each(|value| *value = value.abs() + 0.1);
    }
}

mod dense {
    use super::*;

    network! {
        /// With a bias and without one, features and steps, and another reader of a norm.
        #[derive(Debug, Clone)]
        pub struct Mixed<f64>: [6] -> [4] {
            first: Dense(8),
            norm: BatchNorm(epsilon = 1e-3) | Relu | Tanh,
            steps: Reshape([2, 4]),
            second: Dense(4, bias = false),
            step_norm: BatchNorm | Tanh,
            flat: Flatten,
            third: norm | Dense(8, bias = false),
            third_norm: BatchNorm(affine = false),
            sum: Add(flat, third_norm, norm),
            out: Dense(4),
        }
    }

    #[test]
    fn results_are_equal_and_the_norms_are_gone() {
        let (net, folded) = folds::<Mixed, 4>(1e-12);
        let norms = 2 * 8 + 2 * 4;
        assert_eq!(MixedFolded::PARAMETERS, Mixed::PARAMETERS - norms + 4 + 8);
        assert_eq!(MixedFolded::MACS, Mixed::MACS - (8 + 8 + 8));
        assert_eq!((MixedFolded::STATISTICS, Mixed::STATISTICS), (0, 2 * (8 + 4 + 8)));
        let names: Vec<_> = MixedFolded::LAYERS.iter().map(|layer| layer.name).collect();
        assert_eq!(names, ["first", "steps", "second", "flat", "third", "sum", "out"]);
        assert_eq!(MixedFolded::LAYERS[0].pipeline, "Dense(8) | BatchNorm(epsilon = 1e-3) | Relu | Tanh");
        assert_eq!(folded.out.weight, net.out.weight);
        assert_eq!(folded.third.bias.len(), 8);
        assert_eq!(net.fold_boxed().third.weight, folded.third.weight);
    }
}

mod images {
    use super::*;

    network! {
        struct Convolutions<f64>: [2, 6, 6] -> [3] {
            stem: Conv2d(4, kernel = 3, padding = same, bias = false),
            stem_norm: BatchNorm | Relu,
            depth: DepthwiseConv2d(kernel = 3, padding = same, bias = false),
            depth_norm: BatchNorm | Relu,
            grouped: Conv2d(6, kernel = 1, groups = 2),
            grouped_norm: BatchNorm,
            #[frozen]
            up: ConvTranspose2d(4, kernel = 2, stride = 2, groups = 2, bias = false),
            #[frozen]
            up_norm: BatchNorm | Relu,
            pool: GlobalAvgPool2d,
            out: Dense(3),
        }
    }

    #[test]
    fn convolutions_take_up_norms() {
        folds::<Convolutions, 3>(1e-12);
        assert_eq!(ConvolutionsFolded::STATISTICS, 0);
        assert!(ConvolutionsFolded::LAYERS.iter().all(|layer| !layer.name.ends_with("norm")));
    }

    #[test]
    fn a_folded_network_trains_on() -> Result<(), TrainError> {
        let mut folded = Convolutions::init(&mut Pcg32::seeded(1)).fold();
        type Training = Trainer<ConvolutionsFolded, CrossEntropy, Sgd<ConvolutionsFolded>, 4>;
        let mut trainer = Box::new(Training::new(CrossEntropy::new(), Sgd::new(0.1)));
        let inputs = [SMatrix::repeat(0.5), SMatrix::repeat(-0.5)];
        let first = trainer.step(&mut folded, &inputs, &[0_usize, 2])?;
        assert!(trainer.step(&mut folded, &inputs, &[0_usize, 2])? < first);
        Ok(())
    }
}

mod graphs {
    use super::*;

    network! {
        /// Norms that cannot be folded: of the input, after an activation, and where another layer reads what the norm reads. One that can.
        struct Stubborn<f64>: (a: [4], b: [4]) -> (sum: [4], last: [4]) {
            of_input: a | BatchNorm,
            hidden: Dense(4) | Tanh,
            after: BatchNorm,
            shared: b | Dense(4),
            of_shared: BatchNorm,
            sum: Add(after, of_shared, shared),
            plain: Dense(4),
            last: BatchNorm,
        }
    }

    #[test]
    fn what_cannot_be_folded_stays() {
        let names: Vec<_> = StubbornFolded::LAYERS.iter().map(|layer| layer.name).collect();
        assert_eq!(names, ["of_input", "hidden", "after", "shared", "of_shared", "sum", "plain"]);

        let mut net = Stubborn::init(&mut Pcg32::seeded(1));
        net.visit_mut(&mut Shaken(&mut Pcg32::seeded(2)));
        // Input and output are of the same types.
        let input = StubbornInput { a: SVector::repeat(0.3), b: SVector::repeat(-0.7) };
        let (whole, less): (StubbornOutput, StubbornOutput) = (net.forward(&input), net.fold().forward(&input));
        assert!((whole.last - less.last).amax() < 1e-12 && whole.last.amax() > 1e-3);
        assert_eq!(whole.sum, less.sum, "what is not folded is copied");
    }
}
