//! How weights are drawn.

use rand_core::Rng;

use crate::rng::uniform;
use crate::scalar::Scalar;

mod normals;
mod orthogonal;

use normals::Normals;

/// The distribution of a layer's weights: the functions of `torch.nn.init`, and the initializers of Keras, of these names.
///
/// `fan_in` is the number of inputs that one output sums, `fan_out` the number of outputs that one input reaches. Biases start at
/// zero whatever the distribution is.
///
/// Everything is computed in `f64` and rounded at the end, so the same seed gives the same weights on every machine, and
/// a network of `f32` has those of its twin of `f64`, rounded. (An orthogonal matrix is made of numbers already rounded; there
/// the two differ in the last bits.) Normal distributions are not truncated: PyTorch's are not either, Keras's are, at two
/// standard deviations.
///
/// ```
/// use constnet::prelude::*;
///
/// let mut layer = Dense::<f32, 64, 32>::zeroed();
/// layer.initialize(&mut Pcg32::seeded(7), Init::GlorotUniform);
/// let bound = f32::sqrt(6.0 / (64.0 + 32.0));
/// assert!(layer.weight.iter().all(|w| w.abs() <= bound));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Init {
    /// Uniform on `±√(6 / fan_in)`: for layers before a rectifier. `kaiming_uniform_(nonlinearity="relu")`, `he_uniform`.
    ///
    /// Source: K. He et al., *Delving Deep into Rectifiers: Surpassing Human-Level Performance on ImageNet Classification*,
    /// ICCV 2015.
    HeUniform,
    /// Normal of variance `2 / fan_in`: for layers before a rectifier. `kaiming_normal_(nonlinearity="relu")`, `he_normal`.
    ///
    /// Source: as [`HeUniform`](Self::HeUniform).
    HeNormal,
    /// Uniform on `±√(6 / (fan_in + fan_out))`. `xavier_uniform_`, `glorot_uniform`.
    ///
    /// Source: X. Glorot and Y. Bengio, *Understanding the Difficulty of Training Deep Feedforward Neural Networks*, AISTATS
    /// 2010.
    GlorotUniform,
    /// Normal of variance `2 / (fan_in + fan_out)`. `xavier_normal_`, `glorot_normal`.
    ///
    /// Source: as [`GlorotUniform`](Self::GlorotUniform).
    GlorotNormal,
    /// Uniform on `±√(3 / fan_in)`: for layers before `Selu`. `kaiming_uniform_(nonlinearity="linear")`, `lecun_uniform`.
    ///
    /// Source: Y. LeCun et al., *Efficient BackProp*, in *Neural Networks: Tricks of the Trade*, 1998.
    LecunUniform,
    /// Normal of variance `1 / fan_in`: for layers before `Selu`. `kaiming_normal_(nonlinearity="linear")`, `lecun_normal`.
    ///
    /// Source: as [`LecunUniform`](Self::LecunUniform).
    LecunNormal,
    /// A random orthogonal matrix times `gain`: the rows are orthogonal, or the columns where the matrix has more rows than
    /// columns, and each has the length `gain`. `orthogonal_`, `Orthogonal`.
    ///
    /// All orthogonal matrices are equally likely. The time goes with the cube of the smaller side. Source: A. Saxe, J. McClelland
    /// and S. Ganguli, *Exact Solutions to the Nonlinear Dynamics of Learning in Deep Linear Neural Networks*, ICLR 2014.
    Orthogonal {
        /// The length of every row, or column.
        gain: f64,
    },
    /// All weights zero. `zeros_`, `Zeros`.
    Zeros,
    /// All weights this number. `constant_`, `Constant`.
    Constant(f64),
}

