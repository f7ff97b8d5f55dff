//! `Upsample2d`, `ZeroPad2d` and `Crop2d`: images of another size.

use quote::quote;

use super::window::Image;
use super::{Built, Entry, Input, Inputs, Use, argument};
use crate::graph::arguments::{Kind, Parameter};
use crate::graph::dim::Dim;
use crate::graph::report::Report;
use crate::graph::shape::Shape;
use crate::mistake::Mistake;

pub const UPSAMPLE: Entry = Entry {
    name: "Upsample2d",
    parameters: &[
        Parameter { name: "scale", kind: Kind::Size, default: None },
        Parameter { name: "mode", kind: Kind::Choice(&["nearest", "bilinear"]), default: Some("nearest") },
    ],
    inputs: Inputs::One,
    build: upsample,
};

pub const ZERO_PAD: Entry = Entry {
    name: "ZeroPad2d",
    parameters: &[Parameter { name: "padding", kind: Kind::Sides, default: None }],
    inputs: Inputs::One,
    build: zero_pad,
};

pub const CROP: Entry = Entry {
    name: "Crop2d",
    parameters: &[Parameter { name: "cropping", kind: Kind::Sides, default: None }],
    inputs: Inputs::One,
    build: crop,
};

fn upsample(layer: &Use<'_>) -> Result<Built, Mistake> {
    let Image { channels, plane: [height, width], assertions } = layer.image()?;
    let [high, wide] = layer.size(0).unwrap_or([Dim::literal(1), Dim::literal(1)]);
    let bilinear = layer.values.choice(1) == 1;
    let (ty, scalar) = (layer.ty("Upsample2d"), layer.scalar);
    let sizes = [&channels, &height, &width, &high, &wide].map(argument);
    let ty = quote!(#ty<#scalar, #(#sizes),*, #bilinear>);
    let mut built = layer.built(Shape::Axes(vec![channels, height.times(&high), width.times(&wide)]), ty);
    built.assertions = assertions;
    Ok(built)
}

fn zero_pad(layer: &Use<'_>) -> Result<Built, Mistake> {
    let Image { channels, plane: [height, width], assertions } = layer.image()?;
    let [[top, bottom], [left, right]] = layer.values.sides(0);
    let (ty, scalar) = (layer.ty("ZeroPad2d"), layer.scalar);
    let sizes = [&channels, &height, &width, &top, &bottom, &left, &right].map(argument);
    let plane = [height.plus(&top).plus(&bottom), width.plus(&left).plus(&right)];
    let [height, width] = plane;
    let mut built = layer.built(Shape::Axes(vec![channels, height, width]), quote!(#ty<#scalar, #(#sizes),*>));
    built.assertions = assertions;
    Ok(built)
}

fn crop(layer: &Use<'_>) -> Result<Built, Mistake> {
    let Input { name: source, shape } = layer.input();
    let Image { channels, plane, mut assertions } = layer.image()?;
    let (library, sides) = (layer.library, layer.values.sides(0));
    for (axis, what) in ["rows", "columns"].into_iter().enumerate() {
        let ([before, after], len) = (&sides[axis], &plane[axis]);
        let cropped = before.plus(after);
        let written = layer.written("cropping", 0).map(|argument| &argument.value);
        let report = Report::at(&written).text(format!("layer `{}` takes away ", layer.name)).number(&cropped);
        let report = report.text(format!(" {what}, but `{source}` gives ")).shape(shape).text(", which has ");
        let report = report.number(len).shapes(&layer.standing.trail(0));
        // As much as leaves something, on all sides.
        let most = plane.iter().filter_map(|len| len.value).map(|len| len.saturating_sub(1) / 2).min().unwrap_or(0);
        let report = report.mend(layer.with("cropping", 0, &most.to_string())).text(", or by less than there is");
        match (cropped.value, len.value) {
            (Some(cropped), Some(len)) if cropped < len => {}
            (Some(_), Some(_)) => return Err(report.mistake()),
            (Some(0), None) => {}
            _ => assertions.push(report.unless(quote!((#cropped) < (#len)), library)),
        }
    }
    let [[top, bottom], [left, right]] = &sides;
    let [height, width] = &plane;
    let (ty, scalar) = (layer.ty("Crop2d"), layer.scalar);
    let sizes = [&channels, height, width, top, bottom, left, right].map(argument);
    let rest = [height.minus(&top.plus(bottom), library), width.minus(&left.plus(right), library)];
    let [height, width] = rest;
    let mut built = layer.built(Shape::Axes(vec![channels, height, width]), quote!(#ty<#scalar, #(#sizes),*>));
    built.assertions = assertions;
    Ok(built)
}
