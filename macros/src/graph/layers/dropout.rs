//! `Dropout`.

use proc_macro2::{Ident, Span};
use quote::quote;

use super::{Built, Entry, Inputs, Use, argument};
use crate::edit::Edit;
use crate::graph::activations::number_of;
use crate::graph::arguments::{Kind, Parameter};
use crate::graph::report::Report;
use crate::mistake::Mistake;
use crate::text;

pub const DROPOUT: Entry = Entry {
    name: "Dropout",
    parameters: &[Parameter { name: "p", kind: Kind::Real { least: 0.0, most: 1.0 }, default: Some("0.5") }],
    inputs: Inputs::One,
    build: dropout,
};

fn dropout(layer: &Use<'_>) -> Result<Built, Mistake> {
    let shape = layer.input().shape.clone();
    let (ty, scalar, library, len) = (layer.ty("Dropout"), layer.scalar, layer.library, argument(&shape.len()));
    let (p, double) = (layer.values.real(0), Ident::new("f64", Span::mixed_site()));
    let p = if layer.values.literal(0).is_some() { p } else { number_of(&p, &double) };
    let mut built = layer.built(shape, quote!(#ty<#scalar, #len, { #library::__private::probability(#p) }>));
    if let (None, Some(written)) = (layer.values.literal(0), layer.item.arguments().first()) {
        let report = Report::at(&written.value).text("`p` of `Dropout` is a number from 0 to 1, but ");
        let report = report.text(format!("`{}` is not", text::code(&written.value)));
        let report = report.mend(Edit::replace(text::code(&written.value), "0.5")).text(", or by another such number");
        built.assertions.push(report.unless(quote!(#p >= 0.0 && #p <= 1.0), library));
    }
    Ok(built)
}
