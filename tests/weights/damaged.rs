//! Loaders against bytes that are almost right: no panic, no more memory than the bytes account for, and what is refused changes
//! nothing.

mod cases;
mod mutate;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use constnet::prelude::*;

use self::cases::{CASES, Case};
use self::mutate::mutate;

/// Mutated files a loader. The fuzzer in `fuzz/` has no such end.
const MUTANTS: usize = 5_000;

/// The system's allocator, which counts for each thread how much is out and how much was at most.
struct Counting;

thread_local! {
    static OUT: Cell<usize> = const { Cell::new(0) };
    static MOST: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: the system's allocator does the work; the counters are of types without a destructor and allocate nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        OUT.set(OUT.get().wrapping_add(layout.size()));
        // What another thread frees makes the counter wrap; such a thread is not measured.
        MOST.set(MOST.get().max(OUT.get()));
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        OUT.set(OUT.get().wrapping_sub(layout.size()));
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(pointer, layout) };
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The most bytes that were out at once during `work`, beyond those before.
fn most_memory(work: impl FnOnce()) -> usize {
    let before = OUT.get();
    MOST.set(before);
    work();
    MOST.get() - before
}

fn withstands(case: &Case) {
    let valid = (case.valid)();
    assert!((case.load)(&valid), "the file itself loads");
    let mut random = Pcg32::seeded(17);
    let mut refused = 0;
    for _ in 0..MUTANTS {
        let mutant = mutate(&valid, &mut random);
        let mut loaded = false;
        let memory = most_memory(|| loaded = (case.load)(&mutant));
        // Names, shapes and messages are copied a few times; a number in the file never counts for more than its digits.
        assert!(memory < 64 * mutant.len() + 64 * 1024, "{memory} bytes for a file of {}", mutant.len());
        refused += usize::from(!loaded);
    }
    assert!(refused > MUTANTS / 2, "only {refused} of {MUTANTS} mutants were refused");
}

#[test]
fn every_loader_withstands_damaged_files() {
    CASES.iter().for_each(withstands);
}
