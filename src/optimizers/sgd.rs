use core::marker::PhantomData;

use super::Optimizer;
use crate::layer::VisitorMut;
use crate::network::Network;
use crate::scalar::Scalar;
use crate::shape::Shape;
use crate::tape::Gradients;

/// Stochastic gradient descent.
#[derive(Debug, Clone, Copy)]
pub struct Sgd<N: Network> {
    rate: N::Scalar,
    network: PhantomData<fn(N)>,
}

impl<N: Network> Sgd<N> {
    /// Plain descent.
    #[must_use]
    pub const fn new(rate: N::Scalar) -> Self {
        Self { rate, network: PhantomData }
    }
}

struct Descend<'a, T> {
    gradients: &'a [T],
    rate: T,
}

impl<T: Scalar> VisitorMut<T> for Descend<'_, T> {
    fn parameter(&mut self, _: &'static str, _: Shape, values: &mut [T]) {
        let (mine, rest) = self.gradients.split_at_checked(values.len()).unwrap_or_default();
        self.gradients = rest;
        for (value, gradient) in values.iter_mut().zip(mine) {
            *value -= self.rate * *gradient;
        }
    }
    fn fixed(&mut self, _: &'static str, _: Shape, _: &mut [T]) {}
}

impl<N: Network> Optimizer for Sgd<N> {
    type Network = N;
    type State = [N::Scalar; 0];

    fn learning_rate(&self) -> N::Scalar {
        self.rate
    }
    fn set_learning_rate(&mut self, rate: N::Scalar) {
        self.rate = rate;
    }
    fn update(&self, net: &mut N, gradients: &mut Gradients<N>, _: &mut Self::State) {
        net.visit_mut(&mut Descend { gradients: gradients.as_slice(), rate: self.rate });
    }
}
