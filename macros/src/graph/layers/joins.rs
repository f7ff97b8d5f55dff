//! `Add`, `Multiply` and `Concat`: one value of several.

use quote::quote;

use super::{Built, Entry, Input, Inputs, Use, argument};
use crate::graph::dim::Dim;
use crate::graph::report::Report;
use crate::graph::shape::Shape;
use crate::graph::upstream::Cause;
use crate::mistake::Mistake;

pub const ADD: Entry = Entry { name: "Add", parameters: &[], inputs: Inputs::Several, build: add };

pub const MULTIPLY: Entry = Entry { name: "Multiply", parameters: &[], inputs: Inputs::Several, build: multiply };

pub const CONCAT: Entry = Entry { name: "Concat", parameters: &[], inputs: Inputs::Several, build: concat };

fn add(layer: &Use<'_>) -> Result<Built, Mistake> {
    elementwise(layer, "Add", "adds")
}

fn multiply(layer: &Use<'_>) -> Result<Built, Mistake> {
    elementwise(layer, "Multiply", "multiplies")
}

/// Several inputs of one shape to an output of that shape.
fn elementwise(layer: &Use<'_>, ty: &str, verb: &str) -> Result<Built, Mistake> {
    let shape = layer.input().shape.clone();
    let (name, count) = (layer.name, layer.inputs.len());
    let (path, scalar, len) = (layer.ty(ty), layer.scalar, argument(&shape.len()));
    let mut built = layer.built(shape.clone(), quote!(#path<#scalar, #len, #count>));
    let (first, library) = (&layer.inputs[0], layer.library);
    for (index, (input, argument)) in layer.inputs.iter().zip(layer.item.arguments()).enumerate().skip(1) {
        let holds = shape.equals(input.shape);
        if holds == Some(true) {
            continue;
        }
        let report = Report::at(&argument.value).text(format!("layer `{name}` {verb} values of one shape, but "));
        let cause = layer.standing.resized_image(index);
        let report = match &cause {
            Some(Cause { layer, from, to, .. }) => {
                gives(report, first, input).text(format!(", since `{layer}` makes ")).shape(to).text(" of ").shape(from)
            }
            None => gives(report, first, input),
        };
        let report = report.shapes(&layer.standing.trail(index));
        let edit = cause.and_then(|cause| cause.edit);
        let report = match edit.or_else(|| layer.standing.reshaped(index, input.shape, &shape)) {
            Some(edit) => report.mend(edit),
            None => report.advise(format!("let `{}` give ", input.name)).shape(&shape).text(" too"),
        };
        if holds == Some(false) {
            return Err(report.mistake());
        }
        let (a, b) = (shape.tokens(library), input.shape.tokens(library));
        built.assertions.push(report.unless(quote!(#a.equals(&#b)), library));
    }
    Ok(built)
}

/// What two inputs are.
fn gives(report: Report, first: &Input<'_>, second: &Input<'_>) -> Report {
    let report = report.text(format!("`{}` gives ", first.name)).shape(first.shape);
    report.text(format!(" and `{}` gives ", second.name)).shape(second.shape)
}

/// Features after features, `[f] + [g]` and `[s, f] + [s, g]`; channels after channels, `[c, h, w] + [d, h, w]`.
fn concat(layer: &Use<'_>) -> Result<Built, Mistake> {
    let mut assertions = Vec::new();
    let mut shapes = Vec::new();
    for (index, (input, argument)) in layer.inputs.iter().zip(layer.item.arguments()).enumerate() {
        let report = |rule: &str| {
            let report = Report::at(&argument.value).text(format!("layer `{}` joins values {rule}, but ", layer.name));
            let report = gives(report, &layer.inputs[0], input).shapes(&layer.standing.trail(index));
            report.mend(layer.standing.flattened())
        };
        shapes.push(match input.shape {
            Shape::Axes(axes) => axes.clone(),
            // Of a user's layer the macro knows the length; that it is flat is left to the compiler.
            Shape::Of { .. } => {
                let tokens = input.shape.tokens(layer.library);
                let rule = "that are flat where one is a layer of your own";
                assertions.push(report(rule).unless(quote!(#tokens.rank() == 1), layer.library));
                vec![input.shape.len()]
            }
        });
        let (first, this) = (&shapes[0], &shapes[index]);
        if first.len() != this.len() {
            return Err(report("of as many axes").mistake());
        }
        let rule = if first.len() == 3 { "of the same height and width" } else { "of as many steps" };
        for axis in (0..first.len()).filter(|axis| *axis != joined_axis(first.len())) {
            let (a, b) = (&first[axis], &this[axis]);
            match a.equals(b) {
                Some(true) => {}
                Some(false) => return Err(report(rule).mistake()),
                None => assertions.push(report(rule).unless(quote!((#a) == (#b)), layer.library)),
            }
        }
    }
    let mut axes = shapes[0].clone();
    let joined = joined_axis(axes.len());
    axes[joined] = shapes.iter().fold(Dim::literal(0), |sum, axes| sum.plus(&axes[joined]));
    // Rows of one step are joined row by row; channels and plain features are one row.
    let rows = if axes.len() == 2 { axes[0].clone() } else { Dim::literal(1) };
    let library = layer.library;
    let lens =
        shapes.iter().map(|axes| if axes.len() == 2 { axes[1].clone() } else { Shape::Axes(axes.clone()).len() });
    let lens = lens.map(|len| argument(&len));
    let (ty, scalar, rows) = (layer.ty("Concat"), layer.scalar, argument(&rows));
    let ty = quote!(#ty<#scalar, #rows, (#(#library::__private::Const<#lens>,)*)>);
    let mut built = layer.built(Shape::Axes(axes), ty);
    built.assertions = assertions;
    Ok(built)
}

/// The axis that `Concat` joins: channels of an image, otherwise features.
fn joined_axis(rank: usize) -> usize {
    if rank == 2 { 1 } else { 0 }
}
