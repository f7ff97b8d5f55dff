//! A checked graph to code: one file a generated item. Nothing here fails, and nothing here knows a formula: lengths,
//! parameters and costs are constants of the layers' types, which the compiler evaluates.

mod assertions;
mod backpropagate;
mod docs;
mod forward;
mod initialize;
mod model;
mod network;
mod plans;
mod statistics;
mod structs;
mod values;

use proc_macro2::TokenStream;
use quote::quote;

use crate::check::Checked;
use model::Model;

/// All items of a network.
pub fn generate(checked: &Checked) -> TokenStream {
    let model = Model::new(checked);
    let structs = structs::generate(&model);
    let (value_structs, values) = (values::structs(&model), values::implementations(&model));
    let zeroed = structs::zeroed(&model);
    let constants = model.constants();
    let layer = layer(&model);
    let network = network::generate(&model);
    let assertions = assertions::generate(&model);
    quote! {
        #structs
        #value_structs
        const _: () = {
            #constants
            #zeroed
            #values
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
            #absorb
        }
    }
}
