//! The structs of several inputs or outputs.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::model::Model;
use crate::graph::{Dim, Shape, argument};

pub fn generate(model: &Model<'_>) -> TokenStream {
    let inputs = model.graph.named_inputs.then(|| {
        let fields: Vec<_> = model.graph.inputs.iter().map(|input| (&input.name, &input.shape)).collect();
        value(model, "Input", &fields)
    });
    let outputs = model.graph.named_outputs.then(|| {
        let fields: Vec<_> = model.graph.outputs.iter().map(|output| (&output.name, &output.promised)).collect();
        value(model, "Output", &fields)
    });
    quote!(#inputs #outputs)
}

/// The type of the network's input.
pub fn input_type(model: &Model<'_>) -> TokenStream {
    if model.graph.named_inputs {
        let name = struct_name(model, "Input");
        quote!(#name)
    } else {
        matrix(model, &model.graph.inputs[0].shape)
    }
}

/// The type of the network's output.
pub fn output_type(model: &Model<'_>) -> TokenStream {
    if model.graph.named_outputs {
        let name = struct_name(model, "Output");
        quote!(#name)
    } else {
        matrix(model, &model.graph.outputs[0].promised)
    }
}

fn struct_name(model: &Model<'_>, kind: &str) -> Ident {
    format_ident!("{}{kind}", model.name)
}

/// `[N]`, `[S, F]` and `[C, H, W]` as nalgebra has them: a column a step, or a channel.
fn matrix(model: &Model<'_>, shape: &Shape) -> TokenStream {
    let axes = shape.axes().unwrap_or_default();
    let (columns, rows) = match axes {
        [] | [_] => (Dim::literal(1), shape.len()),
        [first, rest @ ..] => (first.clone(), Shape::Axes(rest.to_vec()).len()),
    };
    let (library, scalar, rows, columns) = (&model.library, model.scalar, argument(&rows), argument(&columns));
    quote!(#library::SMatrix<#scalar, #rows, #columns>)
}

fn value(model: &Model<'_>, kind: &str, fields: &[(&Ident, &Shape)]) -> TokenStream {
    let Model { library, scalar, .. } = model;
    let name = struct_name(model, kind);
    let visibility = &model.graph.visibility;
    let names: Vec<&Ident> = fields.iter().map(|(name, _)| *name).collect();
    let types: Vec<TokenStream> = fields.iter().map(|(_, shape)| matrix(model, shape)).collect();
    let docs = fields.iter().map(|(_, shape)| format!("`{shape}`."));
    let doc = format!("The {}s of [`{}`].", kind.to_lowercase(), model.name);
    let lens = fields.iter().map(|(_, shape)| shape.len());
    let len = lens.fold(Dim::literal(0), |sum, len| sum.plus(&len));
    quote! {
        #[doc = #doc]
        #[derive(Debug, Clone, PartialEq)]
        #visibility struct #name { #(#[doc = #docs] pub #names: #types),* }

        // SAFETY: every field is a static matrix, and all-zero bytes are a valid one.
        unsafe impl #library::Zeroed for #name {
            const ZEROED: Self = Self { #(#names: <#types as #library::Zeroed>::ZEROED),* };
        }

        impl #library::Value for #name {
            type Scalar = #scalar;
            type Array = [#scalar; #len];
            type Parts = (#(#types,)*);
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
