"""The coefficients of src/math/coefficients.rs: polynomials of least relative error, by Remez's exchange.

Run by hand: `python3 src/math/fit.py > src/math/coefficients.rs`, and with `known` for src/math/known.rs. It needs mpmath and NumPy. What it prints is rounded to
the scalar, and the error of the polynomial before rounding stands beside it.
"""

import sys

import numpy
from mpmath import erf, erfc, expm1, log, log1p, lu_solve, matrix, mp, mpf, pi, sqrt

mp.dps = 60


def remez(f, weight, degree, low, high, rounds=12, grid=600):
    """The polynomial p of the degree for which the largest |f - p| * weight on [low, high] is least."""
    low, high = mpf(low), mpf(high)
    middle, half = (low + high) / 2, (high - low) / 2
    points = [middle - half * mp.cos(mp.pi * k / grid) for k in range(grid + 1)]
    points = [x for x in points if weight(x) != 0]
    values = [(f(x), weight(x)) for x in points]
    count = degree + 2
    chosen = [round(k * (len(points) - 1) / (count - 1)) for k in range(count)]
    best = None
    for _ in range(rounds):
        rows, right = matrix(count, count), matrix(count, 1)
        for row, index in enumerate(chosen):
            scaled = (points[index] - middle) / half
            for power in range(degree + 1):
                rows[row, power] = scaled**power
            rows[row, degree + 1] = (-1) ** row / values[index][1]
            right[row] = values[index][0]
        solution = lu_solve(rows, right)
        scaled = [solution[power] for power in range(degree + 1)]

        def error(index):
            x = (points[index] - middle) / half
            return (mp.polyval(scaled[::-1], x) - values[index][0]) * values[index][1]

        errors = [error(index) for index in range(len(points))]
        largest = max(abs(e) for e in errors)
        if best is None or largest < best[0]:
            best = (largest, scaled)
        # One extreme for each stretch of one sign, and of those the `count` in a row that are largest.
        extremes = []
        for index, e in enumerate(errors):
            if extremes and (errors[extremes[-1]] > 0) == (e > 0):
                if abs(e) > abs(errors[extremes[-1]]):
                    extremes[-1] = index
            else:
                extremes.append(index)
        if len(extremes) < count:
            break
        while len(extremes) > count:
            extremes.pop(0 if abs(errors[extremes[0]]) < abs(errors[extremes[-1]]) else -1)
        if extremes == chosen:
            break
        chosen = extremes
    largest, scaled = best
    # From the scaled variable back to x.
    result = [mpf(0)] * (degree + 1)
    power = [mpf(1)]
    for c in scaled:
        for k, p in enumerate(power):
            result[k] += c * p
        shifted = [mpf(0)] * (len(power) + 1)
        for k, p in enumerate(power):
            shifted[k] += -middle / half * p
            shifted[k + 1] += p / half
        power = shifted
    return result, largest


def show(name, doc, coefficients, error, by=""):
    single = ", ".join(literal(numpy.float32(float(c))) for c in coefficients[0])
    double = ", ".join(literal(numpy.float64(float(c))) for c in coefficients[1])
    print(f"    /// {doc}: 2^{log2(error[0]):.1f} and 2^{log2(error[1]):.1f}.")
    print(f"    {name.upper()} {name}_polynomial{by} = [{single}],\n        [{double}];")


def literal(number):
    text = numpy.format_float_scientific(number, unique=True, trim="-").replace("e+0", "e").replace("e-0", "e-")
    return text.removesuffix("e0") if "." in text else text


def log2(x):
    return float(mp.log(x, 2))


def polynomial(name, doc, f, weight, degrees, low, high):
    fits = [remez(f, weight, degree, low, high) for degree in degrees]
    # Highest power first: the order of Horner's rule.
    show(name, doc, [fit[0][::-1] for fit in fits], [fit[1] for fit in fits], " by pairs" if name == "exp" else "")


