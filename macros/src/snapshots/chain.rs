// What the macro writes for
//
// network! {
//     /// Reads an 8×8 grey digit.
//     #[derive(Debug, Clone)]
//     pub struct Digits: [1, 8, 8] -> [10] {
//         flat: Flatten,
//         hidden: Dense(32) | Relu,
//         kept: Dropout(0.25),
//         logits: Dense(10),
//     }
// }

/// Reads an 8×8 grey digit.
#[derive(Debug, Clone)]
///
/// | layer | | output | parameters | MACs |
/// |---|---|---|---:|---:|
/// | `flat` | `Flatten` | `[64]` | 0 | 0 |
/// | `hidden` | `Dense(32) \| Relu` | `[32]` | 2,080 | 2,048 |
/// | `kept` | `Dropout(0.25)` | `[32]` | 0 | 0 |
/// | `logits` | `Dense(10)` | `[10]` | 330 | 320 |
/// | total | | | 2,410 | 2,368 |
pub struct Digits {
    /// `Flatten`, which gives `[64]`.
    pub flat: constnet::__private::Flatten<f32, 64>,
    /// `Dense(32) | Relu`, which gives `[32]`.
    pub hidden: constnet::__private::Dense<f32, 64, 32, 1, 32>,
    /// `Dropout(0.25)`, which gives `[32]`.
    pub kept: constnet::__private::Dropout<
        f32,
        32,
        { constnet::__private::probability(0.25) },
    >,
    /// `Dense(10)`, which gives `[10]`.
    pub logits: constnet::__private::Dense<f32, 32, 10, 1, 10>,
}
const _: () = {
    use constnet::__private as __net;
    type __Layer0 = constnet::__private::Flatten<f32, 64>;
    type __Layer1 = constnet::__private::Dense<f32, 64, 32, 1, 32>;
    const __ACTIVATION1: constnet::__private::Relu = constnet::__private::Relu::new();
    type __Layer2 = constnet::__private::Dropout<
        f32,
        32,
        { constnet::__private::probability(0.25) },
    >;
    type __Layer3 = constnet::__private::Dense<f32, 32, 10, 1, 10>;
    const __LEN: [usize; 4] = [
        <__Layer0 as __net::Layer>::OUTPUT_SHAPE.len(),
        <__Layer1 as __net::Layer>::OUTPUT_SHAPE.len(),
        <__Layer2 as __net::Layer>::OUTPUT_SHAPE.len(),
        <__Layer3 as __net::Layer>::OUTPUT_SHAPE.len(),
    ];
    static __INPUTS: __net::Plan<1> = __net::Plan::consecutive([64]);
    static __OUTPUTS: __net::Plan<1> = __net::Plan::consecutive([10]);
    static __PARAMETERS: __net::Plan<4> = __net::Plan::consecutive([
        <__Layer0 as __net::Layer>::TRAINABLE,
        <__Layer1 as __net::Layer>::TRAINABLE,
        <__Layer2 as __net::Layer>::TRAINABLE,
        <__Layer3 as __net::Layer>::TRAINABLE,
    ]);
    static __STORED: __net::Plan<4> = __net::Plan::consecutive([
        <__Layer0 as __net::Layer>::STORED,
        <__Layer1 as __net::Layer>::STORED,
        <__Layer2 as __net::Layer>::STORED,
        <__Layer3 as __net::Layer>::STORED,
    ]);
    static __WORKSPACE: __net::Plan<6> = __net::Plan::packed([
        __net::Lifetime::new(__LEN[1], 1, 2),
        __net::Lifetime::new(<__Layer1 as __net::Layer>::WORKSPACE, 1, 1),
        __net::Lifetime::new(__LEN[2], 2, 3),
        __net::Lifetime::new(<__Layer2 as __net::Layer>::WORKSPACE, 2, 2),
        __net::Lifetime::new(0, 3, 3),
        __net::Lifetime::new(<__Layer3 as __net::Layer>::WORKSPACE, 3, 3),
    ]);
    static __TAPE: __net::Plan<9> = __net::Plan::consecutive([
        __LEN[1],
        <__Layer1 as __net::Layer>::CACHE,
        __net::derivative_len::<f32, _>(&__ACTIVATION1, __LEN[1]),
        __LEN[2],
        <__Layer2 as __net::Layer>::CACHE,
        0,
        0,
        <__Layer3 as __net::Layer>::CACHE,
        0,
    ]);
    static __SCRATCH: __net::Plan<6> = __net::Plan::packed([
        __net::Lifetime::new(__LEN[1], 1, 2),
        __net::Lifetime::new(<__Layer1 as __net::Layer>::SCRATCH, 2, 2),
        __net::Lifetime::new(__LEN[2], 0, 1),
        __net::Lifetime::new(<__Layer2 as __net::Layer>::SCRATCH, 1, 1),
        __net::Lifetime::new(0, 0, 0),
        __net::Lifetime::new(<__Layer3 as __net::Layer>::SCRATCH, 0, 0),
    ]);
    static __KEPT: __net::Plan<6> = __net::Plan::consecutive([
        __LEN[1],
        <__Layer1 as __net::Layer>::KEPT,
        __LEN[2],
        <__Layer2 as __net::Layer>::KEPT,
        0,
        <__Layer3 as __net::Layer>::KEPT,
    ]);
    impl Digits {
        /// The network with all parameters zero.
        #[must_use]
        pub const fn zeroed() -> Self {
            Self {
                flat: <__Layer0 as __net::Layer>::ZEROED,
                hidden: __Layer1::zeroed(),
                kept: <__Layer2 as __net::Layer>::ZEROED,
                logits: __Layer3::zeroed(),
            }
        }
    }
    impl __net::Layer for Digits {
        type Scalar = f32;
        const INPUT_SHAPES: [__net::Shape; 1] = [__net::Shape::new(&[1, 8, 8])];
        const OUTPUT_SHAPE: __net::Shape = __net::Shape::new(&[10]);
        const PARAMETERS: usize = <__Layer0 as __net::Layer>::PARAMETERS
            + <__Layer1 as __net::Layer>::PARAMETERS
            + <__Layer2 as __net::Layer>::PARAMETERS
            + <__Layer3 as __net::Layer>::PARAMETERS;
        const TRAINABLE: usize = __PARAMETERS.total;
        const MACS: usize = <__Layer0 as __net::Layer>::MACS
            + <__Layer1 as __net::Layer>::MACS + <__Layer2 as __net::Layer>::MACS
            + <__Layer3 as __net::Layer>::MACS;
        const WORKSPACE: usize = __WORKSPACE.total;
        const CACHE: usize = __TAPE.total;
        const SCRATCH: usize = __SCRATCH.total;
        const STORED: usize = __STORED.total;
        const KEPT: usize = __KEPT.total;
        const ZEROED: Self = Digits::zeroed();
        const GRAPH: __net::Option<&'static __net::Graph> = __net::Some(
            &__net::Graph::of::<Self>(),
        );
        const TENSORS: &'static [__net::Tensor] = &[
            unsafe {
                __net::Tensor::layer::<
                    __Layer0,
                    1,
                >("flat", __net::core::mem::offset_of!(Self, flat))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer1,
                    1,
                >("hidden", __net::core::mem::offset_of!(Self, hidden))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer2,
                    1,
                >("kept", __net::core::mem::offset_of!(Self, kept))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer3,
                    1,
                >("logits", __net::core::mem::offset_of!(Self, logits))
            },
        ];
        fn initialize<R: __net::Rng + ?__net::Sized>(
            &mut self,
            rng: &mut R,
            _: __net::Init,
        ) {
            <__Layer0 as __net::Layer>::initialize(
                &mut self.flat,
                rng,
                __net::Init::GlorotUniform,
            );
            <__Layer1 as __net::Layer>::initialize(
                &mut self.hidden,
                rng,
                __net::init_before::<f32, _>(&__ACTIVATION1),
            );
            <__Layer2 as __net::Layer>::initialize(
                &mut self.kept,
                rng,
                __net::Init::GlorotUniform,
            );
            <__Layer3 as __net::Layer>::initialize(
                &mut self.logits,
                rng,
                __net::Init::GlorotUniform,
            );
        }
        fn visit(&self, visitor: &mut impl __net::Visitor<f32>) {
            __net::Visitor::enter(visitor, "flat");
            <__Layer0 as __net::Layer>::visit(&self.flat, visitor);
            __net::Visitor::leave(visitor);
            __net::Visitor::enter(visitor, "hidden");
            <__Layer1 as __net::Layer>::visit(&self.hidden, visitor);
            __net::Visitor::leave(visitor);
            __net::Visitor::enter(visitor, "kept");
            <__Layer2 as __net::Layer>::visit(&self.kept, visitor);
            __net::Visitor::leave(visitor);
            __net::Visitor::enter(visitor, "logits");
            <__Layer3 as __net::Layer>::visit(&self.logits, visitor);
            __net::Visitor::leave(visitor);
        }
        fn visit_mut(&mut self, visitor: &mut impl __net::VisitorMut<f32>) {
            __net::VisitorMut::enter(visitor, "flat");
            <__Layer0 as __net::Layer>::visit_mut(&mut self.flat, visitor);
            __net::VisitorMut::leave(visitor);
            __net::VisitorMut::enter(visitor, "hidden");
            <__Layer1 as __net::Layer>::visit_mut(&mut self.hidden, visitor);
            __net::VisitorMut::leave(visitor);
            __net::VisitorMut::enter(visitor, "kept");
            <__Layer2 as __net::Layer>::visit_mut(&mut self.kept, visitor);
            __net::VisitorMut::leave(visitor);
            __net::VisitorMut::enter(visitor, "logits");
            <__Layer3 as __net::Layer>::visit_mut(&mut self.logits, visitor);
            __net::VisitorMut::leave(visitor);
        }
        #[inline(always)]
        fn infer<I: __net::Isa>(
            &self,
            inputs: [&[f32]; 1],
            output: &mut [f32],
            workspace: &mut [f32],
        ) {
            let [input] = inputs;
            {
                let __net::Some([v1_hidden, scratch]) = __WORKSPACE
                    .split(workspace, 1, [0, 1]) else { return };
                __net::infer::<
                    I,
                    _,
                    _,
                    _,
                >((&self.hidden, &__ACTIVATION1), [input], v1_hidden, scratch);
            }
            {
                let __net::Some([v2_kept, v1_hidden, scratch]) = __WORKSPACE
                    .split(workspace, 1, [2, 0, 3]) else { return };
                __net::infer::<
                    I,
                    _,
                    _,
                    _,
                >((&self.kept, &__net::Unchanged), [v1_hidden], v2_kept, scratch);
            }
            {
                let __net::Some([v2_kept, scratch]) = __WORKSPACE
                    .split(workspace, 1, [2, 5]) else { return };
                __net::infer::<
                    I,
                    _,
                    _,
                    _,
                >((&self.logits, &__net::Unchanged), [v2_kept], output, scratch);
            }
        }
        #[inline(always)]
        fn record<I: __net::Isa, const L: usize>(
            &self,
            inputs: [&[[f32; L]]; 1],
            output: &mut [[f32; L]],
            cache: &mut [[f32; L]],
            batch: &mut __net::Batch<'_>,
        ) {
            let [input] = inputs;
            let blocks = batch.blocks;
            {
                let __net::Some([v1_hidden, kept, derivative]) = __TAPE
                    .split(cache, blocks, [0, 1, 2]) else { return };
                __net::record::<
                    I,
                    _,
                    _,
                    L,
                    _,
                >(
                    (&self.hidden, &__ACTIVATION1),
                    [input],
                    v1_hidden,
                    [kept, derivative],
                    batch,
                );
            }
            {
                let __net::Some([v2_kept, v1_hidden, kept, derivative]) = __TAPE
                    .split(cache, blocks, [3, 0, 4, 5]) else { return };
                __net::record::<
                    I,
                    _,
                    _,
                    L,
                    _,
                >(
                    (&self.kept, &__net::Unchanged),
                    [v1_hidden],
                    v2_kept,
                    [kept, derivative],
                    batch,
                );
            }
            {
                let __net::Some([v2_kept, kept, derivative]) = __TAPE
                    .split(cache, blocks, [3, 7, 8]) else { return };
                __net::record::<
                    I,
                    _,
                    _,
                    L,
                    _,
                >(
                    (&self.logits, &__net::Unchanged),
                    [v2_kept],
                    output,
                    [kept, derivative],
                    batch,
                );
            }
        }
        #[inline(always)]
        fn backpropagate<I: __net::Isa, const L: usize>(
            &self,
            recorded: __net::Recorded<'_, f32, L, 1>,
            output_gradient: &mut [[f32; L]],
            input_gradients: [__net::Option<&mut [[f32; L]]>; 1],
            mut gradient: __net::Option<&mut [f32]>,
            scratch: &mut [[f32; L]],
            batch: &__net::Batch<'_>,
        ) {
            let blocks = batch.blocks;
            let (arena, parameters) = if batch.bounded.is_some() {
                (&__KEPT, &__STORED)
            } else {
                (&__SCRATCH, &__PARAMETERS)
            };
            let __net::Recorded { inputs: [input], output, cache, .. } = recorded;
            let v1_hidden = __TAPE.part(cache, blocks, 0);
            let v2_kept = __TAPE.part(cache, blocks, 3);
            let [mut input_gradient] = input_gradients;
            let inputs_wanted = input_gradient.is_some();
            let parameters_wanted = gradient.is_some();
            let w1_hidden = (parameters_wanted
                && <__Layer1 as __net::Layer>::TRAINABLE > 0) || inputs_wanted;
            let w2_kept = (parameters_wanted
                && <__Layer2 as __net::Layer>::TRAINABLE > 0) || w1_hidden;
            let w3_logits = (parameters_wanted
                && <__Layer3 as __net::Layer>::TRAINABLE > 0) || w2_kept;
            if w3_logits {
                let __net::Some([g2_kept, own_scratch]) = arena
                    .split(scratch, blocks, [2, 5]) else { return };
                let kept = __TAPE.part(cache, blocks, 7);
                __net::backpropagate::<
                    I,
                    _,
                    _,
                    L,
                    _,
                >(
                    (&self.logits, &__net::Unchanged),
                    __net::Recorded {
                        inputs: [v2_kept],
                        output,
                        cache: kept,
                    },
                    __TAPE.part(cache, blocks, 8),
                    output_gradient,
                    [w2_kept.then_some(&mut *g2_kept)],
                    parameters.part_of(&mut gradient, 3),
                    own_scratch,
                    batch,
                );
            }
            if w2_kept {
                let __net::Some([g2_kept, g1_hidden, own_scratch]) = arena
                    .split(scratch, blocks, [2, 0, 3]) else { return };
                let kept = __TAPE.part(cache, blocks, 4);
                __net::backpropagate::<
                    I,
                    _,
                    _,
                    L,
                    _,
                >(
                    (&self.kept, &__net::Unchanged),
                    __net::Recorded {
                        inputs: [v1_hidden],
                        output: v2_kept,
                        cache: kept,
                    },
                    __TAPE.part(cache, blocks, 5),
                    g2_kept,
                    [w1_hidden.then_some(&mut *g1_hidden)],
                    parameters.part_of(&mut gradient, 2),
                    own_scratch,
                    batch,
                );
            }
            if w1_hidden {
                let __net::Some([g1_hidden, own_scratch]) = arena
                    .split(scratch, blocks, [0, 1]) else { return };
                let kept = __TAPE.part(cache, blocks, 1);
                __net::backpropagate::<
                    I,
                    _,
                    _,
                    L,
                    _,
                >(
                    (&self.hidden, &__ACTIVATION1),
                    __net::Recorded {
                        inputs: [input],
                        output: v1_hidden,
                        cache: kept,
                    },
                    __TAPE.part(cache, blocks, 2),
                    g1_hidden,
                    [input_gradient.as_deref_mut()],
                    parameters.part_of(&mut gradient, 1),
                    own_scratch,
                    batch,
                );
            }
        }
        #[inline(always)]
        fn descend<I: __net::Isa, const L: usize>(
            &mut self,
            recorded: __net::Recorded<'_, f32, L, 1>,
            output_gradient: &[[f32; L]],
            kept: __net::Kept<'_, f32, L>,
            step: __net::Step<f32>,
        ) {
            let blocks = kept.blocks;
            <__Layer1 as __net::Layer>::descend::<
                I,
                L,
            >(
                &mut self.hidden,
                __net::Recorded {
                    inputs: [recorded.inputs[0]],
                    output: __TAPE.part(recorded.cache, blocks, 0),
                    cache: __TAPE.part(recorded.cache, blocks, 1),
                },
                __KEPT.part(kept.scratch, blocks, 0),
                __net::Kept {
                    stored: __STORED.part(kept.stored, 1, 1),
                    scratch: __KEPT.part(kept.scratch, blocks, 1),
                    blocks,
                },
                step,
            );
            <__Layer3 as __net::Layer>::descend::<
                I,
                L,
            >(
                &mut self.logits,
                __net::Recorded {
                    inputs: [__TAPE.part(recorded.cache, blocks, 3)],
                    output: recorded.output,
                    cache: __TAPE.part(recorded.cache, blocks, 7),
                },
                output_gradient,
                __net::Kept {
                    stored: __STORED.part(kept.stored, 1, 3),
                    scratch: __KEPT.part(kept.scratch, blocks, 5),
                    blocks,
                },
                step,
            );
        }
    }
    impl __net::Network for Digits {
        const NAME: &'static str = "Digits";
        const LAYERS: &'static [__net::LayerInfo] = &[
            __net::LayerInfo::of::<
                __Layer0,
                1,
            >("flat", "Flatten", __net::Shape::new(&[64])),
            __net::LayerInfo::of::<
                __Layer1,
                1,
            >("hidden", "Dense(32) | Relu", __net::Shape::new(&[32])),
            __net::LayerInfo::of::<
                __Layer2,
                1,
            >("kept", "Dropout(0.25)", __net::Shape::new(&[32])),
            __net::LayerInfo::of::<
                __Layer3,
                1,
            >("logits", "Dense(10)", __net::Shape::new(&[10])),
        ];
        type Input = __net::SMatrix<f32, 64, 1>;
        type Output = __net::SMatrix<f32, 10, 1>;
        type InputLen = __net::lengths::U64;
        type OutputLen = __net::lengths::U10;
        type Ending = __net::ending::Raw;
        type WorkspaceArray = [f32; __WORKSPACE.total];
        type GradientArray = [f32; __PARAMETERS.total];
        type StoredArray = [f32; __STORED.total];
        type KeptArray = [f32; __KEPT.total];
        type StatisticsArray = [f32; <Digits as __net::Layer>::STATISTICS];
        type TapeArray = [f32; __INPUTS.total + __TAPE.total + 2 * __OUTPUTS.total
            + __SCRATCH.total];
        const OPTIMISED: bool = !__net::core::cfg!(debug_assertions);
        fn new_zeroed() -> Self {
            Digits::zeroed()
        }
        __net::zeroed_boxed! {
            __Layer0, __Layer1, __Layer2, __Layer3
        }
    }
    unsafe impl __net::Zeroed for Digits {
        const ZEROED: Self = Digits::zeroed();
    }
};
