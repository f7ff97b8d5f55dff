//! The constants of the network as a layer, and the implementation of `Network`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::model::{Model, Step};
use super::{table, values};
use crate::graph::{Dim, ENDINGS, Shape, Source};

/// A shape as an expression within the generated block.
pub fn within(model: &Model<'_>, shape: &Shape) -> TokenStream {
    let library = &model.library;
    shape.axes().map_or_else(|| shape.tokens(&model.graph.library), |axes| quote!(#library::Shape::new(&[#(#axes),*])))
}

/// The constants of `Layer`: sums over the layers, and the lengths of the arenas.
pub fn layer_constants(model: &Model<'_>) -> TokenStream {
    let Model { library, name, .. } = model;
    let layers: Vec<&TokenStream> = model.steps.iter().map(|step| &step.layer).collect();
    let shape = |shapes: Vec<&Shape>| match shapes.as_slice() {
        [one] => within(model, one),
        several => {
            let len = several.iter().fold(Dim::literal(0), |sum, shape| sum.plus(&shape.len()));
            quote!(#library::Shape::new(&[#len]))
        }
    };
    let input = shape(model.graph.inputs.iter().map(|input| &input.shape).collect());
    let output = shape(model.graph.outputs.iter().map(|output| &output.promised).collect());
    let ending = ending_constant(model);
    let tensors = model.fields().map(|step| {
        let (field, ty, count) = (&model.graph.nodes[step.node].name, &step.ty, model.arity(step));
        let text = field.to_string();
        quote! {
            // SAFETY: the field is a layer of this type.
            unsafe { #library::Tensor::layer::<#ty, #count>(#text, #library::core::mem::offset_of!(Self, #field)) }
        }
    });
    quote! {
        const INPUT_SHAPES: [#library::Shape; 1] = [#input];
        const OUTPUT_SHAPE: #library::Shape = #output;
        const PARAMETERS: usize = #(#layers::PARAMETERS)+*;
        const TRAINABLE: usize = __PARAMETERS.total;
        const MACS: usize = #(#layers::MACS)+*;
        const WORKSPACE: usize = __WORKSPACE.total;
        const CACHE: usize = __TAPE.total;
        const SCRATCH: usize = __SCRATCH.total;
        const STORED: usize = __STORED.total;
        const KEPT: usize = __KEPT.total;
        const ZEROED: Self = #name::zeroed();
        const GRAPH: #library::Option<&'static #library::Graph> = #library::Some(&#library::Graph::of::<Self>());
        #ending
        const TENSORS: &'static [#library::Tensor] = &[#(#tensors),*];
    }
}

pub fn generate(model: &Model<'_>) -> TokenStream {
    let Model { library, name, scalar, .. } = model;
    let text = name.to_string();
    let (layers, inputs, outputs) = (table::layers(model), table::inputs(model), table::outputs(model));
    let (input, output) = (values::input_type(model), values::output_type(model));
    let sum = |dims: Vec<Dim>| dims.iter().fold(Dim::literal(0), |sum, dim| sum.plus(dim));
    let input_len = sum(model.graph.inputs.iter().map(|input| input.shape.len()).collect());
    let output_len = sum(model.graph.outputs.iter().map(|output| output.promised.len()).collect());
    let (input_len, output_len) = (length(library, &input_len), length(library, &output_len));
    let endings: Vec<TokenStream> = model.graph.outputs.iter().map(|output| ending(model, output.node)).collect();
    let ending = match endings.as_slice() {
        [one] => one.clone(),
        several => quote!((#(#several,)*)),
    };
    let (zeroed, bytes) = (zeroed(model), zeroed_bytes(model));
    quote! {
        impl #library::Network for #name {
            const NAME: &'static str = #text;
            #layers
            #inputs
            #outputs
            type Input = #input;
            type Output = #output;
            type InputLen = #input_len;
            type OutputLen = #output_len;
            type Ending = #ending;
            type WorkspaceArray = [#scalar; __WORKSPACE.total];
            type GradientArray = [#scalar; __PARAMETERS.total];
            type StoredArray = [#scalar; __STORED.total];
            type KeptArray = [#scalar; __KEPT.total];
            type StatisticsArray = [#scalar; <#name as #library::Layer>::STATISTICS];
            type TapeArray = [#scalar; __INPUTS.total + __TAPE.total + 2 * __OUTPUTS.total + __SCRATCH.total];
            const OPTIMISED: bool = !#library::core::cfg!(debug_assertions);
            #zeroed
        }

        #bytes
    }
}

/// How a network comes to the heap: from zeroed memory, or in place where a layer of the user's own may say nothing of its bytes.
fn zeroed(model: &Model<'_>) -> TokenStream {
    let Model { library, name, .. } = model;
    let layers = if own_fields(model).next().is_some() {
        quote!(in_place)
    } else {
        let types = model.fields().map(|step| &step.ty);
        quote!(#(#types),*)
    };
    quote! {
        fn new_zeroed() -> Self {
            #name::zeroed()
        }
        #library::zeroed_boxed! { #layers }
    }
}

/// The fields of types of the user's own.
fn own_fields<'a>(model: &'a Model<'_>) -> impl Iterator<Item = &'a Step> {
    model.fields().filter(|step| !model.graph.nodes[step.node].of_the_library)
}

/// The network is what its fields are.
fn zeroed_bytes(model: &Model<'_>) -> TokenStream {
    let Model { library, name, .. } = model;
    if own_fields(model).next().is_some() {
        let known = model.fields().filter(|step| model.graph.nodes[step.node].of_the_library).map(|step| &step.ty);
        let places = own_fields(model).map(|step| {
            let (field, ty, count) = (&model.graph.nodes[step.node].name, &step.ty, step.inputs());
            quote!((&&&&#library::Field::<#ty, #count>::new()).place(&raw mut (*at).#field);)
        });
        return quote! {
            // SAFETY: every field is of a type that zeroes are valid for, or is placed.
            unsafe impl #library::Placed for #name {
                unsafe fn place(at: *mut Self) {
                    use #library::{ByConstant as _, ByNothing as _, ByParts as _, ByZeroes as _};
                    #(const { #library::zeroed::<#known>() };)*
                    // SAFETY: the caller's promise, for every field.
                    unsafe { #(#places)* }
                }
            }
        };
    }
    quote! {
        // SAFETY: `zeroed_boxed` above asks every field's type for it.
        unsafe impl #library::Zeroed for #name {
            const ZEROED: Self = #name::zeroed();
        }
    }
}

/// What the losses should know of an output, as a type.
fn ending(model: &Model<'_>, node: usize) -> TokenStream {
    let library = &model.library;
    match known_ending(model, node) {
        Ok(ident) => quote!(#library::ending::#ident),
        Err(own) => {
            let layer = &own.layer;
            quote!(<#library::ending::Number<{ #layer::ENDING }> as #library::ending::Named>::Ending)
        }
    }
}

/// The same of the network as a layer, as a constant: where it has one output.
fn ending_constant(model: &Model<'_>) -> TokenStream {
    let library = &model.library;
    let [output] = model.graph.outputs.as_slice() else { return TokenStream::new() };
    match known_ending(model, output.node) {
        // What it is unless it is said.
        Ok(ident) if ident == "Raw" => TokenStream::new(),
        Ok(ident) => quote!(const ENDING: u8 = <#library::ending::#ident as #library::ending::Numbered>::NUMBER;),
        Err(own) => {
            let layer = &own.layer;
            quote!(const ENDING: u8 = #layer::ENDING;)
        }
    }
}

/// The name of an ending, or the layer of the user's own that has it: a network, perhaps.
fn known_ending<'a>(model: &'a Model<'_>, node: usize) -> Result<Ident, &'a Step> {
    let mut node = node;
    // A view at the end shows what is behind it.
    while model.checked.built(node).view
        && model.graph.nodes[node].activation.is_none()
        && let Some(Source::Node(source)) = model.graph.nodes[node].sources.first()
    {
        node = *source;
    }
    let activation = model.checked.activation(node);
    if activation.is_none() && model.checked.built(node).own.is_some() {
        return Err(&model.steps[node]);
    }
    let name = activation.map_or("Raw", |activation| activation.name.as_str());
    let known = ENDINGS.iter().find(|ending| **ending == name).copied().unwrap_or("Raw");
    Ok(Ident::new(known, Span::mixed_site()))
}

/// A length as a number of typenum: by its name, or from its bits where it has none, or from those of the constant.
fn length(library: &Ident, len: &Dim) -> TokenStream {
    let start = quote!(#library::UTerm);
    if let Some(value @ ..=1024) = len.value {
        let name = format_ident!("U{value}");
        return quote!(#library::lengths::#name);
    }
    if let Some(value) = len.value {
        let bits = (0..usize::BITS - value.leading_zeros()).rev().map(|bit| value >> bit & 1 == 1);
        return bits.fold(start, |number, bit| {
            let bit = if bit { quote!(B1) } else { quote!(B0) };
            quote!(#library::UInt<#number, #library::#bit>)
        });
    }
    (0..32_u32).rev().fold(
        start,
        |number, bit| quote!(<#number as #library::Push<#library::Bit<{ (#len) >> #bit & 1 == 1 }>>>::Output),
    )
}
