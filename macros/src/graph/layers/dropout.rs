//! `Dropout` and `Dropout2d`.

use proc_macro2::{Ident, Span};
use quote::quote;

use super::window::Image;
use super::{Built, Entry, Inputs, Use, argument};
use crate::edit::Edit;
use crate::graph::activations::number_of;
use crate::graph::arguments::{Kind, Parameter};
use crate::graph::dim::Dim;
use crate::graph::report::Report;
use crate::mistake::Mistake;
use crate::text;

const P: Parameter = Parameter { name: "p", kind: Kind::Real { least: 0.0, most: 1.0 }, default: Some("0.5") };

pub const DROPOUT: Entry = Entry { name: "Dropout", parameters: &[P], inputs: Inputs::One, build: dropout };

pub const DROPOUT_2D: Entry = Entry { name: "Dropout2d", parameters: &[P], inputs: Inputs::One, build: dropout_2d };

fn dropout(layer: &Use<'_>) -> Result<Built, Mistake> {
    let len = layer.input().shape.len();
    Ok(dropped(layer, "Dropout", &[&len]))
}

/// Of an image, whole channels.
fn dropout_2d(layer: &Use<'_>) -> Result<Built, Mistake> {
    let Image { channels, plane: [height, width], assertions } = layer.image()?;
    let mut built = dropped(layer, "Dropout2d", &[&channels, &height.times(&width)]);
    built.assertions.splice(0..0, assertions);
    Ok(built)
}

fn dropped(layer: &Use<'_>, name: &str, sizes: &[&Dim]) -> Built {
    let (ty, scalar, library) = (layer.ty(name), layer.scalar, layer.library);
    let sizes = sizes.iter().copied().map(argument);
    let (p, double) = (layer.values.real(0), Ident::new("f64", Span::mixed_site()));
    let p = if layer.values.literal(0).is_some() { p } else { number_of(&p, &double) };
    let ty = quote!(#ty<#scalar, #(#sizes,)* { #library::__private::probability(#p) }>);
    let mut built = layer.built(layer.input().shape.clone(), ty);
    if let (None, Some(written)) = (layer.values.literal(0), layer.item.arguments().first()) {
        let report = Report::at(&written.value).text(format!("`p` of `{name}` is a number from 0 to 1, but "));
        let report = report.text(format!("`{}` is not", text::code(&written.value)));
        let report = report.mend(Edit::replace(text::code(&written.value), "0.5")).text(", or by another such number");
        built.assertions.push(report.unless(quote!(#p >= 0.0 && #p <= 1.0), library));
    }
    built
}
