//! The crates whose builds are measured, as a user would write them.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::shell::{self, Result};

/// The numbers of layers.
pub const LAYERS: [u32; 4] = [25, 50, 100, 200];

/// A crate that is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Project {
    /// Depends on constnet, and does nothing.
    Empty,
    /// Trains a network of so many dense layers.
    Layers(u32, Widths),
    /// Trains a single dense layer of 4096×4096.
    Huge,
    /// Has half a million parameters in it, by `include_weights!`.
    Weights,
}

/// The widths of the layers of a deep network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Widths {
    /// All layers are of one type.
    Same,
    /// Every layer is of a type of its own, which is compiled for it.
    Different,
}

impl Widths {
    pub const ALL: [Self; 2] = [Self::Same, Self::Different];

    pub const fn title(self) -> &'static str {
        match self {
            Self::Same => "layers of one width",
            Self::Different => "layers of different widths",
        }
    }
}

/// What is measured, the empty crate first.
pub fn all() -> Vec<Project> {
    let deep = Widths::ALL.into_iter().flat_map(|widths| LAYERS.map(|layers| Project::Layers(layers, widths)));
    [Project::Empty].into_iter().chain(deep).chain([Project::Huge, Project::Weights]).collect()
}

/// Writes a workspace of these crates, with the versions of dependencies that this one has.
pub fn write(place: &Path, projects: &[Project]) -> Result {
    let names: Vec<_> = projects.iter().map(|project| project.name()).collect();
    for (project, name) in projects.iter().zip(&names) {
        fs::create_dir_all(place.join(name).join("src"))?;
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\nconstnet = {{ path = {:?} }}\n",
            shell::root()
        );
        fs::write(place.join(name).join("Cargo.toml"), manifest)?;
        fs::write(place.join(name).join("src/main.rs"), project.source())?;
        if *project == Project::Weights {
            fs::write(place.join(name).join("weights.safetensors"), weights())?;
        }
    }
    fs::write(place.join("Cargo.toml"), format!("[workspace]\nresolver = \"3\"\nmembers = {names:?}\n"))?;
    fs::copy(shell::root().join("Cargo.lock"), place.join("Cargo.lock"))?;
    Ok(())
}

impl Project {
    pub fn name(self) -> String {
        match self {
            Self::Empty => "empty".into(),
            Self::Layers(layers, Widths::Same) => format!("same-{layers}"),
            Self::Layers(layers, Widths::Different) => format!("different-{layers}"),
            Self::Huge => "huge".into(),
            Self::Weights => "weights".into(),
        }
    }

    pub fn title(self) -> String {
        match self {
            Self::Empty => "an empty `main`".into(),
            Self::Layers(layers, widths) => format!("{layers} {}", widths.title()),
            Self::Huge => "a dense layer of 4096×4096".into(),
            Self::Weights => "half a million weights".into(),
        }
    }

    /// The most seconds that it may add, if that is promised.
    pub const fn most(self) -> Option<f64> {
        match self {
            Self::Layers(..=100, _) | Self::Huge => Some(2.0),
            Self::Weights => Some(3.0),
            Self::Empty | Self::Layers(..) => None,
        }
    }

    fn source(self) -> String {
        match self {
            Self::Empty => "fn main() {}\n".into(),
            Self::Huge => program(4096, &[4096]),
            Self::Weights => WITH_WEIGHTS.into(),
            Self::Layers(layers, Widths::Same) => program(16, &vec![16; layers as usize]),
            Self::Layers(layers, Widths::Different) => program(16, &(17..17 + layers).collect::<Vec<_>>()),
        }
    }
}

/// A program with the weights of a network in it.
const WITH_WEIGHTS: &str = "use constnet::prelude::*;

network! {
    #[budget(parameters = 500_000)]
    struct Net: [700] -> [4] {
        wide: Dense(709) | Relu,
        out:  Dense(4),
    }
}

static NET: Net = include_weights!(Net, \"weights.safetensors\");

fn main() {
    println!(\"{}\", NET.forward(&SVector::zeros())[0]);
}
";

/// Their file.
fn weights() -> Vec<u8> {
    let (mut header, mut at) = (String::new(), 0);
    for (name, shape) in
        [("wide.weight", &[709, 700][..]), ("wide.bias", &[709]), ("out.weight", &[4, 709]), ("out.bias", &[4])]
    {
        let end = at + 4 * shape.iter().product::<usize>();
        let comma = if at == 0 { "" } else { "," };
        let _ = write!(header, r#"{comma}"{name}":{{"dtype":"F32","shape":{shape:?},"data_offsets":[{at},{end}]}}"#);
        at = end;
    }
    let values = (0..at / 4).flat_map(|index| ((index % 1000) as f32 / 1000.0).to_le_bytes());
    let header = format!("{{{header}}}");
    (header.len() as u64).to_le_bytes().into_iter().chain(header.bytes()).chain(values).collect()
}

/// A program that makes a network of dense layers with these widths, trains it by one step, and asks it.
fn program(input: u32, widths: &[u32]) -> String {
    let output = widths.last().unwrap_or(&input);
    let mut layers = String::new();
    for (layer, width) in widths.iter().enumerate() {
        let _ = writeln!(layers, "        layer{layer}: Dense({width}) | Relu,");
    }
    format!(
        "use constnet::prelude::*;

network! {{
    struct Net: [{input}] -> [{output}] {{
{layers}    }}
}}

fn main() -> Result<(), TrainError> {{
    let mut net = Net::init_boxed(&mut Pcg32::seeded(1));
    let mut trainer = Trainer::<Net, MeanSquaredError, Adam<Net>, 32>::boxed(MeanSquaredError::new(), Adam::new(1e-3));
    let loss = trainer.step(&mut net, &[SVector::zeros()], &[SVector::zeros()])?;
    println!(\"{{loss}} {{}}\", net.forward(&SVector::zeros())[0]);
    Ok(())
}}
"
    )
}
