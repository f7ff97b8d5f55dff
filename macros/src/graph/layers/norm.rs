//! `BatchNorm`, `LayerNorm` and `GroupNorm`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::{Built, Entry, Input, Inputs, Use, argument};
use crate::edit::Edit;
use crate::graph::activations::number_of;
use crate::graph::arguments::{Kind, Parameter};
use crate::graph::dim::Dim;
use crate::graph::report::{Assertion, Report};
use crate::graph::shape::Shape;
use crate::mistake::Mistake;
use crate::text;

const EPSILON: Parameter =
    Parameter { name: "epsilon", kind: Kind::Real { least: 0.0, most: f64::INFINITY }, default: Some("1e-5") };
const AFFINE: Parameter = Parameter { name: "affine", kind: Kind::Bool, default: Some("true") };

pub const BATCH_NORM: Entry = Entry {
    name: "BatchNorm",
    parameters: &[
        EPSILON,
        Parameter { name: "momentum", kind: Kind::Real { least: 0.0, most: 1.0 }, default: Some("0.1") },
        AFFINE,
    ],
    inputs: Inputs::One,
    build: batch_norm,
};

pub const LAYER_NORM: Entry =
    Entry { name: "LayerNorm", parameters: &[EPSILON, AFFINE], inputs: Inputs::One, build: layer_norm };

pub const GROUP_NORM: Entry = Entry {
    name: "GroupNorm",
    parameters: &[Parameter { name: "groups", kind: Kind::Dim, default: None }, EPSILON, AFFINE],
    inputs: Inputs::One,
    build: group_norm,
};

