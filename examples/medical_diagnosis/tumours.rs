//! The tumours: what was measured of them, and what they were.

use std::error::Error;

use constnet::data::csv::Table;
use constnet::prelude::*;

/// See `examples/data/README.md`.
const TEXT: &str = include_str!("../data/breast_cancer.csv");

pub const CLASSES: [&str; 2] = ["benign", "malignant"];
/// The class that the network is asked for.
pub const MALIGNANT: usize = 1;

pub type Features = SVector<f32, 30>;

pub struct Tumours {
    /// The features' names.
    pub names: Vec<String>,
    pub features: Vec<Features>,
    /// What each is, as a place in [`CLASSES`].
    pub classes: Vec<usize>,
}

impl Tumours {
    pub fn load() -> Result<Self, Box<dyn Error>> {
        let table = Table::from_reader(TEXT.as_bytes(), "breast_cancer.csv")?;
        let names: Vec<String> = table.headers().iter().take(30).cloned().collect();
        let columns: [&str; 30] = core::array::from_fn(|column| names.get(column).map_or("", String::as_str));
        let features = table.inputs(columns)?;
        let class = |name: &str| CLASSES.iter().position(|class| *class == name);
        let classes = table.texts("diagnosis")?.into_iter().map(class).collect::<Option<_>>();
        Ok(Self { features, classes: classes.ok_or("a diagnosis is neither benign nor malignant")?, names })
    }

    pub fn is_malignant(&self, sample: usize) -> bool {
        self.classes[sample] == MALIGNANT
    }
}
