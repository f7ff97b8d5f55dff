//! The structs of several inputs or outputs.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::model::Model;
use crate::graph::{Dim, Shape, argument};

/// The structs themselves.
pub fn structs(model: &Model<'_>) -> TokenStream {
    let structs = ports(model).map(|(kind, fields)| {
        let (name, visibility, door) = (struct_name(model, kind), &model.graph.visibility, &model.door);
        let (names, types): (Vec<&Ident>, Vec<TokenStream>) =
            fields.iter().map(|(name, shape)| (*name, matrix(model, door, shape))).unzip();
        let docs = fields.iter().map(|(_, shape)| format!(" `{shape}`."));
        let doc = format!(" The {}s of [`{}`].", kind.to_lowercase(), model.name);
        quote! {
            #[doc = #doc]
            #[derive(#door::core::fmt::Debug, #door::core::clone::Clone, #door::core::cmp::PartialEq)]
            #visibility struct #name { #(#[doc = #docs] pub #names: #types),* }
        }
    });
    quote!(#(#structs)*)
}

/// What they implement, within the generated block.
pub fn implementations(model: &Model<'_>) -> TokenStream {
    let values = ports(model).map(|(kind, fields)| value(model, kind, &fields));
    quote!(#(#values)*)
}

/// The fields of each of the structs.
fn ports<'a>(model: &'a Model<'_>) -> impl Iterator<Item = (&'static str, Vec<(&'a Ident, &'a Shape)>)> {
    let graph = model.graph;
    let inputs =
        graph.named_inputs.then(|| ("Input", graph.inputs.iter().map(|input| (&input.name, &input.shape)).collect()));
    let outputs = graph
        .named_outputs
        .then(|| ("Output", graph.outputs.iter().map(|output| (&output.name, &output.promised)).collect()));
    inputs.into_iter().chain(outputs)
}

/// The type of the network's input.
pub fn input_type(model: &Model<'_>) -> TokenStream {
    if model.graph.named_inputs {
        let name = struct_name(model, "Input");
        quote!(#name)
    } else {
        matrix(model, &model.library, &model.graph.inputs[0].shape)
    }
}

/// The type of the network's output.
pub fn output_type(model: &Model<'_>) -> TokenStream {
    if model.graph.named_outputs {
        let name = struct_name(model, "Output");
        quote!(#name)
    } else {
        matrix(model, &model.library, &model.graph.outputs[0].promised)
    }
}

fn struct_name(model: &Model<'_>, kind: &str) -> Ident {
    format_ident!("{}{kind}", model.ports)
}

/// `[N]`, `[S, F]` and `[C, H, W]` as nalgebra has them: a column a step, or a channel.
fn matrix(model: &Model<'_>, library: &impl ToTokens, shape: &Shape) -> TokenStream {
    let axes = shape.axes().unwrap_or_default();
    let (columns, rows) = match axes {
        [] | [_] => (Dim::literal(1), shape.len()),
        [first, rest @ ..] => (first.clone(), Shape::Axes(rest.to_vec()).len()),
    };
    let (scalar, rows, columns) = (model.scalar, argument(&rows), argument(&columns));
    quote!(#library::SMatrix<#scalar, #rows, #columns>)
}

fn value(model: &Model<'_>, kind: &str, fields: &[(&Ident, &Shape)]) -> TokenStream {
    let Model { library, scalar, .. } = model;
    let name = struct_name(model, kind);
    let (names, types): (Vec<&Ident>, Vec<TokenStream>) =
        fields.iter().map(|(name, shape)| (*name, matrix(model, library, shape))).unzip();
    let parts = match types.as_slice() {
        [one] => one.clone(),
        several => quote!((#(#several),*)),
    };
    let lens = fields.iter().map(|(_, shape)| shape.len());
    let len = lens.fold(Dim::literal(0), |sum, len| sum.plus(&len));
    quote! {
        // SAFETY: every field is a static matrix, and all-zero bytes are a valid one.
        unsafe impl #library::Zeroed for #name {
            const ZEROED: Self = Self { #(#names: <#types as #library::Zeroed>::ZEROED),* };
        }

        impl #library::Value for #name {
            type Scalar = #scalar;
            type Array = [#scalar; #len];
            type Parts = #parts;
            type Spare = [#scalar; #len];
            const LEN: usize = #len;

            #[inline(always)]
            fn flat<'a>(&'a self, spare: &'a mut [#scalar; #len]) -> &'a [#scalar] {
                #library::Value::write_to(self, spare);
                spare
            }
            #[inline(always)]
            fn write_to(&self, flat: &mut [#scalar]) {
                #(let flat = #library::write_value(&self.#names, flat);)*
                let _ = flat;
            }
            #[inline(always)]
            fn read_from(&mut self, flat: &[#scalar]) {
                #(let flat = #library::read_value(&mut self.#names, flat);)*
                let _ = flat;
            }
            #[inline(always)]
            fn flat_mut<'a>(&'a mut self, spare: &'a mut [#scalar; #len]) -> &'a mut [#scalar] {
                spare
            }
            #[inline(always)]
            fn settle(&mut self, spare: &[#scalar; #len]) {
                #library::Value::read_from(self, spare);
            }
        }
    }
}
