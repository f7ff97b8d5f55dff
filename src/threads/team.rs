//! The threads of a `share`, and how they take the parts of a work.

use core::cell::UnsafeCell;
use core::hint::spin_loop;
use core::ops::Range;
use core::ptr::NonNull;
use core::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::thread;

/// What is called for every part of a work, for as long as it is under way.
type Work = dyn Fn(usize) + Sync + 'static;

/// The threads of a `share`, and the work that is under way.
pub struct Team {
    threads: usize,
    /// The number of the work, which changes from one to the next; the next part to be taken; the number of parts.
    turn: AtomicU64,
    /// Written while no part can be taken, read by those who have taken one.
    work: UnsafeCell<Option<NonNull<Work>>>,
    /// Parts that are done.
    done: AtomicUsize,
    over: AtomicBool,
}

// SAFETY: `work` is written by the leading thread alone, while all parts of the last work are done and none of the next can be taken; it is
// read by a thread that has taken a part, before that part is done. What it points to is `Sync`.
unsafe impl Sync for Team {}

const PART: u32 = 16;
const NUMBER: u32 = 32;

/// The next part, and the number of parts.
const fn next_of(turn: u64) -> (usize, usize) {
    ((turn >> PART) as u16 as usize, turn as u16 as usize)
}

impl Team {
    pub const fn new(threads: usize) -> Self {
        Self {
            threads,
            turn: AtomicU64::new(0),
            work: UnsafeCell::new(None),
            done: AtomicUsize::new(0),
            over: AtomicBool::new(false),
        }
    }

    /// Lets the helping threads go.
    pub fn end(&self) {
        self.over.store(true, Ordering::Release);
    }

    /// Takes parts until all is over.
    pub fn help(&self) {
        let mut idle = Idle::default();
        while !self.over.load(Ordering::Acquire) {
            match self.take() {
                Some(part) => {
                    self.run(part);
                    idle = Idle::default();
                }
                None => idle.wait(),
            }
        }
    }

    /// Divides `0..len` among the threads, as evenly as it can be.
    pub fn divide(&self, len: usize, run: &(dyn Fn(Range<usize>) + Sync)) {
        let parts = self.threads.min(len).clamp(1, u16::MAX.into());
        self.all(parts, &|part| run(part * len / parts..(part + 1) * len / parts));
    }

    /// Has all parts run, and returns when they are done.
    fn all(&self, parts: usize, work: &(dyn Fn(usize) + Sync)) {
        // SAFETY: the types differ in the lifetime alone, which ends after `_finished` has seen the last part done.
        let work = unsafe { core::mem::transmute::<&(dyn Fn(usize) + Sync), &'static Work>(work) };
        // SAFETY: all parts of the last work are done, and none of this one can be taken yet: nobody reads it.
        unsafe { *self.work.get() = Some(NonNull::from(work)) };
        self.done.store(0, Ordering::Relaxed);
        let number = (self.turn.load(Ordering::Relaxed) >> NUMBER).wrapping_add(1);
        self.turn.store(number << NUMBER | parts as u64, Ordering::Release);
        // Also when a part panics on this thread: the work must not go before those who run it.
        let _finished = OnDrop(|| {
            let mut taken = parts;
            while self.take().is_some() {
                taken -= 1;
            }
            let mut idle = Idle::default();
            while self.done.load(Ordering::Acquire) < taken {
                idle.wait();
            }
        });
        while let Some(part) = self.take() {
            self.run(part);
        }
    }

    /// The next part, if there is one.
    fn take(&self) -> Option<usize> {
        let mut turn = self.turn.load(Ordering::Acquire);
        loop {
            let (next, parts) = next_of(turn);
            if next >= parts {
                return None;
            }
            match self.turn.compare_exchange_weak(turn, turn + (1 << PART), Ordering::AcqRel, Ordering::Acquire) {
                Ok(_) => return Some(next),
                Err(other) => turn = other,
            }
        }
    }

    /// Runs a part that was taken.
    fn run(&self, part: usize) {
        let _done = OnDrop(|| {
            self.done.fetch_add(1, Ordering::Release);
        });
        // SAFETY: it was written before the part could be taken, and points to what lives until the part is done.
        if let Some(work) = unsafe { (*self.work.get()).map(|work| work.as_ref()) } {
            work(part);
        }
    }
}

/// How a thread waits: on its processor for some microseconds, and then it lets others have it.
#[derive(Default)]
struct Idle(usize);

impl Idle {
    fn wait(&mut self) {
        const TURNS: usize = 512;
        if self.0 < TURNS {
            self.0 += 1;
            spin_loop();
        } else {
            thread::yield_now();
        }
    }
}

/// Does something at the end of a block, also when a panic ends it.
pub struct OnDrop<F: FnMut()>(pub F);

impl<F: FnMut()> Drop for OnDrop<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}
