//! A checked graph to code: one file a generated item. Nothing here fails, and nothing here knows a formula: lengths,
//! parameters and costs are constants of the layers' types, which the compiler evaluates.

mod assertions;
mod backpropagate;
mod descend;
mod docs;
mod fold;
mod forward;
mod fuse;
mod initialize;
mod model;
mod network;
mod plans;
mod statistics;
mod structs;
mod table;
mod values;

use proc_macro2::TokenStream;
use quote::quote;

use crate::check::Checked;
use crate::fold::Folded;
use model::Model;

/// All items of a network.
pub fn generate(checked: &Checked) -> TokenStream {
    let model = Model::new(checked);
    let (ports, values) = (values::structs(&model), values::implementations(&model));
    items(&model, &ports, &values)
}

/// All items of a network with its norms folded: its input and output are those of the network that it came from.
pub fn folded(folded: &Folded) -> TokenStream {
    let model = Model::folded(folded);
    let none = TokenStream::new();
    let (items, fold) = (items(&model, &none, &none), fold::generate(folded, &model));
    quote!(#items #fold)
}

/// The struct and what it implements, with the structs of what goes in and comes out, and what those implement.
fn items(model: &Model<'_>, ports: &TokenStream, values: &TokenStream) -> TokenStream {
    let structs = structs::generate(model);
    let zeroed = structs::zeroed(model);
    let constants = model.constants();
    let steps = forward::steps(model);
    let layer = layer(model);
    let network = network::generate(model);
    let assertions = assertions::generate(model);
    quote! {
        #structs
        #ports
        const _: () = {
            #constants
            #zeroed
            #values
            #steps
            #layer
            #network
            #assertions
        };
    }
}

/// The implementation of the library's `Layer`: the network is one itself.
fn layer(model: &Model<'_>) -> TokenStream {
    let Model { library, name, scalar, .. } = model;
    let constants = network::layer_constants(model);
    let initialize = initialize::generate(model);
    let infer = forward::infer(model);
    let record = forward::record(model);
    let backpropagate = backpropagate::generate(model);
    let descend = descend::generate(model);
    let (statistics, absorb) = (statistics::constants(model), statistics::absorb(model));
    quote! {
        impl #library::Layer for #name {
            type Scalar = #scalar;
            #constants
            #statistics
            #initialize
            #infer
            #record
            #backpropagate
            #descend
            #absorb
        }
    }
}
