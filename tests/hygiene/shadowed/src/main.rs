//! A crate whose own items have the names of everything that generated code could name, without a prelude.
#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(warnings)]

/// The user's items, and a network among them.
mod own {
    macro_rules! shadow {
        (types: $($ty:ident)*; values: $($value:ident)*; modules: $($module:ident)*; macros: $($name:ident)*) => {
            $(#[allow(dead_code, reason = "it only has to be there")] pub struct $ty;)*
            $(#[allow(dead_code, reason = "it only has to be there")] pub fn $value() {})*
            $(#[allow(dead_code, reason = "it only has to be there")] pub mod $module {})*
            $(#[allow(unused_macros, reason = "it only has to be there")] macro_rules! $name { () => { compile_error!("the user's own") } })*
        };
    }

    // Derive macros that are others.
    #[allow(unused_imports, reason = "it only has to be there")]
    use ::std::cmp::Eq as PartialEq;
    #[allow(unused_imports, reason = "it only has to be there")]
    use ::std::hash::Hash as Debug;

    shadow! {
        types:
            Vec Option Result Box String Some None Ok Err
            Sized Send Sync Copy Clone Drop Default Iterator Into From AsRef AsMut Deref FnOnce FnMut Fn
            Layer Network Dense Relu Tanh Flatten Dropout Add Concat Frozen Identity Activation Loss Optimizer
            Shape Init Isa Rng Batch Recorded Visitor VisitorMut Value Zeroed Plan Lifetime Region LayerInfo InputInfo OutputInfo Graph Diagram Message Cost
            SMatrix SVector Const Trainer Tape Workspace Gradients Scalar Summary Bit Push UInt UTerm B0 B1 U8 PhantomData
            Fold FoldInto Folded Norm BatchNorm Conv2d Window Size
            I R T;
        values:
            infer record backpropagate initialize visit visit_mut zeroed init forward split part pack unpack drop
            input output cache scratch gradient batch blocks inputs kept derivative visitor rng spare flat fill message
            fold fold_to fold_into copy_parameters folded;
        modules:
            core std alloc constnet nalgebra typenum prelude layers calls lengths ending __private;
        macros:
            panic assert assert_eq cfg vec debug_assert matches unreachable network zeroed_boxed
    }

    /// A dimension with the name of a generic parameter.
    pub const L: usize = 3;

    ::constnet::network! {
        pub struct Inner: [4] -> [L] {
            out: Dense(L) | Tanh,
        }
    }

    ::constnet::network! {
        pub struct Shadowed: (first: [4], second: [2, L]) -> (main: [L], side: [1]) {
            inner: first | Inner,
            flat: second | Flatten,
            hidden: Dense(L) | Relu | Sigmoid,
            kept: Dropout(0.5),
            sum: Add(inner, kept),
            both: Concat(sum, flat),
            #[frozen]
            fixed: Dense(8),
            main: Dense(L) | Softmax,
            side: both | Dense(1),
        }
    }

    ::constnet::network! {
        pub struct Seen: [1, 4, 4] -> [2, 2, L] {
            conv: Conv2d(2, kernel = [L, 2], bias = false),
            folded: BatchNorm | Relu,
        }
    }

    ::constnet::network! {
        #[budget(parameters = 100, workspace_bytes = 1_000, parameter_bytes = 1_000, macs = 100)]
        pub struct Plain<f64>: [4] -> [2] {
            hidden: Dense(4) | Gelu,
            again: Softsign,
            out: Dense(2),
        }
    }
}

fn main() {
    use ::constnet::Network as _;

    let rng = &mut ::constnet::Pcg32::seeded(1);
    let net = own::Shadowed::init(rng);
    let zero = <own::ShadowedInput as ::constnet::Zeroed>::ZEROED;
    let ::constnet::__private::Some(_) =
        ::std::iter::Iterator::max_by(net.forward(&zero).main.iter(), |a, b| a.total_cmp(b))
    else {
        ::std::panic!("no output")
    };
    let folded: own::SeenFolded = ::constnet::Fold::fold(&own::Seen::init(rng));
    let _ = folded.forward(&::constnet::nalgebra::SMatrix::from_element(1.0));
    let _ = own::Plain::init(rng).forward(&::constnet::nalgebra::SVector::from_element(1.0));
}
