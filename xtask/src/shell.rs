//! Commands, run from the workspace's root.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

pub type Result<T = ()> = core::result::Result<T, Box<dyn Error>>;

/// The workspace's root.
pub fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// The workspace's directory for what is built.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Where cargo builds a package that was written to `place`, which is a workspace of its own.
pub fn target_of(place: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| place.join("target"), PathBuf::from)
}

/// The cargo that runs this, with the arguments of `line`, which have no spaces in them.
pub fn cargo(line: &str) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(line.split_whitespace()).current_dir(root());
    command
}

/// Shows the command, runs it, and wants it to succeed.
pub fn run(command: &mut Command) -> Result {
    let line = show(command);
    let status = command.status().map_err(|error| format!("cannot run {line}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{line}: {status}").into()) }
}

/// As [`run`], and gives what the command wrote to standard output.
pub fn output(command: &mut Command) -> Result<String> {
    let line = show(command);
    let output = command.stderr(std::process::Stdio::inherit()).output();
    let output = output.map_err(|error| format!("cannot run {line}: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8(output.stdout)?)
    } else {
        Err(format!("{line}: {}", output.status).into())
    }
}

/// The processor time that commands have taken so far, and what they started, in seconds.
#[cfg(unix)]
pub fn processor_seconds() -> Result<f64> {
    use nix::sys::resource::{UsageWho, getrusage};

    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let seconds = |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + 1e-6 * time.tv_usec() as f64;
    Ok(seconds(usage.user_time()) + seconds(usage.system_time()))
}

/// There is no such number here: only the clock counts.
#[cfg(not(unix))]
pub fn processor_seconds() -> Result<f64> {
    Ok(f64::INFINITY)
}

fn show(command: &Command) -> String {
    let settings = command.get_envs().filter_map(|(name, value)| Some((name, value?)));
    let settings: String = settings.map(|(name, value)| format!("{}={} ", name.display(), value.display())).collect();
    let program = Path::new(command.get_program()).file_name().unwrap_or_default().display();
    let arguments: String = command.get_args().map(|argument| format!(" {}", argument.display())).collect();
    let line = format!("{settings}{program}{arguments}");
    eprintln!("\n▶ {line}");
    line
}
