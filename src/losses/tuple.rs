use super::ending::Suits;
use super::{Loss, NoSuchClass, Weight};
use crate::isa::Isa;
use crate::scalar::Scalar;
use crate::value::Value;

/// Several losses for as many outputs, which lie one after the other.
macro_rules! tuple {
    ($($loss:ident $output:ident $target:ident $at:tt),+) => {
        impl<$($loss, $output: Suits<$loss>),+> Suits<($($loss,)+)> for ($($output,)+) {}

        impl<$($loss: Weight),+> Weight for ($($loss,)+) {
            const NONE: Self = ($($loss::NONE,)+);

            #[inline(always)]
            fn plus(self, other: Self) -> Self {
                ($(self.$at.plus(other.$at),)+)
            }

            #[inline(always)]
            fn reciprocal(self) -> Option<Self> {
                Some(($(self.$at.reciprocal()?,)+))
            }

            #[inline(always)]
            fn times(self, factor: f64) -> Self {
                ($(self.$at.times(factor),)+)
            }
        }

        impl<T, $($loss, $output, $target),+> Loss<($($output,)+), ($($target,)+)> for ($($loss,)+)
        where
            T: Scalar,
            $($output: Value<Scalar = T>, $loss: Loss<$output, $target, Scalar = T>),+
        {
            type Scalar = T;
            type Weight = ($($loss::Weight,)+);

            #[inline(always)]
            fn weight(&self, target: &($($target,)+)) -> Result<Self::Weight, NoSuchClass> {
                Ok(($(self.$at.weight(&target.$at)?,)+))
            }

            #[inline(always)]
            fn evaluate<I: Isa, const L: usize>(
                &self,
                mut outputs: &[[T; L]],
                targets: [&($($target,)+); L],
                scale: Self::Weight,
                mut gradients: &mut [[T; L]],
            ) -> [T; L] {
                let mut sums = [T::ZERO; L];
                $(
                    let part = outputs.split_off(..$output::LEN).unwrap_or_default();
                    let gradient = gradients.split_off_mut(..$output::LEN).unwrap_or_default();
                    let part_targets = targets.map(|target| &target.$at);
                    let losses = self.$at.evaluate::<I, L>(part, part_targets, scale.$at, gradient);
                    sums.iter_mut().zip(losses).for_each(|(sum, loss)| *sum += loss);
                )+
                sums
            }
        }
    };
}

tuple!(A VA YA 0, B VB YB 1);
tuple!(A VA YA 0, B VB YB 1, C VC YC 2);
tuple!(A VA YA 0, B VB YB 1, C VC YC 2, D VD YD 3);

#[cfg(test)]
mod tests {
    use nalgebra::{SMatrix, SVector};

    use crate::losses::testing::{check, close, evaluate_one};
    use crate::losses::{
        BinaryCrossEntropy, CrossEntropy, Huber, MeanAbsoluteError, MeanSquaredError, Scaled, Weight, ending,
    };

    type Outputs = (SVector<f64, 3>, SVector<f64, 1>, SMatrix<f64, 2, 2>);

    #[test]
    fn gradients_are_those_of_the_loss() {
        let classes = CrossEntropy::new().class_weights([0.5, 2.0, 1.0]);
        let loss = (classes, BinaryCrossEntropy::new().scaled(0.5), MeanSquaredError::new());
        let targets = [(0, true, 0.5), (2, false, 1.5), (1, false, -2.0)];
        let targets = targets.map(|(a, b, c)| (a, b, SMatrix::<f64, 2, 2>::repeat(c)));
        check::<_, Outputs, _, 8>(&loss, &targets);
        check::<_, Outputs, _, 8>(&Scaled::new(loss, 3.0), &targets);
    }

    #[test]
    fn the_parts_are_what_they_are_alone() {
        let target = SVector::from([0.5, 1.0]);
        let (first, [a, b]) = evaluate_one(&MeanSquaredError::new(), [1.0_f64, 2.0], target);
        let (second, [c]) = evaluate_one::<_, SVector<f64, 1>, _, 1>(&Huber::new(), [3.0], 1.5);
        let loss = (MeanSquaredError::new(), Huber::new().scaled(0.25));
        let (sum, gradients) =
            evaluate_one::<_, (SVector<f64, 2>, SVector<f64, 1>), _, 3>(&loss, [1.0, 2.0, 3.0], (target, 1.5));
        assert!(close(sum, first + 0.25 * second));
        assert_eq!(gradients, [a, b, 0.25 * c]);
    }

    #[test]
    fn a_part_without_weight_has_no_mean() {
        assert_eq!((2.0_f32, (4.0_f64, 1.0_f64)).reciprocal(), Some((0.5, (0.25, 1.0))));
        assert_eq!((2.0_f32, 0.0_f32, 1.0_f32).reciprocal(), None);
    }

    #[test]
    fn each_part_takes_its_own_ending() {
        fn takes<L, E: ending::Suits<L>>(_: L) {}
        let loss = (CrossEntropy::new(), MeanSquaredError::new(), CrossEntropy::new(), MeanAbsoluteError::new());
        takes::<_, (ending::Raw, ending::Sigmoid, ending::LogSoftmax, ending::Softmax)>(loss);
    }
}