def series(f, x, terms):
    """f where it is, and its series near zero, where the difference of large terms has no digits left."""
    return f(x) if abs(x) > mpf(10) ** -8 else sum(c * x**k for k, c in enumerate(terms))


def main():
    print("//! Written by fit.py; the formulas are those of the modules that use them.\n")
    print("use super::polynomials::polynomials;\n")
    print("polynomials! {")
    half = log(2) / 2 * mpf("1.0005")
    polynomial(
        "exp", "`(eʳ − 1 − r) / r²` for `|r| ≤ ½ ln 2`, relative to `eʳ − 1`",
        lambda r: series(lambda r: (expm1(r) - r) / r**2, r, [mpf(1) / 2, mpf(1) / 6, mpf(1) / 24]),
        lambda r: abs(r**2 / expm1(r)) if r else 0, (4, 10), -half, half,
    )
    polynomial(
        "ln", "`(ln(1 + f) − f) / f²` for `−¼ ≤ f ≤ ½`, relative to `ln(1 + f)`",
        lambda f: series(lambda f: (log1p(f) - f) / f**2, f, [-mpf(1) / 2, mpf(1) / 3, -mpf(1) / 4]),
        lambda f: abs(f**2 / log1p(f)) if f else 0, (8, 21), -0.25, 0.5,
    )
    polynomial(
        "erf", "`(erf x / x − 1)` in `x²` for `x ≤ 1`, relative to `erf x`",
        lambda y: (erf(sqrt(y)) / sqrt(y) if y > mpf(10) ** -20 else 2 / sqrt(pi)) - 1,
        lambda y: 1 / (erf(sqrt(y)) / sqrt(y)) if y else sqrt(pi) / 2, (6, 13), 0, 1,
    )
    # Of the rest 1 - erf x = exp(-p(x)): where it is small, an error counts less.
    polynomial(
        "erf_tail", "`−ln(1 − erf x)` for `1 ≤ x`, relative to `erf x`",
        lambda x: -log(erfc(x)), lambda x: erfc(x) / erf(x), (7, 20), 1, 6.0,
    )
    print("}")


def known():
    """Values of `f64` to the last digit, for the tests."""
    spread = [mpf(k) * mpf(k) * k / 13 for k in range(-20, 21, 2)] + [mpf(k) / mpf("7.25") for k in range(-9, 10, 2)]
    tiny = [mpf(2) ** -30, -mpf(2) ** -60, mpf(2) ** -1030]
    functions = {
        "exp": (lambda x: mp.exp(x), spread + tiny + [mpf(-740), mpf(709)]),
        "exp_m1": (expm1, spread + tiny + [mpf(709)]),
        "ln": (log, [abs(x) for x in spread if x] + [mpf(2) ** -1070, mpf(10) ** 308, 1 + mpf(2) ** -40, 1 - mpf(2) ** -40]),
        "ln_1p": (log1p, [x for x in spread if x > -1] + tiny + [-1 + mpf(2) ** -40, mpf(10) ** 300]),
        "tanh": (mp.tanh, spread + tiny + [mpf(k) / 3 for k in range(1, 60, 4)]),
        "sigmoid": (lambda x: 1 / (1 + mp.exp(-x)), spread + tiny + [mpf(-740)]),
        "erf": (erf, spread + tiny + [mpf(k) / 11 for k in range(1, 66, 4)]),
    }
    print("//! Written by fit.py.\n")
    print("/// For each function: numbers, and the values there, computed with 60 digits.")
    print("pub const KNOWN: [(&str, &[(f64, f64)]); 7] = [")
    for name, (f, points) in functions.items():
        rounded = [mpf(float(x)) for x in points]
        pairs = ", ".join(f"({float(x)!r}, {float(f(x))!r})" for x in rounded)
        print(f'    ("{name}", &[{pairs}]),')
    print("];")


if __name__ == "__main__":
    known() if sys.argv[1:] == ["known"] else main()
