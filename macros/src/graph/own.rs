//! Layers that are the user's own types, networks among them.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Ident, Path};

use super::dim::Dim;
use super::layer_of;
use super::layers::{Built, Input};
use super::report::Report;
use super::shape::Shape;
use super::standing::Standing;
use crate::parse::LayerSyntax;

/// A layer of the user's own: its shapes are the constants of its type.
pub fn layer(
    library: &TokenStream,
    scalar: &Ident,
    syntax: &LayerSyntax,
    inputs: &[Input<'_>],
    standing: &Standing<'_>,
) -> Built {
    let path = &syntax.items[0].path;
    let ty = path.to_token_stream();
    let layer = layer_of(library, &own_layer(library, scalar, path, inputs.len()), inputs.len());
    let name = &syntax.name;
    let assertions = inputs.iter().enumerate().map(|(index, input)| {
        let (tokens, layer) = (quote!(#layer::INPUT_SHAPES[#index]), name.to_string());
        let expected = Shape::Of { tokens, layer, last: None };
        let report = Report::at(path).text(format!("layer `{name}` needs ")).shape(&expected);
        let report = report.text(format!(", but `{}` gives ", input.name)).shape(input.shape);
        let report = report.shapes(&standing.trail(index)).fit(standing.fit(index), &expected, input.shape);
        let (expected, found) = (expected.tokens(library), input.shape.tokens(library));
        report.unless(quote!(#expected.equals(&#found)), library)
    });
    Built {
        shape: Shape::Of { tokens: quote!(#layer::OUTPUT_SHAPE), layer: name.to_string(), last: None },
        zeroed_is_function: false,
        product: false,
        init: None,
        parameters: Dim::symbolic(quote!(#layer::PARAMETERS), format!("{name}.parameters")),
        macs: Dim::symbolic(quote!(#layer::MACS), format!("{name}.macs")),
        dropped: [0; 2],
        norm: false,
        with_bias: None,
        role: None,
        statistics: true,
        view: false,
        assertions: assertions.collect(),
        own: Some(path.clone()),
        ty,
    }
}

/// The user's own type, by way of its scalar, which is that of the network. All of it is at the user's word, wherever it is
/// used, so that a type that is no layer, or does not fit, is one error, there.
pub fn own_layer(library: &TokenStream, scalar: &Ident, path: &Path, inputs: usize) -> TokenStream {
    let span = word(path);
    let library: TokenStream = library.clone().into_iter().map(|token| at(token, span)).collect();
    let library = quote_spanned!(span=> #library::__private);
    let scalar = Ident::new(&scalar.to_string(), span);
    quote_spanned!(span=> <<#path as #library::Layer<#inputs>>::Scalar as #library::SameScalar<#scalar>>::Layer<#path>)
}

/// The last word of a path.
pub fn word(path: &Path) -> Span {
    path.segments.last().map_or_else(Span::call_site, |segment| segment.ident.span())
}

/// A token that means what it meant, but is marked elsewhere.
fn at(mut token: TokenTree, span: Span) -> TokenTree {
    token.set_span(token.span().located_at(span));
    token
}
