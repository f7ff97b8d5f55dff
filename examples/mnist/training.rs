//! The recipe, the same as in `pytorch.py`: Adam, mini-batches of 32, six passes, and a learning rate that
//! falls to zero along a cosine: trainings that end at rest differ less from seed to seed.

use constnet::data::shuffle;
use constnet::prelude::*;

use crate::images::{CLASSES, Image, Set};
use crate::lenet5::LeNet5;

pub const EPOCHS: usize = 6;
const BATCH: usize = 32;
const LEARNING_RATE: f32 = 1e-3;

/// A network that has learned from a set.
pub fn train(set: &Set, seed: u64) -> Result<Box<LeNet5>, TrainError> {
    let mut rng = Pcg32::seeded(seed);
    let mut net = LeNet5::init_boxed(&mut rng);
    let updates = EPOCHS * set.images.len().div_ceil(BATCH);
    let adam = Adam::new(LEARNING_RATE).schedule(Schedule::cosine(updates, 0.0));
    let mut trainer = Trainer::<LeNet5, CrossEntropy, Adam<LeNet5>, BATCH>::boxed(CrossEntropy::new(), adam);
    let mut order: Vec<usize> = (0..set.images.len()).collect();
    for _ in 0..EPOCHS {
        shuffle(&mut order, &mut rng);
        for batch in order.chunks(BATCH) {
            let images: Vec<Image> = batch.iter().map(|&at| set.images[at]).collect();
            let labels: Vec<usize> = batch.iter().map(|&at| set.labels[at]).collect();
            trainer.step(&mut net, &images, &labels)?;
        }
    }
    Ok(net)
}

/// The share of images that a network reads correctly.
pub fn accuracy(net: &LeNet5, set: &Set) -> f64 {
    let correct = set.images.iter().zip(&set.labels).filter(|(image, label)| net.forward(image).imax() == **label);
    correct.count() as f64 / set.images.len() as f64
}

/// How much each pixel matters for what a network reads: the gradient of the largest logit with respect to the image.
pub fn saliency(net: &LeNet5, image: &Image) -> Result<Image, TrainError> {
    let mut tape = Box::new(Tape::<LeNet5, 1>::new());
    let mut gradients = Box::new(InputGradients::<LeNet5, 1>::new());
    net.forward_tape(std::slice::from_ref(image), &mut tape)?;
    let mut direction = SVector::<f32, CLASSES>::zeros();
    direction[net.forward(image).imax()] = 1.0;
    net.backward_input(&mut tape, &[direction], None, &mut gradients)?;
    Ok(gradients.get(0).unwrap_or_else(Image::zeros))
}
