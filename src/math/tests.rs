use super::known::KNOWN;
use super::mapped::{mapped, single};
use crate::isa::{Detected, Isa};

/// The largest error of a function, in units of the last place, where multiply-add is fused; see the module's table.
fn limit(name: &str) -> f64 {
    let fused = if name == "exp" { 1.0 } else { 2.0 };
    if Detected::fused_single() { fused } else { fused + 2.0 }
}

/// Bits of numbers of every size and sign.
fn numbers() -> impl Iterator<Item = f32> {
    let special = [0.0, 1e-45, f32::MIN_POSITIVE, 1.0, f32::MAX, f32::INFINITY, f32::NAN];
    let dense = (0..40_000_u32).map(|k| f32::from_bits(0x3000_0000 + k * 8009));
    let spread = (0..20_000_u32).map(|k| f32::from_bits(k * 107_371));
    special.into_iter().chain(dense).chain(spread).flat_map(|x| [x, -x])
}

fn exact(name: &str, x: f64) -> f64 {
    match name {
        "exp" => libm::exp(x),
        "exp_m1" => libm::expm1(x),
        "ln" => libm::log(x),
        "ln_1p" => libm::log1p(x),
        "tanh" => libm::tanh(x),
        "sigmoid" if x < 0.0 => libm::exp(x) / (1.0 + libm::exp(x)),
        "sigmoid" => 1.0 / (1.0 + libm::exp(-x)),
        _ => libm::erf(x),
    }
}

/// The distance of the `f32` from the number, in units of the last place there; zero where both are the same infinity or NaN.
fn ulp(found: f32, exact: f64) -> f64 {
    if found.is_nan() && exact.is_nan() || f64::from(found) == exact || f64::from(found) == f64::from(exact as f32) {
        return 0.0;
    }
    if !found.is_finite() {
        return f64::INFINITY;
    }
    let exponent = libm::ilogb(exact).max(-126);
    (f64::from(found) - exact).abs() / libm::scalbn(1.0, exponent - 23)
}

#[test]
fn single_precision_is_as_exact_as_promised() {
    for (name, map) in mapped::<f32>() {
        let x: Vec<f32> = numbers().collect();
        let mut y = x.clone();
        map(&mut y);
        let worst = x.iter().zip(&y).map(|(&x, &y)| (ulp(y, exact(name, x.into())), x));
        let (worst, at) = worst.fold((0.0, 0.0), |a, b| if b.0 > a.0 { b } else { a });
        println!("{name}: {worst:.3} ulp at {at:e}");
        assert!(worst <= limit(name), "{name}: {worst} ulp at {at:e}");
    }
}

#[test]
fn double_precision_is_as_exact_as_promised() {
    for ((name, map), (known_name, known)) in mapped::<f64>().into_iter().zip(KNOWN) {
        assert_eq!(name, known_name);
        let mut worst = (0.0, 0.0);
        for &(x, expected) in known {
            let mut y = [x];
            map(&mut y);
            let exponent = libm::ilogb(expected).max(-1022);
            let error = if y[0] == expected { 0.0 } else { (y[0] - expected).abs() / libm::scalbn(1.0, exponent - 52) };
            if error > worst.0 || error.is_nan() {
                worst = (error, x);
            }
        }
        println!("{name}: {:.1} ulp at {:e}", worst.0, worst.1);
        // The known values are rounded, too.
        assert!(worst.0 <= limit(name), "{name}: {} ulp at {:e}", worst.0, worst.1);
    }
}

#[test]
fn vectors_and_single_numbers_have_the_same_bits() {
    for ((name, map), (_, function)) in mapped::<f32>().into_iter().zip(single::<f32>()) {
        let x: Vec<f32> = numbers().collect();
        let mut y = x.clone();
        map(&mut y);
        for (&x, &y) in x.iter().zip(&y) {
            let one = function(x);
            assert!(y.to_bits() == one.to_bits() || y.is_nan() && one.is_nan(), "{name} of {x:e}: {y:e} and {one:e}");
        }
    }
    for ((name, map), (_, function)) in mapped::<f64>().into_iter().zip(single::<f64>()) {
        let x: Vec<f64> = numbers().map(|x| f64::from(x) * 1.000_000_1).collect();
        let mut y = x.clone();
        map(&mut y);
        for (&x, &y) in x.iter().zip(&y) {
            let one = function(x);
            assert!(y.to_bits() == one.to_bits() || y.is_nan() && one.is_nan(), "{name} of {x:e}: {y:e} and {one:e}");
        }
    }
}

#[test]
fn few_values_have_the_bits_of_many() {
    let x: Vec<f32> = numbers().step_by(997).take(40).collect();
    let [(_, map), ..] = mapped::<f32>();
    let mut all = x.clone();
    map(&mut all);
    for len in 0..x.len() {
        let mut few = x.clone();
        map(&mut few[..len]);
        let bits = |values: &[f32]| values.iter().map(|value| value.to_bits()).collect::<Vec<_>>();
        assert_eq!(bits(&few), bits(&[&all[..len], &x[len..]].concat()));
    }
}

#[test]
fn double_precision_is_right_at_its_ends() {
    let [exp, exp_m1, ln, ln_1p, tanh, sigmoid, erf] = single::<f64>().map(|(_, function)| function);
    let (infinity, nan) = (f64::INFINITY, f64::NAN);
    assert_eq!([exp(-infinity), exp(-800.0), exp(0.0), exp(800.0), exp(infinity)], [0.0, 0.0, 1.0, infinity, infinity]);
    assert_eq!([exp_m1(-infinity), exp_m1(0.0), exp_m1(infinity)], [-1.0, 0.0, infinity]);
    assert_eq!([ln(0.0), ln(1.0), ln(infinity)], [-infinity, 0.0, infinity]);
    assert_eq!([ln_1p(-1.0), ln_1p(0.0), ln_1p(infinity)], [-infinity, 0.0, infinity]);
    assert_eq!([tanh(-infinity), tanh(-0.0), tanh(25.0)], [-1.0, 0.0, 1.0]);
    assert_eq!([sigmoid(-infinity), sigmoid(0.0), sigmoid(infinity)], [0.0, 0.5, 1.0]);
    assert_eq!([erf(-infinity), erf(0.0), erf(7.0)], [-1.0, 0.0, 1.0]);
    assert!(ln(-1.0).is_nan() && ln_1p(-2.0).is_nan() && ln(-infinity).is_nan());
    assert!(single::<f64>().iter().all(|(_, function)| function(nan).is_nan()));
    for function in [exp_m1, ln_1p, tanh, erf] {
        assert!(function(-0.0).is_sign_negative());
    }
}
