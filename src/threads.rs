//! Threads that share the work of kernels.
//!
//! A kernel that is called while its thread shares cuts its work into parts, of which the team's threads take one after the other. The
//! calling thread takes parts, too, and waits for no thread that has not begun with one: others that are late, or busy elsewhere, hold
//! nothing up. Whoever takes a part, its results are the same bits, since no sum is divided between parts.
//!
//! Between two kernels there are microseconds, which is less than it takes to wake a thread. So the threads come from rayon's pool once a
//! [`Threads::share`], and look for work in turns until it ends.

use core::cell::{Cell, UnsafeCell};
use core::fmt;
use core::hint::spin_loop;
use core::marker::PhantomData;
use core::ops::Range;
use core::ptr::NonNull;
use core::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// Threads that share the work of a training: the same bits for any number of them.
///
/// The samples of a mini-batch, or the weights whose gradients are summed, are divided among them; no sum is, so the results are those of one
/// thread. It pays for large networks and mini-batches of two blocks (32 samples) or more; what is small stays on one thread.
///
/// ```
/// use constnet::Threads;
/// use constnet::prelude::*;
///
/// network! { struct Wide: [64] -> [10] { hidden: Dense(256) | Relu, out: Dense(10) } }
///
/// let inputs = vec![SVector::repeat(0.5); 64];
/// let targets: Vec<usize> = (0..64).map(|sample| sample % 10).collect();
/// let trained = |threads| {
///     let threads = Threads::new(threads)?;
///     let mut net = Wide::init_boxed(&mut Pcg32::seeded(1));
///     let mut trainer = Trainer::<Wide, CrossEntropy, Sgd<Wide>, 64>::boxed(CrossEntropy::new(), Sgd::new(0.1));
///     threads.share(|| trainer.step(&mut net, &inputs, &targets))?;
///     Ok::<_, Box<dyn std::error::Error>>(net)
/// };
/// assert!(trained(2)?.hidden.weight == trained(1)?.hidden.weight);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [`Fit::threads`](crate::fit::Fit::threads) does it in a training loop.
pub struct Threads {
    /// All but the one that shares.
    others: Option<ThreadPool>,
    count: usize,
}

impl fmt::Debug for Threads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Threads").field(&self.count).finish()
    }
}

/// The system gave no threads.
#[derive(Debug)]
pub struct NoThreads(rayon::ThreadPoolBuildError);

impl fmt::Display for NoThreads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no threads to share the work: {}", self.0)
    }
}

impl core::error::Error for NoThreads {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        Some(&self.0)
    }
}

impl Threads {
    /// So many threads, the one that will [share](Self::share) its work among them; 0 stands for as many as the machine runs at once.
    ///
    /// # Errors
    /// If the system does not give them.
    pub fn new(count: usize) -> Result<Self, NoThreads> {
        let count = match count {
            0 => thread::available_parallelism().map_or(1, usize::from),
            count => count,
        };
        let pool = || ThreadPoolBuilder::new().num_threads(count - 1).build().map_err(NoThreads);
        Ok(Self { others: (count > 1).then(pool).transpose()?, count })
    }

    /// The number of threads.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.count
    }

    /// Does `work` on this thread, with the others' help wherever a kernel within has enough to do. They are busy until it ends, also
    /// where there is nothing for them: share a step, or a few, and not what lies between.
    ///
    /// Within a `share` another one adds nothing.
    pub fn share<R>(&self, work: impl FnOnce() -> R) -> R {
        let Some(others) = &self.others else { return work() };
        if is_shared() {
            return work();
        }
        let team = Team::new(self.count);
        others.in_place_scope(|scope| {
            for _ in 1..self.count {
                scope.spawn(|_| team.help());
            }
            let _over = OnDrop(|| team.over.store(true, Ordering::Release));
            team.lead(work)
        })
    }
}

thread_local! {
    /// The team that this thread leads.
    static TEAM: Cell<Option<NonNull<Team>>> = const { Cell::new(None) };
}

