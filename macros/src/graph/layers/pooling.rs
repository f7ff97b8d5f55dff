//! `MaxPool2d`, `AvgPool2d` and those over whole channels.

use quote::quote;

use super::window::{Image, Slide, Window};
use super::{Built, Entry, Inputs, Role, Use, argument};
use crate::graph::arguments::{Kind, Padding, Parameter};
use crate::graph::dim::Dim;
use crate::graph::report::{Assertion, Report};
use crate::graph::shape::Shape;
use crate::mistake::Mistake;

const SIZE: Parameter = Parameter { name: "size", kind: Kind::Size, default: None };
const STRIDE: Parameter = Parameter { name: "stride", kind: Kind::Size, default: Some("") };
const PADDING: Parameter = Parameter { name: "padding", kind: Kind::Padding, default: Some("valid") };

pub const MAX: Entry = Entry {
    name: "MaxPool2d",
    parameters: &[SIZE, STRIDE, PADDING],
    inputs: Inputs::One,
    build: |layer| pool(layer, "MaxPool2d", None),
};

pub const AVG: Entry = Entry {
    name: "AvgPool2d",
    parameters: &[
        SIZE,
        STRIDE,
        PADDING,
        Parameter { name: "count_include_pad", kind: Kind::Bool, default: Some("true") },
    ],
    inputs: Inputs::One,
    build: |layer| pool(layer, "AvgPool2d", Some(layer.values.bool(3))),
};

pub const GLOBAL_AVG: Entry = Entry {
    name: "GlobalAvgPool2d",
    parameters: &[],
    inputs: Inputs::One,
    build: |layer| global(layer, "GlobalAvgPool2d"),
};

pub const GLOBAL_MAX: Entry = Entry {
    name: "GlobalMaxPool2d",
    parameters: &[],
    inputs: Inputs::One,
    build: |layer| global(layer, "GlobalMaxPool2d"),
};

/// `[channels, height, width]` to `[channels, height′, width′]`.
fn pool(layer: &Use<'_>, name: &str, include_pad: Option<bool>) -> Result<Built, Mistake> {
    let Image { channels, plane, assertions } = layer.image()?;
    let one = Dim::literal(1);
    let kernel = layer.size(0).unwrap_or([one.clone(), one.clone()]);
    let stride = layer.size(1).unwrap_or_else(|| kernel.clone());
    let padding = layer.values.padding(2);
    let half = half(layer, &kernel, &padding)?;
    let dilation = [one.clone(), one];
    let apart = kernel[0].value.zip(stride[0].value).is_some_and(|(kernel, stride)| kernel <= stride);
    let window = Window { parameter: ("size", 0), padding_at: 2, layer, kernel, stride, dilation, padding };
    let Slide { output: [height, width], ty: window, dropped, assertions: fits } = window.over(&plane)?;
    let (ty, scalar, count) = (layer.ty(name), layer.scalar, argument(&channels));
    let include_pad = include_pad.map(|include| quote!(, #include));
    let mut built =
        layer.built(Shape::Axes(vec![channels, height, width]), quote!(#ty<#scalar, #window, #count #include_pad>));
    built.dropped = dropped;
    built.role = (apart && name == "MaxPool2d").then_some(Role::Pool);
    built.assertions = assertions.into_iter().chain(half).chain(fits).collect();
    Ok(built)
}

/// That the padding is at most half of the window: otherwise a window could lie beside the image. What only the compiler can
/// check is given back.
fn half(layer: &Use<'_>, kernel: &[Dim; 2], padding: &Padding) -> Result<Option<Assertion>, Mistake> {
    let (Padding::Each(padding), Some(written)) = (padding, layer.written("padding", 2)) else { return Ok(None) };
    let size = |dims: &[Dim; 2]| match dims {
        [height, width] if height.text == width.text => height.text.clone(),
        [height, width] => format!("[{}, {}]", height.text, width.text),
    };
    let shown = |report: Report, dims: &[Dim; 2]| match dims {
        [height, width] if height.text == width.text => report.number(height),
        [height, width] => report.text("[").number(height).text(", ").number(width).text("]"),
    };
    let report = shown(Report::at(&written.value).text(format!("the padding of layer `{}` is ", layer.name)), padding);
    let report = shown(report.text(", more than half of its size, which is "), kernel);
    let too_much = [0, 1].map(|axis| Some(2 * padding[axis].value? > kernel[axis].value?));
    if too_much.contains(&Some(true)) {
        let halves = [0, 1].map(|axis| match kernel[axis].value {
            Some(size) => Dim::literal(size / 2),
            None => padding[axis].clone(),
        });
        return Err(report.mend(layer.with("padding", 2, &size(&halves))).mistake());
    }
    if too_much == [Some(false); 2] {
        return Ok(None);
    }
    let [[above, left], [height, width]] = [padding, kernel];
    let report = report.mend(layer.with("padding", 2, "valid"));
    Ok(Some(report.unless(quote!(2 * (#above) <= (#height) && 2 * (#left) <= (#width)), layer.library)))
}

/// `[channels, height, width]` to `[channels]`.
fn global(layer: &Use<'_>, name: &str) -> Result<Built, Mistake> {
    let Image { channels, plane: [height, width], assertions } = layer.image()?;
    let (ty, scalar) = (layer.ty(name), layer.scalar);
    let (count, plane) = (argument(&channels), argument(&height.times(&width)));
    let mut built = layer.built(Shape::flat(channels), quote!(#ty<#scalar, #count, #plane>));
    built.assertions = assertions;
    Ok(built)
}
