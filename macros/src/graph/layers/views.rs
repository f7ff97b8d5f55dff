//! `Flatten` and `Reshape`: the input, seen in another shape.

use quote::quote;

use super::{Built, Entry, Input, Inputs, Use, argument};
use crate::edit::Edit;
use crate::graph::arguments::{Kind, Parameter};
use crate::graph::report::Report;
use crate::graph::shape::Shape;
use crate::mistake::Mistake;
use crate::text;

pub const FLATTEN: Entry = Entry { name: "Flatten", parameters: &[], inputs: Inputs::One, build: flatten };

pub const RESHAPE: Entry = Entry {
    name: "Reshape",
    parameters: &[Parameter { name: "shape", kind: Kind::Dims, default: None }],
    inputs: Inputs::One,
    build: reshape,
};

fn flatten(layer: &Use<'_>) -> Result<Built, Mistake> {
    let len = layer.input().shape.len();
    Ok(view(layer, "Flatten", Shape::flat(len)))
}

fn reshape(layer: &Use<'_>) -> Result<Built, Mistake> {
    let Input { name: source, shape } = layer.input();
    let target = Shape::Axes(layer.values.dims(0).to_vec());
    let (name, found, wanted) = (layer.name, shape.len(), target.len());
    let written = &layer.item.arguments()[0].value;
    if target.rank() > Some(3) {
        let axes = layer.values.dims(0).len();
        return Err(Mistake::at(written, format!("a shape has one to three axes, but {target} has {axes}"))
            .mend(Edit::replace(layer.item.written(), "Flatten")));
    }
    let mut built = view(layer, "Reshape", target.clone());
    let holds = found.equals(&wanted);
    if holds == Some(true) {
        return Ok(built);
    }
    let report = Report::at(written).text(format!("layer `{name}` makes ")).shape(&target).text(", which has ");
    let report = report.number(&wanted).text(format!(" values, but `{source}` gives ")).shape(shape);
    let report = report.text(", which has ").number(&found).shapes(&layer.standing.trail(0));
    let report = report.mend_by_shape(&text::code(written), &Shape::flat(found.clone()));
    let report = report.text(", or by another shape of as many values");
    if holds == Some(false) {
        return Err(report.mistake());
    }
    built.assertions.push(report.unless(quote!((#found) == (#wanted)), layer.library));
    Ok(built)
}

fn view(layer: &Use<'_>, name: &str, shape: Shape) -> Built {
    let (ty, scalar, len) = (layer.ty(name), layer.scalar, argument(&shape.len()));
    let mut built = layer.built(shape, quote!(#ty<#scalar, #len>));
    built.view = true;
    built
}
