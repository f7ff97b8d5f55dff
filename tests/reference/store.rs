//! The stored numbers, and how near to them is near enough.

use std::collections::BTreeSet;
use std::path::Path;

use approx::relative_eq;
use constnet::{Scalar, Value, Zeroed};
use serde_json::Value as Json;

/// A scalar with the precision that is promised for it.
pub trait Precision: Scalar {
    /// Its numbers in the files.
    const KEY: &'static str;
    /// The relative error that is allowed.
    const TOLERANCE: f64;
}

impl Precision for f32 {
    const KEY: &'static str = "f32";
    const TOLERANCE: f64 = 1e-5;
}

impl Precision for f64 {
    const KEY: &'static str = "f64";
    const TOLERANCE: f64 = 1e-10;
}

/// The numbers of one case.
pub struct Case {
    json: Json,
}

impl Case {
    /// The numbers that were given to PyTorch and are given to constnet: the same in both precisions.
    pub fn given(&self, path: &[&str]) -> Vec<f64> {
        numbers(path.iter().fold(&self.json, |json, key| &json[key]), path)
    }

    /// What PyTorch made of them in the precision of `T`.
    pub fn expected<T: Precision>(&self, path: &[&str]) -> Vec<f64> {
        numbers(path.iter().fold(&self.json[T::KEY], |json, key| &json[key]), path)
    }

    /// The names of the entries at `path`.
    pub fn names<T: Precision>(&self, path: &[&str]) -> BTreeSet<String> {
        let object = path.iter().fold(&self.json[T::KEY], |json, key| &json[key]);
        object.as_object().unwrap_or_else(|| panic!("no object at {path:?}")).keys().cloned().collect()
    }

    /// The inputs of all samples.
    pub fn inputs<V: Value>(&self) -> Vec<V> {
        values(&self.given(&["inputs"]))
    }
}

fn numbers(json: &Json, path: &[&str]) -> Vec<f64> {
    let number = |json: &Json| json.as_f64().unwrap_or_else(|| panic!("{json} at {path:?} is not a number"));
    match json {
        Json::Array(array) => array.iter().map(number).collect(),
        one => vec![number(one)],
    }
}

/// Flat numbers in C order as a value for each sample.
pub fn values<V: Value>(flat: &[f64]) -> Vec<V> {
    let flat: Vec<_> = flat.iter().map(|&x| V::Scalar::from_f64(x)).collect();
    assert_eq!(flat.len() % V::LEN, 0, "the numbers are not whole samples");
    let read = |sample| {
        let mut value = V::ZEROED;
        value.read_from(sample);
        value
    };
    flat.chunks(V::LEN).map(read).collect()
}

/// The numbers of the values of all samples, flat, in C order.
pub fn flat<V: Value>(values: impl IntoIterator<Item = V>) -> Vec<V::Scalar> {
    let mut spare = V::Spare::ZEROED;
    let mut flat = Vec::new();
    for value in values {
        flat.extend_from_slice(value.flat(&mut spare));
    }
    flat
}

fn read(family: &str) -> Json {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference").join(family).with_extension("json");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Runs `check` with the case of this name.
pub fn with_case(family: &str, name: &str, check: impl FnOnce(&Case)) {
    let json = read(family)["cases"][name].take();
    assert!(json.is_object(), "{family}.json has no case `{name}`");
    check(&Case { json });
}

/// Fails if the file has a case that is not among `checked`, or the other way round.
pub fn assert_complete(family: &str, checked: &[&str]) {
    let file = read(family);
    let stored: BTreeSet<_> = file["cases"].as_object().expect("cases by name").keys().map(String::as_str).collect();
    assert_eq!(stored, checked.iter().copied().collect(), "{family}.json has other cases than the tests");
}

/// Fails if a number of a tensor is further from the expected one than the precision promises.
///
/// The error of an element is relative to the element. Where sums cancel, an element is much smaller than the terms that
/// it is the sum of, and no order of summation keeps its relative error small, PyTorch's no more than ours; so an error of
/// a few units in the last place of the tensor's largest element is always allowed.
pub fn assert_close<T: Precision>(what: &str, found: &[T], expected: &[f64]) {
    const UNITS: f64 = 4.0;

    assert_eq!(found.len(), expected.len(), "{what}: the number of values");
    let largest = expected.iter().fold(0.0, |largest: f64, x| largest.max(x.abs()));
    let floor = UNITS * T::EPSILON.to_f64() * largest;
    for (index, (&found, &expected)) in found.iter().zip(expected).enumerate() {
        let found = found.to_f64();
        assert!(
            relative_eq!(found, expected, epsilon = floor, max_relative = T::TOLERANCE),
            "{what}[{index}]: {found:e}, but PyTorch has {expected:e}, in a tensor of at most {largest:e}",
        );
    }
}
