// What the macro writes for
//
// network! {
//     #[budget(parameters = 5_000, workspace_bytes = 4 * 1024)]
//     pub(crate) struct Filter: [CHANNELS] -> [2 * CHANNELS] {
//         filter: audio::Biquad<CHANNELS>,
//         #[frozen]
//         wide: Dense(4 * CHANNELS, init = orthogonal) | LeakyRelu(0.1),
//         out: Dense(2 * CHANNELS),
//     }
// }

/// | layer | | output | parameters | MACs |
/// |---|---|---|---:|---:|
/// | `filter` | `audio::Biquad < CHANNELS >` | `[shape of filter]` | `filter.parameters` | `filter.macs` |
/// | `wide` | `Dense(4 * CHANNELS, init = orthogonal) \| LeakyRelu(0.1)` | `[.., 4 * CHANNELS]` | `(filter.last * (4 * CHANNELS)) + (4 * CHANNELS)` | `(filter.leading * filter.last) * (4 * CHANNELS)` |
/// | `out` | `Dense(2 * CHANNELS)` | `[.., 2 * CHANNELS]` | `((4 * CHANNELS) * (2 * CHANNELS)) + (2 * CHANNELS)` | `(filter.leading * (4 * CHANNELS)) * (2 * CHANNELS)` |
/// | total | | | `PARAMETERS` | `MACS` |
pub(crate) struct Filter {
    /// `audio::Biquad < CHANNELS >`, which gives `[shape of filter]`.
    pub filter: audio::Biquad<CHANNELS>,
    /// `Dense(4 * CHANNELS, init = orthogonal) | LeakyRelu(0.1)`, which gives `[.., 4 * CHANNELS]`.
    pub wide: constnet::__private::Frozen<
        constnet::__private::Dense<
            f32,
            {
                <<<audio::Biquad<
                    CHANNELS,
                > as constnet::__private::Layer<
                    1usize,
                >>::Scalar as constnet::__private::SameScalar<
                    f32,
                >>::Layer<
                    audio::Biquad<CHANNELS>,
                > as constnet::__private::Layer>::OUTPUT_SHAPE
                    .last()
            },
            { 4 * CHANNELS },
            {
                <<<audio::Biquad<
                    CHANNELS,
                > as constnet::__private::Layer<
                    1usize,
                >>::Scalar as constnet::__private::SameScalar<
                    f32,
                >>::Layer<
                    audio::Biquad<CHANNELS>,
                > as constnet::__private::Layer>::OUTPUT_SHAPE
                    .leading()
            },
        >,
    >,
    /// `Dense(2 * CHANNELS)`, which gives `[.., 2 * CHANNELS]`.
    pub out: constnet::__private::Dense<
        f32,
        { 4 * CHANNELS },
        { 2 * CHANNELS },
        {
            <<<audio::Biquad<
                CHANNELS,
            > as constnet::__private::Layer<
                1usize,
            >>::Scalar as constnet::__private::SameScalar<
                f32,
            >>::Layer<
                audio::Biquad<CHANNELS>,
            > as constnet::__private::Layer>::OUTPUT_SHAPE
                .leading()
        },
    >,
}
const _: () = {
    use constnet::__private as __net;
    type __Layer0 = <<audio::Biquad<
        CHANNELS,
    > as constnet::__private::Layer<
        1usize,
    >>::Scalar as constnet::__private::SameScalar<f32>>::Layer<audio::Biquad<CHANNELS>>;
    type __Thawed1 = constnet::__private::Dense<
        f32,
        {
            <<<audio::Biquad<
                CHANNELS,
            > as constnet::__private::Layer<
                1usize,
            >>::Scalar as constnet::__private::SameScalar<
                f32,
            >>::Layer<
                audio::Biquad<CHANNELS>,
            > as constnet::__private::Layer>::OUTPUT_SHAPE
                .last()
        },
        { 4 * CHANNELS },
        {
            <<<audio::Biquad<
                CHANNELS,
            > as constnet::__private::Layer<
                1usize,
            >>::Scalar as constnet::__private::SameScalar<
                f32,
            >>::Layer<
                audio::Biquad<CHANNELS>,
            > as constnet::__private::Layer>::OUTPUT_SHAPE
                .leading()
        },
    >;
    type __Layer1 = __net::Frozen<__Thawed1>;
    const __ACTIVATION1: constnet::__private::LeakyRelu<f32> = {
        use constnet::__private::LeakyRelu;
        LeakyRelu::<f32>::new(0.1)
    };
    type __Layer2 = constnet::__private::Dense<
        f32,
        { 4 * CHANNELS },
        { 2 * CHANNELS },
        {
            <<<audio::Biquad<
                CHANNELS,
            > as constnet::__private::Layer<
                1usize,
            >>::Scalar as constnet::__private::SameScalar<
                f32,
            >>::Layer<
                audio::Biquad<CHANNELS>,
            > as constnet::__private::Layer>::OUTPUT_SHAPE
                .leading()
        },
    >;
    const __LEN: [usize; 3] = [
        <__Layer0 as __net::Layer>::OUTPUT_SHAPE.len(),
        <__Layer1 as __net::Layer>::OUTPUT_SHAPE.len(),
        <__Layer2 as __net::Layer>::OUTPUT_SHAPE.len(),
    ];
    static __INPUTS: __net::Plan<1> = __net::Plan::consecutive([CHANNELS]);
    static __OUTPUTS: __net::Plan<1> = __net::Plan::consecutive([2 * CHANNELS]);
    static __PARAMETERS: __net::Plan<3> = __net::Plan::consecutive([
        <__Layer0 as __net::Layer>::TRAINABLE,
        <__Layer1 as __net::Layer>::TRAINABLE,
        <__Layer2 as __net::Layer>::TRAINABLE,
    ]);
    static __STORED: __net::Plan<3> = __net::Plan::consecutive([
        <__Layer0 as __net::Layer>::STORED,
        <__Layer1 as __net::Layer>::STORED,
        <__Layer2 as __net::Layer>::STORED,
    ]);
    static __WORKSPACE: __net::Plan<6> = __net::Plan::packed([
        __net::Lifetime::new(__LEN[0], 0, 1),
        __net::Lifetime::new(<__Layer0 as __net::Layer>::WORKSPACE, 0, 0),
        __net::Lifetime::new(__LEN[1], 1, 2),
        __net::Lifetime::new(<__Layer1 as __net::Layer>::WORKSPACE, 1, 1),
        __net::Lifetime::new(0, 2, 2),
        __net::Lifetime::new(<__Layer2 as __net::Layer>::WORKSPACE, 2, 2),
    ]);
    static __TAPE: __net::Plan<9> = __net::Plan::consecutive([
        __LEN[0],
        <__Layer0 as __net::Layer>::CACHE,
        0,
        __LEN[1],
        <__Layer1 as __net::Layer>::CACHE,
        __net::derivative_len::<f32, _>(&__ACTIVATION1, __LEN[1]),
        0,
        <__Layer2 as __net::Layer>::CACHE,
        0,
    ]);
    static __SCRATCH: __net::Plan<6> = __net::Plan::packed([
        __net::Lifetime::new(__LEN[0], 1, 2),
        __net::Lifetime::new(<__Layer0 as __net::Layer>::SCRATCH, 2, 2),
        __net::Lifetime::new(__LEN[1], 0, 1),
        __net::Lifetime::new(<__Layer1 as __net::Layer>::SCRATCH, 1, 1),
        __net::Lifetime::new(0, 0, 0),
        __net::Lifetime::new(<__Layer2 as __net::Layer>::SCRATCH, 0, 0),
    ]);
    static __KEPT: __net::Plan<6> = __net::Plan::consecutive([
        __LEN[0],
        <__Layer0 as __net::Layer>::KEPT,
        __LEN[1],
        <__Layer1 as __net::Layer>::KEPT,
        0,
        <__Layer2 as __net::Layer>::KEPT,
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
    impl Filter {
        /// The network with all parameters zero.
        #[must_use]
        pub const fn zeroed() -> Self {
            Self {
                filter: <audio::Biquad<CHANNELS> as __net::Layer>::ZEROED,
                wide: __Layer1::new(__Thawed1::zeroed()),
                out: __Layer2::zeroed(),
            }
        }
    }
    #[inline(always)]
    fn __forward(net: &Filter, pass: &mut impl __net::Forward<f32>) {
        pass.step::<
                _,
                _,
                1,
            >(&net.filter, &__net::Unchanged, [__net::Input(0)], __net::Step(0));
        pass.step(&net.wide, &__ACTIVATION1, [__net::Step(0)], __net::Step(1));
        pass.product(
            &net.out.product(),
            &__net::Unchanged,
            [__net::Step(1)],
            __net::Output(2, 0),
        );
    }
    impl __net::Layer for Filter {
        type Scalar = f32;
        const INPUT_SHAPES: [__net::Shape; 1] = [__net::Shape::new(&[CHANNELS])];
        const OUTPUT_SHAPE: __net::Shape = __net::Shape::new(&[2 * CHANNELS]);
        const PARAMETERS: usize = <__Layer0 as __net::Layer>::PARAMETERS
            + <__Layer1 as __net::Layer>::PARAMETERS
            + <__Layer2 as __net::Layer>::PARAMETERS;
        const TRAINABLE: usize = __PARAMETERS.total;
        const MACS: usize = <__Layer0 as __net::Layer>::MACS
            + <__Layer1 as __net::Layer>::MACS + <__Layer2 as __net::Layer>::MACS;
        const WORKSPACE: usize = __WORKSPACE.total;
        const CACHE: usize = __TAPE.total;
        const SCRATCH: usize = __SCRATCH.total;
        const STORED: usize = __STORED.total;
        const KEPT: usize = __KEPT.total;
        const ZEROED: Self = Filter::zeroed();
        const GRAPH: __net::Option<&'static __net::Graph> = __net::Some(
            &__net::Graph::of::<Self>(),
        );
        const TENSORS: &'static [__net::Tensor] = &[
            unsafe {
                __net::Tensor::layer::<
                    __Layer0,
                    1,
                >("filter", __net::core::mem::offset_of!(Self, filter))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer1,
                    _,
                >("wide", __net::core::mem::offset_of!(Self, wide))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer2,
                    _,
                >("out", __net::core::mem::offset_of!(Self, out))
            },
        ];
        const STATISTICS: usize = <__Layer0 as __net::Layer>::STATISTICS;
        const LEAST_SAMPLES: usize = __net::most(
            &[<__Layer0 as __net::Layer>::LEAST_SAMPLES],
        );
        fn initialize<R: __net::Rng + ?__net::Sized>(
            &mut self,
            rng: &mut R,
            _: __net::Init,
        ) {
            <__Layer0 as __net::Layer>::initialize(
                &mut self.filter,
                rng,
                __net::Init::GlorotUniform,
            );
            <__Layer1 as __net::Layer>::initialize(
                &mut self.wide,
                rng,
                constnet::__private::Init::Orthogonal {
                    gain: 1.0,
                },
            );
            self.out.product_mut().initialize(rng, __net::Init::GlorotUniform);
        }
        fn visit(&self, visitor: &mut impl __net::Visitor<f32>) {
            __net::Visitor::enter(visitor, "filter");
            <__Layer0 as __net::Layer>::visit(&self.filter, visitor);
            __net::Visitor::leave(visitor);
            __net::Visitor::enter(visitor, "wide");
            <__Layer1 as __net::Layer>::visit(&self.wide, visitor);
            __net::Visitor::leave(visitor);
            self.out.product().visit_as("out", visitor);
        }
        fn visit_mut(&mut self, visitor: &mut impl __net::VisitorMut<f32>) {
            __net::VisitorMut::enter(visitor, "filter");
            <__Layer0 as __net::Layer>::visit_mut(&mut self.filter, visitor);
            __net::VisitorMut::leave(visitor);
            __net::VisitorMut::enter(visitor, "wide");
            <__Layer1 as __net::Layer>::visit_mut(&mut self.wide, visitor);
            __net::VisitorMut::leave(visitor);
            self.out.product_mut().visit_mut_as("out", visitor);
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
                &self.out.product(),
                &__net::Unchanged,
                [__net::Step(1)],
                __net::Output(2, 0),
                [__net::ELSEWHERE, 5, 2],
            );
            pass.step(
                &self.wide,
                &__ACTIVATION1,
                [__net::Step(0)],
                __net::Step(1),
                [2, 3, 0],
            );
            pass.step::<
                    _,
                    _,
                    1,
                    _,
                >(
                &self.filter,
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
            pass.step::<
                    _,
                    1,
                >(&mut self.filter, [__net::Input(0)], __net::Step(0), [0, 1]);
            pass.product(
                self.out.product_mut(),
                [__net::Step(1)],
                __net::Output(2, 0),
                [__net::ELSEWHERE, 5],
            );
        }
        fn absorb<const L: usize>(&mut self, cache: &[[f32; L]], samples: usize) {
            let blocks = samples.div_ceil(L);
            <__Layer0 as __net::Layer>::absorb(
                &mut self.filter,
                __TAPE.part(cache, blocks, 1),
                samples,
            );
        }
    }
    impl __net::Network for Filter {
        const NAME: &'static str = "Filter";
        const LAYERS: &'static [__net::LayerInfo] = &[
            __net::LayerInfo::of::<
                __Layer0,
                1,
            >(
                "filter",
                "audio::Biquad < CHANNELS >",
                <<<audio::Biquad<
                    CHANNELS,
                > as constnet::__private::Layer<
                    1usize,
                >>::Scalar as constnet::__private::SameScalar<
                    f32,
                >>::Layer<
                    audio::Biquad<CHANNELS>,
                > as constnet::__private::Layer>::OUTPUT_SHAPE,
            ),
            __net::LayerInfo::of::<
                __Layer1,
                _,
            >(
                "wide",
                "Dense(4 * CHANNELS, init = orthogonal) | LeakyRelu(0.1)",
                <<<audio::Biquad<
                    CHANNELS,
                > as constnet::__private::Layer<
                    1usize,
                >>::Scalar as constnet::__private::SameScalar<
                    f32,
                >>::Layer<
                    audio::Biquad<CHANNELS>,
                > as constnet::__private::Layer>::OUTPUT_SHAPE
                    .with_last(4 * CHANNELS),
            ),
            __net::LayerInfo::of::<
                __Layer2,
                _,
            >(
                "out",
                "Dense(2 * CHANNELS)",
                <<<audio::Biquad<
                    CHANNELS,
                > as constnet::__private::Layer<
                    1usize,
                >>::Scalar as constnet::__private::SameScalar<
                    f32,
                >>::Layer<
                    audio::Biquad<CHANNELS>,
                > as constnet::__private::Layer>::OUTPUT_SHAPE
                    .with_last(2 * CHANNELS),
            ),
        ];
        type Input = __net::SMatrix<f32, { CHANNELS }, 1>;
        type Output = __net::SMatrix<f32, { 2 * CHANNELS }, 1>;
        type InputLen = <<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<__net::UTerm as __net::Push<
            __net::Bit<{ (CHANNELS) >> 31u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 30u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 29u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 28u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 27u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 26u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 25u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 24u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 23u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 22u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 21u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 20u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 19u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 18u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 17u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 16u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 15u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 14u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 13u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 12u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 11u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 10u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 9u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 8u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 7u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 6u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 5u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 4u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 3u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 2u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (CHANNELS) >> 1u32 & 1 == 1 }>,
        >>::Output as __net::Push<__net::Bit<{ (CHANNELS) >> 0u32 & 1 == 1 }>>>::Output;
        type OutputLen = <<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<__net::UTerm as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 31u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 30u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 29u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 28u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 27u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 26u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 25u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 24u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 23u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 22u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 21u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 20u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 19u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 18u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 17u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 16u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 15u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 14u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 13u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 12u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 11u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 10u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 9u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 8u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 7u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 6u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 5u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 4u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 3u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 2u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 1u32 & 1 == 1 }>,
        >>::Output as __net::Push<
            __net::Bit<{ (2 * CHANNELS) >> 0u32 & 1 == 1 }>,
        >>::Output;
        type Ending = __net::ending::Raw;
        type WorkspaceArray = [f32; __WORKSPACE.total];
        type GradientArray = [f32; __PARAMETERS.total];
        type StoredArray = [f32; __STORED.total];
        type KeptArray = [f32; __KEPT.total];
        type StatisticsArray = [f32; <Filter as __net::Layer>::STATISTICS];
        type TapeArray = [f32; __INPUTS.total + __TAPE.total + 2 * __OUTPUTS.total
            + __SCRATCH.total];
        const OPTIMISED: bool = !__net::core::cfg!(debug_assertions);
        fn new_zeroed() -> Self {
            Filter::zeroed()
        }
        __net::zeroed_boxed! {
            in_place
        }
    }
    unsafe impl __net::Placed for Filter {
        unsafe fn place(at: *mut Self) {
            use __net::{ByConstant as _, ByNothing as _, ByParts as _, ByZeroes as _};
            const { __net::zeroed::<__Layer1>() };
            const { __net::zeroed::<__Layer2>() };
            unsafe {
                (&&&&__net::Field::<__Layer0, 1>::new()).place(&raw mut (*at).filter);
            }
        }
    }
    const __HOLDS0: bool = (CHANNELS) > 0;
    const _: () = if !__HOLDS0 {
        use __net::fail;
        let message = __net::Message::new()
            .text("a dimension is a positive whole number, but `CHANNELS` is 0")
            .text("\nhelp: replace `CHANNELS` by `1`")
            .text(", or by another positive number");
        fail(message)
    };
    const __HOLDS1: bool = __HOLDS0
        && <<<audio::Biquad<
            CHANNELS,
        > as constnet::__private::Layer<
            1usize,
        >>::Scalar as constnet::__private::SameScalar<
            f32,
        >>::Layer<
            audio::Biquad<CHANNELS>,
        > as constnet::__private::Layer>::INPUT_SHAPES[0usize]
            .equals(&constnet::__private::Shape::new(&[CHANNELS]));
    const _: () = if __HOLDS0 && !__HOLDS1 {
        use __net::fail;
        let message = __net::Message::new()
            .text("layer `filter` needs ")
            .shape(
                &<<<audio::Biquad<
                    CHANNELS,
                > as constnet::__private::Layer<
                    1usize,
                >>::Scalar as constnet::__private::SameScalar<
                    f32,
                >>::Layer<
                    audio::Biquad<CHANNELS>,
                > as constnet::__private::Layer>::INPUT_SHAPES[0usize],
            )
            .text(", but `input` gives ")
            .shape(&constnet::__private::Shape::new(&[CHANNELS]))
            .text("\nshapes: ")
            .text("input ")
            .shape(&constnet::__private::Shape::new(&[CHANNELS]))
            .text(" -> ")
            .text("filter")
            .fit(
                &<<<audio::Biquad<
                    CHANNELS,
                > as constnet::__private::Layer<
                    1usize,
                >>::Scalar as constnet::__private::SameScalar<
                    f32,
                >>::Layer<
                    audio::Biquad<CHANNELS>,
                > as constnet::__private::Layer>::INPUT_SHAPES[0usize],
                &constnet::__private::Shape::new(&[CHANNELS]),
                constnet::__private::None,
                ["insert `fit: ", ",` before `filter`"],
                "fit",
            );
        fail(message)
    };
    const __HOLDS2: bool = __HOLDS1 && (4 * CHANNELS) > 0;
    const _: () = if __HOLDS1 && !__HOLDS2 {
        use __net::fail;
        let message = __net::Message::new()
            .text(
                "`units` of `Dense` is a positive whole number, but `4 * CHANNELS` is 0",
            )
            .text("\nhelp: replace `4 * CHANNELS` by `1`")
            .text(", or by another positive number");
        fail(message)
    };
    const __HOLDS3: bool = __HOLDS1
        && <<<audio::Biquad<
            CHANNELS,
        > as constnet::__private::Layer<
            1usize,
        >>::Scalar as constnet::__private::SameScalar<
            f32,
        >>::Layer<audio::Biquad<CHANNELS>> as constnet::__private::Layer>::OUTPUT_SHAPE
            .rank() <= 2;
    const _: () = if __HOLDS1 && !__HOLDS3 {
        use __net::fail;
        let message = __net::Message::new()
            .text("layer `wide` needs a flat input, but `filter` gives ")
            .shape(
                &<<<audio::Biquad<
                    CHANNELS,
                > as constnet::__private::Layer<
                    1usize,
                >>::Scalar as constnet::__private::SameScalar<
                    f32,
                >>::Layer<
                    audio::Biquad<CHANNELS>,
                > as constnet::__private::Layer>::OUTPUT_SHAPE,
            )
            .text("\nshapes: ")
            .text("input ")
            .shape(&constnet::__private::Shape::new(&[CHANNELS]))
            .text(" -> ")
            .text("filter ")
            .shape(
                &<<<audio::Biquad<
                    CHANNELS,
                > as constnet::__private::Layer<
                    1usize,
                >>::Scalar as constnet::__private::SameScalar<
                    f32,
                >>::Layer<
                    audio::Biquad<CHANNELS>,
                > as constnet::__private::Layer>::OUTPUT_SHAPE,
            )
            .text(" -> ")
            .text("wide")
            .text("\nhelp: insert `flat: Flatten,` before `wide`")
            .text("; it would then receive [")
            .number(
                <<<audio::Biquad<
                    CHANNELS,
                > as constnet::__private::Layer<
                    1usize,
                >>::Scalar as constnet::__private::SameScalar<
                    f32,
                >>::Layer<
                    audio::Biquad<CHANNELS>,
                > as constnet::__private::Layer>::OUTPUT_SHAPE
                    .len(),
            )
            .text("]");
        fail(message)
    };
    const __HOLDS4: bool = __HOLDS2 && __HOLDS3 && (2 * CHANNELS) > 0;
    const _: () = if __HOLDS2 && __HOLDS3 && !__HOLDS4 {
        use __net::fail;
        let message = __net::Message::new()
            .text(
                "`units` of `Dense` is a positive whole number, but `2 * CHANNELS` is 0",
            )
            .text("\nhelp: replace `2 * CHANNELS` by `1`")
            .text(", or by another positive number");
        fail(message)
    };
    const __HOLDS5: bool = __HOLDS4
        && constnet::__private::Shape::new(&[2 * CHANNELS])
            .equals(
                &<<<audio::Biquad<
                    CHANNELS,
                > as constnet::__private::Layer<
                    1usize,
                >>::Scalar as constnet::__private::SameScalar<
                    f32,
                >>::Layer<
                    audio::Biquad<CHANNELS>,
                > as constnet::__private::Layer>::OUTPUT_SHAPE
                    .with_last(2 * CHANNELS),
            );
    const _: () = if __HOLDS4 && !__HOLDS5 {
        use __net::fail;
        let message = __net::Message::new()
            .text("network `Filter` promises ")
            .shape(&constnet::__private::Shape::new(&[2 * CHANNELS]))
            .text(", but its layer `out` gives ")
            .shape(
                &<<<audio::Biquad<
                    CHANNELS,
                > as constnet::__private::Layer<
                    1usize,
                >>::Scalar as constnet::__private::SameScalar<
                    f32,
                >>::Layer<
                    audio::Biquad<CHANNELS>,
                > as constnet::__private::Layer>::OUTPUT_SHAPE
                    .with_last(2 * CHANNELS),
            )
            .text("\nshapes: ")
            .text("input ")
            .shape(&constnet::__private::Shape::new(&[CHANNELS]))
            .text(" -> ")
            .text("filter ")
            .shape(
                &<<<audio::Biquad<
                    CHANNELS,
                > as constnet::__private::Layer<
                    1usize,
                >>::Scalar as constnet::__private::SameScalar<
                    f32,
                >>::Layer<
                    audio::Biquad<CHANNELS>,
                > as constnet::__private::Layer>::OUTPUT_SHAPE,
            )
            .text(" -> ")
            .text("wide ")
            .shape(
                &<<<audio::Biquad<
                    CHANNELS,
                > as constnet::__private::Layer<
                    1usize,
                >>::Scalar as constnet::__private::SameScalar<
                    f32,
                >>::Layer<
                    audio::Biquad<CHANNELS>,
                > as constnet::__private::Layer>::OUTPUT_SHAPE
                    .with_last(4 * CHANNELS),
            )
            .text(" -> ")
            .text("out ")
            .shape(
                &<<<audio::Biquad<
                    CHANNELS,
                > as constnet::__private::Layer<
                    1usize,
                >>::Scalar as constnet::__private::SameScalar<
                    f32,
                >>::Layer<
                    audio::Biquad<CHANNELS>,
                > as constnet::__private::Layer>::OUTPUT_SHAPE
                    .with_last(2 * CHANNELS),
            )
            .text("\nhelp: replace `[2 * CHANNELS]` by `")
            .shape(
                &<<<audio::Biquad<
                    CHANNELS,
                > as constnet::__private::Layer<
                    1usize,
                >>::Scalar as constnet::__private::SameScalar<
                    f32,
                >>::Layer<
                    audio::Biquad<CHANNELS>,
                > as constnet::__private::Layer>::OUTPUT_SHAPE
                    .with_last(2 * CHANNELS),
            )
            .text("`")
            .text(", or change layer `out`");
        fail(message)
    };
    const _: () = {
        const ALLOWED: usize = 5_000;
        if <Filter as __net::Layer>::PARAMETERS > ALLOWED {
            use __net::fail;
            let message = __net::Message::budget(
                "Filter",
                __net::Cost::Parameters,
                [<Filter as __net::Layer>::PARAMETERS, ALLOWED],
                "5_000",
                <Filter as __net::Network>::LAYERS,
                __net::core::mem::size_of::<f32>(),
            );
            fail(message)
        }
    };
    const _: () = {
        const ALLOWED: usize = 4 * 1024;
        if <Filter as __net::Network>::WORKSPACE_BYTES > ALLOWED {
            use __net::fail;
            let message = __net::Message::budget(
                "Filter",
                __net::Cost::WorkspaceBytes,
                [<Filter as __net::Network>::WORKSPACE_BYTES, ALLOWED],
                "4 * 1024",
                <Filter as __net::Network>::LAYERS,
                __net::core::mem::size_of::<f32>(),
            );
            fail(message)
        }
    };
};
