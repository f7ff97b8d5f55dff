//! Lengths are types: generic code on stable Rust takes networks that fit each other, and computes with their lengths, which const
//! generics on stable can't. The compiler checks every use.

use std::ops::Add;

use constnet::optimizers::OptimizerState;
use constnet::prelude::*;
use constnet::typenum::{Sum, U4, U32, Unsigned};

/// Two towers under a head: the head's input is as long as the towers' outputs together, or this does not compile.
struct TwoTowers<A, B, H> {
    left: A,
    right: B,
    head: H,
}

impl<A, B, H> TwoTowers<A, B, H>
where
    A: Network<Scalar = f32>,
    B: Network<Scalar = f32>,
    H: Network<Scalar = f32, InputLen = Sum<A::OutputLen, B::OutputLen>>,
    A::OutputLen: Add<B::OutputLen, Output: Unsigned>,
{
    fn join(left: &A::Output, right: &B::Output) -> H::Input {
        H::Input::filled(|flat| {
            let (first, second) = flat.split_at_mut(A::OutputLen::USIZE);
            left.write_to(first);
            right.write_to(second);
        })
    }

    fn forward(&self, left: &A::Input, right: &B::Input) -> H::Output {
        self.head.forward(&Self::join(&self.left.forward(left), &self.right.forward(right)))
    }

    /// One step of descent on half the squared error of one sample; gives the output before.
    fn descend(
        &mut self,
        left: &A::Input,
        right: &B::Input,
        target: &H::Output,
        rate: f32,
    ) -> Result<H::Output, TrainError> {
        let mut tapes = (Tape::<A, 1>::new(), Tape::<B, 1>::new(), Tape::<H, 1>::new());
        let mut gradients = (Gradients::<A>::new(), Gradients::<B>::new(), Gradients::<H>::new());
        self.left.forward_tape(std::slice::from_ref(left), &mut tapes.0)?;
        self.right.forward_tape(std::slice::from_ref(right), &mut tapes.1)?;
        let outputs = tapes.0.output(0).zip(tapes.1.output(0)).ok_or(TrainError::Empty)?;
        self.head.forward_tape(&[Self::join(&outputs.0, &outputs.1)], &mut tapes.2)?;
        let output = tapes.2.output(0).ok_or(TrainError::Empty)?;

        let error = H::Output::filled(|flat| {
            let mut wanted = vec![0.0; H::OutputLen::USIZE];
            target.write_to(&mut wanted);
            output.write_to(flat);
            flat.iter_mut().zip(wanted).for_each(|(error, wanted)| *error -= wanted);
        });
        let mut joint = InputGradients::<H, 1>::new();
        self.head.backward_input(&mut tapes.2, &[error], Some(&mut gradients.2), &mut joint)?;
        let mut flat = vec![0.0; H::InputLen::USIZE];
        joint.get(0).ok_or(TrainError::Empty)?.write_to(&mut flat);
        let (first, second) = flat.split_at(A::OutputLen::USIZE);
        self.left.backward(&mut tapes.0, &[A::Output::filled(|to| to.copy_from_slice(first))], &mut gradients.0)?;
        self.right.backward(&mut tapes.1, &[B::Output::filled(|to| to.copy_from_slice(second))], &mut gradients.1)?;

        Sgd::new(rate).update(&mut self.left, &mut gradients.0, &mut OptimizerState::new());
        Sgd::new(rate).update(&mut self.right, &mut gradients.1, &mut OptimizerState::new());
        Sgd::new(rate).update(&mut self.head, &mut gradients.2, &mut OptimizerState::new());
        Ok(output)
    }
}

network! { struct Words: [3, 8] -> [3, 4] { out: Dense(4) | Tanh } }
network! {
    struct Pixels: (image: [2, 4, 4], size: [2]) -> (features: [16], shape: [4]) {
        flat: image | Flatten,
        features: Dense(16) | Tanh,
        shape: size | Dense(4) | Tanh,
    }
}
network! { struct Match: [32] -> [1] { hidden: Dense(8) | Tanh, score: Dense(1) } }

network! {
    /// All of it in one declaration.
    struct Joined: (words: [3, 8], image: [2, 4, 4], size: [2]) -> (score: [1]) {
        words_out: words | Dense(4) | Tanh,
        words_flat: Flatten,
        flat: image | Flatten,
        features: Dense(16) | Tanh,
        shape: size | Dense(4) | Tanh,
        both: Concat(words_flat, features, shape),
        hidden: Dense(8) | Tanh,
        score: Dense(1),
    }
}

#[test]
fn two_towers_learn_as_the_joined_network_does() {
    assert_eq!(<Sum<<Words as Network>::OutputLen, <Pixels as Network>::OutputLen>>::USIZE, U32::USIZE);
    let rng = &mut Pcg32::seeded(3);
    let mut towers = TwoTowers { left: Words::init(rng), right: Pixels::init(rng), head: Match::init(rng) };
    let mut joined = Joined {
        words_out: towers.left.out.clone(),
        words_flat: Flatten::new(),
        flat: Flatten::new(),
        features: towers.right.features.clone(),
        shape: towers.right.shape.clone(),
        both: Concat::new(),
        hidden: towers.head.hidden.clone(),
        score: towers.head.score.clone(),
    };
    let mut number = 0.0;
    let mut next = || {
        number += 0.7;
        f32::sin(number)
    };
    let words = SMatrix::from_fn(|_, _| next());
    let pixels = PixelsInput { image: SMatrix::from_fn(|_, _| next()), size: SVector::from_fn(|_, _| next()) };
    let input = JoinedInput { words, image: pixels.image, size: pixels.size };
    let target = SVector::from([0.5]);

    let mut trainer = Trainer::<Joined, HalfSquaredError, Sgd<Joined>, 1>::new(HalfSquaredError::new(), Sgd::new(0.1));
    for _ in 0..5 {
        let before = towers.forward(&words, &pixels);
        assert_eq!(towers.descend(&words, &pixels, &target, 0.1), Ok(before));
        assert_eq!(joined.forward(&input).score, before);
        trainer.step(&mut joined, std::slice::from_ref(&input), &[target]).expect("a finite loss");
    }
    assert!((towers.forward(&words, &pixels) - target).amax() < 0.1);
}

#[test]
fn one_network_feeds_another_of_another_shape() {
    fn chain<A: Feeds<B>, B: Network>(first: &A, second: &B, input: &A::Input) -> B::Output {
        first.feed(second, input)
    }
    network! { struct Twelve: [12] -> [2] { out: Dense(2) } }

    let rng = &mut Pcg32::seeded(3);
    let (words, twelve) = (Words::init(rng), Twelve::init(rng));
    let input = SMatrix::from_fn(|feature, step| (feature + 8 * step) as f32 / 24.0);
    let inner = words.forward(&input);
    let flat = SVector::<f32, 12>::from_column_slice(inner.as_slice());
    assert_eq!(chain(&words, &twelve, &input), twelve.forward(&flat));
}

#[test]
fn lengths_beyond_those_of_nalgebra_are_types_too() {
    const LONG: usize = 300;
    network! { struct Long: [LONG] -> (a: [1000], b: [2 * LONG]) { a: Dense(1000), b: Concat(input, input) } }

    fn quarter<N>() -> usize
    where
        N: Network<InputLen: std::ops::Div<U4, Output: Unsigned>>,
    {
        <<N::InputLen as std::ops::Div<U4>>::Output as Unsigned>::USIZE
    }
    assert_eq!(quarter::<Long>(), 75);
    assert_eq!(<Long as Network>::OutputLen::USIZE, 1600);
}
