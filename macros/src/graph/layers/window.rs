//! Windows that slide over the planes of an image: what convolutions and pools share.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::{Input, Use, argument};
use crate::graph::arguments::Padding;
use crate::graph::dim::Dim;
use crate::graph::report::{Assertion, Report};
use crate::graph::shape::Shape;
use crate::mistake::Mistake;

/// The axes of an image, `[channels, height, width]`.
pub struct Image {
    pub channels: Dim,
    pub plane: [Dim; 2],
    /// That it is one, where only the compiler knows.
    pub assertions: Vec<Assertion>,
}

/// A window, as its layer's arguments describe it.
pub struct Window<'a> {
    /// The name of the parameter that says how large it is, and its place in the table.
    pub parameter: (&'static str, usize),
    /// The place of the parameter `padding` in the table.
    pub padding_at: usize,
    pub layer: &'a Use<'a>,
    pub kernel: [Dim; 2],
    pub stride: [Dim; 2],
    pub dilation: [Dim; 2],
    pub padding: Padding,
}

/// A window over a plane.
pub struct Slide {
    /// The plane of its places.
    pub output: [Dim; 2],
    /// The library's `Window` type.
    pub ty: TokenStream,
    /// The last rows and columns of the plane that the window does not reach, where the macro can tell.
    pub dropped: [usize; 2],
    /// That the window is not longer than what it slides over, where only the compiler knows.
    pub assertions: Vec<Assertion>,
}