/// The argument of a layer's type for a number, as bits, and that it is within bounds, where only the compiler knows.
fn number(layer: &Use<'_>, name: &str, index: usize, rule: &str, most: f64) -> (TokenStream, Option<Assertion>) {
    let (library, value) = (layer.library, layer.values.real(index));
    if layer.values.literal(index).is_some() {
        return (quote!({ #library::__private::bits(#value) }), None);
    }
    let value = number_of(&value, &Ident::new("f64", Span::mixed_site()));
    let assertion = layer.written(name, index).map(|written| {
        let written = text::code(&written.value);
        let report = Report::at(&layer.written(name, index).map(|argument| &argument.value));
        let what = layer.item.ident().map_or_else(String::new, ToString::to_string);
        let report = report.text(format!("`{name}` of `{what}` is {rule}, but `{written}` is not"));
        let report = report.mend(Edit::replace(written, "0.1")).text(", or by another such number");
        let holds = if most.is_finite() { quote!(#value >= 0.0 && #value <= #most) } else { quote!(#value >= 0.0) };
        report.unless(holds, library)
    });
    (quote!({ #library::__private::bits(#value) }), assertion)
}

const POSITIVE: &str = "a number of at least 0";

/// All arguments but the first few have names: users of PyTorch put the number of channels there, which would be taken for something else.
fn named(layer: &Use<'_>, from: usize) -> Result<(), Mistake> {
    let arguments = layer.item.arguments();
    let Some(position) = (from..arguments.len()).find(|position| arguments[*position].name.is_none()) else {
        return Ok(());
    };
    let (name, source) = (layer.item.ident().map_or_else(String::new, ToString::to_string), &layer.input().name);
    let others = arguments.iter().enumerate().filter(|(other, _)| *other != position);
    let others: Vec<String> = others.map(|(_, argument)| argument.text()).collect();
    let better = if others.is_empty() { name.clone() } else { format!("{name}({})", others.join(", ")) };
    Err(Mistake::at(
        &arguments[position].value,
        format!("`{name}` takes the number of channels from `{source}`, and its other arguments by name"),
    )
    .mend(Edit::replace(layer.item.written(), better)))
}

/// A layer that keeps the shape and has a weight and a bias for each channel, or neither.
fn norm(layer: &Use<'_>, ty: TokenStream, affine: &Dim) -> Built {
    let shape = layer.input().shape.clone();
    let macs = shape.len();
    let mut built = layer.built(shape, ty);
    built.zeroed_is_function = true;
    built.parameters = Dim::literal(2).times(affine);
    built.macs = macs;
    built
}

fn affine(layer: &Use<'_>, index: usize, channels: &Dim) -> Dim {
    if layer.values.bool(index) { channels.clone() } else { Dim::literal(0) }
}

/// Any shape: features, steps of them, channels.
fn batch_norm(layer: &Use<'_>) -> Result<Built, Mistake> {
    named(layer, 0)?;
    let shape = layer.input().shape;
    let (channels, steps, plane) = (shape.channels(), shape.steps(), shape.plane());
    let (epsilon, first) = number(layer, "epsilon", 0, POSITIVE, f64::INFINITY);
    let (momentum, second) = number(layer, "momentum", 1, "a number from 0 to 1", 1.0);
    let affine = affine(layer, 2, &channels);
    let (ty, scalar) = (layer.ty("BatchNorm"), layer.scalar);
    let [sizes @ .., count] = [&channels, &steps, &plane, &affine].map(argument);
    let mut built = norm(layer, quote!(#ty<#scalar, #(#sizes),*, #epsilon, #momentum, #count>), &affine);
    (built.norm, built.statistics) = (true, true);
    built.assertions = first.into_iter().chain(second).collect();
    Ok(built)
}

/// `[features]` and `[steps, features]`.
fn layer_norm(layer: &Use<'_>) -> Result<Built, Mistake> {
    named(layer, 0)?;
    let Input { name: source, shape } = layer.input();
    let report = || {
        let report = Report::at(&layer.item.path).text(format!("layer `{}` normalises features", layer.name));
        let report = report.text(format!(", but `{source}` gives ")).shape(shape).shapes(&layer.standing.trail(0));
        report.mend(Edit::replace(layer.item.written(), "GroupNorm(1)"))
    };
    if shape.rank() > Some(2) {
        return Err(report().mistake());
    }
    let (features, steps) = (shape.last(), shape.leading());
    let (epsilon, assertion) = number(layer, "epsilon", 0, POSITIVE, f64::INFINITY);
    let affine = affine(layer, 1, &features);
    let (ty, scalar) = (layer.ty("LayerNorm"), layer.scalar);
    let [sizes @ .., count] = [&features, &steps, &affine].map(argument);
    let mut built = norm(layer, quote!(#ty<#scalar, #(#sizes),*, #epsilon, #count>), &affine);
    built.assertions = assertion.into_iter().collect();
    if let Shape::Of { tokens, last: None, .. } = shape {
        built.assertions.push(report().unless(quote!(#tokens.rank() <= 2), layer.library));
    }
    Ok(built)
}

/// `[channels, height, width]`, and `[features]` as channels.
fn group_norm(layer: &Use<'_>) -> Result<Built, Mistake> {
    named(layer, 1)?;
    let Input { name: source, shape } = layer.input();
    let (name, library) = (layer.name, layer.library);
    let steps = || {
        let report = Report::at(&layer.item.path).text(format!("layer `{name}` normalises groups of channels"));
        let report = report.text(format!(", but `{source}` gives steps, ")).shape(shape);
        report.shapes(&layer.standing.trail(0)).mend(Edit::replace(layer.item.written(), "LayerNorm"))
    };
    if shape.rank() == Some(2) {
        return Err(steps().mistake());
    }
    let (groups, channels, plane) = (layer.groups(0), shape.channels(), shape.plane());
    let divides = |groups: &str| {
        let written = layer.written("groups", 0).map(|argument| &argument.value);
        let report = Report::at(&written).text(format!("the groups of layer `{name}` divide its channels, but "));
        let report = report.number(&layer.values.dim(0)).text(" does not divide the ").number(&channels);
        let report = report.text(format!(" channels that `{source}` gives")).shapes(&layer.standing.trail(0));
        report.mend(layer.with("groups", 0, groups))
    };
    let mut assertions = Vec::new();
    match (groups.value, channels.value) {
        (Some(groups), Some(channels)) if channels.is_multiple_of(groups) => {}
        (Some(groups), Some(channels)) => {
            let near = (1..=groups.min(channels)).rev().find(|near| channels.is_multiple_of(*near)).unwrap_or(1);
            return Err(divides(&near.to_string()).mistake());
        }
        (Some(1), None) => {}
        _ => assertions.push(divides("1").unless(quote!((#channels) % (#groups) == 0), library)),
    }
    let (epsilon, assertion) = number(layer, "epsilon", 1, POSITIVE, f64::INFINITY);
    let affine = affine(layer, 2, &channels);
    let (ty, scalar) = (layer.ty("GroupNorm"), layer.scalar);
    let [sizes @ .., count] = [&groups, &channels, &plane, &affine].map(argument);
    let mut built = norm(layer, quote!(#ty<#scalar, #(#sizes),*, #epsilon, #count>), &affine);
    assertions.extend(assertion);
    if let Shape::Of { tokens, .. } = shape {
        assertions.push(steps().unless(quote!(#tokens.rank() != 2), library));
    }
    built.assertions = assertions;
    Ok(built)
}
