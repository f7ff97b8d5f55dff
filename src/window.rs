//! Windows that slide over planes: the sizes of convolutions and pools, as types.

use core::marker::PhantomData;

/// A height and a width as a type, in the order in which PyTorch and NumPy have them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size<const HEIGHT: usize, const WIDTH: usize>;

/// How a window slides over a plane: all of it as one type, which layers take as a parameter.
///
/// `Input` is the plane, `Kernel` the window, `Output` the number of places that the window takes, down and across; each
/// is a [`Size`]. `Padding` is the number of zeros *above* and *left of* the plane; below and to the right of it are as many as the
/// last place of the window reaches into.
///
/// ```
/// use constnet::window::{Size, Slide, Window};
///
/// /// A window of 3×3 that moves by two over a plane of 8×8: 4×4 places, with one row of zeros above and one column to the left.
/// type Halved = Window<Size<8, 8>, Size<4, 4>, Size<3, 3>, Size<2, 2>, Size<1, 1>>;
/// assert_eq!(Halved::SIZES.output, [4, 4]);
/// ```
///
/// In one axis of length `n`, with `p` zeros before and `q` after it, there are
/// `⌊(n + p + q − dilation · (kernel − 1) − 1) / stride⌋ + 1` places. `network!` works them out, from the padding that a layer is declared with:
///
/// | `padding =` | `p` and `q` | places |
/// |---|---|---|
/// | `valid` | 0 | `⌊(n − dilation · (kernel − 1) − 1) / stride⌋ + 1` |
/// | `same` | together what is missing, the odd one after | `⌈n / stride⌉` |
/// | `2` or `[2, 2]` | 2 | as above |
///
/// `same` is TensorFlow's: the zeros depend on the input's size, and a kernel of 3 with a stride of 2 over 8 rows gets none above and one below.
/// PyTorch has no `same` with a stride; what its users write there, `padding=1`, is one zero before *and* after: here `padding = 1`. Both have
/// 4 places, one row apart.
///
/// Where a convolution has more padding than its kernel is long, as with a kernel of 1 and `padding = 1`, some of its places see zeros
/// alone: there is the bias, and from there no gradient comes, as in PyTorch. Pools take no more padding than half of their window, as
/// PyTorch's do, so that there is a value of the plane at every place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Window<Input, Output, Kernel, Stride = Size<1, 1>, Padding = Size<0, 0>, Dilation = Size<1, 1>> {
    sizes: PhantomData<(Input, Output, Kernel, Stride, Padding, Dilation)>,
}

/// The sizes of a [`Window`], each `[height, width]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// The plane.
    pub input: [usize; 2],
    /// The places of the window.
    pub output: [usize; 2],
    /// The window.
    pub kernel: [usize; 2],
    /// From one place to the next.
    pub stride: [usize; 2],
    /// Zeros above and left of the plane.
    pub padding: [usize; 2],
    /// From one value in the window to the next.
    pub dilation: [usize; 2],
}

mod sealed {
    pub trait Sealed {}
}

/// What a [`Window`] says. It is the only type that implements it.
pub trait Slide: sealed::Sealed + core::fmt::Debug + Copy + Default + PartialEq + Send + Sync + 'static {
    /// The sizes as numbers.
    const SIZES: Sizes;
}

macro_rules! of_window {
    ({$($trait:tt)*} $body:tt) => {
        impl<
            const IH: usize, const IW: usize, const OH: usize, const OW: usize, const KH: usize, const KW: usize,
            const SH: usize, const SW: usize, const PH: usize, const PW: usize, const DH: usize, const DW: usize,
        > $($trait)* for Window<Size<IH, IW>, Size<OH, OW>, Size<KH, KW>, Size<SH, SW>, Size<PH, PW>, Size<DH, DW>> $body
    };
}

of_window!({sealed::Sealed} {});
of_window!({Slide} {
    const SIZES: Sizes = Sizes {
        input: [IH, IW],
        output: [OH, OW],
        kernel: [KH, KW],
        stride: [SH, SW],
        padding: [PH, PW],
        dilation: [DH, DW],
    };
});

impl Sizes {
    /// The values of the plane.
    #[must_use]
    pub const fn inputs(&self) -> usize {
        self.input[0] * self.input[1]
    }

    /// The places of the window.
    #[must_use]
    pub const fn outputs(&self) -> usize {
        self.output[0] * self.output[1]
    }

    /// The values in the window.
    #[must_use]
    pub const fn taps(&self) -> usize {
        self.kernel[0] * self.kernel[1]
    }

    /// The last rows and columns of the plane that the window does not reach.
    #[must_use]
    pub const fn dropped(&self) -> [usize; 2] {
        let mut dropped = [0; 2];
        let mut axis = 0;
        while axis < 2 {
            let span = self.dilation[axis] * (self.kernel[axis] - 1) + 1;
            let end = (self.output[axis] - 1) * self.stride[axis] + span;
            dropped[axis] = (self.input[axis] + self.padding[axis]).saturating_sub(end);
            axis += 1;
        }
        dropped
    }

    /// Stops the compiler where the sizes contradict each other.
    pub(crate) const fn check(&self) {
        let mut axis = 0;
        while axis < 2 {
            assert!(self.kernel[axis] > 0 && self.stride[axis] > 0, "a window has a size and moves");
            assert!(
                self.dilation[axis] > 0 && self.output[axis] > 0,
                "a window's values are apart, and it has a place"
            );
            axis += 1;
        }
    }
}
