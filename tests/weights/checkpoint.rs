//! Checkpoints: a training that goes on from one computes the same bits as one that never stopped.

use constnet::formats::{CheckpointError, LoadError};
use constnet::optimizers::{Centered, Memory, Momentum, Plain, Stored};
use constnet::prelude::*;

use crate::store::Folder;

network! {
    #[derive(Debug, Clone, PartialEq)]
    pub struct Net: [3] -> [2] {
        hidden: Dense(8) | Tanh,
        drop: Dropout(0.25),
        #[frozen]
        kept: Dense(4),
        out: Dense(2),
    }
}

const SAMPLES: usize = 12;
const BATCH: usize = 4;

pub type Training<O> = Trainer<Net, MeanSquaredError, O, BATCH>;

pub fn start() -> Net {
    Net::init(&mut Pcg32::seeded(3))
}

/// A mini-batch of samples that the trainer's generator draws, and dropout from the same: one update.
pub fn update<O: Optimizer<Network = Net>>(trainer: &mut Training<O>, net: &mut Net) {
    let data: [(SVector<f32, 3>, SVector<f32, 2>); SAMPLES] = core::array::from_fn(|i| {
        let x = SVector::from([0, 1, 2].map(|k| ((i * 5 + k * 3) % 7) as f32 / 7.0));
        (x, SVector::from([x[0] - x[1], x[1] * x[2]]))
    });
    let drawn: [_; BATCH] = core::array::from_fn(|_| data[trainer.generator_mut().next_u32() as usize % SAMPLES]);
    trainer.step(net, &drawn.map(|(x, _)| x), &drawn.map(|(_, y)| y)).expect("a step");
}

/// A training of ten updates, stopped at each of them, ends as one that was not.
fn resumes<O>(optimizer: O)
where
    O: Optimizer<Network = Net, State: Memory<f32>> + Clone + std::fmt::Debug,
{
    let new = |seed| {
        let mut trainer = Training::boxed(MeanSquaredError::new(), optimizer.clone());
        trainer.seed(seed);
        trainer
    };
    let (mut net, mut trainer) = (start(), new(9));
    let (mut stopped, mut bytes) = (start(), new(9).to_checkpoint(&start()).expect("finite values"));
    for update in 0..10 {
        self::update(&mut trainer, &mut net);
        // Halfway the learning rate is changed by hand.
        if update == 5 {
            trainer.optimizer_mut().set_learning_rate(0.002);
        }

        stopped = Net::zeroed();
        let mut other = new(1);
        other.read_checkpoint(&mut stopped, &bytes).expect("its own checkpoint");
        self::update(&mut other, &mut stopped);
        if update == 5 {
            other.optimizer_mut().set_learning_rate(0.002);
        }
        bytes = other.to_checkpoint(&stopped).expect("finite values");
        assert_eq!(stopped, net);
    }
    assert_eq!(bytes, trainer.to_checkpoint(&net).expect("finite values"), "one training, one file");
    assert_ne!(stopped, start());
}

const SCHEDULE: Schedule<f32> = Schedule::cosine(8, 0.1).warm_up(3, 0.1);

#[test]
fn resuming_gives_the_bits_of_never_having_stopped() {
    resumes::<Sgd<Net>>(Sgd::new(0.01).schedule(SCHEDULE));
    resumes::<Sgd<Net, Momentum>>(Sgd::new(0.01).momentum(0.9).nesterov().schedule(SCHEDULE));
    resumes::<Adam<Net>>(Adam::new(0.01).weight_decay(0.01).schedule(SCHEDULE));
    resumes::<AdamW<Net>>(AdamW::new(0.01).clip_norm(0.5).schedule(Schedule::step(3, 0.5)));
    resumes::<Adagrad<Net>>(Adagrad::new(0.01).rate_decay(0.1));
    resumes::<RmsProp<Net>>(RmsProp::new(0.01));
    resumes::<RmsProp<Net, Plain, Centered>>(RmsProp::new(0.01).centered());
    resumes::<RmsProp<Net, Momentum, Centered>>(RmsProp::new(0.01).momentum(0.5).centered());
}

#[test]
fn an_optimizer_of_ones_own_resumes() {
    #[derive(Debug, Clone)]
    struct SignSgd {
        rate: f32,
    }

    impl Optimizer for SignSgd {
        type Gradient = Stored;
        type Network = Net;
        type State = [f32; 0];

        fn learning_rate(&self) -> f32 {
            self.rate
        }
        fn set_learning_rate(&mut self, rate: f32) {
            self.rate = rate;
        }
        fn update(&self, net: &mut Net, gradients: &mut Gradients<Net>, _: &mut [f32; 0]) {
            net.out.bias[0] -= self.rate * gradients.as_slice().last().map_or(0.0, |gradient| gradient.signum());
        }
    }

    resumes(SignSgd { rate: 0.01 });
}

