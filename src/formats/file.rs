//! Files that are replaced as a whole, or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Puts `bytes` into the file at `path`. A crash at any moment leaves what was there or what is there now, whole: the
/// bytes go to a file beside it, which is synced and renamed, and then the folder is synced.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays one: its target is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let partial = beside(&target)?;
    let mut file = lock(&partial)?;
    let written = file.set_len(0).and_then(|()| file.write_all(bytes)).and_then(|()| file.sync_all());
    if let Err(error) = written.and_then(|()| fs::rename(&partial, &target)) {
        // The first error is the one to tell.
        let _ = fs::remove_file(&partial);
        return Err(error);
    }
    sync_folder(&target)
}

/// The file that is written before it takes the place of `target`. It has one name, so that what a crash leaves behind is
/// overwritten the next time and does not pile up.
fn beside(target: &Path) -> io::Result<PathBuf> {
    let Some(name) = target.file_name() else {
        return Err(io::Error::new(io::ErrorKind::InvalidFilename, "a path that does not end in a file name"));
    };
    let mut partial = name.to_os_string();
    partial.push(".partial");
    Ok(target.with_file_name(partial))
}

/// Opens the file for this writer alone; another waits.
fn lock(partial: &Path) -> io::Result<File> {
    for _ in 0..100 {
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(partial)?;
        match file.lock() {
            // A file system without locks is one without a second writer.
            Ok(()) | Err(_) if is_at(&file, partial)? => return Ok(file),
            // While this writer waited, another renamed the file, which must not be written to any more.
            _ => {}
        }
    }
    Err(io::Error::new(io::ErrorKind::ResourceBusy, "other writers that go before"))
}

/// Whether an open file is still the one at its path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;

    let open = file.metadata()?;
    match fs::metadata(path) {
        Ok(there) => Ok((open.dev(), open.ino()) == (there.dev(), there.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether an open file is still the one at its path, as far as the standard library can tell.
#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> io::Result<bool> {
    fs::exists(path)
}

/// Makes a rename last.
#[cfg(unix)]
fn sync_folder(target: &Path) -> io::Result<()> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

/// Elsewhere a folder cannot be opened, and a rename lasts when it is done.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
