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
    pub hidden: constnet::__private::Dense<f32, 64, 32>,
    /// `Dropout(0.25)`, which gives `[32]`.
    pub kept: constnet::__private::Dropout<
        f32,
        32,
        { constnet::__private::probability(0.25) },
    >,
    /// `Dense(10)`, which gives `[10]`.
    pub logits: constnet::__private::Dense<f32, 32, 10>,
}
const _: () = {
    use constnet::__private as __net;
    type __Layer0 = constnet::__private::Flatten<f32, 64>;
    type __Layer1 = constnet::__private::Dense<f32, 64, 32>;
    const __ACTIVATION1: constnet::__private::Relu = constnet::__private::Relu::new();
    type __Layer2 = constnet::__private::Dropout<
        f32,
        32,
        { constnet::__private::probability(0.25) },
    >;
    type __Layer3 = constnet::__private::Dense<f32, 32, 10>;
    const __LEN: [usize; 4] = [
        <__Layer0 as __net::Layer>::OUTPUT_SHAPE.len(),
        <__Layer1 as __net::Layer>::OUTPUT_SHAPE.len(),
        <__Layer2 as __net::Layer>::OUTPUT_SHAPE.len(),
        <__Layer3 as __net::Layer>::OUTPUT_SHAPE.len(),
    ];
    static __INPUTS: __net::Plan<1> = __net::Plan::consecutive([64]);
    static __OUTPUTS: __net::Plan<1> = __net::Plan::consecutive([10]);
    static __PARAMETERS: __net::Plan<3> = __net::Plan::consecutive([
        <__Layer1 as __net::Layer>::TRAINABLE,
        <__Layer2 as __net::Layer>::TRAINABLE,
        <__Layer3 as __net::Layer>::TRAINABLE,
    ]);
    static __STORED: __net::Plan<3> = __net::Plan::consecutive([
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
    static __TRAINED: [bool; 3] = __net::trained(
        &__PARAMETERS.regions,
        [&[], &[0], &[1]],
    );
    const __PLANS: &__net::Plans = &__net::Plans {
        input: &__INPUTS.regions,
        output: &__OUTPUTS.regions,
        parameters: &__PARAMETERS.regions,
        stored: &__STORED.regions,
        workspace: &__WORKSPACE.regions,
        tape: &__TAPE.regions,
        scratch: &__SCRATCH.regions,
        kept: &__KEPT.regions,
        trained: &__TRAINED,
    };
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
    #[inline(always)]
    fn __forward(net: &Digits, pass: &mut impl __net::Forward<f32>) {
        pass.product(
            &net.hidden.product(),
            &__ACTIVATION1,
            [__net::Input(0)],
            __net::Step(0),
        );
        pass.step(&net.kept, &__net::Unchanged, [__net::Step(0)], __net::Step(1));
        pass.product(
            &net.logits.product(),
            &__net::Unchanged,
            [__net::Step(1)],
            __net::Output(2, 0),
        );
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
                    _,
                >("flat", __net::core::mem::offset_of!(Self, flat))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer1,
                    _,
                >("hidden", __net::core::mem::offset_of!(Self, hidden))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer2,
                    _,
                >("kept", __net::core::mem::offset_of!(Self, kept))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer3,
                    _,
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
            self.hidden
                .product_mut()
                .initialize(rng, __net::init_before::<f32, _>(&__ACTIVATION1));
            <__Layer2 as __net::Layer>::initialize(
                &mut self.kept,
                rng,
                __net::Init::GlorotUniform,
            );
            self.logits.product_mut().initialize(rng, __net::Init::GlorotUniform);
        }
        fn visit(&self, visitor: &mut impl __net::Visitor<f32>) {
            __net::Visitor::enter(visitor, "flat");
            <__Layer0 as __net::Layer>::visit(&self.flat, visitor);
            __net::Visitor::leave(visitor);
            self.hidden.product().visit_as("hidden", visitor);
            __net::Visitor::enter(visitor, "kept");
            <__Layer2 as __net::Layer>::visit(&self.kept, visitor);
            __net::Visitor::leave(visitor);
            self.logits.product().visit_as("logits", visitor);
        }
        fn visit_mut(&mut self, visitor: &mut impl __net::VisitorMut<f32>) {
            __net::VisitorMut::enter(visitor, "flat");
            <__Layer0 as __net::Layer>::visit_mut(&mut self.flat, visitor);
            __net::VisitorMut::leave(visitor);
            self.hidden.product_mut().visit_mut_as("hidden", visitor);
            __net::VisitorMut::enter(visitor, "kept");
            <__Layer2 as __net::Layer>::visit_mut(&mut self.kept, visitor);
            __net::VisitorMut::leave(visitor);
            self.logits.product_mut().visit_mut_as("logits", visitor);
        }
        #[inline(always)]
        fn infer<I: __net::Isa>(
            &self,
            [input,
            ]: [&[f32]; 1],
            output: &mut [f32],
            workspace: &mut [f32],
        ) {
            __forward(
                self,
                &mut __net::Inference::<I, f32>::new(input, output, workspace, __PLANS),
            );
        }
        #[inline(always)]
        fn record<I: __net::Isa, const L: usize>(
            &self,
            [input,
            ]: [&[[f32; L]]; 1],
            output: &mut [[f32; L]],
            cache: &mut [[f32; L]],
            batch: &mut __net::Batch<'_>,
        ) {
            __forward(
                self,
                &mut __net::Recording::<
                    I,
                    f32,
                    L,
                >::new(input, output, cache, batch, __PLANS),
            );
        }
        #[inline(always)]
        fn backpropagate<I: __net::Isa, const L: usize>(
            &self,
            recorded: __net::Recorded<'_, f32, L, 1>,
            output_gradient: &mut [[f32; L]],
            [input_gradient,
            ]: [__net::Option<&mut [[f32; L]]>; 1],
            gradient: __net::Option<&mut [f32]>,
            scratch: &mut [[f32; L]],
            batch: &__net::Batch<'_>,
        ) {
            let mut pass = __net::WayBack::<
                I,
                f32,
                L,
            >::new(
                recorded,
                output_gradient,
                input_gradient,
                gradient,
                scratch,
                batch,
                __PLANS,
            );
            pass.product(
                &self.logits.product(),
                &__net::Unchanged,
                [__net::Step(1)],
                __net::Output(2, 0),
                [__net::ELSEWHERE, 5, 2],
            );
            pass.step(
                &self.kept,
                &__net::Unchanged,
                [__net::Step(0)],
                __net::Step(1),
                [2, 3, 0],
            );
            pass.product(
                &self.hidden.product(),
                &__ACTIVATION1,
                [__net::Input(0)],
                __net::Step(0),
                [0, 1, __net::ELSEWHERE],
            );
        }
        #[inline(always)]
        fn descend<I: __net::Isa, const L: usize>(
            &mut self,
            recorded: __net::Recorded<'_, f32, L, 1>,
            output_gradient: &[[f32; L]],
            kept: __net::Kept<'_, f32, L>,
            step: __net::DescentStep<f32>,
        ) {
            let pass = __net::Descending::<
                I,
                f32,
                L,
            >::new(recorded, output_gradient, kept, step, __PLANS);
            pass.product(
                self.hidden.product_mut(),
                [__net::Input(0)],
                __net::Step(0),
                [0, 1],
            );
            pass.product(
                self.logits.product_mut(),
                [__net::Step(1)],
                __net::Output(2, 0),
                [__net::ELSEWHERE, 5],
            );
        }
    }
    impl __net::Network for Digits {
        const NAME: &'static str = "Digits";
        const LAYERS: &'static [__net::LayerInfo] = &[
            __net::LayerInfo::of::<
                __Layer0,
                _,
            >("flat", "Flatten", __net::Shape::new(&[64])),
            __net::LayerInfo::of::<
                __Layer1,
                _,
            >("hidden", "Dense(32) | Relu", __net::Shape::new(&[32])),
            __net::LayerInfo::of::<
                __Layer2,
                _,
            >("kept", "Dropout(0.25)", __net::Shape::new(&[32])),
            __net::LayerInfo::of::<
                __Layer3,
                _,
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