/// Whether the kernels that this thread calls share their work.
#[inline]
pub fn is_shared() -> bool {
    TEAM.get().is_some()
}

/// Calls `run` for parts of `0..len` that make it up, each once: on several threads, if this one shares and the `work` in
/// multiply-adds is worth it. Within a part nothing is shared.
pub fn parts(len: usize, work: usize, run: impl Fn(Range<usize>) + Sync) {
    /// What takes as long as to hand it out, some ten times over.
    const WORTH: usize = 1 << 16;

    let team = TEAM.take();
    let _back = OnDrop(|| TEAM.set(team));
    match team {
        // SAFETY: the team lives, and lies still, as long as `lead` has it in `TEAM`, and we are called within.
        Some(team) if work >= WORTH => unsafe { team.as_ref() }.divide(len, &run),
        _ => run(0..len),
    }
}

/// As [`parts`], for rows of `len` values each: `run` gets those of its part to write to.
pub fn rows<V: Send>(values: &mut [V], len: usize, work: usize, run: impl Fn(Range<usize>, &mut [V]) + Sync) {
    let rows = Rows::new(values, len);
    parts(rows.count, work, |part| {
        // SAFETY: every part is run once, and parts do not overlap.
        let values = unsafe { rows.part(&part) };
        run(part, values);
    });
}

/// As [`rows`], of two slices with as many rows.
pub fn rows_of_two<V: Send>(
    [first, second]: [&mut [V]; 2],
    len: usize,
    work: usize,
    run: impl Fn(Range<usize>, [&mut [V]; 2]) + Sync,
) {
    let (first, second) = (Rows::new(first, len), Rows::new(second, len));
    parts(first.count.min(second.count), work, |part| {
        // SAFETY: as in `rows`.
        let values = unsafe { [first.part(&part), second.part(&part)] };
        run(part, values);
    });
}

/// As [`rows`], of the first slice; all of the second goes to the first part.
pub fn rows_and_rest<V: Send>(
    [values, rest]: [&mut [V]; 2],
    len: usize,
    work: usize,
    run: impl Fn(Range<usize>, [&mut [V]; 2]) + Sync,
) {
    let rest_len = rest.len();
    let (values, rest) = (Rows::new(values, len), Rows::new(rest, rest_len));
    parts(values.count, work, |part| {
        // SAFETY: as in `rows`; one part alone begins at 0.
        let parts = unsafe { [values.part(&part), rest.part(&(0..rest.count.min(usize::from(part.start == 0))))] };
        run(part, parts);
    });
}

/// A slice that several threads write to, each to rows of its own.
struct Rows<'a, V> {
    values: *mut V,
    len: usize,
    count: usize,
    slice: PhantomData<&'a mut [V]>,
}

// SAFETY: it stands for the slice, of which each thread takes parts as `&mut [V]`.
unsafe impl<V: Send> Sync for Rows<'_, V> {}

impl<'a, V> Rows<'a, V> {
    fn new(values: &'a mut [V], len: usize) -> Self {
        Self { count: values.len().checked_div(len).unwrap_or(0), values: values.as_mut_ptr(), len, slice: PhantomData }
    }

    /// # Safety
    /// No other part that overlaps with this one is in use.
    #[expect(clippy::mut_from_ref, reason = "parts do not overlap, as the caller promises")]
    unsafe fn part(&self, rows: &Range<usize>) -> &mut [V] {
        debug_assert!(rows.start <= rows.end && rows.end <= self.count);
        // SAFETY: these rows lie within the slice, and are nobody else's for now.
        unsafe { core::slice::from_raw_parts_mut(self.values.add(rows.start * self.len), rows.len() * self.len) }
    }
}

/// What is called for every part of a work, for as long as it is under way.
type Work = dyn Fn(usize) + Sync + 'static;