impl Init {
    /// Draws the weights of a matrix of so many rows, given in nalgebra's order, column after column; and in that order.
    ///
    /// A row belongs to an output: for a convolution `[out, in · kh · kw]`, where `fan_in` is `in · kh · kw` and `fan_out` is
    /// `out · kh · kw`.
    pub fn fill<T: Scalar, R: Rng + ?Sized>(
        self,
        weight: &mut [T],
        rows: usize,
        fan_in: usize,
        fan_out: usize,
        #[cfg_attr(not(debug_assertions), expect(unused_mut, reason = "a debug build lends it"))] mut rng: &mut R,
    ) {
        let fans = [fan_in, fan_out];
        #[cfg(debug_assertions)]
        T::draw(self, weight, rows, fans, &mut rng);
        #[cfg(not(debug_assertions))]
        self.draw(weight, rows, fans, rng);
    }

    fn draw<T: Scalar, R: Rng + ?Sized>(self, weight: &mut [T], rows: usize, fans: [usize; 2], rng: &mut R) {
        let (fan_in, fan_out) = (f64::from_usize(fans[0]), f64::from_usize(fans[1]));
        match self {
            Self::HeUniform => fill_uniform(weight, 2.0 / fan_in, rng),
            Self::HeNormal => fill_normal(weight, 2.0 / fan_in, rng),
            Self::GlorotUniform => fill_uniform(weight, 2.0 / (fan_in + fan_out), rng),
            Self::GlorotNormal => fill_normal(weight, 2.0 / (fan_in + fan_out), rng),
            Self::LecunUniform => fill_uniform(weight, 1.0 / fan_in, rng),
            Self::LecunNormal => fill_normal(weight, 1.0 / fan_in, rng),
            Self::Orthogonal { gain } => {
                fill_normal(weight, 1.0, rng);
                orthogonal::orthogonalize(weight, rows, gain);
            }
            Self::Zeros => weight.fill(T::ZERO),
            Self::Constant(value) => weight.fill(T::from_f64(value)),
        }
    }
}

/// All distributions, compiled in the library for any generator: what a debug build calls. A release build has only those that it uses.
pub trait Draw: Sized {
    /// Draws the weights, as [`Init::fill`].
    fn draw(init: Init, weight: &mut [Self], rows: usize, fans: [usize; 2], rng: &mut dyn Rng);
}

macro_rules! draw {
    ($($scalar:ty)*) => { $(
        impl Draw for $scalar {
            fn draw(init: Init, weight: &mut [Self], rows: usize, fans: [usize; 2], rng: &mut dyn Rng) {
                init.draw(weight, rows, fans, rng);
            }
        }
    )* };
}

draw!(f32 f64);

/// A uniform distribution of this variance around zero has the bound `√(3 · variance)`.
fn fill_uniform<T: Scalar, R: Rng + ?Sized>(weight: &mut [T], variance: f64, rng: &mut R) {
    let bound = Scalar::sqrt(3.0 * variance);
    for w in weight {
        *w = T::from_f64((uniform::<f64, R>(rng) * 2.0 - 1.0) * bound);
    }
}

