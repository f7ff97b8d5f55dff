//! The parameters of a network at a moment, running statistics and frozen ones included.

use crate::layer::{Visitor, VisitorMut};
use crate::network::Network;
use crate::scalar::Scalar;
use crate::shape::Shape;

pub struct Snapshot<T>(Vec<T>);

impl<T: Scalar> Snapshot<T> {
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    pub fn take<N: Network<Scalar = T>>(&mut self, net: &N) {
        self.0.clear();
        net.visit(&mut Take(&mut self.0));
    }

    pub fn restore<N: Network<Scalar = T>>(&self, net: &mut N) {
        net.visit_mut(&mut Restore(&self.0));
    }
}

struct Take<'a, T>(&'a mut Vec<T>);

impl<T: Scalar> Visitor<T> for Take<'_, T> {
    fn parameter(&mut self, _: &'static str, _: Shape, values: &[T]) {
        self.0.extend_from_slice(values);
    }
    fn fixed(&mut self, name: &'static str, shape: Shape, values: &[T]) {
        self.parameter(name, shape, values);
    }
}

struct Restore<'a, T>(&'a [T]);

impl<T: Scalar> VisitorMut<T> for Restore<'_, T> {
    fn parameter(&mut self, _: &'static str, _: Shape, values: &mut [T]) {
        if let Some(mine) = self.0.split_off(..values.len()) {
            values.copy_from_slice(mine);
        }
    }
    fn fixed(&mut self, name: &'static str, shape: Shape, values: &mut [T]) {
        self.parameter(name, shape, values);
    }
}
