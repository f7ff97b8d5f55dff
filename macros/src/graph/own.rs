//! Layers that are the user's own types, networks among them.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::dim::Dim;
use super::layer_of;
use super::layers::{Built, Input};
use super::report::Report;
use super::shape::Shape;
use super::standing::Standing;
use crate::parse::LayerSyntax;

/// A layer of the user's own: its shapes are the constants of its type.
pub fn layer(library: &TokenStream, syntax: &LayerSyntax, inputs: &[Input<'_>], standing: &Standing<'_>) -> Built {
    let path = &syntax.items[0].path;
    let ty = path.to_token_stream();
    let layer = layer_of(library, &ty, inputs.len());
    let name = &syntax.name;
    let assertions = inputs.iter().enumerate().map(|(index, input)| {
        let (tokens, layer) = (quote!(#layer::INPUT_SHAPES[#index]), name.to_string());
        let expected = Shape::Of { tokens, layer };
        let report = Report::at(path).text(format!("layer `{name}` needs ")).shape(&expected);
        let report = report.text(format!(", but `{}` gives ", input.name)).shape(input.shape);
        let report = report.shapes(&standing.trail(index)).fit(standing.fit(index), &expected, input.shape);
        let (expected, found) = (expected.tokens(library), input.shape.tokens(library));
        report.unless(quote!(#expected.equals(&#found)), library)
    });
    Built {
        shape: Shape::Of { tokens: quote!(#layer::OUTPUT_SHAPE), layer: name.to_string() },
        zeroed: None,
        init: None,
        parameters: Dim::symbolic(quote!(#layer::PARAMETERS), format!("{name}.parameters")),
        macs: Dim::symbolic(quote!(#layer::MACS), format!("{name}.macs")),
        view: false,
        assertions: assertions.collect(),
        ty,
    }
}
