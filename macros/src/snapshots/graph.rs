// What the macro writes for
//
// network! {
//     struct Player<f64>: (board: [9], history: [4, 9]) -> (policy: [9], value: [1]) {
//         stem: board | Dense(16) | Tanh,
//         moves: history | Dense(4, bias = false),
//         flat: Flatten,
//         gate: Dense(16) | Sigmoid,
//         gated: Multiply(stem, gate),
//         sum: Add(gated, stem) | Relu,
//         policy: Dense(9),
//         value: sum | Dense(1) | Tanh,
//     }
// }

/// | layer | | output | parameters | MACs |
/// |---|---|---|---:|---:|
/// | `stem` | `Dense(16) \| Tanh` | `[16]` | 160 | 144 |
/// | `moves` | `Dense(4, bias = false)` | `[4, 4]` | 36 | 144 |
/// | `flat` | `Flatten` | `[16]` | 0 | 0 |
/// | `gate` | `Dense(16) \| Sigmoid` | `[16]` | 272 | 256 |
/// | `gated` | `Multiply(stem, gate)` | `[16]` | 0 | 0 |
/// | `sum` | `Add(gated, stem) \| Relu` | `[16]` | 0 | 0 |
/// | `policy` | `Dense(9)` | `[9]` | 153 | 144 |
/// | `value` | `Dense(1) \| Tanh` | `[1]` | 17 | 16 |
/// | total | | | 638 | 704 |
struct Player {
    /// `Dense(16) | Tanh`, which gives `[16]`.
    pub stem: constnet::__private::Dense<f64, 9, 16>,
    /// `Dense(4, bias = false)`, which gives `[4, 4]`.
    pub moves: constnet::__private::Dense<f64, 9, 4, 4, 0>,
    /// `Flatten`, which gives `[16]`.
    pub flat: constnet::__private::Flatten<f64, 16>,
    /// `Dense(16) | Sigmoid`, which gives `[16]`.
    pub gate: constnet::__private::Dense<f64, 16, 16>,
    /// `Multiply(stem, gate)`, which gives `[16]`.
    pub gated: constnet::__private::Multiply<f64, 16, 2usize>,
    /// `Add(gated, stem) | Relu`, which gives `[16]`.
    pub sum: constnet::__private::Add<f64, 16, 2usize>,
    /// `Dense(9)`, which gives `[9]`.
    pub policy: constnet::__private::Dense<f64, 16, 9>,
    /// `Dense(1) | Tanh`, which gives `[1]`.
    pub value: constnet::__private::Dense<f64, 16, 1>,
}
/// The inputs of [`Player`].
#[derive(
    constnet::__private::core::fmt::Debug,
    constnet::__private::core::clone::Clone,
    constnet::__private::core::cmp::PartialEq
)]
struct PlayerInput {
    /// `[9]`.
    pub board: constnet::__private::SMatrix<f64, 9, 1>,
    /// `[4, 9]`.
    pub history: constnet::__private::SMatrix<f64, 9, 4>,
}
/// The outputs of [`Player`].
#[derive(
    constnet::__private::core::fmt::Debug,
    constnet::__private::core::clone::Clone,
    constnet::__private::core::cmp::PartialEq
)]
struct PlayerOutput {
    /// `[9]`.
    pub policy: constnet::__private::SMatrix<f64, 9, 1>,
    /// `[1]`.
    pub value: constnet::__private::SMatrix<f64, 1, 1>,
}
const _: () = {
    use constnet::__private as __net;
    type __Layer0 = constnet::__private::Dense<f64, 9, 16>;
    const __ACTIVATION0: constnet::__private::Tanh = constnet::__private::Tanh::new();
    type __Layer1 = constnet::__private::Dense<f64, 9, 4, 4, 0>;
    type __Layer2 = constnet::__private::Flatten<f64, 16>;
    type __Layer3 = constnet::__private::Dense<f64, 16, 16>;
    const __ACTIVATION3: constnet::__private::Sigmoid = constnet::__private::Sigmoid::new();
    type __Layer4 = constnet::__private::Multiply<f64, 16, 2usize>;
    type __Layer5 = constnet::__private::Add<f64, 16, 2usize>;
    const __ACTIVATION5: constnet::__private::Relu = constnet::__private::Relu::new();
    type __Layer6 = constnet::__private::Dense<f64, 16, 9>;
    type __Layer7 = constnet::__private::Dense<f64, 16, 1>;
    const __LEN: [usize; 8] = [
        <__Layer0 as __net::Layer>::OUTPUT_SHAPE.len(),
        <__Layer1 as __net::Layer>::OUTPUT_SHAPE.len(),
        <__Layer2 as __net::Layer>::OUTPUT_SHAPE.len(),
        <__Layer3 as __net::Layer>::OUTPUT_SHAPE.len(),
        <__Layer4 as __net::Layer<2>>::OUTPUT_SHAPE.len(),
        <__Layer5 as __net::Layer<2>>::OUTPUT_SHAPE.len(),
        <__Layer6 as __net::Layer>::OUTPUT_SHAPE.len(),
        <__Layer7 as __net::Layer>::OUTPUT_SHAPE.len(),
    ];
    static __INPUTS: __net::Plan<2> = __net::Plan::consecutive([9, 36]);
    static __OUTPUTS: __net::Plan<2> = __net::Plan::consecutive([9, 1]);
    static __PARAMETERS: __net::Plan<7> = __net::Plan::consecutive([
        <__Layer0 as __net::Layer>::TRAINABLE,
        <__Layer1 as __net::Layer>::TRAINABLE,
        <__Layer3 as __net::Layer>::TRAINABLE,
        <__Layer4 as __net::Layer<2>>::TRAINABLE,
        <__Layer5 as __net::Layer<2>>::TRAINABLE,
        <__Layer6 as __net::Layer>::TRAINABLE,
        <__Layer7 as __net::Layer>::TRAINABLE,
    ]);
    static __STORED: __net::Plan<7> = __net::Plan::consecutive([
        <__Layer0 as __net::Layer>::STORED,
        <__Layer1 as __net::Layer>::STORED,
        <__Layer3 as __net::Layer>::STORED,
        <__Layer4 as __net::Layer<2>>::STORED,
        <__Layer5 as __net::Layer<2>>::STORED,
        <__Layer6 as __net::Layer>::STORED,
        <__Layer7 as __net::Layer>::STORED,
    ]);
    static __WORKSPACE: __net::Plan<14> = __net::Plan::packed([
        __net::Lifetime::new(__LEN[0], 0, 5),
        __net::Lifetime::new(<__Layer0 as __net::Layer>::WORKSPACE, 0, 0),
        __net::Lifetime::new(__LEN[1], 1, 3),
        __net::Lifetime::new(<__Layer1 as __net::Layer>::WORKSPACE, 1, 1),
        __net::Lifetime::new(__LEN[3], 3, 4),
        __net::Lifetime::new(<__Layer3 as __net::Layer>::WORKSPACE, 3, 3),
        __net::Lifetime::new(__LEN[4], 4, 5),
        __net::Lifetime::new(<__Layer4 as __net::Layer<2>>::WORKSPACE, 4, 4),
        __net::Lifetime::new(__LEN[5], 5, 7),
        __net::Lifetime::new(<__Layer5 as __net::Layer<2>>::WORKSPACE, 5, 5),
        __net::Lifetime::new(0, 6, 6),
        __net::Lifetime::new(<__Layer6 as __net::Layer>::WORKSPACE, 6, 6),
        __net::Lifetime::new(0, 7, 7),
        __net::Lifetime::new(<__Layer7 as __net::Layer>::WORKSPACE, 7, 7),
    ]);
    static __TAPE: __net::Plan<23> = __net::Plan::consecutive([
        9,
        36,
        __LEN[0],
        <__Layer0 as __net::Layer>::CACHE,
        __net::derivative_len::<f64, _>(&__ACTIVATION0, __LEN[0]),
        __LEN[1],
        <__Layer1 as __net::Layer>::CACHE,
        0,
        __LEN[3],
        <__Layer3 as __net::Layer>::CACHE,
        __net::derivative_len::<f64, _>(&__ACTIVATION3, __LEN[3]),
        __LEN[4],
        <__Layer4 as __net::Layer<2>>::CACHE,
        0,
        __LEN[5],
        <__Layer5 as __net::Layer<2>>::CACHE,
        __net::derivative_len::<f64, _>(&__ACTIVATION5, __LEN[5]),
        __LEN[6],
        <__Layer6 as __net::Layer>::CACHE,
        0,
        __LEN[7],
        <__Layer7 as __net::Layer>::CACHE,
        __net::derivative_len::<f64, _>(&__ACTIVATION0, __LEN[7]),
    ]);
    static __SCRATCH: __net::Plan<18> = __net::Plan::packed([
        __net::Lifetime::new(9, 7, 8),
        __net::Lifetime::new(36, 6, 8),
        __net::Lifetime::new(__LEN[0], 2, 7),
        __net::Lifetime::new(<__Layer0 as __net::Layer>::SCRATCH, 7, 7),
        __net::Lifetime::new(__LEN[1], 4, 6),
        __net::Lifetime::new(<__Layer1 as __net::Layer>::SCRATCH, 6, 6),
        __net::Lifetime::new(__LEN[3], 3, 4),
        __net::Lifetime::new(<__Layer3 as __net::Layer>::SCRATCH, 4, 4),
        __net::Lifetime::new(__LEN[4], 2, 3),
        __net::Lifetime::new(<__Layer4 as __net::Layer<2>>::SCRATCH, 3, 3),
        __net::Lifetime::new(__LEN[5], 0, 2),
        __net::Lifetime::new(<__Layer5 as __net::Layer<2>>::SCRATCH, 2, 2),
        __net::Lifetime::new(__LEN[6], 0, 1),
        __net::Lifetime::new(<__Layer6 as __net::Layer>::SCRATCH, 1, 1),
        __net::Lifetime::new(__LEN[7], 0, 0),
        __net::Lifetime::new(<__Layer7 as __net::Layer>::SCRATCH, 0, 0),
        __net::Lifetime::new(__LEN[0], 3, 3),
        __net::Lifetime::new(__LEN[5], 1, 1),
    ]);
    static __KEPT: __net::Plan<18> = __net::Plan::consecutive([
        9,
        36,
        __LEN[0],
        <__Layer0 as __net::Layer>::KEPT,
        __LEN[1],
        <__Layer1 as __net::Layer>::KEPT,
        __LEN[3],
        <__Layer3 as __net::Layer>::KEPT,
        __LEN[4],
        <__Layer4 as __net::Layer<2>>::KEPT,
        __LEN[5],
        <__Layer5 as __net::Layer<2>>::KEPT,
        __LEN[6],
        <__Layer6 as __net::Layer>::KEPT,
        __LEN[7],
        <__Layer7 as __net::Layer>::KEPT,
        __LEN[0],
        __LEN[5],
    ]);
    static __TRAINED: [bool; 7] = __net::trained(
        &__PARAMETERS.regions,
        [&[], &[], &[1], &[0, 2], &[3, 0], &[4], &[4]],
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
    impl Player {
        /// The network with all parameters zero.
        #[must_use]
        pub const fn zeroed() -> Self {
            Self {
                stem: __Layer0::zeroed(),
                moves: __Layer1::zeroed(),
                flat: <__Layer2 as __net::Layer>::ZEROED,
                gate: __Layer3::zeroed(),
                gated: <__Layer4 as __net::Layer<2>>::ZEROED,
                sum: <__Layer5 as __net::Layer<2>>::ZEROED,
                policy: __Layer6::zeroed(),
                value: __Layer7::zeroed(),
            }
        }
    }
    unsafe impl __net::Zeroed for PlayerInput {
        const ZEROED: Self = Self {
            board: <__net::SMatrix<f64, 9, 1> as __net::Zeroed>::ZEROED,
            history: <__net::SMatrix<f64, 9, 4> as __net::Zeroed>::ZEROED,
        };
    }
    impl __net::Value for PlayerInput {
        type Scalar = f64;
        type Array = [f64; 45];
        type Parts = (__net::SMatrix<f64, 9, 1>, __net::SMatrix<f64, 9, 4>);
        type Spare = [f64; 45];
        const LEN: usize = 45;
        #[inline(always)]
        fn flat<'a>(&'a self, spare: &'a mut [f64; 45]) -> &'a [f64] {
            __net::Value::write_to(self, spare);
            spare
        }
        #[inline(always)]
        fn write_to(&self, flat: &mut [f64]) {
            let flat = __net::write_value(&self.board, flat);
            let flat = __net::write_value(&self.history, flat);
            let _ = flat;
        }
        #[inline(always)]
        fn read_from(&mut self, flat: &[f64]) {
            let flat = __net::read_value(&mut self.board, flat);
            let flat = __net::read_value(&mut self.history, flat);
            let _ = flat;
        }
        #[inline(always)]
        fn flat_mut<'a>(&'a mut self, spare: &'a mut [f64; 45]) -> &'a mut [f64] {
            spare
        }
        #[inline(always)]
        fn settle(&mut self, spare: &[f64; 45]) {
            __net::Value::read_from(self, spare);
        }
    }
    unsafe impl __net::Zeroed for PlayerOutput {
        const ZEROED: Self = Self {
            policy: <__net::SMatrix<f64, 9, 1> as __net::Zeroed>::ZEROED,
            value: <__net::SMatrix<f64, 1, 1> as __net::Zeroed>::ZEROED,
        };
    }
    impl __net::Value for PlayerOutput {
        type Scalar = f64;
        type Array = [f64; 10];
        type Parts = (__net::SMatrix<f64, 9, 1>, __net::SMatrix<f64, 1, 1>);
        type Spare = [f64; 10];
        const LEN: usize = 10;
        #[inline(always)]
        fn flat<'a>(&'a self, spare: &'a mut [f64; 10]) -> &'a [f64] {
            __net::Value::write_to(self, spare);
            spare
        }
        #[inline(always)]
        fn write_to(&self, flat: &mut [f64]) {
            let flat = __net::write_value(&self.policy, flat);
            let flat = __net::write_value(&self.value, flat);
            let _ = flat;
        }
        #[inline(always)]
        fn read_from(&mut self, flat: &[f64]) {
            let flat = __net::read_value(&mut self.policy, flat);
            let flat = __net::read_value(&mut self.value, flat);
            let _ = flat;
        }
        #[inline(always)]
        fn flat_mut<'a>(&'a mut self, spare: &'a mut [f64; 10]) -> &'a mut [f64] {
            spare
        }
        #[inline(always)]
        fn settle(&mut self, spare: &[f64; 10]) {
            __net::Value::read_from(self, spare);
        }
    }
    #[inline(always)]
    fn __forward(net: &Player, pass: &mut impl __net::Forward<f64>) {
        pass.product(
            &net.stem.product(),
            &__ACTIVATION0,
            [__net::Input(0)],
            __net::Step(0),
        );
        pass.product(
            &net.moves.product(),
            &__net::Unchanged,
            [__net::Input(1)],
            __net::Step(1),
        );
        pass.product(
            &net.gate.product(),
            &__ACTIVATION3,
            [__net::Step(1)],
            __net::Step(2),
        );
        pass.step(
            &net.gated,
            &__net::Unchanged,
            [__net::Step(0), __net::Step(2)],
            __net::Step(3),
        );
        pass.step(
            &net.sum,
            &__ACTIVATION5,
            [__net::Step(3), __net::Step(0)],
            __net::Step(4),
        );
        pass.product(
            &net.policy.product(),
            &__net::Unchanged,
            [__net::Step(4)],
            __net::Output(5, 0),
        );
        pass.product(
            &net.value.product(),
            &__ACTIVATION0,
            [__net::Step(4)],
            __net::Output(6, 1),
        );
    }
    impl __net::Layer for Player {
        type Scalar = f64;
        const INPUT_SHAPES: [__net::Shape; 1] = [__net::Shape::new(&[45])];
        const OUTPUT_SHAPE: __net::Shape = __net::Shape::new(&[10]);
        const PARAMETERS: usize = <__Layer0 as __net::Layer>::PARAMETERS
            + <__Layer1 as __net::Layer>::PARAMETERS
            + <__Layer2 as __net::Layer>::PARAMETERS
            + <__Layer3 as __net::Layer>::PARAMETERS
            + <__Layer4 as __net::Layer<2>>::PARAMETERS
            + <__Layer5 as __net::Layer<2>>::PARAMETERS
            + <__Layer6 as __net::Layer>::PARAMETERS
            + <__Layer7 as __net::Layer>::PARAMETERS;
        const TRAINABLE: usize = __PARAMETERS.total;
        const MACS: usize = <__Layer0 as __net::Layer>::MACS
            + <__Layer1 as __net::Layer>::MACS + <__Layer2 as __net::Layer>::MACS
            + <__Layer3 as __net::Layer>::MACS + <__Layer4 as __net::Layer<2>>::MACS
            + <__Layer5 as __net::Layer<2>>::MACS + <__Layer6 as __net::Layer>::MACS
            + <__Layer7 as __net::Layer>::MACS;
        const WORKSPACE: usize = __WORKSPACE.total;
        const CACHE: usize = __TAPE.total;
        const SCRATCH: usize = __SCRATCH.total;
        const STORED: usize = __STORED.total;
        const KEPT: usize = __KEPT.total;
        const ZEROED: Self = Player::zeroed();
        const GRAPH: __net::Option<&'static __net::Graph> = __net::Some(
            &__net::Graph::of::<Self>(),
        );
        const TENSORS: &'static [__net::Tensor] = &[
            unsafe {
                __net::Tensor::layer::<
                    __Layer0,
                    _,
                >("stem", __net::core::mem::offset_of!(Self, stem))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer1,
                    _,
                >("moves", __net::core::mem::offset_of!(Self, moves))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer2,
                    _,
                >("flat", __net::core::mem::offset_of!(Self, flat))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer3,
                    _,
                >("gate", __net::core::mem::offset_of!(Self, gate))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer4,
                    _,
                >("gated", __net::core::mem::offset_of!(Self, gated))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer5,
                    _,
                >("sum", __net::core::mem::offset_of!(Self, sum))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer6,
                    _,
                >("policy", __net::core::mem::offset_of!(Self, policy))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer7,
                    _,
                >("value", __net::core::mem::offset_of!(Self, value))
            },
        ];
        fn initialize<R: __net::Rng + ?__net::Sized>(
            &mut self,
            rng: &mut R,
            _: __net::Init,
        ) {
            self.stem
                .product_mut()
                .initialize(rng, __net::init_before::<f64, _>(&__ACTIVATION0));
            self.moves.product_mut().initialize(rng, __net::Init::GlorotUniform);
            <__Layer2 as __net::Layer>::initialize(
                &mut self.flat,
                rng,
                __net::Init::GlorotUniform,
            );
            self.gate
                .product_mut()
                .initialize(rng, __net::init_before::<f64, _>(&__ACTIVATION3));
            <__Layer4 as __net::Layer<
                2,
            >>::initialize(&mut self.gated, rng, __net::Init::GlorotUniform);
            <__Layer5 as __net::Layer<
                2,
            >>::initialize(
                &mut self.sum,
                rng,
                __net::init_before::<f64, _>(&__ACTIVATION5),
            );
            self.policy.product_mut().initialize(rng, __net::Init::GlorotUniform);
            self.value
                .product_mut()
                .initialize(rng, __net::init_before::<f64, _>(&__ACTIVATION0));
        }
        fn visit(&self, visitor: &mut impl __net::Visitor<f64>) {
            self.stem.product().visit_as("stem", visitor);
            self.moves.product().visit_as("moves", visitor);
            __net::Visitor::enter(visitor, "flat");
            <__Layer2 as __net::Layer>::visit(&self.flat, visitor);
            __net::Visitor::leave(visitor);
            self.gate.product().visit_as("gate", visitor);
            __net::Visitor::enter(visitor, "gated");
            <__Layer4 as __net::Layer<2>>::visit(&self.gated, visitor);
            __net::Visitor::leave(visitor);
            __net::Visitor::enter(visitor, "sum");
            <__Layer5 as __net::Layer<2>>::visit(&self.sum, visitor);
            __net::Visitor::leave(visitor);
            self.policy.product().visit_as("policy", visitor);
            self.value.product().visit_as("value", visitor);
        }
        fn visit_mut(&mut self, visitor: &mut impl __net::VisitorMut<f64>) {
            self.stem.product_mut().visit_mut_as("stem", visitor);
            self.moves.product_mut().visit_mut_as("moves", visitor);
            __net::VisitorMut::enter(visitor, "flat");
            <__Layer2 as __net::Layer>::visit_mut(&mut self.flat, visitor);
            __net::VisitorMut::leave(visitor);
            self.gate.product_mut().visit_mut_as("gate", visitor);
            __net::VisitorMut::enter(visitor, "gated");
            <__Layer4 as __net::Layer<2>>::visit_mut(&mut self.gated, visitor);
            __net::VisitorMut::leave(visitor);
            __net::VisitorMut::enter(visitor, "sum");
            <__Layer5 as __net::Layer<2>>::visit_mut(&mut self.sum, visitor);
            __net::VisitorMut::leave(visitor);
            self.policy.product_mut().visit_mut_as("policy", visitor);
            self.value.product_mut().visit_mut_as("value", visitor);
        }
        #[inline(always)]
        fn infer<I: __net::Isa>(
            &self,
            [input,
            ]: [&[f64]; 1],
            output: &mut [f64],
            workspace: &mut [f64],
        ) {
            __forward(
                self,
                &mut __net::Inference::<I, f64>::new(input, output, workspace, __PLANS),
            );
        }
        #[inline(always)]
        fn record<I: __net::Isa, const L: usize>(
            &self,
            [input,
            ]: [&[[f64; L]]; 1],
            output: &mut [[f64; L]],
            cache: &mut [[f64; L]],
            batch: &mut __net::Batch<'_>,
        ) {
            let blocks = batch.blocks;
            __INPUTS.unpack(input, 0, __TAPE.part_mut(cache, blocks, 0));
            __INPUTS.unpack(input, 1, __TAPE.part_mut(cache, blocks, 1));
            __forward(
                self,
                &mut __net::Recording::<
                    I,
                    f64,
                    L,
                >::new(input, output, cache, batch, __PLANS),
            );
            __OUTPUTS.pack(__TAPE.part(cache, blocks, 17), 0, output);
            __OUTPUTS.pack(__TAPE.part(cache, blocks, 20), 1, output);
        }
        #[inline(always)]
        fn backpropagate<I: __net::Isa, const L: usize>(
            &self,
            recorded: __net::Recorded<'_, f64, L, 1>,
            output_gradient: &mut [[f64; L]],
            [mut input_gradient,
            ]: [__net::Option<&mut [[f64; L]]>; 1],
            gradient: __net::Option<&mut [f64]>,
            scratch: &mut [[f64; L]],
            batch: &__net::Batch<'_>,
        ) {
            let blocks = batch.blocks;
            let arena = if batch.bounded.is_some() { &__KEPT } else { &__SCRATCH };
            __OUTPUTS.unpack(output_gradient, 0, arena.part_mut(scratch, blocks, 12));
            __OUTPUTS.unpack(output_gradient, 1, arena.part_mut(scratch, blocks, 14));
            let mut pass = __net::WayBack::<
                I,
                f64,
                L,
            >::new(
                recorded,
                output_gradient,
                input_gradient.as_deref_mut(),
                gradient,
                scratch,
                batch,
                __PLANS,
            );
            pass.product(
                &self.value.product(),
                &__ACTIVATION0,
                [__net::Step(4)],
                __net::Output(6, 1),
                [14, 15, 10],
            );
            pass.product(
                &self.policy.product(),
                &__net::Unchanged,
                [__net::Step(4)],
                __net::Output(5, 0),
                [12, 13, 17],
            );
            pass.add(__net::Step(4), [10, 17]);
            pass.step(
                &self.sum,
                &__ACTIVATION5,
                [__net::Step(3), __net::Step(0)],
                __net::Step(4),
                [10, 11, 8, 2],
            );
            pass.step(
                &self.gated,
                &__net::Unchanged,
                [__net::Step(0), __net::Step(2)],
                __net::Step(3),
                [8, 9, 16, 6],
            );
            pass.add(__net::Step(0), [2, 16]);
            pass.product(
                &self.gate.product(),
                &__ACTIVATION3,
                [__net::Step(1)],
                __net::Step(2),
                [6, 7, 4],
            );
            pass.product(
                &self.moves.product(),
                &__net::Unchanged,
                [__net::Input(1)],
                __net::Step(1),
                [4, 5, 1],
            );
            pass.product(
                &self.stem.product(),
                &__ACTIVATION0,
                [__net::Input(0)],
                __net::Step(0),
                [2, 3, 0],
            );
            if let __net::Some(input_gradient) = input_gradient {
                __INPUTS.pack(arena.part(scratch, blocks, 0), 0, input_gradient);
                __INPUTS.pack(arena.part(scratch, blocks, 1), 1, input_gradient);
            }
        }
        #[inline(always)]
        fn descend<I: __net::Isa, const L: usize>(
            &mut self,
            recorded: __net::Recorded<'_, f64, L, 1>,
            output_gradient: &[[f64; L]],
            kept: __net::Kept<'_, f64, L>,
            step: __net::DescentStep<f64>,
        ) {
            let pass = __net::Descending::<
                I,
                f64,
                L,
            >::new(recorded, output_gradient, kept, step, __PLANS);
            pass.product(
                self.stem.product_mut(),
                [__net::Input(0)],
                __net::Step(0),
                [2, 3],
            );
            pass.product(
                self.moves.product_mut(),
                [__net::Input(1)],
                __net::Step(1),
                [4, 5],
            );
            pass.product(
                self.gate.product_mut(),
                [__net::Step(1)],
                __net::Step(2),
                [6, 7],
            );
            pass.product(
                self.policy.product_mut(),
                [__net::Step(4)],
                __net::Output(5, 0),
                [12, 13],
            );
            pass.product(
                self.value.product_mut(),
                [__net::Step(4)],
                __net::Output(6, 1),
                [14, 15],
            );
        }
    }
    impl __net::Network for Player {
        const NAME: &'static str = "Player";
        const LAYERS: &'static [__net::LayerInfo] = &[
            __net::LayerInfo::of::<
                __Layer0,
                _,
            >("stem", "Dense(16) | Tanh", __net::Shape::new(&[16]))
                .reading(&[2]),
            __net::LayerInfo::of::<
                __Layer1,
                _,
            >("moves", "Dense(4, bias = false)", __net::Shape::new(&[4, 4]))
                .reading(&[2]),
            __net::LayerInfo::of::<
                __Layer2,
                _,
            >("flat", "Flatten", __net::Shape::new(&[16])),
            __net::LayerInfo::of::<
                __Layer3,
                _,
            >("gate", "Dense(16) | Sigmoid", __net::Shape::new(&[16])),
            __net::LayerInfo::of::<
                __Layer4,
                _,
            >("gated", "Multiply(stem, gate)", __net::Shape::new(&[16]))
                .reading(&[4, 1]),
            __net::LayerInfo::of::<
                __Layer5,
                _,
            >("sum", "Add(gated, stem) | Relu", __net::Shape::new(&[16]))
                .reading(&[1, 5]),
            __net::LayerInfo::of::<
                __Layer6,
                _,
            >("policy", "Dense(9)", __net::Shape::new(&[9])),
            __net::LayerInfo::of::<
                __Layer7,
                _,
            >("value", "Dense(1) | Tanh", __net::Shape::new(&[1]))
                .reading(&[2]),
        ];
        const INPUTS: &'static [__net::InputInfo] = &[
            __net::InputInfo {
                name: "board",
                shape: __net::Shape::new(&[9]),
            },
            __net::InputInfo {
                name: "history",
                shape: __net::Shape::new(&[4, 9]),
            },
        ];
        const OUTPUTS: &'static [__net::OutputInfo] = &[
            __net::OutputInfo {
                name: "policy",
                layer: 6,
            },
            __net::OutputInfo {
                name: "value",
                layer: 7,
            },
        ];
        type Input = PlayerInput;
        type Output = PlayerOutput;
        type InputLen = __net::lengths::U45;
        type OutputLen = __net::lengths::U10;
        type Ending = (__net::ending::Raw, __net::ending::Raw);
        type WorkspaceArray = [f64; __WORKSPACE.total];
        type GradientArray = [f64; __PARAMETERS.total];
        type StoredArray = [f64; __STORED.total];
        type KeptArray = [f64; __KEPT.total];
        type StatisticsArray = [f64; <Player as __net::Layer>::STATISTICS];
        type TapeArray = [f64; __INPUTS.total + __TAPE.total + 2 * __OUTPUTS.total
            + __SCRATCH.total];
        const OPTIMISED: bool = !__net::core::cfg!(debug_assertions);
        fn new_zeroed() -> Self {
            Player::zeroed()
        }
        __net::zeroed_boxed! {
            __Layer0, __Layer1, __Layer2, __Layer3, __Layer4, __Layer5, __Layer6,
            __Layer7
        }
    }
    unsafe impl __net::Zeroed for Player {
        const ZEROED: Self = Player::zeroed();
    }
};
