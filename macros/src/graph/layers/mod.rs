//! The table of layers: what each takes, what it gives, and the type that it becomes. Adding a layer adds an entry.

mod convolution;
mod dense;
mod dropout;
mod joins;
mod norm;
mod pooling;
mod resize;
mod views;
mod window;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Path;

use super::arguments::{Parameter, Values};
use super::dim::Dim;
use super::report::Assertion;
use super::shape::Shape;
use super::standing::Standing;
use crate::edit::Edit;
use crate::mistake::Mistake;
use crate::parse::{Argument, Item};

/// A layer of the library.
pub struct Entry {
    pub name: &'static str,
    pub parameters: &'static [Parameter],
    pub inputs: Inputs,
    pub build: fn(&Use<'_>) -> Result<Built, Mistake>,
}

/// What a layer reads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Inputs {
    /// The layer above, or the source that it names.
    One,
    /// Two to eight layers, named as arguments.
    Several,
}

/// A layer of a declaration, with its arguments bound and the shapes of its inputs known.
pub struct Use<'a> {
    pub library: &'a TokenStream,
    pub scalar: &'a Ident,
    pub name: &'a Ident,
    pub item: &'a Item,
    pub values: Values,
    pub inputs: Vec<Input<'a>>,
    pub standing: &'a Standing<'a>,
}

/// A value that a layer reads.
pub struct Input<'a> {
    pub name: String,
    pub shape: &'a Shape,
}

/// What a layer becomes.
pub struct Built {
    pub shape: Shape,
    /// The Rust type.
    pub ty: TokenStream,
    /// Whether the type has a `const fn zeroed()`; otherwise its `ZEROED` is what has all parameters zero.
    pub zeroed_is_function: bool,
    /// It is a dense layer, which is called with its sizes as values.
    pub product: bool,
    /// The distribution of the weights that `init =` asks for.
    pub init: Option<TokenStream>,
    pub parameters: Dim,
    pub macs: Dim,
    /// The last rows and columns of an image that it drops, where the macro can tell.
    pub dropped: [usize; 2],
    /// Whether it is a norm that the layer before it can take up.
    pub norm: bool,
    /// The Rust type with a bias, and its number of parameters: what takes up a norm.
    pub with_bias: Option<(TokenStream, Dim)>,
    /// What it is to a convolution and a max-pool that can be one step.
    pub role: Option<Role>,
    /// Whether it may keep running statistics.
    pub statistics: bool,
    /// Whether the output is the input, seen in another shape.
    pub view: bool,
    /// The path of the type, where it is the user's own.
    pub own: Option<Path>,
    /// What only the compiler can check.
    pub assertions: Vec<Assertion>,
}

/// The parts of a pooled convolution.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The library's `Conv2d`.
    Convolution,
    /// A max-pool that reads no row twice.
    Pool,
}

/// All layers, a family a file.
pub static TABLE: &[Entry] = &[
    dense::DENSE,
    convolution::CONV_2D,
    convolution::DEPTHWISE_CONV_2D,
    convolution::CONV_TRANSPOSE_2D,
    pooling::MAX,
    pooling::AVG,
    pooling::GLOBAL_AVG,
    pooling::GLOBAL_MAX,
    views::FLATTEN,
    views::RESHAPE,
    resize::UPSAMPLE,
    resize::ZERO_PAD,
    resize::CROP,
    norm::BATCH_NORM,
    norm::LAYER_NORM,
    norm::GROUP_NORM,
    dropout::DROPOUT,
    dropout::DROPOUT_2D,
    joins::ADD,
    joins::MULTIPLY,
    joins::CONCAT,
];

impl Use<'_> {
    fn input(&self) -> &Input<'_> {
        &self.inputs[0]
    }

    /// The library's type of that name, with the span of the user's own word, so that an editor finds its documentation.
    fn ty(&self, name: &str) -> TokenStream {
        let library = self.library;
        let span = self.item.path.segments.last().map_or_else(Span::call_site, |segment| segment.ident.span());
        let ident = Ident::new(name, span);
        quote!(#library::__private::#ident)
    }

    /// A height and a width of which something is worked out that zero has no place in.
    fn size(&self, index: usize) -> Option<[Dim; 2]> {
        self.values.size(index).map(|size| size.map(|dim| dim.or_one(self.library)))
    }

    /// The number of groups, by which something is divided.
    fn groups(&self, index: usize) -> Dim {
        self.values.dim(index).or_one(self.library)
    }

    /// What was written for the parameter of this name and place in the table, if anything was.
    fn written(&self, name: &str, index: usize) -> Option<&Argument> {
        self.item.argument(name, index)
    }

    /// The edit that gives a parameter this value.
    fn with(&self, name: &str, index: usize, value: &str) -> Edit {
        Edit::replace(self.item.written(), self.item.with(name, index, value))
    }

    fn built(&self, shape: Shape, ty: TokenStream) -> Built {
        let none = Dim::literal(0);
        Built {
            shape,
            ty,
            zeroed_is_function: false,
            product: false,
            init: None,
            parameters: none.clone(),
            macs: none,
            dropped: [0; 2],
            norm: false,
            with_bias: None,
            role: None,
            statistics: false,
            view: false,
            own: None,
            assertions: Vec::new(),
        }
    }
}

/// A dimension as a generic argument.
pub fn argument(dim: &Dim) -> TokenStream {
    if dim.value.is_some() { dim.to_token_stream() } else { quote!({ #dim }) }
}
