//! Infers in an interrupt handler, amid the inferences of the main program, from the same network in flash. Both get the scores that
//! each image has.

#![cfg_attr(target_os = "none", no_std, no_main)]

use constnet::prelude::*;
use programs::{Digits, digits};

static DIGITS: Digits = include_weights!(Digits, "../../examples/data/digits.safetensors");
static LINES: [[u8; 67]; 2] = digits::lines(0);

/// The checksum of the scores of an image.
fn scores(line: &[u8; 67], workspace: &mut Workspace<Digits>) -> [u32; 10] {
    let (image, _) = digits::read(line);
    DIGITS.forward_in(&image, workspace).data.0[0].map(f32::to_bits)
}

#[cfg(target_os = "none")]
mod handler {
    use core::sync::atomic::{AtomicU32, Ordering};

    use super::{LINES, Workspace, scores};

    /// How often the handler ran, and how often it got other scores than the first time.
    pub static RUNS: AtomicU32 = AtomicU32::new(0);
    pub static MISTAKES: AtomicU32 = AtomicU32::new(0);

    static mut WORKSPACE: Workspace<programs::Digits> = Workspace::new();
    static mut FIRST: [u32; 10] = [0; 10];

    /// Every 997 ticks of the system timer, so that it comes at ever other places of an inference.
    pub fn start() {
        // SAFETY: the timer's registers on every Cortex-M; the handler below is the only one that runs by it.
        unsafe {
            (0xe000_e014 as *mut u32).write_volatile(997);
            (0xe000_e018 as *mut u32).write_volatile(0);
            (0xe000_e010 as *mut u32).write_volatile(7);
        }
    }

    #[unsafe(export_name = "SysTick")]
    extern "C" fn handler() {
        // SAFETY: this handler alone names them, and it does not interrupt itself.
        let (workspace, first) = unsafe { (&mut *&raw mut WORKSPACE, &mut *&raw mut FIRST) };
        let found = scores(&LINES[1], workspace);
        if RUNS.load(Ordering::Relaxed) == 0 {
            *first = found;
        }
        if found != *first {
            MISTAKES.store(MISTAKES.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
        }
        RUNS.store(RUNS.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
    }
}

fn run() {
    let mut workspace = Workspace::new();
    let alone = scores(&LINES[0], &mut workspace);
    #[cfg(target_os = "none")]
    handler::start();
    let same = (0..1000).all(|_| scores(&LINES[0], &mut workspace) == alone);
    board::print(if same { "the main program was not disturbed\n" } else { "the main program was disturbed\n" });
    #[cfg(target_os = "none")]
    {
        use core::sync::atomic::Ordering::Relaxed;
        let (runs, mistakes) = (handler::RUNS.load(Relaxed), handler::MISTAKES.load(Relaxed));
        if runs < 50 || mistakes > 0 {
            board::print("the handler was disturbed, or did not run\n");
        }
    }
}

board::program!(run);
