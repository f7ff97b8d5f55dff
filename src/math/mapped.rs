//! The functions over arrays, compiled in the library: for the tests, here and in `xtask`, which want every instruction set.

use crate::isa::Isa;
use crate::scalar::Scalar;

macro_rules! mapped {
    ($($map:ident, $function:ident $(by $each:ident)?;)*) => {
        $(mapped!(@each $function $($each)?);)*

        crate::kernels::compiled::compiled! {
            /// The functions over arrays.
            Mapped {
                $($map = $function, (values: &mut [T]);)*
            }
        }

        /// Every function by its name, over arrays, with the best instruction set of this machine.
        #[must_use]
        pub fn mapped<T: Scalar>() -> [(&'static str, fn(&mut [T])); 7] {
            [$((stringify!($function), T::$map::<crate::isa::Detected>),)*]
        }

        /// Every function by its name, one number at a time.
        #[cfg(test)]
        pub fn single<T: Scalar>() -> [(&'static str, fn(T) -> T); 7] {
            [$((stringify!($function), super::$function::<T, crate::isa::Detected>),)*]
        }
    };
    (@each $function:ident) => {
        #[inline(always)]
        fn $function<T: Scalar, I: Isa>(values: &mut [T]) {
            for value in values {
                *value = super::$function::<T, I>(*value);
            }
        }
    };
    (@each $function:ident $each:ident) => {
        #[inline(always)]
        fn $function<T: Scalar, I: Isa>(values: &mut [T]) {
            super::$each::<T, I>(values);
        }
    };
}

mapped! {
    map_exp, exp by exp_each;
    map_exp_m1, exp_m1;
    map_ln, ln;
    map_ln_1p, ln_1p;
    map_tanh, tanh;
    map_sigmoid, sigmoid;
    map_erf, erf;
}
