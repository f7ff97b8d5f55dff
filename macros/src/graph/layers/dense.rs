//! `Dense`.

use quote::quote;

use super::{Built, Entry, Input, Inputs, Use, argument};
use crate::graph::arguments::{Kind, Parameter};
use crate::graph::dim::Dim;
use crate::graph::report::Report;
use crate::graph::shape::Shape;
use crate::mistake::Mistake;

pub const DENSE: Entry = Entry {
    name: "Dense",
    parameters: &[
        Parameter { name: "units", kind: Kind::Dim, default: None },
        Parameter { name: "bias", kind: Kind::Bool, default: Some("true") },
        Parameter { name: "init", kind: Kind::Init, default: Some("") },
    ],
    inputs: Inputs::One,
    build: dense,
};

/// `[features]` to `[units]`, and `[steps, features]` to `[steps, units]`.
fn dense(layer: &Use<'_>) -> Result<Built, Mistake> {
    let Input { name: source, shape } = layer.input();
    let name = layer.name;
    let report = || {
        let report =
            Report::at(&layer.item.path).text(format!("layer `{name}` needs a flat input, but `{source}` gives "));
        let report =
            report.shape(shape).shapes(&layer.standing.trail(0)).mend(layer.standing.put_before("flat", "Flatten"));
        report.text("; it would then receive [").number(&shape.len()).text("]")
    };
    if shape.rank() > Some(2) {
        return Err(report().mistake());
    }
    let (units, inputs, steps) = (layer.values.dim(0), shape.last(), shape.leading());
    let has_bias = layer.values.bool(1);
    let bias = if has_bias { units.clone() } else { Dim::literal(0) };
    let scalar = layer.scalar;
    let ty = layer.ty("Dense");
    let with = |has_bias: bool| {
        // The compiler checks and evaluates each argument, so what the type has by default is left to it.
        let all = [&inputs, &units, &steps, &bias].map(argument);
        let arguments = match (has_bias, steps.value) {
            (true, Some(1)) => &all[..2],
            (true, _) => &all[..3],
            (false, _) => &all[..],
        };
        quote!(#ty<#scalar, #(#arguments),*>)
    };
    let mut built = layer.built(shape.with_last(units.clone()), with(has_bias));
    built.with_bias = Some((with(true), inputs.times(&units).plus(&units)));
    built.zeroed_is_function = true;
    built.product = true;
    built.parameters = inputs.times(&units).plus(&bias);
    built.macs = steps.times(&inputs).times(&units);
    // One whose last axis is known has been through a layer that checked it.
    if let Shape::Of { tokens, last: None, .. } = shape {
        built.assertions.push(report().unless(quote!(#tokens.rank() <= 2), layer.library));
    }
    Ok(built)
}
