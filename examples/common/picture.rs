//! The pictures that examples write.

use std::error::Error;
use std::fs::File;
use std::path::Path;

/// Whoever cannot write the picture wants to know before the work starts.
pub fn check_writable(path: &Path) -> Result<(), Box<dyn Error>> {
    File::create(path).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    Ok(())
}
