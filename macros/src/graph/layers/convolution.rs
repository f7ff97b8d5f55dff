//! `Conv2d`, `DepthwiseConv2d` and `ConvTranspose2d`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::window::{Image, Slide, Window};
use super::{Built, Entry, Input, Inputs, Role, Use, argument};
use crate::graph::arguments::{Kind, Padding, Parameter};
use crate::graph::dim::Dim;
use crate::graph::report::{Assertion, Report};
use crate::graph::shape::Shape;
use crate::mistake::Mistake;

pub const CONV_2D: Entry = Entry {
    name: "Conv2d",
    parameters: &[
        Parameter { name: "filters", kind: Kind::Dim, default: None },
        Parameter { name: "kernel", kind: Kind::Size, default: None },
        Parameter { name: "stride", kind: Kind::Size, default: Some("1") },
        Parameter { name: "padding", kind: Kind::Padding, default: Some("valid") },
        Parameter { name: "dilation", kind: Kind::Size, default: Some("1") },
        Parameter { name: "groups", kind: Kind::Dim, default: Some("1") },
        Parameter { name: "bias", kind: Kind::Bool, default: Some("true") },
        Parameter { name: "init", kind: Kind::Init, default: Some("") },
    ],
    inputs: Inputs::One,
    build: conv_2d,
};

pub const DEPTHWISE_CONV_2D: Entry = Entry {
    name: "DepthwiseConv2d",
    parameters: &[
        Parameter { name: "kernel", kind: Kind::Size, default: None },
        Parameter { name: "multiplier", kind: Kind::Dim, default: Some("1") },
        Parameter { name: "stride", kind: Kind::Size, default: Some("1") },
        Parameter { name: "padding", kind: Kind::Padding, default: Some("valid") },
        Parameter { name: "dilation", kind: Kind::Size, default: Some("1") },
        Parameter { name: "bias", kind: Kind::Bool, default: Some("true") },
        Parameter { name: "init", kind: Kind::Init, default: Some("") },
    ],
    inputs: Inputs::One,
    build: depthwise_conv_2d,
};

pub const CONV_TRANSPOSE_2D: Entry = Entry {
    name: "ConvTranspose2d",
    parameters: &[
        Parameter { name: "filters", kind: Kind::Dim, default: None },
        Parameter { name: "kernel", kind: Kind::Size, default: None },
        Parameter { name: "stride", kind: Kind::Size, default: Some("1") },
        Parameter { name: "padding", kind: Kind::Padding, default: Some("valid") },
        Parameter { name: "output_padding", kind: Kind::SizeOrZero, default: Some("0") },
        Parameter { name: "dilation", kind: Kind::Size, default: Some("1") },
        Parameter { name: "groups", kind: Kind::Dim, default: Some("1") },
        Parameter { name: "bias", kind: Kind::Bool, default: Some("true") },
        Parameter { name: "init", kind: Kind::Init, default: Some("") },
    ],
    inputs: Inputs::One,
    build: conv_transpose_2d,
};

fn one() -> [Dim; 2] {
    [Dim::literal(1), Dim::literal(1)]
}

/// `[channels, height, width]` to `[filters, ..]` by a window.
fn conv_2d(layer: &Use<'_>) -> Result<Built, Mistake> {
    let image = layer.image()?;
    let (filters, groups) = (layer.values.dim(0), layer.groups(5));
    let assertions = divides(layer, &image.channels, &filters, &groups, 5)?;
    let window = Window {
        parameter: ("kernel", 1),
        padding_at: 3,
        layer,
        kernel: layer.size(1).unwrap_or_else(one),
        stride: layer.size(2).unwrap_or_else(one),
        dilation: layer.size(4).unwrap_or_else(one),
        padding: layer.values.padding(3),
    };
    let fan_in = image.channels.over(&groups, layer.library);
    let mut built = convolution(layer, "Conv2d", &image, &window, [&filters, &fan_in], (6, Some(&groups)))?;
    built.assertions.extend(assertions);
    Ok(built)
}

fn depthwise_conv_2d(layer: &Use<'_>) -> Result<Built, Mistake> {
    let image = layer.image()?;
    let filters = image.channels.times(&layer.values.dim(1));
    let window = Window {
        parameter: ("kernel", 0),
        padding_at: 3,
        layer,
        kernel: layer.size(0).unwrap_or_else(one),
        stride: layer.size(2).unwrap_or_else(one),
        dilation: layer.size(4).unwrap_or_else(one),
        padding: layer.values.padding(3),
    };
    convolution(layer, "DepthwiseConv2d", &image, &window, [&filters, &Dim::literal(1)], (5, None))
}

