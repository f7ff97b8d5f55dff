use super::clip::Clip;
use super::schedule::Schedule;
use crate::scalar::Scalar;

/// What all optimizers can be set to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settings<T> {
    pub rate: T,
    pub weight_decay: T,
    pub schedule: Schedule<T>,
    pub clip: Clip<T>,
}

impl<T: Scalar> Settings<T> {
    pub const fn new(rate: T) -> Self {
        Self { rate, weight_decay: T::ZERO, schedule: Schedule::constant(), clip: Clip::NONE }
    }

    pub fn rate_at(&self, update: usize) -> T {
        self.rate * self.schedule.factor(update)
    }
}

macro_rules! constants {
    ($($(#[$doc:meta])* $name:ident = $single:literal, $double:literal;)*) => {
        /// The numbers of PyTorch's defaults, which a `const fn` can't compute for a generic scalar.
        pub trait Constants: Sized {
            $($(#[$doc])* const $name: Self;)*
            /// `1 − βᵗ` from `1 − β` and `t`, to the last digits even where `βᵗ` is close to 1. By `libm`, which has no fused
            /// multiply-add: as all of an update, it gives the same bits on every machine.
            fn filled(rest: Self, number: Self) -> Self;
        }
        impl Constants for f32 {
            $(const $name: Self = $single;)*
            fn filled(rest: Self, number: Self) -> Self {
                -libm::expm1f(number * libm::log1pf(-rest))
            }
        }
        impl Constants for f64 {
            $(const $name: Self = $double;)*
            fn filled(rest: Self, number: Self) -> Self {
                -libm::expm1(number * libm::log1p(-rest))
            }
        }
    };
}

constants! {
    /// `β₁` of Adam.
    BETA_1 = 0.9, 0.9;
    /// `β₂` of Adam.
    BETA_2 = 0.999, 0.999;
    /// `α` of RMSprop.
    ALPHA = 0.99, 0.99;
    /// `ε` of Adam and RMSprop.
    EPSILON_MEAN = 1e-8, 1e-8;
    /// `ε` of Adagrad.
    EPSILON_SUM = 1e-10, 1e-10;
    /// `λ` of AdamW.
    WEIGHT_DECAY = 1e-2, 1e-2;
    /// The `f32` of a decimal between 0.84 and 1, times this, is a whole number again; `f64` needs no such help.
    DECIMAL = 1e7, 1.0;
    /// A decaying mean below this becomes zero: on its way on to the smallest numbers it would cost a hundred times as
    /// much, and move no parameter.
    VANISHING = 1e-32, 1e-300;
    /// The root of [`VANISHING`](Self::VANISHING).
    VANISHING_ROOT = 1e-16, 1e-150;
}

/// `1 − decay`, for the decimal that was meant. The `f32` of 0.999 is off by a 1e-8 that is 1e-5 of the difference;
/// PyTorch takes it in double precision.
pub(super) fn rest<T: Scalar>(decay: T) -> T {
    let decimal = decay * T::DECIMAL;
    if decimal / T::DECIMAL == decay { (T::DECIMAL - decimal) / T::DECIMAL } else { T::ONE - decay }
}

/// What is the same in every optimizer: the common settings, and that it is a value to copy and to print, whatever the
/// network. Takes the type parameters beside the network's, and the fields beside the common settings.
macro_rules! common_settings {
    ($optimizer:ident[$($kind:ident),*], $($field:ident),*) => {
        impl<N: Network $(, $kind: Copy)*> $optimizer<N $(, $kind)*> {
            /// The learning rate's course over the updates. The default is [`Schedule::constant`].
            #[must_use]
            pub const fn schedule(mut self, schedule: Schedule<N::Scalar>) -> Self {
                self.settings.schedule = schedule;
                self
            }

            /// The weight decay `λ`.
            #[must_use]
            pub const fn weight_decay(mut self, weight_decay: N::Scalar) -> Self {
                self.settings.weight_decay = weight_decay;
                self
            }
        }

        impl<N: Network $(, $kind: Copy)*> Clone for $optimizer<N $(, $kind)*> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<N: Network $(, $kind: Copy)*> Copy for $optimizer<N $(, $kind)*> {}

        impl<N: Network $(, $kind: core::fmt::Debug)*> core::fmt::Debug for $optimizer<N $(, $kind)*> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.debug_struct(stringify!($optimizer))
                    .field("settings", &self.settings)
                    $(.field(stringify!($field), &self.$field))*
                    .finish()
            }
        }
    };
}

/// Limits of the gradient, of an optimizer that stores it.
macro_rules! clipping {
    ([$($kind:ident),*] $optimizer:ty) => {
        impl<N: Network $(, $kind: Copy)*> $optimizer {
            /// Scales a gradient whose norm, over all trainable parameters together, is above `max_norm` down to it, as
            /// `torch.nn.utils.clip_grad_norm_`.
            #[must_use]
            pub const fn clip_norm(mut self, max_norm: N::Scalar) -> Self {
                self.settings.clip.set_norm(max_norm);
                self
            }

            /// Limits each value of the gradient to between `−limit` and `limit`, as `torch.nn.utils.clip_grad_value_`;
            /// after [`clip_norm`](Self::clip_norm), where both are set.
            #[must_use]
            pub const fn clip_value(mut self, limit: N::Scalar) -> Self {
                self.settings.clip.set_value(limit);
                self
            }
        }
    };
}

/// Implements [`Optimizer`](super::Optimizer) by the type's own `rule(rate, updates)`, which keeps `$arrays` values a
/// parameter.
macro_rules! optimizer {
    ($optimizer:ty, $arrays:literal, $gradient:ty) => {
        impl<N: Network> Optimizer for $optimizer {
            type Network = N;
            type Gradient = $gradient;
            type State = OptimizerState<N, $arrays>;

            fn learning_rate(&self) -> N::Scalar {
                self.settings.rate
            }
            fn set_learning_rate(&mut self, rate: N::Scalar) {
                self.settings.rate = rate;
            }
            fn updates(state: &Self::State) -> usize {
                state.updates()
            }
            fn rate_at(&self, update: usize) -> N::Scalar {
                self.settings.rate_at(update)
            }
            #[inline]
            fn update(&self, net: &mut N, gradients: &mut Gradients<N>, state: &mut Self::State) {
                self.settings.clip.apply(gradients.as_mut_slice());
                let rule = self.rule(self.rate_at(state.updates()), state.updates());
                state.update(net, gradients, rule);
            }
        }
    };
}

pub(super) use {clipping, common_settings, optimizer};

#[cfg(test)]
mod tests {
    use super::rest;

    #[test]
    fn the_rest_is_that_of_the_decimal() {
        for (decay, difference) in
            [(0.0, 1.0), (0.5, 0.5), (0.9, 0.1), (0.95, 0.05), (0.99, 0.01), (0.999, 0.001), (0.9999, 1e-4)]
        {
            assert_eq!(rest::<f32>(decay), difference);
        }
        assert_eq!(rest(1.0_f32 - 1.0 / 256.0), 1.0 / 256.0);
        assert_eq!(rest(0.999_f64), 1.0 - 0.999);
    }
}
