// What the macro writes for
//
// network! {
//     /// Sees.
//     #[derive(Debug)]
//     pub struct Eye: [1, 8, 9] -> [4, 1, 2] {
//         conv: Conv2d(4, kernel = 3, stride = 2, bias = false),
//         conv_norm: BatchNorm | Relu,
//         #[frozen]
//         each: DepthwiseConv2d(kernel = 3),
//         norm: BatchNorm,
//     }
// }

/// Sees.
#[derive(Debug)]
///
/// | layer | | output | parameters | MACs |
/// |---|---|---|---:|---:|
/// | `conv` | `Conv2d(4, kernel = 3, stride = 2, bias = false)`, drops the last row | `[4, 3, 4]` | 36 | 432 |
/// | `conv_norm` | `BatchNorm \| Relu` | `[4, 3, 4]` | 8 | 48 |
/// | `each` | `DepthwiseConv2d(kernel = 3)` | `[4, 1, 2]` | 40 | 72 |
/// | `norm` | `BatchNorm` | `[4, 1, 2]` | 8 | 8 |
/// | total | | | 92 | 560 |
pub struct Eye {
    /// `Conv2d(4, kernel = 3, stride = 2, bias = false)`, which gives `[4, 3, 4]`.
    pub conv: constnet::__private::Conv2d<
        f32,
        constnet::__private::Window<
            constnet::__private::Size<8, 9>,
            constnet::__private::Size<3, 4>,
            constnet::__private::Size<3, 3>,
            constnet::__private::Size<2, 2>,
            constnet::__private::Size<0, 0>,
            constnet::__private::Size<1, 1>,
        >,
        1,
        4,
        9,
        1,
        0,
    >,
    /// `BatchNorm | Relu`, which gives `[4, 3, 4]`.
    pub conv_norm: constnet::__private::BatchNorm<
        f32,
        4,
        1,
        12,
        { constnet::__private::bits(0.00001) },
        { constnet::__private::bits(0.1) },
        4,
    >,
    /// `DepthwiseConv2d(kernel = 3)`, which gives `[4, 1, 2]`.
    pub each: constnet::__private::Frozen<
        constnet::__private::DepthwiseConv2d<
            f32,
            constnet::__private::Window<
                constnet::__private::Size<3, 4>,
                constnet::__private::Size<1, 2>,
                constnet::__private::Size<3, 3>,
                constnet::__private::Size<1, 1>,
                constnet::__private::Size<0, 0>,
                constnet::__private::Size<1, 1>,
            >,
            4,
            4,
            9,
            4,
        >,
    >,
    /// `BatchNorm`, which gives `[4, 1, 2]`.
    pub norm: constnet::__private::BatchNorm<
        f32,
        4,
        1,
        2,
        { constnet::__private::bits(0.00001) },
        { constnet::__private::bits(0.1) },
        4,
    >,
}
const _: () = {
    use constnet::__private as __net;
    type __Layer0 = constnet::__private::Conv2d<
        f32,
        constnet::__private::Window<
            constnet::__private::Size<8, 9>,
            constnet::__private::Size<3, 4>,
            constnet::__private::Size<3, 3>,
            constnet::__private::Size<2, 2>,
            constnet::__private::Size<0, 0>,
            constnet::__private::Size<1, 1>,
        >,
        1,
        4,
        9,
        1,
        0,
    >;
    type __Layer1 = constnet::__private::BatchNorm<
        f32,
        4,
        1,
        12,
        { constnet::__private::bits(0.00001) },
        { constnet::__private::bits(0.1) },
        4,
    >;
    const __ACTIVATION1: constnet::__private::Relu = constnet::__private::Relu::new();
    type __Thawed2 = constnet::__private::DepthwiseConv2d<
        f32,
        constnet::__private::Window<
            constnet::__private::Size<3, 4>,
            constnet::__private::Size<1, 2>,
            constnet::__private::Size<3, 3>,
            constnet::__private::Size<1, 1>,
            constnet::__private::Size<0, 0>,
            constnet::__private::Size<1, 1>,
        >,
        4,
        4,
        9,
        4,
    >;
    type __Layer2 = __net::Frozen<__Thawed2>;
    type __Layer3 = constnet::__private::BatchNorm<
        f32,
        4,
        1,
        2,
        { constnet::__private::bits(0.00001) },
        { constnet::__private::bits(0.1) },
        4,
    >;
    const __LEN: [usize; 4] = [
        <__Layer0 as __net::Layer>::OUTPUT_SHAPE.len(),
        <__Layer1 as __net::Layer>::OUTPUT_SHAPE.len(),
        <__Layer2 as __net::Layer>::OUTPUT_SHAPE.len(),
        <__Layer3 as __net::Layer>::OUTPUT_SHAPE.len(),
    ];
    static __INPUTS: __net::Plan<1> = __net::Plan::consecutive([72]);
    static __OUTPUTS: __net::Plan<1> = __net::Plan::consecutive([8]);
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
    static __WORKSPACE: __net::Plan<8> = __net::Plan::packed([
        __net::Lifetime::new(__LEN[0], 0, 1),
        __net::Lifetime::new(<__Layer0 as __net::Layer>::WORKSPACE, 0, 0),
        __net::Lifetime::new(__LEN[1], 1, 2),
        __net::Lifetime::new(<__Layer1 as __net::Layer>::WORKSPACE, 1, 1),
        __net::Lifetime::new(__LEN[2], 2, 3),
        __net::Lifetime::new(<__Layer2 as __net::Layer>::WORKSPACE, 2, 2),
        __net::Lifetime::new(0, 3, 3),
        __net::Lifetime::new(<__Layer3 as __net::Layer>::WORKSPACE, 3, 3),
    ]);
    static __TAPE: __net::Plan<12> = __net::Plan::consecutive([
        __LEN[0],
        <__Layer0 as __net::Layer>::CACHE,
        0,
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
    static __SCRATCH: __net::Plan<8> = __net::Plan::packed([
        __net::Lifetime::new(__LEN[0], 2, 3),
        __net::Lifetime::new(<__Layer0 as __net::Layer>::SCRATCH, 3, 3),
        __net::Lifetime::new(__LEN[1], 1, 2),
        __net::Lifetime::new(<__Layer1 as __net::Layer>::SCRATCH, 2, 2),
        __net::Lifetime::new(__LEN[2], 0, 1),
        __net::Lifetime::new(<__Layer2 as __net::Layer>::SCRATCH, 1, 1),
        __net::Lifetime::new(0, 0, 0),
        __net::Lifetime::new(<__Layer3 as __net::Layer>::SCRATCH, 0, 0),
    ]);
    static __KEPT: __net::Plan<8> = __net::Plan::consecutive([
        __LEN[0],
        <__Layer0 as __net::Layer>::KEPT,
        __LEN[1],
        <__Layer1 as __net::Layer>::KEPT,
        __LEN[2],
        <__Layer2 as __net::Layer>::KEPT,
        0,
        <__Layer3 as __net::Layer>::KEPT,
    ]);
    static __TRAINED: [bool; 4] = __net::trained(
        &__PARAMETERS.regions,
        [&[], &[0], &[1], &[2]],
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
    impl Eye {
        /// The network with all parameters zero.
        #[must_use]
        pub const fn zeroed() -> Self {
            Self {
                conv: __Layer0::zeroed(),
                conv_norm: __Layer1::zeroed(),
                each: __Layer2::new(__Thawed2::zeroed()),
                norm: __Layer3::zeroed(),
            }
        }
    }
    #[inline(always)]
    fn __forward(net: &Eye, pass: &mut impl __net::Forward<f32>) {
        pass.step(&net.conv, &__net::Unchanged, [__net::Input(0)], __net::Step(0));
        pass.step(&net.conv_norm, &__ACTIVATION1, [__net::Step(0)], __net::Step(1));
        pass.step(&net.each, &__net::Unchanged, [__net::Step(1)], __net::Step(2));
        pass.step(&net.norm, &__net::Unchanged, [__net::Step(2)], __net::Output(3, 0));
    }
    impl __net::Layer for Eye {
        type Scalar = f32;
        const INPUT_SHAPES: [__net::Shape; 1] = [__net::Shape::new(&[1, 8, 9])];
        const OUTPUT_SHAPE: __net::Shape = __net::Shape::new(&[4, 1, 2]);
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
        const ZEROED: Self = Eye::zeroed();
        const GRAPH: __net::Option<&'static __net::Graph> = __net::Some(
            &__net::Graph::of::<Self>(),
        );
        const TENSORS: &'static [__net::Tensor] = &[
            unsafe {
                __net::Tensor::layer::<
                    __Layer0,
                    _,
                >("conv", __net::core::mem::offset_of!(Self, conv))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer1,
                    _,
                >("conv_norm", __net::core::mem::offset_of!(Self, conv_norm))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer2,
                    _,
                >("each", __net::core::mem::offset_of!(Self, each))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer3,
                    _,
                >("norm", __net::core::mem::offset_of!(Self, norm))
            },
        ];
        const STATISTICS: usize = <__Layer1 as __net::Layer>::STATISTICS
            + <__Layer3 as __net::Layer>::STATISTICS;
        const LEAST_SAMPLES: usize = __net::most(
            &[
                <__Layer1 as __net::Layer>::LEAST_SAMPLES,
                <__Layer3 as __net::Layer>::LEAST_SAMPLES,
            ],
        );
        fn initialize<R: __net::Rng + ?__net::Sized>(
            &mut self,
            rng: &mut R,
            _: __net::Init,
        ) {
            <__Layer0 as __net::Layer>::initialize(
                &mut self.conv,
                rng,
                __net::Init::GlorotUniform,
            );
            <__Layer1 as __net::Layer>::initialize(
                &mut self.conv_norm,
                rng,
                __net::init_before::<f32, _>(&__ACTIVATION1),
            );
            <__Layer2 as __net::Layer>::initialize(
                &mut self.each,
                rng,
                __net::Init::GlorotUniform,
            );
            <__Layer3 as __net::Layer>::initialize(
                &mut self.norm,
                rng,
                __net::Init::GlorotUniform,
            );
        }
        fn visit(&self, visitor: &mut impl __net::Visitor<f32>) {
            __net::Visitor::enter(visitor, "conv");
            <__Layer0 as __net::Layer>::visit(&self.conv, visitor);
            __net::Visitor::leave(visitor);
            __net::Visitor::enter(visitor, "conv_norm");
            <__Layer1 as __net::Layer>::visit(&self.conv_norm, visitor);
            __net::Visitor::leave(visitor);
            __net::Visitor::enter(visitor, "each");
            <__Layer2 as __net::Layer>::visit(&self.each, visitor);
            __net::Visitor::leave(visitor);
            __net::Visitor::enter(visitor, "norm");
            <__Layer3 as __net::Layer>::visit(&self.norm, visitor);
            __net::Visitor::leave(visitor);
        }
        fn visit_mut(&mut self, visitor: &mut impl __net::VisitorMut<f32>) {
            __net::VisitorMut::enter(visitor, "conv");
            <__Layer0 as __net::Layer>::visit_mut(&mut self.conv, visitor);
            __net::VisitorMut::leave(visitor);
            __net::VisitorMut::enter(visitor, "conv_norm");
            <__Layer1 as __net::Layer>::visit_mut(&mut self.conv_norm, visitor);
            __net::VisitorMut::leave(visitor);
            __net::VisitorMut::enter(visitor, "each");
            <__Layer2 as __net::Layer>::visit_mut(&mut self.each, visitor);
            __net::VisitorMut::leave(visitor);
            __net::VisitorMut::enter(visitor, "norm");
            <__Layer3 as __net::Layer>::visit_mut(&mut self.norm, visitor);
            __net::VisitorMut::leave(visitor);
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
            pass.step(
                &self.norm,
                &__net::Unchanged,
                [__net::Step(2)],
                __net::Output(3, 0),
                [__net::ELSEWHERE, 7, 4],
            );
            pass.step(
                &self.each,
                &__net::Unchanged,
                [__net::Step(1)],
                __net::Step(2),
                [4, 5, 2],
            );
            pass.step(
                &self.conv_norm,
                &__ACTIVATION1,
                [__net::Step(0)],
                __net::Step(1),
                [2, 3, 0],
            );
            pass.step(
                &self.conv,
                &__net::Unchanged,
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
            pass.step::<_, _>(&mut self.conv, [__net::Input(0)], __net::Step(0), [0, 1]);
            pass.step::<
                    _,
                    _,
                >(&mut self.conv_norm, [__net::Step(0)], __net::Step(1), [2, 3]);
            pass.step::<
                    _,
                    _,
                >(
                &mut self.norm,
                [__net::Step(2)],
                __net::Output(3, 0),
                [__net::ELSEWHERE, 7],
            );
        }
        fn absorb<const L: usize>(&mut self, cache: &[[f32; L]], samples: usize) {
            let blocks = samples.div_ceil(L);
            <__Layer1 as __net::Layer>::absorb(
                &mut self.conv_norm,
                __TAPE.part(cache, blocks, 4),
                samples,
            );
            <__Layer3 as __net::Layer>::absorb(
                &mut self.norm,
                __TAPE.part(cache, blocks, 10),
                samples,
            );
        }
    }
    impl __net::Network for Eye {
        const NAME: &'static str = "Eye";
        const LAYERS: &'static [__net::LayerInfo] = &[
            __net::LayerInfo::of::<
                __Layer0,
                _,
            >(
                "conv",
                "Conv2d(4, kernel = 3, stride = 2, bias = false)",
                __net::Shape::new(&[4, 3, 4]),
            ),
            __net::LayerInfo::of::<
                __Layer1,
                _,
            >("conv_norm", "BatchNorm | Relu", __net::Shape::new(&[4, 3, 4])),
            __net::LayerInfo::of::<
                __Layer2,
                _,
            >("each", "DepthwiseConv2d(kernel = 3)", __net::Shape::new(&[4, 1, 2])),
            __net::LayerInfo::of::<
                __Layer3,
                _,
            >("norm", "BatchNorm", __net::Shape::new(&[4, 1, 2])),
        ];
        type Input = __net::SMatrix<f32, 72, 1>;
        type Output = __net::SMatrix<f32, 2, 4>;
        type InputLen = __net::lengths::U72;
        type OutputLen = __net::lengths::U8;
        type Ending = __net::ending::Raw;
        type WorkspaceArray = [f32; __WORKSPACE.total];
        type GradientArray = [f32; __PARAMETERS.total];
        type StoredArray = [f32; __STORED.total];
        type KeptArray = [f32; __KEPT.total];
        type StatisticsArray = [f32; <Eye as __net::Layer>::STATISTICS];
        type TapeArray = [f32; __INPUTS.total + __TAPE.total + 2 * __OUTPUTS.total
            + __SCRATCH.total];
        const OPTIMISED: bool = !__net::core::cfg!(debug_assertions);
        fn new_zeroed() -> Self {
            Eye::zeroed()
        }
        __net::zeroed_boxed! {
            __Layer0, __Layer1, __Layer2, __Layer3
        }
    }
    unsafe impl __net::Zeroed for Eye {
        const ZEROED: Self = Eye::zeroed();
    }
};
/// [`Eye`] with its batch norms folded into the layers before them, as its `fold` gives it.
#[derive(Debug)]
///
/// | layer | | output | parameters | MACs |
/// |---|---|---|---:|---:|
/// | `conv` | `Conv2d(4, kernel = 3, stride = 2, bias = false) \| BatchNorm \| Relu`, drops the last row | `[4, 3, 4]` | 40 | 432 |
/// | `each` | `DepthwiseConv2d(kernel = 3) \| BatchNorm` | `[4, 1, 2]` | 40 | 72 |
/// | total | | | 80 | 504 |
pub struct EyeFolded {
    /// `Conv2d(4, kernel = 3, stride = 2, bias = false) | BatchNorm | Relu`, which gives `[4, 3, 4]`.
    pub conv: constnet::__private::Conv2d<
        f32,
        constnet::__private::Window<
            constnet::__private::Size<8, 9>,
            constnet::__private::Size<3, 4>,
            constnet::__private::Size<3, 3>,
            constnet::__private::Size<2, 2>,
            constnet::__private::Size<0, 0>,
            constnet::__private::Size<1, 1>,
        >,
        1,
        4,
        9,
        1,
        4,
    >,
    /// `DepthwiseConv2d(kernel = 3) | BatchNorm`, which gives `[4, 1, 2]`.
    pub each: constnet::__private::Frozen<
        constnet::__private::DepthwiseConv2d<
            f32,
            constnet::__private::Window<
                constnet::__private::Size<3, 4>,
                constnet::__private::Size<1, 2>,
                constnet::__private::Size<3, 3>,
                constnet::__private::Size<1, 1>,
                constnet::__private::Size<0, 0>,
                constnet::__private::Size<1, 1>,
            >,
            4,
            4,
            9,
            4,
        >,
    >,
}
const _: () = {
    use constnet::__private as __net;
    type __Layer0 = constnet::__private::Conv2d<
        f32,
        constnet::__private::Window<
            constnet::__private::Size<8, 9>,
            constnet::__private::Size<3, 4>,
            constnet::__private::Size<3, 3>,
            constnet::__private::Size<2, 2>,
            constnet::__private::Size<0, 0>,
            constnet::__private::Size<1, 1>,
        >,
        1,
        4,
        9,
        1,
        4,
    >;
    const __ACTIVATION0: constnet::__private::Relu = constnet::__private::Relu::new();
    type __Thawed1 = constnet::__private::DepthwiseConv2d<
        f32,
        constnet::__private::Window<
            constnet::__private::Size<3, 4>,
            constnet::__private::Size<1, 2>,
            constnet::__private::Size<3, 3>,
            constnet::__private::Size<1, 1>,
            constnet::__private::Size<0, 0>,
            constnet::__private::Size<1, 1>,
        >,
        4,
        4,
        9,
        4,
    >;
    type __Layer1 = __net::Frozen<__Thawed1>;
    const __LEN: [usize; 2] = [
        <__Layer0 as __net::Layer>::OUTPUT_SHAPE.len(),
        <__Layer1 as __net::Layer>::OUTPUT_SHAPE.len(),
    ];
    static __INPUTS: __net::Plan<1> = __net::Plan::consecutive([72]);
    static __OUTPUTS: __net::Plan<1> = __net::Plan::consecutive([8]);
    static __PARAMETERS: __net::Plan<2> = __net::Plan::consecutive([
        <__Layer0 as __net::Layer>::TRAINABLE,
        <__Layer1 as __net::Layer>::TRAINABLE,
    ]);
    static __STORED: __net::Plan<2> = __net::Plan::consecutive([
        <__Layer0 as __net::Layer>::STORED,
        <__Layer1 as __net::Layer>::STORED,
    ]);
    static __WORKSPACE: __net::Plan<4> = __net::Plan::packed([
        __net::Lifetime::new(__LEN[0], 0, 1),
        __net::Lifetime::new(<__Layer0 as __net::Layer>::WORKSPACE, 0, 0),
        __net::Lifetime::new(0, 1, 1),
        __net::Lifetime::new(<__Layer1 as __net::Layer>::WORKSPACE, 1, 1),
    ]);
    static __TAPE: __net::Plan<6> = __net::Plan::consecutive([
        __LEN[0],
        <__Layer0 as __net::Layer>::CACHE,
        __net::derivative_len::<f32, _>(&__ACTIVATION0, __LEN[0]),
        0,
        <__Layer1 as __net::Layer>::CACHE,
        0,
    ]);
    static __SCRATCH: __net::Plan<4> = __net::Plan::packed([
        __net::Lifetime::new(__LEN[0], 0, 1),
        __net::Lifetime::new(<__Layer0 as __net::Layer>::SCRATCH, 1, 1),
        __net::Lifetime::new(0, 0, 0),
        __net::Lifetime::new(<__Layer1 as __net::Layer>::SCRATCH, 0, 0),
    ]);
    static __KEPT: __net::Plan<4> = __net::Plan::consecutive([
        __LEN[0],
        <__Layer0 as __net::Layer>::KEPT,
        0,
        <__Layer1 as __net::Layer>::KEPT,
    ]);
    static __TRAINED: [bool; 2] = __net::trained(&__PARAMETERS.regions, [&[], &[0]]);
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
    impl EyeFolded {
        /// The network with all parameters zero.
        #[must_use]
        pub const fn zeroed() -> Self {
            Self {
                conv: __Layer0::zeroed(),
                each: __Layer1::new(__Thawed1::zeroed()),
            }
        }
    }
    #[inline(always)]
    fn __forward(net: &EyeFolded, pass: &mut impl __net::Forward<f32>) {
        pass.step(&net.conv, &__ACTIVATION0, [__net::Input(0)], __net::Step(0));
        pass.step(&net.each, &__net::Unchanged, [__net::Step(0)], __net::Output(1, 0));
    }
    impl __net::Layer for EyeFolded {
        type Scalar = f32;
        const INPUT_SHAPES: [__net::Shape; 1] = [__net::Shape::new(&[1, 8, 9])];
        const OUTPUT_SHAPE: __net::Shape = __net::Shape::new(&[4, 1, 2]);
        const PARAMETERS: usize = <__Layer0 as __net::Layer>::PARAMETERS
            + <__Layer1 as __net::Layer>::PARAMETERS;
        const TRAINABLE: usize = __PARAMETERS.total;
        const MACS: usize = <__Layer0 as __net::Layer>::MACS
            + <__Layer1 as __net::Layer>::MACS;
        const WORKSPACE: usize = __WORKSPACE.total;
        const CACHE: usize = __TAPE.total;
        const SCRATCH: usize = __SCRATCH.total;
        const STORED: usize = __STORED.total;
        const KEPT: usize = __KEPT.total;
        const ZEROED: Self = EyeFolded::zeroed();
        const GRAPH: __net::Option<&'static __net::Graph> = __net::Some(
            &__net::Graph::of::<Self>(),
        );
        const TENSORS: &'static [__net::Tensor] = &[
            unsafe {
                __net::Tensor::layer::<
                    __Layer0,
                    _,
                >("conv", __net::core::mem::offset_of!(Self, conv))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer1,
                    _,
                >("each", __net::core::mem::offset_of!(Self, each))
            },
        ];
        fn initialize<R: __net::Rng + ?__net::Sized>(
            &mut self,
            rng: &mut R,
            _: __net::Init,
        ) {
            <__Layer0 as __net::Layer>::initialize(
                &mut self.conv,
                rng,
                __net::init_before::<f32, _>(&__ACTIVATION0),
            );
            <__Layer1 as __net::Layer>::initialize(
                &mut self.each,
                rng,
                __net::Init::GlorotUniform,
            );
        }
        fn visit(&self, visitor: &mut impl __net::Visitor<f32>) {
            __net::Visitor::enter(visitor, "conv");
            <__Layer0 as __net::Layer>::visit(&self.conv, visitor);
            __net::Visitor::leave(visitor);
            __net::Visitor::enter(visitor, "each");
            <__Layer1 as __net::Layer>::visit(&self.each, visitor);
            __net::Visitor::leave(visitor);
        }
        fn visit_mut(&mut self, visitor: &mut impl __net::VisitorMut<f32>) {
            __net::VisitorMut::enter(visitor, "conv");
            <__Layer0 as __net::Layer>::visit_mut(&mut self.conv, visitor);
            __net::VisitorMut::leave(visitor);
            __net::VisitorMut::enter(visitor, "each");
            <__Layer1 as __net::Layer>::visit_mut(&mut self.each, visitor);
            __net::VisitorMut::leave(visitor);
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
            pass.step(
                &self.each,
                &__net::Unchanged,
                [__net::Step(0)],
                __net::Output(1, 0),
                [__net::ELSEWHERE, 3, 0],
            );
            pass.step(
                &self.conv,
                &__ACTIVATION0,
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
            pass.step::<_, _>(&mut self.conv, [__net::Input(0)], __net::Step(0), [0, 1]);
        }
    }
    impl __net::Network for EyeFolded {
        const NAME: &'static str = "EyeFolded";
        const LAYERS: &'static [__net::LayerInfo] = &[
            __net::LayerInfo::of::<
                __Layer0,
                _,
            >(
                "conv",
                "Conv2d(4, kernel = 3, stride = 2, bias = false) | BatchNorm | Relu",
                __net::Shape::new(&[4, 3, 4]),
            ),
            __net::LayerInfo::of::<
                __Layer1,
                _,
            >(
                "each",
                "DepthwiseConv2d(kernel = 3) | BatchNorm",
                __net::Shape::new(&[4, 1, 2]),
            ),
        ];
        type Input = __net::SMatrix<f32, 72, 1>;
        type Output = __net::SMatrix<f32, 2, 4>;
        type InputLen = __net::lengths::U72;
        type OutputLen = __net::lengths::U8;
        type Ending = __net::ending::Raw;
        type WorkspaceArray = [f32; __WORKSPACE.total];
        type GradientArray = [f32; __PARAMETERS.total];
        type StoredArray = [f32; __STORED.total];
        type KeptArray = [f32; __KEPT.total];
        type StatisticsArray = [f32; <EyeFolded as __net::Layer>::STATISTICS];
        type TapeArray = [f32; __INPUTS.total + __TAPE.total + 2 * __OUTPUTS.total
            + __SCRATCH.total];
        const OPTIMISED: bool = !__net::core::cfg!(debug_assertions);
        fn new_zeroed() -> Self {
            EyeFolded::zeroed()
        }
        __net::zeroed_boxed! {
            __Layer0, __Layer1
        }
    }
    unsafe impl __net::Zeroed for EyeFolded {
        const ZEROED: Self = EyeFolded::zeroed();
    }
};
const _: () = {
    impl constnet::__private::Fold for Eye {
        type Folded = EyeFolded;
        fn fold_to(&self, folded: &mut EyeFolded) {
            constnet::__private::FoldInto::fold_into(
                &self.conv,
                &self.conv_norm,
                &mut folded.conv,
            );
            constnet::__private::FoldInto::fold_into(
                &*self.each,
                &self.norm,
                &mut *folded.each,
            );
        }
    }
};
