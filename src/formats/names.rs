//! The names of parameters as `state_dict` has them.

use crate::layer::{Visitor, VisitorMut};
use crate::shape::Shape;

/// The layers that a visit is in: a prefix of names.
pub struct Path {
    text: String,
    /// Where the names of the layers begin in it.
    starts: Vec<usize>,
}

impl Path {
    pub fn new(prefix: &str) -> Self {
        Self { text: prefix.to_owned(), starts: Vec::new() }
    }

    fn enter(&mut self, layer: &str) {
        self.starts.push(self.text.len());
        self.text.push_str(layer);
        self.text.push('.');
    }

    fn leave(&mut self) {
        if let Some(start) = self.starts.pop() {
            self.text.truncate(start);
        }
    }

    fn join(&self, name: &str) -> String {
        format!("{}{name}", self.text)
    }
}

/// Calls a function with the full name of every parameter.
///
/// The function is behind a pointer, so that a network's `visit` is compiled once for all that is done with names.
pub struct Named<'a, T> {
    pub path: Path,
    pub each: &'a mut dyn FnMut(String, Shape, &[T]),
}

impl<T> Visitor<T> for Named<'_, T> {
    fn enter(&mut self, layer: &'static str) {
        self.path.enter(layer);
    }
    fn leave(&mut self) {
        self.path.leave();
    }
    fn parameter(&mut self, name: &'static str, shape: Shape, values: &[T]) {
        (self.each)(self.path.join(name), shape, values);
    }
    fn fixed(&mut self, name: &'static str, shape: Shape, values: &[T]) {
        (self.each)(self.path.join(name), shape, values);
    }
}

/// As [`Named`], with values to write.
pub struct NamedMut<'a, T> {
    pub path: Path,
    pub each: &'a mut dyn FnMut(String, Shape, &mut [T]),
}

impl<T> VisitorMut<T> for NamedMut<'_, T> {
    fn enter(&mut self, layer: &'static str) {
        self.path.enter(layer);
    }
    fn leave(&mut self) {
        self.path.leave();
    }
    fn parameter(&mut self, name: &'static str, shape: Shape, values: &mut [T]) {
        (self.each)(self.path.join(name), shape, values);
    }
    fn fixed(&mut self, name: &'static str, shape: Shape, values: &mut [T]) {
        (self.each)(self.path.join(name), shape, values);
    }
}
