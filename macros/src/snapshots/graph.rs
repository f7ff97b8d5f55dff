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
    pub stem: constnet::__private::Dense<f64, 9, 16, 1, 16>,
    /// `Dense(4, bias = false)`, which gives `[4, 4]`.
    pub moves: constnet::__private::Dense<f64, 9, 4, 4, 0>,
    /// `Flatten`, which gives `[16]`.
    pub flat: constnet::__private::Flatten<f64, 16>,
    /// `Dense(16) | Sigmoid`, which gives `[16]`.
    pub gate: constnet::__private::Dense<f64, 16, 16, 1, 16>,
    /// `Multiply(stem, gate)`, which gives `[16]`.
    pub gated: constnet::__private::Multiply<f64, 16, 2usize>,
    /// `Add(gated, stem) | Relu`, which gives `[16]`.
    pub sum: constnet::__private::Add<f64, 16, 2usize>,
    /// `Dense(9)`, which gives `[9]`.
    pub policy: constnet::__private::Dense<f64, 16, 9, 1, 9>,
    /// `Dense(1) | Tanh`, which gives `[1]`.
    pub value: constnet::__private::Dense<f64, 16, 1, 1, 1>,
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
    type __Layer0 = constnet::__private::Dense<f64, 9, 16, 1, 16>;
    const __ACTIVATION0: constnet::__private::Tanh = constnet::__private::Tanh::new();
    type __Layer1 = constnet::__private::Dense<f64, 9, 4, 4, 0>;
    type __Layer2 = constnet::__private::Flatten<f64, 16>;
    type __Layer3 = constnet::__private::Dense<f64, 16, 16, 1, 16>;
    const __ACTIVATION3: constnet::__private::Sigmoid = constnet::__private::Sigmoid::new();
    type __Layer4 = constnet::__private::Multiply<f64, 16, 2usize>;
    type __Layer5 = constnet::__private::Add<f64, 16, 2usize>;
    const __ACTIVATION5: constnet::__private::Relu = constnet::__private::Relu::new();
    type __Layer6 = constnet::__private::Dense<f64, 16, 9, 1, 9>;
    type __Layer7 = constnet::__private::Dense<f64, 16, 1, 1, 1>;
    const __ACTIVATION7: constnet::__private::Tanh = constnet::__private::Tanh::new();
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
    static __PARAMETERS: __net::Plan<8> = __net::Plan::consecutive([
        <__Layer0 as __net::Layer>::TRAINABLE,
        <__Layer1 as __net::Layer>::TRAINABLE,
        <__Layer2 as __net::Layer>::TRAINABLE,
        <__Layer3 as __net::Layer>::TRAINABLE,
        <__Layer4 as __net::Layer<2>>::TRAINABLE,
        <__Layer5 as __net::Layer<2>>::TRAINABLE,
        <__Layer6 as __net::Layer>::TRAINABLE,
        <__Layer7 as __net::Layer>::TRAINABLE,
    ]);
    static __STORED: __net::Plan<8> = __net::Plan::consecutive([
        <__Layer0 as __net::Layer>::STORED,
        <__Layer1 as __net::Layer>::STORED,
        <__Layer2 as __net::Layer>::STORED,
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
        __net::derivative_len::<f64, _>(&__ACTIVATION7, __LEN[7]),
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
        __net::Lifetime::new(__LEN[0], 3, 3),
        __net::Lifetime::new(__LEN[5], 0, 2),
        __net::Lifetime::new(<__Layer5 as __net::Layer<2>>::SCRATCH, 2, 2),
        __net::Lifetime::new(__LEN[6], 0, 1),
        __net::Lifetime::new(<__Layer6 as __net::Layer>::SCRATCH, 1, 1),
        __net::Lifetime::new(__LEN[5], 1, 1),
        __net::Lifetime::new(__LEN[7], 0, 0),
        __net::Lifetime::new(<__Layer7 as __net::Layer>::SCRATCH, 0, 0),
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
        __LEN[0],
        __LEN[5],
        <__Layer5 as __net::Layer<2>>::KEPT,
        __LEN[6],
        <__Layer6 as __net::Layer>::KEPT,
        __LEN[5],
        __LEN[7],
        <__Layer7 as __net::Layer>::KEPT,
    ]);
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
                    1,
                >("stem", __net::core::mem::offset_of!(Self, stem))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer1,
                    1,
                >("moves", __net::core::mem::offset_of!(Self, moves))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer2,
                    1,
                >("flat", __net::core::mem::offset_of!(Self, flat))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer3,
                    1,
                >("gate", __net::core::mem::offset_of!(Self, gate))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer4,
                    2,
                >("gated", __net::core::mem::offset_of!(Self, gated))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer5,
                    2,
                >("sum", __net::core::mem::offset_of!(Self, sum))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer6,
                    1,
                >("policy", __net::core::mem::offset_of!(Self, policy))
            },
            unsafe {
                __net::Tensor::layer::<
                    __Layer7,
                    1,
                >("value", __net::core::mem::offset_of!(Self, value))
            },
        ];
        fn initialize<R: __net::Rng + ?__net::Sized>(
            &mut self,
            rng: &mut R,
            _: __net::Init,
        ) {
            <__Layer0 as __net::Layer>::initialize(
                &mut self.stem,
                rng,
                __net::init_before::<f64, _>(&__ACTIVATION0),
            );
            <__Layer1 as __net::Layer>::initialize(
                &mut self.moves,
                rng,
                __net::Init::GlorotUniform,
            );
            <__Layer2 as __net::Layer>::initialize(
                &mut self.flat,
                rng,
                __net::Init::GlorotUniform,
            );
            <__Layer3 as __net::Layer>::initialize(
                &mut self.gate,
                rng,
                __net::init_before::<f64, _>(&__ACTIVATION3),
            );
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
            <__Layer6 as __net::Layer>::initialize(
                &mut self.policy,
                rng,
                __net::Init::GlorotUniform,
            );
            <__Layer7 as __net::Layer>::initialize(
                &mut self.value,
                rng,
                __net::init_before::<f64, _>(&__ACTIVATION7),
            );
        }
        fn visit(&self, visitor: &mut impl __net::Visitor<f64>) {
            __net::Visitor::enter(visitor, "stem");
            <__Layer0 as __net::Layer>::visit(&self.stem, visitor);
            __net::Visitor::leave(visitor);
            __net::Visitor::enter(visitor, "moves");
            <__Layer1 as __net::Layer>::visit(&self.moves, visitor);
            __net::Visitor::leave(visitor);
            __net::Visitor::enter(visitor, "flat");
            <__Layer2 as __net::Layer>::visit(&self.flat, visitor);
            __net::Visitor::leave(visitor);
            __net::Visitor::enter(visitor, "gate");
            <__Layer3 as __net::Layer>::visit(&self.gate, visitor);
            __net::Visitor::leave(visitor);
            __net::Visitor::enter(visitor, "gated");
            <__Layer4 as __net::Layer<2>>::visit(&self.gated, visitor);
            __net::Visitor::leave(visitor);
            __net::Visitor::enter(visitor, "sum");
            <__Layer5 as __net::Layer<2>>::visit(&self.sum, visitor);
            __net::Visitor::leave(visitor);
            __net::Visitor::enter(visitor, "policy");
            <__Layer6 as __net::Layer>::visit(&self.policy, visitor);
            __net::Visitor::leave(visitor);
            __net::Visitor::enter(visitor, "value");
            <__Layer7 as __net::Layer>::visit(&self.value, visitor);
            __net::Visitor::leave(visitor);
        }
        fn visit_mut(&mut self, visitor: &mut impl __net::VisitorMut<f64>) {
            __net::VisitorMut::enter(visitor, "stem");
            <__Layer0 as __net::Layer>::visit_mut(&mut self.stem, visitor);
            __net::VisitorMut::leave(visitor);
            __net::VisitorMut::enter(visitor, "moves");
            <__Layer1 as __net::Layer>::visit_mut(&mut self.moves, visitor);
            __net::VisitorMut::leave(visitor);
            __net::VisitorMut::enter(visitor, "flat");
            <__Layer2 as __net::Layer>::visit_mut(&mut self.flat, visitor);
            __net::VisitorMut::leave(visitor);
            __net::VisitorMut::enter(visitor, "gate");
            <__Layer3 as __net::Layer>::visit_mut(&mut self.gate, visitor);
            __net::VisitorMut::leave(visitor);
            __net::VisitorMut::enter(visitor, "gated");
            <__Layer4 as __net::Layer<2>>::visit_mut(&mut self.gated, visitor);
            __net::VisitorMut::leave(visitor);
            __net::VisitorMut::enter(visitor, "sum");
            <__Layer5 as __net::Layer<2>>::visit_mut(&mut self.sum, visitor);
            __net::VisitorMut::leave(visitor);
            __net::VisitorMut::enter(visitor, "policy");
            <__Layer6 as __net::Layer>::visit_mut(&mut self.policy, visitor);
            __net::VisitorMut::leave(visitor);
            __net::VisitorMut::enter(visitor, "value");
            <__Layer7 as __net::Layer>::visit_mut(&mut self.value, visitor);
            __net::VisitorMut::leave(visitor);
        }
        #[inline(always)]
        fn infer<I: __net::Isa>(
            &self,
            inputs: [&[f64]; 1],
            output: &mut [f64],
            workspace: &mut [f64],
        ) {
            let [input] = inputs;
            let x0_board = __INPUTS.part(input, 1, 0);
            let x1_history = __INPUTS.part(input, 1, 1);
            let __net::Some([v6_policy, v7_value]) = __OUTPUTS.split(output, 1, [0, 1])
            else { return };
            {
                let __net::Some([v0_stem, scratch]) = __WORKSPACE
                    .split(workspace, 1, [0, 1]) else { return };
                __net::infer::<
                    I,
                    _,
                    _,
                    _,
                >((&self.stem, &__ACTIVATION0), [x0_board], v0_stem, scratch);
            }
            {
                let __net::Some([v1_moves, scratch]) = __WORKSPACE
                    .split(workspace, 1, [2, 3]) else { return };
                __net::infer::<
                    I,
                    _,
                    _,
                    _,
                >((&self.moves, &__net::Unchanged), [x1_history], v1_moves, scratch);
            }
            {
                let __net::Some([v3_gate, v1_moves, scratch]) = __WORKSPACE
                    .split(workspace, 1, [4, 2, 5]) else { return };
                __net::infer::<
                    I,
                    _,
                    _,
                    _,
                >((&self.gate, &__ACTIVATION3), [v1_moves], v3_gate, scratch);
            }
            {
                let __net::Some([v4_gated, v0_stem, v3_gate, scratch]) = __WORKSPACE
                    .split(workspace, 1, [6, 0, 4, 7]) else { return };
                __net::infer::<
                    I,
                    _,
                    _,
                    _,
                >(
                    (&self.gated, &__net::Unchanged),
                    [v0_stem, v3_gate],
                    v4_gated,
                    scratch,
                );
            }
            {
                let __net::Some([v5_sum, v4_gated, v0_stem, scratch]) = __WORKSPACE
                    .split(workspace, 1, [8, 6, 0, 9]) else { return };
                __net::infer::<
                    I,
                    _,
                    _,
                    _,
                >((&self.sum, &__ACTIVATION5), [v4_gated, v0_stem], v5_sum, scratch);
            }
            {
                let __net::Some([v5_sum, scratch]) = __WORKSPACE
                    .split(workspace, 1, [8, 11]) else { return };
                __net::infer::<
                    I,
                    _,
                    _,
                    _,
                >((&self.policy, &__net::Unchanged), [v5_sum], v6_policy, scratch);
            }
            {
                let __net::Some([v5_sum, scratch]) = __WORKSPACE
                    .split(workspace, 1, [8, 13]) else { return };
                __net::infer::<
                    I,
                    _,
                    _,
                    _,
                >((&self.value, &__ACTIVATION7), [v5_sum], v7_value, scratch);
            }
        }
        #[inline(always)]
        fn record<I: __net::Isa, const L: usize>(
            &self,
            inputs: [&[[f64; L]]; 1],
            output: &mut [[f64; L]],
            cache: &mut [[f64; L]],
            batch: &mut __net::Batch<'_>,
        ) {
            let [input] = inputs;
            let blocks = batch.blocks;
            __INPUTS.unpack(input, 0, __TAPE.part_mut(cache, blocks, 0));
            __INPUTS.unpack(input, 1, __TAPE.part_mut(cache, blocks, 1));
            {
                let __net::Some([v0_stem, x0_board, kept, derivative]) = __TAPE
                    .split(cache, blocks, [2, 0, 3, 4]) else { return };
                __net::record::<
                    I,
                    _,
                    _,
                    L,
                    _,
                >(
                    (&self.stem, &__ACTIVATION0),
                    [x0_board],
                    v0_stem,
                    [kept, derivative],
                    batch,
                );
            }
            {
                let __net::Some([v1_moves, x1_history, kept, derivative]) = __TAPE
                    .split(cache, blocks, [5, 1, 6, 7]) else { return };
                __net::record::<
                    I,
                    _,
                    _,
                    L,
                    _,
                >(
                    (&self.moves, &__net::Unchanged),
                    [x1_history],
                    v1_moves,
                    [kept, derivative],
                    batch,
                );
            }
            {
                let __net::Some([v3_gate, v1_moves, kept, derivative]) = __TAPE
                    .split(cache, blocks, [8, 5, 9, 10]) else { return };
                __net::record::<
                    I,
                    _,
                    _,
                    L,
                    _,
                >(
                    (&self.gate, &__ACTIVATION3),
                    [v1_moves],
                    v3_gate,
                    [kept, derivative],
                    batch,
                );
            }
            {
                let __net::Some([v4_gated, v0_stem, v3_gate, kept, derivative]) = __TAPE
                    .split(cache, blocks, [11, 2, 8, 12, 13]) else { return };
                __net::record::<
                    I,
                    _,
                    _,
                    L,
                    _,
                >(
                    (&self.gated, &__net::Unchanged),
                    [v0_stem, v3_gate],
                    v4_gated,
                    [kept, derivative],
                    batch,
                );
            }
            {
                let __net::Some([v5_sum, v4_gated, v0_stem, kept, derivative]) = __TAPE
                    .split(cache, blocks, [14, 11, 2, 15, 16]) else { return };
                __net::record::<
                    I,
                    _,
                    _,
                    L,
                    _,
                >(
                    (&self.sum, &__ACTIVATION5),
                    [v4_gated, v0_stem],
                    v5_sum,
                    [kept, derivative],
                    batch,
                );
            }
            {
                let __net::Some([v6_policy, v5_sum, kept, derivative]) = __TAPE
                    .split(cache, blocks, [17, 14, 18, 19]) else { return };
                __net::record::<
                    I,
                    _,
                    _,
                    L,
                    _,
                >(
                    (&self.policy, &__net::Unchanged),
                    [v5_sum],
                    v6_policy,
                    [kept, derivative],
                    batch,
                );
            }
            {
                let __net::Some([v7_value, v5_sum, kept, derivative]) = __TAPE
                    .split(cache, blocks, [20, 14, 21, 22]) else { return };
                __net::record::<
                    I,
                    _,
                    _,
                    L,
                    _,
                >(
                    (&self.value, &__ACTIVATION7),
                    [v5_sum],
                    v7_value,
                    [kept, derivative],
                    batch,
                );
            }
            __OUTPUTS.pack(__TAPE.part(cache, blocks, 17), 0, output);
            __OUTPUTS.pack(__TAPE.part(cache, blocks, 20), 1, output);
        }
        #[inline(always)]
        fn backpropagate<I: __net::Isa, const L: usize>(
            &self,
            recorded: __net::Recorded<'_, f64, L, 1>,
            output_gradient: &mut [[f64; L]],
            input_gradients: [__net::Option<&mut [[f64; L]]>; 1],
            mut gradient: __net::Option<&mut [f64]>,
            scratch: &mut [[f64; L]],
            batch: &__net::Batch<'_>,
        ) {
            let blocks = batch.blocks;
            let (arena, parameters) = if batch.bounded.is_some() {
                (&__KEPT, &__STORED)
            } else {
                (&__SCRATCH, &__PARAMETERS)
            };
            let __net::Recorded { inputs: _, cache, .. } = recorded;
            let x0_board = __TAPE.part(cache, blocks, 0);
            let x1_history = __TAPE.part(cache, blocks, 1);
            let v0_stem = __TAPE.part(cache, blocks, 2);
            let v1_moves = __TAPE.part(cache, blocks, 5);
            let v3_gate = __TAPE.part(cache, blocks, 8);
            let v4_gated = __TAPE.part(cache, blocks, 11);
            let v5_sum = __TAPE.part(cache, blocks, 14);
            let v6_policy = __TAPE.part(cache, blocks, 17);
            let v7_value = __TAPE.part(cache, blocks, 20);
            let [input_gradient] = input_gradients;
            let inputs_wanted = input_gradient.is_some();
            let parameters_wanted = gradient.is_some();
            let w0_stem = (parameters_wanted
                && <__Layer0 as __net::Layer>::TRAINABLE > 0) || inputs_wanted;
            let w1_moves = (parameters_wanted
                && <__Layer1 as __net::Layer>::TRAINABLE > 0) || inputs_wanted;
            let w3_gate = (parameters_wanted
                && <__Layer3 as __net::Layer>::TRAINABLE > 0) || w1_moves;
            let w4_gated = (parameters_wanted
                && <__Layer4 as __net::Layer<2>>::TRAINABLE > 0) || w0_stem || w3_gate;
            let w5_sum = (parameters_wanted
                && <__Layer5 as __net::Layer<2>>::TRAINABLE > 0) || w4_gated || w0_stem;
            let w6_policy = (parameters_wanted
                && <__Layer6 as __net::Layer>::TRAINABLE > 0) || w5_sum;
            let w7_value = (parameters_wanted
                && <__Layer7 as __net::Layer>::TRAINABLE > 0) || w5_sum;
            __OUTPUTS.unpack(output_gradient, 0, arena.part_mut(scratch, blocks, 13));
            __OUTPUTS.unpack(output_gradient, 1, arena.part_mut(scratch, blocks, 16));
            if w7_value {
                let __net::Some([g7_value, g5_sum, own_scratch]) = arena
                    .split(scratch, blocks, [16, 11, 17]) else { return };
                let kept = __TAPE.part(cache, blocks, 21);
                __net::backpropagate::<
                    I,
                    _,
                    _,
                    L,
                    _,
                >(
                    (&self.value, &__ACTIVATION7),
                    __net::Recorded {
                        inputs: [v5_sum],
                        output: v7_value,
                        cache: kept,
                    },
                    __TAPE.part(cache, blocks, 22),
                    g7_value,
                    [w5_sum.then_some(&mut *g5_sum)],
                    parameters.part_of(&mut gradient, 7),
                    own_scratch,
                    batch,
                );
            }
            if w6_policy {
                let __net::Some([g6_policy, g5_sum, addend0, own_scratch]) = arena
                    .split(scratch, blocks, [13, 11, 15, 14]) else { return };
                let kept = __TAPE.part(cache, blocks, 18);
                __net::backpropagate::<
                    I,
                    _,
                    _,
                    L,
                    _,
                >(
                    (&self.policy, &__net::Unchanged),
                    __net::Recorded {
                        inputs: [v5_sum],
                        output: v6_policy,
                        cache: kept,
                    },
                    __TAPE.part(cache, blocks, 19),
                    g6_policy,
                    [w5_sum.then_some(&mut *addend0)],
                    parameters.part_of(&mut gradient, 6),
                    own_scratch,
                    batch,
                );
                __net::add_to(w5_sum.then_some(&mut *g5_sum), addend0);
            }
            if w5_sum {
                let __net::Some([g5_sum, g4_gated, g0_stem, own_scratch]) = arena
                    .split(scratch, blocks, [11, 8, 2, 12]) else { return };
                let kept = __TAPE.part(cache, blocks, 15);
                __net::backpropagate::<
                    I,
                    _,
                    _,
                    L,
                    _,
                >(
                    (&self.sum, &__ACTIVATION5),
                    __net::Recorded {
                        inputs: [v4_gated, v0_stem],
                        output: v5_sum,
                        cache: kept,
                    },
                    __TAPE.part(cache, blocks, 16),
                    g5_sum,
                    [
                        w4_gated.then_some(&mut *g4_gated),
                        w0_stem.then_some(&mut *g0_stem),
                    ],
                    parameters.part_of(&mut gradient, 5),
                    own_scratch,
                    batch,
                );
            }
            if w4_gated {
                let __net::Some([g4_gated, g0_stem, addend0, g3_gate, own_scratch]) = arena
                    .split(scratch, blocks, [8, 2, 10, 6, 9]) else { return };
                let kept = __TAPE.part(cache, blocks, 12);
                __net::backpropagate::<
                    I,
                    _,
                    _,
                    L,
                    _,
                >(
                    (&self.gated, &__net::Unchanged),
                    __net::Recorded {
                        inputs: [v0_stem, v3_gate],
                        output: v4_gated,
                        cache: kept,
                    },
                    __TAPE.part(cache, blocks, 13),
                    g4_gated,
                    [w0_stem.then_some(&mut *addend0), w3_gate.then_some(&mut *g3_gate)],
                    parameters.part_of(&mut gradient, 4),
                    own_scratch,
                    batch,
                );
                __net::add_to(w0_stem.then_some(&mut *g0_stem), addend0);
            }
            if w3_gate {
                let __net::Some([g3_gate, g1_moves, own_scratch]) = arena
                    .split(scratch, blocks, [6, 4, 7]) else { return };
                let kept = __TAPE.part(cache, blocks, 9);
                __net::backpropagate::<
                    I,
                    _,
                    _,
                    L,
                    _,
                >(
                    (&self.gate, &__ACTIVATION3),
                    __net::Recorded {
                        inputs: [v1_moves],
                        output: v3_gate,
                        cache: kept,
                    },
                    __TAPE.part(cache, blocks, 10),
                    g3_gate,
                    [w1_moves.then_some(&mut *g1_moves)],
                    parameters.part_of(&mut gradient, 3),
                    own_scratch,
                    batch,
                );
            }
            if w1_moves {
                let __net::Some([g1_moves, gx1_history, own_scratch]) = arena
                    .split(scratch, blocks, [4, 1, 5]) else { return };
                let kept = __TAPE.part(cache, blocks, 6);
                __net::backpropagate::<
                    I,
                    _,
                    _,
                    L,
                    _,
                >(
                    (&self.moves, &__net::Unchanged),
                    __net::Recorded {
                        inputs: [x1_history],
                        output: v1_moves,
                        cache: kept,
                    },
                    __TAPE.part(cache, blocks, 7),
                    g1_moves,
                    [inputs_wanted.then_some(&mut *gx1_history)],
                    parameters.part_of(&mut gradient, 1),
                    own_scratch,
                    batch,
                );
            }
            if w0_stem {
                let __net::Some([g0_stem, gx0_board, own_scratch]) = arena
                    .split(scratch, blocks, [2, 0, 3]) else { return };
                let kept = __TAPE.part(cache, blocks, 3);
                __net::backpropagate::<
                    I,
                    _,
                    _,
                    L,
                    _,
                >(
                    (&self.stem, &__ACTIVATION0),
                    __net::Recorded {
                        inputs: [x0_board],
                        output: v0_stem,
                        cache: kept,
                    },
                    __TAPE.part(cache, blocks, 4),
                    g0_stem,
                    [inputs_wanted.then_some(&mut *gx0_board)],
                    parameters.part_of(&mut gradient, 0),
                    own_scratch,
                    batch,
                );
            }
            if let __net::Some(input_gradient) = input_gradient {
                __INPUTS.pack(arena.part(scratch, blocks, 0), 0, input_gradient);
                __INPUTS.pack(arena.part(scratch, blocks, 1), 1, input_gradient);
            }
        }
        #[inline(always)]
        fn descend<I: __net::Isa, const L: usize>(
            &mut self,
            recorded: __net::Recorded<'_, f64, L, 1>,
            _: &[[f64; L]],
            kept: __net::Kept<'_, f64, L>,
            step: __net::Step<f64>,
        ) {
            let blocks = kept.blocks;
            <__Layer0 as __net::Layer>::descend::<
                I,
                L,
            >(
                &mut self.stem,
                __net::Recorded {
                    inputs: [__TAPE.part(recorded.cache, blocks, 0)],
                    output: __TAPE.part(recorded.cache, blocks, 2),
                    cache: __TAPE.part(recorded.cache, blocks, 3),
                },
                __KEPT.part(kept.scratch, blocks, 2),
                __net::Kept {
                    stored: __STORED.part(kept.stored, 1, 0),
                    scratch: __KEPT.part(kept.scratch, blocks, 3),
                    blocks,
                },
                step,
            );
            <__Layer1 as __net::Layer>::descend::<
                I,
                L,
            >(
                &mut self.moves,
                __net::Recorded {
                    inputs: [__TAPE.part(recorded.cache, blocks, 1)],
                    output: __TAPE.part(recorded.cache, blocks, 5),
                    cache: __TAPE.part(recorded.cache, blocks, 6),
                },
                __KEPT.part(kept.scratch, blocks, 4),
                __net::Kept {
                    stored: __STORED.part(kept.stored, 1, 1),
                    scratch: __KEPT.part(kept.scratch, blocks, 5),
                    blocks,
                },
                step,
            );
            <__Layer3 as __net::Layer>::descend::<
                I,
                L,
            >(
                &mut self.gate,
                __net::Recorded {
                    inputs: [__TAPE.part(recorded.cache, blocks, 5)],
                    output: __TAPE.part(recorded.cache, blocks, 8),
                    cache: __TAPE.part(recorded.cache, blocks, 9),
                },
                __KEPT.part(kept.scratch, blocks, 6),
                __net::Kept {
                    stored: __STORED.part(kept.stored, 1, 3),
                    scratch: __KEPT.part(kept.scratch, blocks, 7),
                    blocks,
                },
                step,
            );
            <__Layer6 as __net::Layer>::descend::<
                I,
                L,
            >(
                &mut self.policy,
                __net::Recorded {
                    inputs: [__TAPE.part(recorded.cache, blocks, 14)],
                    output: __TAPE.part(recorded.cache, blocks, 17),
                    cache: __TAPE.part(recorded.cache, blocks, 18),
                },
                __KEPT.part(kept.scratch, blocks, 13),
                __net::Kept {
                    stored: __STORED.part(kept.stored, 1, 6),
                    scratch: __KEPT.part(kept.scratch, blocks, 14),
                    blocks,
                },
                step,
            );
            <__Layer7 as __net::Layer>::descend::<
                I,
                L,
            >(
                &mut self.value,
                __net::Recorded {
                    inputs: [__TAPE.part(recorded.cache, blocks, 14)],
                    output: __TAPE.part(recorded.cache, blocks, 20),
                    cache: __TAPE.part(recorded.cache, blocks, 21),
                },
                __KEPT.part(kept.scratch, blocks, 16),
                __net::Kept {
                    stored: __STORED.part(kept.stored, 1, 7),
                    scratch: __KEPT.part(kept.scratch, blocks, 17),
                    blocks,
                },
                step,
            );
        }
    }
    impl __net::Network for Player {
        const NAME: &'static str = "Player";
        const LAYERS: &'static [__net::LayerInfo] = &[
            __net::LayerInfo::of::<
                __Layer0,
                1,
            >("stem", "Dense(16) | Tanh", __net::Shape::new(&[16]))
                .reading(&[2]),
            __net::LayerInfo::of::<
                __Layer1,
                1,
            >("moves", "Dense(4, bias = false)", __net::Shape::new(&[4, 4]))
                .reading(&[2]),
            __net::LayerInfo::of::<
                __Layer2,
                1,
            >("flat", "Flatten", __net::Shape::new(&[16])),
            __net::LayerInfo::of::<
                __Layer3,
                1,
            >("gate", "Dense(16) | Sigmoid", __net::Shape::new(&[16])),
            __net::LayerInfo::of::<
                __Layer4,
                2,
            >("gated", "Multiply(stem, gate)", __net::Shape::new(&[16]))
                .reading(&[4, 1]),
            __net::LayerInfo::of::<
                __Layer5,
                2,
            >("sum", "Add(gated, stem) | Relu", __net::Shape::new(&[16]))
                .reading(&[1, 5]),
            __net::LayerInfo::of::<
                __Layer6,
                1,
            >("policy", "Dense(9)", __net::Shape::new(&[9])),
            __net::LayerInfo::of::<
                __Layer7,
                1,
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
