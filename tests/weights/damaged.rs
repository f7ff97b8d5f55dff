//! Loaders against bytes that are almost right: no panic, no more memory than the bytes account for, and what is refused changes
//! nothing.

mod cases;
mod mutate;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use constnet::prelude::*;

use self::cases::{CASES, Case, attack};
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
    attack(case.name, &valid);
    // For the fuzzer to begin with.
    if let Some(folder) = std::env::var_os("CONSTNET_WRITE_TO") {
        let folder = std::path::Path::new(&folder).join(case.name);
        std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(folder.join("valid"), &valid)).expect("a file");
    }
    let mut random = Pcg32::seeded(17);
    let mut refused = 0;
    for _ in 0..MUTANTS {
        let mut mutant = mutate(&valid, &mut random);
        if random.next_u32().is_multiple_of(2) {
            (case.mend)(&mut mutant);
        }
        let mut loaded = false;
        let memory = most_memory(|| loaded = (case.load)(&mutant));
        // Names, shapes and messages are copied a few times; a number in the file never counts for more than its digits.
        let name = case.name;
        assert!(memory < 64 * mutant.len() + 64 * 1024, "{name}: {memory} bytes for a file of {}", mutant.len());
        refused += usize::from(!loaded);
    }
    assert!(refused > MUTANTS / 4, "{}: only {refused} of {MUTANTS} mutants were refused", case.name);
}

#[test]
fn every_loader_withstands_damaged_files() {
    CASES.iter().for_each(withstands);
}