impl Use<'_> {
    /// The input as an image.
    pub fn image(&self) -> Result<Image, Mistake> {
        let Input { name: source, shape } = self.input();
        let report = || {
            let report = Report::at(&self.item.path).text(format!("layer `{}` needs an image", self.name));
            let report = report.text(format!(", [channels, height, width], but `{source}` gives ")).shape(shape);
            report.shapes(&self.standing.trail(0))
        };
        let one = Dim::literal(1);
        match shape {
            Shape::Axes(axes) => match axes.as_slice() {
                [channels, height, width] => Ok(Image {
                    channels: channels.clone(),
                    plane: [height.clone(), width.clone()],
                    assertions: Vec::new(),
                }),
                _ => {
                    let mut image = vec![one];
                    match axes.as_slice() {
                        [len] => image.extend(plane_of(len)),
                        axes => image.extend(axes.iter().cloned()),
                    }
                    let pipeline = format!("Reshape({})", Shape::Axes(image));
                    Err(report().mend(self.standing.put_before("image", &pipeline)).mistake())
                }
            },
            Shape::Of { .. } => {
                let (tokens, library) = (shape.tokens(self.library), self.library);
                let axis = |axis: usize| Dim::symbolic(quote!(#tokens.axis(#axis)), format!("{source}.axis({axis})"));
                let advice = format!("let `{source}` give an image, or put a `Reshape` between");
                let assertion = report().advise(advice).unless(quote!(#tokens.rank() == 3), library);
                Ok(Image { channels: axis(0), plane: [axis(1), axis(2)], assertions: vec![assertion] })
            }
        }
    }
}

/// The library's `Window` type.
pub fn ty(library: &TokenStream, sizes: [&[Dim; 2]; 6]) -> TokenStream {
    let sizes = sizes.map(|[height, width]| {
        let (height, width) = (argument(height), argument(width));
        quote!(#library::__private::Size<#height, #width>)
    });
    quote!(#library::__private::Window<#(#sizes),*>)
}

/// The plane of so many values that is nearest to a square.
fn plane_of(len: &Dim) -> [Dim; 2] {
    let value = len.value.unwrap_or(1);
    match (1..=value.isqrt()).rev().find(|height| value.is_multiple_of(*height)) {
        Some(height) if height > 1 => [Dim::literal(height), Dim::literal(value / height)],
        _ => [Dim::literal(1), len.clone()],
    }
}

impl Window<'_> {
    /// The window over a plane. One axis gives ⌊(n + before + after − span) / stride⌋ + 1 places, where the span is
    /// dilation · (kernel − 1) + 1; with the padding `same`, which is what that takes, ⌈n / stride⌉.
    pub fn over(&self, plane: &[Dim; 2]) -> Result<Slide, Mistake> {
        let (library, one, two) = (self.layer.library, Dim::literal(1), Dim::literal(2));
        let mut assertions = Vec::new();
        let mut axis = |axis: usize| -> Result<[Dim; 2], Mistake> {
            let (n, stride) = (&plane[axis], &self.stride[axis]);
            let span = self.kernel[axis].minus(&one, library).times(&self.dilation[axis]).plus(&one);
            match &self.padding {
                // TensorFlow's: what is odd of the padding goes below and to the right.
                Padding::Same => {
                    let output = n.plus(&stride.minus(&one, library)).over(stride, library);
                    let reach = output.minus(&one, library).times(stride).plus(&span);
                    let reach =
                        if stride.value == Some(1) { span.minus(&one, library) } else { reach.minus(n, library) };
                    Ok([output, reach.over(&two, library)])
                }
                Padding::Each(padding) => {
                    let padding = &padding[axis];
                    let around = padding.times(&two);
                    let padded = n.plus(&around);
                    let fits =
                        |fits: bool| if fits { Ok(()) } else { Err(self.too_long(axis, &span, &padded).mistake()) };
                    match (span.value, around.value, padded.value) {
                        (Some(span), _, Some(padded)) => fits(span <= padded)?,
                        (Some(span), Some(around), None) if span <= around + 1 => {}
                        _ => assertions
                            .push(self.too_long(axis, &span, &padded).unless(quote!((#span) <= (#padded)), library)),
                    }
                    // Of the numbers that are known, as few as possible stand in the expression.
                    let (more, less) =
                        (around.minus(&span.minus(&one, library), library), span.minus(&around.plus(&one), library));
                    let room = n.plus(&more).minus(&less, library);
                    let output = match stride.value {
                        Some(1) => room,
                        _ => room.minus(&one, library).over(stride, library).plus(&one),
                    };
                    Ok([output, padding.clone()])
                }
            }
        };
        let [[height, above], [width, left]] = [axis(0)?, axis(1)?];
        let output = [height, width];
        let reached = |axis: usize| {
            let last = output[axis].minus(&one, library).times(&self.stride[axis]);
            last.plus(&self.kernel[axis].minus(&one, library).times(&self.dilation[axis])).plus(&one)
        };
        let dropped = [(0, &above), (1, &left)].map(|(axis, before)| {
            let padded = plane[axis].plus(before).value.zip(reached(axis).value);
            padded.map_or(0, |(padded, reached)| padded.saturating_sub(reached))
        });
        let ty = ty(library, [plane, &output, &self.kernel, &self.stride, &[above, left], &self.dilation]);
        Ok(Slide { output, ty, dropped, assertions })
    }

    fn too_long(&self, axis: usize, span: &Dim, padded: &Dim) -> Report {
        let (layer, (parameter, index)) = (self.layer, self.parameter);
        let Input { name: source, shape } = layer.input();
        let long = ["high", "wide"][axis];
        let with = |what: &str, much: bool| if much { format!(" {long} with its {what}") } else { format!(" {long}") };
        let is_plain = |dim: &Dim, plain: usize| dim.value == Some(plain);
        let place = layer.written(parameter, index).map(|argument| argument.value.to_token_stream());
        let report = Report::at(&place.unwrap_or_else(|| layer.item.path.to_token_stream()));
        let report = report.text(format!("the {parameter} of layer `{}` is ", layer.name)).number(span);
        let report = report.text(with("dilation", !is_plain(&self.dilation[axis], 1)));
        let report = report.text(format!(", but `{source}` gives ")).shape(shape).text(", which is ").number(padded);
        let report = report
            .text(with("padding", !matches!(&self.padding, Padding::Each(padding) if is_plain(&padding[axis], 0))))
            .shapes(&layer.standing.trail(0));
        report.mend(layer.with("padding", self.padding_at, "same"))
    }
}
