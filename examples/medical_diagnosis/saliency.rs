//! What the networks look at: the gradient of their answer with respect to their input.

use constnet::prelude::*;

use crate::tumours::Features;
use crate::{BATCH, Diagnosis};

/// Sums over samples.
pub struct Saliency {
    /// Of the gradient's magnitude.
    strengths: Features,
    /// Of the gradient.
    directions: Features,
    samples: usize,
}

impl Saliency {
    pub fn new() -> Self {
        Self { strengths: Features::zeros(), directions: Features::zeros(), samples: 0 }
    }

    /// Adds what a network looks at in these inputs.
    pub fn add(&mut self, net: &Diagnosis, inputs: &[Features]) -> Result<(), TrainError> {
        // The same network without dropout: how the answer changes, and not how it would in training.
        let still = without_dropout(net);
        let (mut tape, mut gradients) = (Tape::<Still, BATCH>::new(), InputGradients::new());
        for inputs in inputs.chunks(BATCH) {
            still.forward_tape(inputs, &mut tape)?;
            let ones = vec![SVector::from([1.0]); inputs.len()];
            still.backward_input(&mut tape, &ones, None, &mut gradients)?;
            for gradient in (0..inputs.len()).filter_map(|sample| gradients.get(sample)) {
                self.strengths += gradient.abs();
                self.directions += gradient;
                self.samples += 1;
            }
        }
        Ok(())
    }

    /// The features with the mean strength and the mean direction of their gradient, the strongest first.
    pub fn ranked(&self) -> Vec<(usize, f32, f32)> {
        let mean = |sum: f32| sum / self.samples.max(1) as f32;
        let sums = self.strengths.iter().zip(&self.directions).enumerate();
        let mut ranked: Vec<_> =
            sums.map(|(feature, (strength, direction))| (feature, mean(*strength), mean(*direction))).collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        ranked
    }
}

network! {
    struct Still: [30] -> [1] {
        hidden: Dense(16) | Tanh,
        logit:  Dense(1),
    }
}

fn without_dropout(net: &Diagnosis) -> Still {
    let mut still = Still::zeroed();
    still.hidden = net.hidden.clone();
    still.logit = net.logit.clone();
    still
}
