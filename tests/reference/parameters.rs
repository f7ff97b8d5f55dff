//! A network's parameters by PyTorch's names and in PyTorch's order.

use std::collections::BTreeMap;

use constnet::layer::{Visitor, VisitorMut};
use constnet::{Gradients, Layer, Network, Shape};

use super::store::{Case, Precision, assert_close};

/// The position in PyTorch's C order of each value in the visitor's order, in which the first axis is contiguous.
fn positions(shape: Shape) -> impl Iterator<Item = usize> {
    let first = shape.axes()[0];
    let rest = shape.len() / first;
    (0..shape.len()).map(move |index| index % first * rest + index / first)
}

/// `layer.parameter`, with the names of nested networks before it.
#[derive(Default)]
struct Path(Vec<&'static str>);

impl Path {
    fn to(&self, parameter: &str) -> String {
        self.0.iter().map(|layer| format!("{layer}.")).collect::<String>() + parameter
    }
}

/// The network with the parameters of the case.
pub fn load<N: Network>(case: &Case) -> N {
    struct Load<'a>(&'a Case, Path);

    impl<T: constnet::Scalar> VisitorMut<T> for Load<'_> {
        fn enter(&mut self, layer: &'static str) {
            self.1.0.push(layer);
        }
        fn leave(&mut self) {
            self.1.0.pop();
        }
        fn parameter(&mut self, name: &'static str, shape: Shape, values: &mut [T]) {
            let stored = self.0.given(&["parameters", &self.1.to(name)]);
            assert_eq!(stored.len(), values.len(), "{}: the number of values", self.1.to(name));
            for (value, position) in values.iter_mut().zip(positions(shape)) {
                *value = T::from_f64(stored[position]);
            }
        }
        fn fixed(&mut self, name: &'static str, shape: Shape, values: &mut [T]) {
            self.parameter(name, shape, values);
        }
    }

    let mut net = <N as Layer>::ZEROED;
    net.visit_mut(&mut Load(case, Path::default()));
    net
}

/// What a tensor of a network is.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Trained,
    Fixed,
    Statistic,
}

/// The tensors of some kinds.
fn by_name<N: Network>(net: &N, kinds: &'static [Kind]) -> BTreeMap<String, Vec<N::Scalar>> {
    struct Collect<T> {
        path: Path,
        kinds: &'static [Kind],
        found: BTreeMap<String, Vec<T>>,
    }

    impl<T: constnet::Scalar> Visitor<T> for Collect<T> {
        fn enter(&mut self, layer: &'static str) {
            self.path.0.push(layer);
        }
        fn leave(&mut self) {
            self.path.0.pop();
        }
        fn parameter(&mut self, name: &'static str, shape: Shape, values: &[T]) {
            self.tensor(Kind::Trained, name, shape, values);
        }
        fn fixed(&mut self, name: &'static str, shape: Shape, values: &[T]) {
            // The statistics of a frozen norm are fixed, too, and have their names.
            let kind = if name.starts_with("running_") { Kind::Statistic } else { Kind::Fixed };
            self.tensor(kind, name, shape, values);
        }
    }

    impl<T: constnet::Scalar> Collect<T> {
        fn tensor(&mut self, kind: Kind, name: &str, shape: Shape, values: &[T]) {
            if !self.kinds.contains(&kind) {
                return;
            }
            let mut stored = vec![T::ZERO; values.len()];
            for (value, position) in values.iter().zip(positions(shape)) {
                stored[position] = *value;
            }
            self.found.insert(self.path.to(name), stored);
        }
    }

    let mut collect = Collect { path: Path::default(), kinds, found: BTreeMap::new() };
    net.visit(&mut collect);
    collect.found
}

/// Compares the gradients of all parameters that have one with those at `path`, by name.
pub fn assert_gradients<N: Network<Scalar: Precision>>(case: &Case, gradients: &Gradients<N>, path: &[&str]) {
    // The gradient takes the places of the parameters, to be read by name.
    let mut net = load::<N>(case);
    gradients.copy_to(&mut net);
    assert_entries(case, by_name(&net, &[Kind::Trained]), path);
}

/// Compares all parameters with those at `path`, by name.
pub fn assert_parameters<N: Network<Scalar: Precision>>(case: &Case, net: &N, path: &[&str]) {
    assert_entries(case, by_name(net, &[Kind::Trained, Kind::Fixed, Kind::Statistic]), path);
}

/// Compares all running statistics with those at `path`, by name.
pub fn assert_statistics<N: Network<Scalar: Precision>>(case: &Case, net: &N, path: &[&str]) {
    assert_entries(case, by_name(net, &[Kind::Statistic]), path);
}

fn assert_entries<T: Precision>(case: &Case, found: BTreeMap<String, Vec<T>>, path: &[&str]) {
    assert!(case.names::<T>(path).iter().eq(found.keys()), "the names at {path:?} are not {:?}", found.keys());
    for (name, values) in found {
        let path = [path, &[&name]].concat();
        assert_close(&path.join(" "), &values, &case.expected::<T>(&path));
    }
}
