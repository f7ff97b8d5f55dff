//! Ctrl-C: the first one while a training runs ends the training, any other the program.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use signal_hook::consts::SIGINT;
use signal_hook::flag;

/// What the signal's handler sees and sets.
struct Flags {
    /// Whether Ctrl-C does what it does without us.
    fatal: Arc<AtomicBool>,
    interrupted: Arc<AtomicBool>,
}

/// The handler stays once it is there; a process has one. `None` where the system refuses it.
static FLAGS: OnceLock<Option<Flags>> = OnceLock::new();
/// The number of trainings that run.
static RUNNING: Mutex<usize> = Mutex::new(0);

fn register() -> Option<Flags> {
    let flags = Flags { fatal: Arc::new(AtomicBool::new(true)), interrupted: Arc::default() };
    // In the order of these lines, so that the signal which makes the next one fatal is not fatal itself.
    flag::register_conditional_default(SIGINT, Arc::clone(&flags.fatal)).ok()?;
    flag::register(SIGINT, Arc::clone(&flags.interrupted)).ok()?;
    flag::register(SIGINT, Arc::clone(&flags.fatal)).ok()?;
    Some(flags)
}

/// A training that Ctrl-C ends.
pub struct Interruptible(Option<&'static Flags>);

impl Interruptible {
    pub fn new() -> Self {
        let flags = FLAGS.get_or_init(register).as_ref();
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        if let (Some(flags), 0) = (flags, *running) {
            flags.interrupted.store(false, Ordering::SeqCst);
            flags.fatal.store(false, Ordering::SeqCst);
        }
        *running += 1;
        Self(flags)
    }

    pub fn interrupted(&self) -> bool {
        self.0.is_some_and(|flags| flags.interrupted.load(Ordering::SeqCst))
    }
}

impl Drop for Interruptible {
    fn drop(&mut self) {
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        *running -= 1;
        if let (Some(flags), 0) = (self.0, *running) {
            flags.fatal.store(true, Ordering::SeqCst);
        }
    }
}
