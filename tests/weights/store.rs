//! The stored files, and a folder for a test's own.

use std::path::{Path, PathBuf};

use constnet::{Network, Value};
use serde_json::Value as Json;

/// The path of a file that PyTorch wrote.
pub fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/weights/files").join(name).with_extension("safetensors")
}

/// The bytes of a file that PyTorch wrote.
pub fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(file(name)).expect("the file is stored")
}

/// An input, and the output that PyTorch or Keras has for it with the weights of the file.
pub fn pass<N: Network>(name: &str) -> (N::Input, Vec<f64>) {
    let stored = if name == "keras" { "keras.json" } else { "outputs.json" };
    let text = std::fs::read_to_string(file("x").with_file_name(stored)).expect("the outputs are stored");
    let mut cases = serde_json::from_str::<Json>(&text).expect("they are JSON");
    let case = if name == "keras" { cases } else { cases[name].take() };
    let numbers = |key: &str| -> Vec<f64> {
        case[key].as_array().expect(name).iter().map(|x| x.as_f64().expect("a number")).collect()
    };
    let input: Vec<N::Scalar> = numbers("input").into_iter().map(constnet::Scalar::from_f64).collect();
    let mut value = <N::Input as constnet::Zeroed>::ZEROED;
    value.read_from(&input);
    (value, numbers("output"))
}

/// A folder that goes when the test is done.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("constnet-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder for temporary files");
        Self(path)
    }

    pub fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).expect("the folder is there");
        entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8")).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that stays is no reason to fail.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