/// The error of a checkpoint, which leaves the network and the trainer as they were.
fn refused<O>(optimizer: O, bytes: &[u8]) -> CheckpointError
where
    O: Optimizer<Network = Net, State: Memory<f32>> + Clone + std::fmt::Debug,
{
    let (mut net, mut trainer) = (start(), Training::boxed(MeanSquaredError::new(), optimizer));
    update(&mut trainer, &mut net);
    let before = trainer.to_checkpoint(&net).expect("finite values");
    let error = trainer.read_checkpoint(&mut net, bytes).expect_err("it is not this training's");
    assert_eq!(trainer.to_checkpoint(&net).expect("finite values"), before);
    error
}

#[test]
fn a_checkpoint_of_another_training_is_refused() {
    let trainer = Training::boxed(MeanSquaredError::new(), Adam::<Net>::new(0.01));
    let bytes = trainer.to_checkpoint(&start()).expect("finite values");

    let CheckpointError::Optimizer { expected, found } = refused::<AdamW<Net>>(AdamW::new(0.01), &bytes) else {
        panic!("another optimizer")
    };
    assert!(expected.starts_with("AdamW { settings: ") && found.starts_with("Adam { settings: "), "{expected} {found}");
    for other in [
        Adam::new(0.01).weight_decay(0.1),
        Adam::new(0.01).schedule(SCHEDULE),
        Adam::new(0.01).clip_value(1.0),
        Adam::new(0.01).betas(0.9, 0.99),
    ] {
        assert!(matches!(refused::<Adam<Net>>(other, &bytes), CheckpointError::Optimizer { .. }));
    }

    // Weights alone are no checkpoint, and a checkpoint is more than weights.
    let weights = start().to_safetensors().expect("finite values");
    let error = refused::<Adam<Net>>(Adam::new(0.01), &weights);
    assert_eq!(error.to_string(), "expected a checkpoint of version 1, found another safetensors file");
    assert!(matches!(Net::from_safetensors(&bytes), Err(LoadError::Tensors { .. })));

    // A network of other shapes, and one that differs in an activation alone.
    macro_rules! other {
        ($($layers:tt)*) => {{
            network! { struct Other: [3] -> [2] { $($layers)* } }
            let trainer = Trainer::<Other, MeanSquaredError, Adam<Other>, 4>::boxed(MeanSquaredError::new(), Adam::new(0.01));
            refused::<Adam<Net>>(Adam::new(0.01), &trainer.to_checkpoint(&Other::zeroed()).expect("finite values"))
        }};
    }
    let error = other! { hidden: Dense(8) | Tanh, out: Dense(2) };
    assert_eq!(
        error.to_string(),
        "4 tensors do not fit `Net`:
  `network.kept.weight`: expected [4, 8], found no such tensor
  `network.kept.bias`: expected [4], found no such tensor
  `network.out.weight`: expected [2, 4], found [2, 8]
  `optimizer.state`: expected [84], found [100]"
    );
    let error = other! {
        hidden: Dense(8) | Relu,
        drop: Dropout(0.25),
        #[frozen]
        kept: Dense(4),
        out: Dense(2),
    };
    assert!(matches!(error, CheckpointError::Architecture { .. }), "{error}");
}

#[test]
fn a_damaged_checkpoint_is_refused() {
    let trainer = Training::boxed(MeanSquaredError::new(), Adam::<Net>::new(0.01));
    let bytes = trainer.to_checkpoint(&start()).expect("finite values");
    let header = bytes.first_chunk().map(|length| u64::from_le_bytes(*length)).expect("a header");
    for at in (8 + header as usize..bytes.len()).step_by(7) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 1 << (at % 8);
        assert!(matches!(refused::<Adam<Net>>(Adam::new(0.01), &damaged), CheckpointError::Checksum { .. }));
    }
    let error = refused::<Adam<Net>>(Adam::new(0.01), &bytes[..bytes.len() - 1]);
    assert!(matches!(error, CheckpointError::Load(LoadError::Format { .. })), "{error}");
}

#[test]
fn files_are_named_in_errors() {
    let folder = Folder::new("checkpoint");
    let path = folder.join("net.checkpoint");
    let (mut net, mut trainer) = (start(), Training::boxed(MeanSquaredError::new(), Adam::<Net>::new(0.01)));
    let error = trainer.load_checkpoint(&mut net, &path).expect_err("there is no file");
    assert!(error.to_string().contains("net.checkpoint: expected a file to read, found: "), "{error}");

    trainer.save_checkpoint(&net, &path).expect("a file");
    update(&mut trainer, &mut net);
    trainer.load_checkpoint(&mut net, &path).expect("its own");
    assert_eq!(net, start());
    assert_eq!(folder.names(), ["net.checkpoint"]);
}