/// A convolution, with so many filters of so many channels. `bias` is the place of that argument, `groups` a parameter of the type.
fn convolution(
    layer: &Use<'_>,
    name: &str,
    image: &Image,
    window: &Window<'_>,
    [filters, channels]: [&Dim; 2],
    (bias, groups): (usize, Option<&Dim>),
) -> Result<Built, Mistake> {
    let Slide { output, ty: window_ty, dropped, assertions } = window.over(&image.plane)?;
    let fan_in = channels.times(&window.kernel[0]).times(&window.kernel[1]);
    let bias = if layer.values.bool(bias) { filters.clone() } else { Dim::literal(0) };
    let [height, width] = output;
    let macs = filters.times(&height).times(&width).times(&fan_in);
    let shape = Shape::Axes(vec![filters.clone(), height, width]);
    let with = |bias: &Dim| ty(layer, name, &window_ty, [&image.channels, filters, &fan_in], groups, bias);
    let (mut built, weights) = (layer.built(shape, with(&bias)), filters.times(&fan_in));
    built.with_bias = Some((with(filters), weights.plus(filters)));
    built.role = Some(Role::Convolution);
    built.zeroed_is_function = true;
    built.parameters = weights.plus(&bias);
    built.macs = macs;
    built.dropped = dropped;
    built.assertions = image.assertions.clone();
    built.assertions.extend(assertions);
    Ok(built)
}