fn fill_normal<T: Scalar, R: Rng + ?Sized>(weight: &mut [T], variance: f64, rng: &mut R) {
    let deviation = Scalar::sqrt(variance);
    for (w, normal) in weight.iter_mut().zip(Normals::new(rng)) {
        *w = T::from_f64(normal * deviation);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Pcg32;

    const FAN_IN: usize = 100;
    const FAN_OUT: usize = 60;

    fn draw<T: Scalar, const N: usize>(init: Init) -> [T; N] {
        let mut weight = [T::from_f64(f64::NAN); N];
        init.fill(&mut weight, FAN_OUT, FAN_IN, FAN_OUT, &mut Pcg32::seeded(4));
        weight
    }

    /// Mean, variance, and the largest magnitude.
    fn moments(init: Init) -> [f64; 3] {
        let weight = draw::<f64, 60_000>(init);
        let mean = |f: fn(f64) -> f64| weight.iter().map(|&w| f(w)).sum::<f64>() / 60_000.0;
        [mean(|w| w), mean(|w| w * w), weight.iter().fold(0.0, |max, w| f64::max(max, w.abs()))]
    }

    #[test]
    fn uniform_distributions_have_their_bounds_and_variances() {
        for (init, bound) in [
            (Init::HeUniform, (6.0_f64 / 100.0).sqrt()),
            (Init::GlorotUniform, (6.0_f64 / 160.0).sqrt()),
            (Init::LecunUniform, (3.0_f64 / 100.0).sqrt()),
        ] {
            let [mean, variance, max] = moments(init);
            assert!(mean.abs() < 0.02 * bound, "{init:?}: mean {mean}");
            assert!((variance / (bound * bound / 3.0) - 1.0).abs() < 0.02, "{init:?}: variance {variance}");
            assert!(max <= bound && max > 0.999 * bound, "{init:?}: at most {max}, bound {bound}");
        }
    }

    #[test]
    fn normal_distributions_have_their_variances() {
        for (init, expected) in
            [(Init::HeNormal, 2.0 / 100.0), (Init::GlorotNormal, 2.0 / 160.0), (Init::LecunNormal, 1.0 / 100.0)]
        {
            let [mean, variance, max] = moments(init);
            let deviation = expected.sqrt();
            assert!(mean.abs() < 0.02 * deviation, "{init:?}: mean {mean}");
            assert!((variance / expected - 1.0).abs() < 0.02, "{init:?}: variance {variance}");
            assert!(max > 3.5 * deviation && max < 6.0 * deviation, "{init:?}: at most {max}");
            let within = draw::<f64, 60_000>(init).iter().filter(|w| w.abs() < deviation).count() as f64 / 60_000.0;
            assert!((within - 0.6827).abs() < 0.01, "{init:?}: {within} within a standard deviation");
        }
    }

    #[test]
    fn constants_are_constant() {
        assert_eq!(draw::<f32, 3>(Init::Zeros), [0.0; 3]);
        assert_eq!(draw::<f32, 3>(Init::Constant(0.1)), [0.1; 3]);
    }

    #[test]
    fn a_seed_gives_the_same_weights_everywhere() {
        // Computed apart from this code, from the sources' formulas.
        for (init, expected) in [
            (Init::HeUniform, [0xBE71_B65E, 0x3DFF_31AF, 0xBE34_F97B, 0xBE37_4B25]),
            (Init::HeNormal, [0x3A42_1C3A, 0xBCDD_C8B0, 0x3D52_57DC, 0x3D6D_734B]),
            (Init::GlorotUniform, [0xBE3F_1725, 0x3DC9_BFA6, 0xBE0F_12AC, 0xBE10_E801]),
            (Init::GlorotNormal, [0x3A19_7527, 0xBCAF_55EA, 0x3D26_4A79, 0x3D3B_B893]),
            (Init::LecunUniform, [0xBE2A_EA9D, 0x3DB4_7310, 0xBDFF_EFC8, 0xBE01_9BAD]),
            (Init::LecunNormal, [0x3A09_41B6, 0xBC9C_D32E, 0x3D14_BC30, 0x3D27_E71B]),
        ] {
            assert_eq!(draw::<f32, 4>(init).map(f32::to_bits), expected, "{init:?}");
        }
        let mut square = [0.0_f32; 4];
        Init::Orthogonal { gain: 1.0 }.fill(&mut square, 2, 2, 2, &mut Pcg32::seeded(4));
        assert_eq!(square.map(f32::to_bits), [0x3CDF_F921, 0xBF7F_E780, 0x3F7F_E780, 0x3CDF_F921]);
    }

    #[test]
    fn both_scalars_get_the_same_numbers() {
        for init in [Init::HeUniform, Init::GlorotNormal] {
            assert_eq!(draw::<f32, 99>(init), draw::<f64, 99>(init).map(|w| w as f32));
        }
    }
}
