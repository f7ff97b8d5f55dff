//! The shapes that led to a layer.

use super::nodes::Node;
use super::shape::Shape;
use super::{Place, Source};

/// `input [4] -> hidden [8]`: the layers from an input to a value, and perhaps one more that reads it.
pub struct Trail(Vec<Step>);

/// A layer on the way.
pub struct Step {
    pub name: String,
    pub shape: Option<Shape>,
}

impl Trail {
    /// The way to a value.
    pub fn to(value: Source, inputs: &[Place], nodes: &[Node]) -> Self {
        let mut steps: Vec<Step> = Vec::new();
        let mut at = Some(value);
        while let Some(source) = at {
            let (name, shape, before) = match source {
                Source::Input(input) => (&inputs[input].name, inputs[input].shape(), None),
                Source::Node(node) => (&nodes[node].name, nodes[node].shape(), nodes[node].sources.first().copied()),
            };
            let name = name.to_string();
            // A layer of several nodes is one step.
            if steps.last().is_none_or(|later| later.name != name) {
                steps.push(Step { name, shape: shape.cloned() });
            }
            at = before;
        }
        steps.reverse();
        Self(steps)
    }

    /// One step further, to a layer without a shape yet.
    pub fn and(mut self, layer: &impl ToString) -> Self {
        let name = layer.to_string();
        if self.0.last().is_none_or(|last| last.name != name) {
            self.0.push(Step { name, shape: None });
        }
        self
    }

    /// All of a short way; of a long one the first and the last three, with `None` between.
    pub fn steps(&self) -> impl Iterator<Item = Option<&Step>> {
        let (first, rest) = match self.0.as_slice() {
            [first, ..] if self.0.len() > 5 => (Some(first), &self.0[self.0.len() - 3..]),
            all => (None, all),
        };
        first.map(Some).into_iter().chain(first.map(|_| None)).chain(rest.iter().map(Some))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_ways_are_cut() {
        let way = |len| Trail((0..len).map(|n| Step { name: format!("l{n}"), shape: None }).collect());
        let names = |trail: Trail| {
            let names = trail.steps().map(|step| step.map_or("...", |step| &step.name).to_owned());
            names.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(names(way(8)), "l0 ... l5 l6 l7");
        assert_eq!(names(way(5)), "l0 l1 l2 l3 l4");
        assert_eq!(names(way(1).and(&"out")), "l0 out");
    }
}