/// The threads of a `share`, and the work that is under way.
struct Team {
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
    const fn new(threads: usize) -> Self {
        Self {
            threads,
            turn: AtomicU64::new(0),
            work: UnsafeCell::new(None),
            done: AtomicUsize::new(0),
            over: AtomicBool::new(false),
        }
    }

    /// Does `work` with the team at hand.
    fn lead<R>(&self, work: impl FnOnce() -> R) -> R {
        TEAM.set(Some(NonNull::from(self)));
        let _left = OnDrop(|| TEAM.set(None));
        work()
    }

    /// Takes parts until all is over.
    fn help(&self) {
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
    fn divide(&self, len: usize, run: &(dyn Fn(Range<usize>) + Sync)) {
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
struct OnDrop<F: FnMut()>(F);

impl<F: FnMut()> Drop for OnDrop<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}

#[cfg(test)]
mod tests {
    use core::any::Any;
    use std::panic::AssertUnwindSafe;
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn every_part_is_run_once_and_by_several() {
        let threads = Threads::new(4).expect("threads");
        let sums: Vec<u64> = (0..200)
            .map(|turn| {
                let mut values = vec![0_u64; 3 * 17];
                threads.share(|| {
                    for _ in 0..20 {
                        rows(&mut values, 3, usize::MAX, |part, values| {
                            for (row, values) in part.zip(values.chunks_mut(3)) {
                                assert!(!is_shared(), "a part is not shared");
                                values.iter_mut().for_each(|value| *value += row as u64 + turn);
                            }
                        });
                    }
                });
                values.iter().sum()
            })
            .collect();
        for (turn, sum) in (0..).zip(sums) {
            assert_eq!(sum, 20 * 3 * ((0..17).sum::<u64>() + 17 * turn));
        }
        assert!(!is_shared());
    }

    #[test]
    fn others_take_parts() {
        let threads = Threads::new(2).expect("threads");
        let seen = Mutex::new(Vec::new());
        // Each part waits for the other.
        threads.share(|| {
            parts(2, usize::MAX, |_| {
                seen.lock().expect("whole").push(thread::current().id());
                while seen.lock().expect("whole").len() < 2 {
                    thread::yield_now();
                }
            });
        });
        let seen = seen.into_inner().expect("whole");
        assert_ne!(seen[0], seen[1]);
    }

    #[test]
    fn little_work_stays_here() {
        let threads = Threads::new(2).expect("threads");
        let here = thread::current().id();
        threads.share(|| parts(8, 10, |part| assert_eq!((part, thread::current().id()), (0..8, here))));
        parts(8, usize::MAX, |part| assert_eq!((part, thread::current().id()), (0..8, here)));
    }

    #[test]
    fn a_panic_comes_through() {
        for bad in 0..2 {
            let threads = Threads::new(2).expect("threads");
            let panic: Box<dyn Any + Send> = std::panic::catch_unwind(AssertUnwindSafe(|| {
                threads.share(|| parts(2, usize::MAX, |part| assert_ne!(part.start, bad, "part {bad}")));
            }))
            .expect_err("one part panics");
            assert!(panic.downcast_ref::<String>().is_some_and(|text| text.contains("part ")), "{bad}");
            assert!(!is_shared());
            // And the threads go on.
            let all = AtomicUsize::new(0);
            threads.share(|| parts(2, usize::MAX, |_| _ = all.fetch_add(1, Ordering::Relaxed)));
            assert_eq!(all.into_inner(), 2);
        }
    }

    #[test]
    fn one_thread_and_all_threads() {
        assert_eq!(Threads::new(1).expect("one").share(|| (is_shared(), 7)), (false, 7));
        let all = Threads::new(0).expect("all");
        assert_eq!(all.count(), thread::available_parallelism().map_or(1, usize::from));
        assert_eq!(format!("{:?}", Threads::new(3).expect("three")), "Threads(3)");
    }

    #[test]
    fn within_a_share_another_adds_nothing() {
        let threads = Threads::new(2).expect("threads");
        assert_eq!(threads.share(|| threads.share(|| 3)), 3);
    }
}