/// The Rust type.
fn ty(
    layer: &Use<'_>,
    name: &str,
    window: &TokenStream,
    sizes: [&Dim; 3],
    groups: Option<&Dim>,
    bias: &Dim,
) -> TokenStream {
    let (ty, scalar) = (layer.ty(name), layer.scalar);
    let sizes = sizes.into_iter().chain(groups).chain([bias]).map(argument);
    quote!(#ty<#scalar, #window, #(#sizes),*>)
}

/// The adjoint of a convolution with the same window, which slides over the *output*: so one axis of length `n` gives
/// (n − 1) · stride + span + `output_padding` − 2 · padding; with the padding `same`, n · stride.
fn conv_transpose_2d(layer: &Use<'_>) -> Result<Built, Mistake> {
    let (library, image) = (layer.library, layer.image()?);
    let (filters, groups) = (layer.values.dim(0), layer.groups(6));
    let mut assertions = divides(layer, &image.channels, &filters, &groups, 6)?;
    let (kernel, stride) = (layer.size(1).unwrap_or_else(one), layer.size(2).unwrap_or_else(one));
    let (dilation, extra) = (layer.size(5).unwrap_or_else(one), layer.values.size(4).unwrap_or_else(one));
    let (single, two) = (Dim::literal(1), Dim::literal(2));
    let mut axis = |axis: usize| -> Result<[Dim; 2], Mistake> {
        let (n, stride, extra) = (&image.plane[axis], &stride[axis], &extra[axis]);
        let span = kernel[axis].minus(&single, library).times(&dilation[axis]).plus(&single);
        let Padding::Each(padding) = layer.values.padding(3) else {
            if extra.value != Some(0) {
                return Err(same_with_extra(layer));
            }
            return Ok([n.times(stride), span.minus(stride, library).over(&two, library)]);
        };
        assertions.extend(too_much_extra(layer, extra, stride, &dilation[axis])?);
        let (padding, whole) = (&padding[axis], n.minus(&single, library).times(stride).plus(&span).plus(extra));
        let output = whole.minus(&padding.times(&two), library);
        match output.value {
            Some(0) => return Err(nothing_left(layer, &whole, axis).mistake()),
            Some(_) => {}
            None => assertions.push(nothing_left(layer, &whole, axis).unless(quote!((#output) > 0), library)),
        }
        Ok([output, padding.clone()])
    };
    let [[height, above], [width, left]] = [axis(0)?, axis(1)?];
    let output = [height, width];
    let window = super::window::ty(library, [&output, &image.plane, &kernel, &stride, &[above, left], &dilation]);
    let fan_out = filters.over(&groups, library).times(&kernel[0]).times(&kernel[1]);
    let bias = if layer.values.bool(7) { filters.clone() } else { Dim::literal(0) };
    let sizes = [&image.channels, &filters, &fan_out];
    let with = |bias: &Dim| ty(layer, "ConvTranspose2d", &window, sizes, Some(&groups), bias);
    let (ty, biased, weights) = (with(&bias), with(&filters), image.channels.times(&fan_out));
    let (with_bias, [height, width]) = ((biased, weights.plus(&filters)), output);
    let mut built = layer.built(Shape::Axes(vec![filters, height, width]), ty);
    built.with_bias = Some(with_bias);
    built.zeroed_is_function = true;
    built.macs = weights.times(&image.plane[0]).times(&image.plane[1]);
    built.parameters = weights.plus(&bias);
    built.assertions = image.assertions;
    built.assertions.extend(assertions);
    Ok(built)
}

/// That the groups divide the channels and the filters.
fn divides(
    layer: &Use<'_>,
    channels: &Dim,
    filters: &Dim,
    groups: &Dim,
    index: usize,
) -> Result<Vec<Assertion>, Mistake> {
    let mut assertions = Vec::new();
    let Some(written) = layer.written("groups", index) else { return Ok(assertions) };
    let Input { name: source, shape } = layer.input();
    for (whole, what) in [(channels, format!("channels of `{source}`")), (filters, "filters".to_owned())] {
        let report = || {
            let report = Report::at(&written.value).text(format!("layer `{}` has ", layer.name)).number(groups);
            let report = report.text(" groups, which do not divide its ").number(whole).text(format!(" {what}"));
            let report = if what == "filters" { report } else { report.text(", ").shape(shape) };
            let report = report.shapes(&layer.standing.trail(0));
            report.mend(layer.with("groups", index, &divisor(channels, filters, groups).to_string()))
        };
        match (whole.value, groups.value) {
            (_, Some(1)) => {}
            (Some(whole), Some(groups)) if whole.is_multiple_of(groups) => {}
            (Some(_), Some(_)) => return Err(report().mistake()),
            _ if whole.equals(groups) == Some(true) => {}
            _ => {
                let part = whole.over(groups, layer.library);
                assertions.push(report().unless(quote!((#part) * (#groups) == (#whole)), layer.library));
            }
        }
    }
    Ok(assertions)
}

/// The divisor of channels and filters that is nearest to `groups`; 1 where the macro doesn't know them.
fn divisor(channels: &Dim, filters: &Dim, groups: &Dim) -> usize {
    let (Some(channels), Some(filters), Some(groups)) = (channels.value, filters.value, groups.value) else {
        return 1;
    };
    let divisors = (1..=channels.min(filters)).filter(|d| channels.is_multiple_of(*d) && filters.is_multiple_of(*d));
    divisors.min_by_key(|divisor| divisor.abs_diff(groups)).unwrap_or(1)
}

/// `output_padding` decides between the sizes that `stride` leaves open, so it is less than that, or than the dilation.
fn too_much_extra(layer: &Use<'_>, extra: &Dim, stride: &Dim, dilation: &Dim) -> Result<Option<Assertion>, Mistake> {
    let Some(written) = layer.written("output_padding", 4) else { return Ok(None) };
    let report = Report::at(&written.value).text(format!("the output_padding of layer `{}` is ", layer.name));
    let report = report.number(extra).text(", but has to be less than its stride of ").number(stride);
    let report = report.text(" or its dilation of ").number(dilation);
    let report = report.mend(layer.with("output_padding", 4, "0"));
    match (extra.value, stride.value, dilation.value) {
        (Some(0), ..) => Ok(None),
        (Some(extra), Some(stride), Some(dilation)) if extra < stride.max(dilation) => Ok(None),
        (Some(_), Some(_), Some(_)) => Err(report.mistake()),
        _ => Ok(Some(report.unless(quote!((#extra) < (#stride) || (#extra) < (#dilation)), layer.library))),
    }
}

fn same_with_extra(layer: &Use<'_>) -> Mistake {
    let written = layer.written("output_padding", 4).map(|argument| argument.value.to_token_stream());
    let message =
        format!("the padding `same` of layer `{}` settles its output's size; it takes no output_padding", layer.name);
    Mistake::at(&written.unwrap_or_default(), message).mend(layer.with("output_padding", 4, "0"))
}

fn nothing_left(layer: &Use<'_>, whole: &Dim, axis: usize) -> Report {
    let written = layer.written("padding", 3).map(|argument| argument.value.to_token_stream());
    let report = Report::at(&written.unwrap_or_default()).text(format!("the padding of layer `{}` ", layer.name));
    let report = report.text("takes away all of an output that would be ").number(whole);
    let report = report.text([" high", " wide"][axis]).shapes(&layer.standing.trail(0));
    report.mend(layer.with("padding", 3, "valid"))
}
