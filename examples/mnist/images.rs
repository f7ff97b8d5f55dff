//! MNIST's images, from its own files.

use std::error::Error;
use std::ops::Range;
use std::path::{Path, PathBuf};

use constnet::data::{Dataset, idx};
use constnet::prelude::*;

/// The number of classes.
pub const CLASSES: usize = 10;
/// Rows of an image, and columns.
pub const SIDE: usize = 28;
/// Of the ten thousand test images, how many to learn from where there are no others.
const LEARNED: usize = 8_000;

/// Row by row; 0 is paper and 1 is ink.
pub type Image = SMatrix<f32, { SIDE * SIDE }, 1>;

/// Images, and which digits they are.
#[derive(Debug, Clone)]
pub struct Set {
    pub images: Vec<Image>,
    pub labels: Vec<usize>,
}

impl Set {
    fn part(&self, range: Range<usize>) -> Self {
        Self { images: self.images[range.clone()].to_vec(), labels: self.labels[range].to_vec() }
    }
}

/// What to learn from, and what to test with.
pub fn sets(folder: &Path) -> Result<[Set; 2], Box<dyn Error>> {
    let Some(test) = read(folder, "t10k")? else {
        return Err(format!("{}: found no t10k-images-idx3-ubyte, gzipped or not", folder.display()).into());
    };
    if let Some(train) = read(folder, "train")? {
        return Ok([train, test]);
    }
    let len = test.labels.len();
    if len <= LEARNED {
        return Err(format!("{}: expected more than {LEARNED} images, found {len}", folder.display()).into());
    }
    Ok([test.part(0..LEARNED), test.part(LEARNED..len)])
}

/// The set of this name; `None` where the folder has no images of it.
fn read(folder: &Path, name: &str) -> Result<Option<Set>, Box<dyn Error>> {
    let path = |kind: &str| -> PathBuf {
        let [plain, packed] = ["", ".gz"].map(|ending| folder.join(format!("{name}-{kind}-ubyte{ending}")));
        if plain.exists() || !packed.exists() { plain } else { packed }
    };
    let images_path = path("images-idx3");
    if !images_path.exists() {
        return Ok(None);
    }
    let images: Vec<Image> = idx::read::<u8>(images_path)?.samples(|ink| f32::from(ink) / 255.0)?;
    let labels = idx::read::<u8>(path("labels-idx1"))?.classes(CLASSES)?;
    // That there are as many of them.
    Dataset::new(&images, &labels)?;
    Ok(Some(Set { images, labels }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const IMAGES: [u8; 4] = [0, 0, 8, 3];
    const LABELS: [u8; 4] = [0, 0, 8, 1];

    fn file(magic: [u8; 4], axes: &[u32], values: usize) -> Vec<u8> {
        let head = axes.iter().flat_map(|axis| axis.to_be_bytes());
        magic.into_iter().chain(head).chain((0..values).map(|value| (value % 10) as u8)).collect()
    }

    /// Reads two files of these contents.
    fn of(test: &str, images: &[u8], labels: &[u8]) -> Result<Option<Set>, String> {
        let folder = std::env::temp_dir().join(format!("constnet-mnist-{}-{test}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("t10k-images-idx3-ubyte"), images).expect("a file");
        std::fs::write(folder.join("t10k-labels-idx1-ubyte"), labels).expect("a file");
        let result = read(&folder, "t10k").map_err(|error| error.to_string());
        std::fs::remove_dir_all(&folder).expect("a folder");
        result
    }

    #[test]
    fn files_are_read() {
        let stored = of("good", &file(IMAGES, &[2, 28, 28], 1568), &file(LABELS, &[2], 2));
        let set = stored.expect("good files").expect("images");
        assert_eq!((set.images.len(), set.labels.as_slice()), (2, [0, 1].as_slice()));
        assert_eq!(set.images[1][5], 9.0 / 255.0);
        assert!(read(Path::new("nowhere"), "t10k").is_ok_and(|set| set.is_none()));
        assert!(sets(Path::new("nowhere")).is_err());
    }

    /// What is wrong is said with what was expected and what was found.
    #[test]
    fn a_bad_file_is_refused() {
        let (images, labels) = (file(IMAGES, &[2, 28, 28], 1568), file(LABELS, &[2], 2));
        let mut wrong = labels.clone();
        wrong[9] = 12;
        let cases = [
            ("truncated", images[..1000].to_vec(), labels.clone(), ["1568", "984"]),
            ("magic", b"P5 28 28 255 and pixels".to_vec(), labels.clone(), ["magic", "0x5035"]),
            ("swapped", labels.clone(), images.clone(), ["784", "1"]),
            ("narrow", file(IMAGES, &[2, 28, 27], 1512), labels, ["784", "[28, 27]"]),
            ("mislabelled", images.clone(), wrong, ["10", "12"]),
            ("fewer", images, file(LABELS, &[1], 1), ["2", "1"]),
        ];
        for (test, images, labels, words) in cases {
            let error = of(test, &images, &labels).map(|_| ()).expect_err(test);
            assert!(words.iter().all(|word| error.contains(word)), "{test}: {error}");
            assert!(!error.contains('\n'), "{test}: {error}");
        }
    }
}
