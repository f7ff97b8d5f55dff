use core::any::Any;
use std::panic::AssertUnwindSafe;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

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
fn slices_are_divided_alike() {
    let threads = Threads::new(3).expect("threads");
    let (mut ones, mut twos) = (vec![0; 17], vec![0; 2 * 17]);
    threads.share(|| {
        let others = [(&mut twos[..], 2), (&mut [], 0)];
        rows_with(&mut ones, 1, others, usize::MAX, |rows, ones, [twos, none]| {
            assert_eq!((ones.len(), twos.len(), none.len()), (rows.len(), 2 * rows.len(), 0));
            ones.copy_from_slice(&rows.clone().collect::<Vec<_>>());
            twos.copy_from_slice(&rows.flat_map(|row| [row, row]).collect::<Vec<_>>());
        });
    });
    assert!(ones.into_iter().eq(0..17));
    assert!(twos.into_iter().eq((0..17).flat_map(|row| [row, row])));
}

#[test]
fn one_bad_value_is_found_wherever_it_is() {
    let threads = Threads::new(3).expect("threads");
    let mut values = vec![0; 17];
    let good = |values: &[i32]| threads.share(|| all(values, usize::MAX, |part| part.iter().all(|value| *value == 0)));
    assert!(good(&values));
    for at in 0..17 {
        values[at] = 1;
        assert!(!good(&values), "{at}");
        values[at] = 0;
    }
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
