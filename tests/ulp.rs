//! Every `f32` through every mathematical function, against double precision. It takes minutes, and all cores: `cargo xtask ulp`
//! runs it in a release build. Unit tests of `src/math` look at a sample.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use constnet::__private::mapped;

/// The largest error of each function, in units of the last place: what the documentation promises.
const LIMITS: [(&str, f64); 7] =
    [("exp", 1.0), ("exp_m1", 2.0), ("ln", 1.0), ("ln_1p", 2.0), ("tanh", 2.0), ("sigmoid", 2.0), ("erf", 2.0)];

/// The numbers of a piece of work have these first bits in common.
const PIECES: u32 = 1 << 14;

fn exact(name: &str, x: f64) -> f64 {
    match name {
        "exp" => x.exp(),
        "exp_m1" => x.exp_m1(),
        "ln" => x.ln(),
        "ln_1p" => x.ln_1p(),
        "tanh" => x.tanh(),
        "sigmoid" if x < 0.0 => x.exp() / (1.0 + x.exp()),
        "sigmoid" => 1.0 / (1.0 + (-x).exp()),
        "erf" => libm::erf(x),
        _ => unreachable!("{name}"),
    }
}

/// The distance between a result and the number that it stands for.
fn ulp(found: f32, exact: f64) -> f64 {
    if found.to_bits() == (exact as f32).to_bits() {
        // The nearest there is; how near says the difference, unless it is infinite or not a number.
        let distance = (f64::from(found) - exact).abs();
        return if distance.is_finite() { distance / unit(exact) } else { 0.0 };
    }
    if found.is_nan() && exact.is_nan() {
        return 0.0;
    }
    let error = (f64::from(found) - exact).abs() / unit(exact);
    if error.is_nan() { f64::INFINITY } else { error }
}

/// The distance between neighbouring `f32` of this size.
fn unit(exact: f64) -> f64 {
    let exponent = ((exact.to_bits() >> 52 & 0x7ff) as i64 - 1023).max(-126);
    f64::from_bits(((exponent - 23 + 1023) as u64) << 52)
}

#[test]
#[ignore = "takes minutes in a release build, and hours in another: `cargo xtask ulp`"]
fn every_number_of_single_precision() {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let only = std::env::var("CONSTNET_ULP").ok();
    for ((name, map), (limited, limit)) in mapped::<f32>().into_iter().zip(LIMITS) {
        assert_eq!(name, limited);
        if only.as_ref().is_some_and(|only| only != name) {
            continue;
        }
        let next = AtomicU32::new(0);
        let worst = Mutex::new((0.0, 0.0_f32));
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    let mut x = vec![0.0; 1 << 18];
                    let mut y = x.clone();
                    loop {
                        let piece = next.fetch_add(1, Ordering::Relaxed);
                        if piece >= PIECES {
                            break;
                        }
                        for (x, low) in x.iter_mut().zip(0..) {
                            *x = f32::from_bits(piece << 18 | low);
                        }
                        y.copy_from_slice(&x);
                        map(&mut y);
                        let errors = x.iter().zip(&y).map(|(&x, &y)| (ulp(y, exact(name, x.into())), x));
                        let most = errors.fold((0.0, 0.0), |a, b| if b.0 > a.0 { b } else { a });
                        let mut worst = worst.lock().expect("no thread panics");
                        if most.0 > worst.0 {
                            *worst = most;
                        }
                    }
                });
            }
        });
        let (worst, at) = *worst.lock().expect("no thread panics");
        println!("{name}: {worst:.3} ulp at {at:e}");
        assert!(worst <= limit, "{name} is {worst} ulp off at {at:e}");
    }
}
