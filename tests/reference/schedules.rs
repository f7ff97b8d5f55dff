//! The learning rate of fifty updates under every schedule, alone and after a warm-up.

use constnet::Schedule;

use crate::store::{Precision, assert_close, assert_complete, with_case};

/// A schedule by the name of its case.
type Named<T> = (&'static str, Schedule<T>);

fn schedules<T: Precision>() -> [Named<T>; 9] {
    let [half, most, fifth, tenth] = [0.5, 0.9, 0.2, 0.1].map(T::from_f64);
    [
        ("constant", Schedule::constant()),
        ("step", Schedule::step(7, half)),
        ("exponential", Schedule::exponential(most)),
        ("cosine", Schedule::cosine(10, T::ZERO)),
        ("cosine_floor", Schedule::cosine(10, fifth)),
        ("constant_warm_up", Schedule::constant().warm_up(5, tenth)),
        ("step_warm_up", Schedule::step(7, half).warm_up(5, tenth)),
        ("exponential_warm_up", Schedule::exponential(most).warm_up(5, tenth)),
        ("cosine_warm_up", Schedule::cosine(10, fifth).warm_up(5, tenth)),
    ]
}

fn follow<T: Precision>() {
    for (name, schedule) in schedules::<T>() {
        with_case("schedules", name, |case| {
            let rate = T::from_f64(case.given(&["rate"])[0]);
            let expected = case.given(&["rates"]);
            let found: Vec<T> = (0..expected.len()).map(|update| rate * schedule.factor(update)).collect();
            assert_close(name, &found, &expected);
        });
    }
}

#[test]
fn f32() {
    follow::<f32>();
}

#[test]
fn f64() {
    follow::<f64>();
}

#[test]
fn every_case_of_the_file_is_checked() {
    assert_complete("schedules", &schedules::<f64>().map(|(name, _)| name));
}
