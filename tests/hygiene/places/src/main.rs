//! Networks in all kinds of places, with dimensions, layers and activations of the user's own.
#![forbid(unsafe_code)]
#![deny(warnings)]

use constnet::prelude::*;
use constnet::typenum::{U64, Unsigned};

mod own;

const WIDTH: usize = 12;

/// Lengths beyond 127, which typenum and nalgebra do not convert.
const LONG: usize = 300;
const LONGER: usize = 1000;

network! {
    struct Constants: [2 * WIDTH] -> [WIDTH - 2] {
        first: Dense(U64::USIZE) | Relu,
        second: Dense(WIDTH * { WIDTH - 4 }),
        third: Dense(own::settings::SIZE),
        out: Dense(WIDTH - 2),
    }
}

network! {
    struct Long: [LONG] -> (near: [LONGER], far: [LONG + LONGER]) {
        near: Dense(LONGER),
        far: Concat(near, input),
    }
}

mod private {
    use constnet::prelude::*;

    network! {
        /// Public, in a module that is not.
        pub struct Exported: (left: [2], right: [2]) -> (sum: [2], product: [2]) {
            sum: Add(left, right),
            product: Multiply(left, right),
        }
    }

    pub mod deeper {
        use constnet::prelude::*;

        network! {
            pub(crate) struct ForTheCrate: [2] -> [2] {
                out: Dense(2),
            }
        }

        network! {
            pub(in crate::private) struct ForTheModule: [2] -> (only: [2]) {
                only: Dense(2),
            }
        }
    }

    pub fn module() -> usize {
        let output = deeper::ForTheModule::zeroed().forward(&SVector::zeros());
        output.only.len()
    }
}

pub use private::{Exported, ExportedInput, ExportedOutput};

network! { struct Left: [3] -> [2] { out: Dense(2) } }
network! { struct Right: [3] -> [2] { out: Dense(2) } }

network! {
    struct Nested: [4] -> [2] {
        gain: own::Gain<4>,
        inner: own::Inner,
        mixed: own::Mix<4>(gain, input) | own::Square,
        again: inner | own::Inner | own::Square | Relu,
        sum: Add(mixed, again),
        #[frozen]
        fixed: own::Inner,
        out: Dense(2) | own::Square,
    }
}

network! {
    /// Names that generated code has for variables of its own.
    struct Names: (inputs: [2], recorded: [2]) -> (output: [2], gradient: [2]) {
        cache: inputs | Dense(2) | Relu,
        scratch: Dense(2),
        batch: recorded | Dense(2),
        blocks: Add(scratch, batch, cache),
        kept: Dense(2),
        derivative: Dense(2) | Gelu | Tanh,
        visitor: Dense(2),
        rng: Dense(2),
        gradient: Dense(2),
        output: kept | Dense(2),
    }
}

/// A function with a network of its own, over constants of its own.
fn inside() -> usize {
    const UNITS: usize = 5;
    network! {
        #[derive(Clone)]
        struct Local: [UNITS] -> (twice: [2 * UNITS], once: [UNITS]) {
            once: Dense(UNITS),
            twice: Dense(2 * UNITS),
        }
    }
    let LocalOutput { twice, once } = Local::zeroed().clone().forward(&SVector::zeros());
    twice.len() + once.len()
}

/// A generic function with one: it can't use the parameter, but may be there.
fn inside_generic<T: Default>() -> (T, usize) {
    network! { struct Local: [1] -> [1] { out: Dense(1) } }
    (T::default(), Local::PARAMETERS)
}

/// A macro that writes a network.
macro_rules! tower {
    ($name:ident, $units:expr, $activation:ident) => {
        network! {
            struct $name: [WIDTH] -> [$units] {
                out: Dense($units) | $activation,
            }
        }
    };
}
tower!(Tower, 3, Relu);
tower!(Other, 2 * WIDTH, Tanh);

fn main() {
    let rng = &mut Pcg32::seeded(1);
    assert_eq!(Constants::init(rng).forward(&SVector::zeros()).len(), 10);
    assert_eq!(<Constants as Network>::InputLen::USIZE, 24);
    assert_eq!(Constants::LAYERS[2].output, Shape::new(&[own::settings::SIZE]));

    assert_eq!(<Long as Network>::InputLen::USIZE, 300);
    assert_eq!(<Long as Network>::OutputLen::USIZE, 2300);
    let LongOutput { near, far } = Long::init_boxed(rng).forward(&SVector::repeat(1.0));
    assert!(far.iter().take(1000).eq(&near));

    let input = ExportedInput { left: SVector::from([2.0, 3.0]), right: SVector::from([5.0, 7.0]) };
    let ExportedOutput { sum, product } = Exported::zeroed().forward(&input);
    assert_eq!((sum, product), (SVector::from([7.0, 10.0]), SVector::from([10.0, 21.0])));
    assert_eq!(private::deeper::ForTheCrate::zeroed().forward(&SVector::zeros()).len() + private::module(), 4);

    let (left, right) = (Left::init(rng), Right::init(rng));
    assert_ne!(left.forward(&SVector::repeat(1.0)), right.forward(&SVector::repeat(1.0)));

    let input = NamesInput { inputs: SVector::repeat(1.0), recorded: SVector::repeat(2.0) };
    assert_ne!(Names::init(rng).forward(&input).gradient, SVector::<f32, 2>::zeros());

    let mut net = Nested::init(rng);
    assert_eq!(Nested::PARAMETERS, 1 + 3 * own::Inner::PARAMETERS + 1 + 10);
    assert_eq!(Nested::TRAINABLE, 1 + 2 * own::Inner::PARAMETERS + 1 + 10);
    let mut trainer = Trainer::<Nested, MeanSquaredError, Sgd<Nested>, 3>::new(MeanSquaredError::new(), Sgd::new(0.01));
    let samples = [SVector::from([1.0, 2.0, 3.0, 4.0]); 3];
    let targets = [SVector::from([0.5, 0.25]); 3];
    let first = trainer.step(&mut net, &samples, &targets).expect("a finite loss");
    let second = trainer.step(&mut net, &samples, &targets).expect("a finite loss");
    assert!(second < first, "the loss goes from {first} to {second}");

    assert_eq!(inside() + inside_generic::<u8>().1, 15 + 2);
    assert_eq!((Tower::PARAMETERS, Other::PARAMETERS), (39, 12 * 24 + 24));
}
