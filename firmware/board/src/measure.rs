//! Instructions and stack, counted under emulation.
//!
//! QEMU's `-icount shift=0,align=off,sleep=off` gives every instruction one nanosecond of virtual time. The board's clock is 25 MHz, so
//! that a tick of its system timer is 40 instructions. The figures are the same in every run. On the host all of them are zero.

use core::hint::black_box;

#[cfg(target_os = "none")]
mod timer {
    const CONTROL: *mut u32 = 0xe000_e010 as *mut u32;
    const RELOAD: *mut u32 = 0xe000_e014 as *mut u32;
    const CURRENT: *mut u32 = 0xe000_e018 as *mut u32;
    const RANGE: u32 = 0x00ff_ffff;
    const INSTRUCTIONS_PER_TICK: u32 = 40;

    /// Starts the system timer, which counts down.
    pub fn start() {
        // SAFETY: the timer's registers on every Cortex-M, which nothing else uses.
        unsafe {
            RELOAD.write_volatile(RANGE);
            CURRENT.write_volatile(0);
            CONTROL.write_volatile(5);
            // It stands at zero until its first tick.
            while CURRENT.read_volatile() == 0 {}
        }
    }

    /// The instructions since the start, at most 671 million.
    pub fn instructions() -> u32 {
        // SAFETY: as above.
        let left = unsafe { CURRENT.read_volatile() };
        (RANGE - left) * INSTRUCTIONS_PER_TICK
    }
}

#[cfg(not(target_os = "none"))]
mod timer {
    pub fn start() {}
    pub fn instructions() -> u32 {
        0
    }
}

/// The instructions of one call, as the mean over `calls` calls, without those of the loop.
#[inline(never)]
pub fn instructions(calls: u32, mut work: impl FnMut()) -> u32 {
    // Not a constant, of which the compiler would make as many calls one after the other.
    let calls = black_box(calls);
    timer::start();
    for call in 0..calls {
        black_box(call);
    }
    let empty = timer::instructions();
    timer::start();
    for call in 0..calls {
        black_box(call);
        work();
    }
    (timer::instructions() - empty).checked_div(calls).unwrap_or_default()
}

/// The bytes of stack that a call uses: the stack below is painted, and looked at afterwards.
#[cfg(target_os = "none")]
#[inline(never)]
pub fn stack(work: impl FnOnce()) -> u32 {
    const DEPTH: usize = 256 * 1024;
    /// What this function needs while it paints.
    const MARGIN: usize = 64;
    const PAINT: u32 = 0xc0de_cafe;
    let top: usize;
    // SAFETY: it copies a register.
    unsafe { core::arch::asm!("mov {}, sp", out(reg) top, options(nomem, nostack, preserves_flags)) };
    let mut at = top - DEPTH;
    while at < top - MARGIN {
        // SAFETY: the board's memory goes on for megabytes below the stack pointer, and nothing is there.
        unsafe { (at as *mut u32).write_volatile(PAINT) };
        at += 4;
    }
    work();
    let mut at = top - DEPTH;
    // SAFETY: as above.
    while at < top - MARGIN && unsafe { (at as *const u32).read_volatile() } == PAINT {
        at += 4;
    }
    (top - at) as u32
}

/// Nothing, on the host.
#[cfg(not(target_os = "none"))]
pub fn stack(work: impl FnOnce()) -> u32 {
    work();
    0
}
