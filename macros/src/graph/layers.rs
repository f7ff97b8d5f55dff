//! The table of layers: what each takes, what it gives, and the type that it becomes. Adding a layer adds an entry.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Path;

use super::activations::number_of;
use super::arguments::{Kind, Parameter, Values};
use super::dim::Dim;
use super::report::{Assertion, Report};
use super::shape::Shape;
use super::standing::Standing;
use crate::edit::Edit;
use crate::mistake::Mistake;
use crate::parse::Item;
use crate::text;

/// A layer of the library.
pub struct Entry {
    pub name: &'static str,
    pub parameters: &'static [Parameter],
    pub inputs: Inputs,
    pub build: fn(&Use<'_>) -> Result<Built, Mistake>,
}

/// What a layer reads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Inputs {
    /// The layer above, or the source that it names.
    One,
    /// Two to eight layers, named as arguments.
    Several,
}

/// A layer of a declaration, with its arguments bound and the shapes of its inputs known.
pub struct Use<'a> {
    pub library: &'a TokenStream,
    pub scalar: &'a Ident,
    pub name: &'a Ident,
    pub item: &'a Item,
    pub values: Values,
    pub inputs: Vec<Input<'a>>,
    pub standing: &'a Standing<'a>,
}

/// A value that a layer reads.
pub struct Input<'a> {
    pub name: String,
    pub shape: &'a Shape,
}

/// What a layer becomes.
pub struct Built {
    pub shape: Shape,
    /// The Rust type.
    pub ty: TokenStream,
    /// Whether the type has a `const fn zeroed()`; otherwise its `ZEROED` is what has all parameters zero.
    pub zeroed_is_function: bool,
    /// The distribution of the weights that `init =` asks for.
    pub init: Option<TokenStream>,
    pub parameters: Dim,
    pub macs: Dim,
    /// Whether it may keep running statistics.
    pub statistics: bool,
    /// Whether the output is the input, seen in another shape.
    pub view: bool,
    /// The path of the type, where it is the user's own.
    pub own: Option<Path>,
    /// What only the compiler can check.
    pub assertions: Vec<Assertion>,
}

pub static TABLE: &[Entry] = &[
    Entry {
        name: "Dense",
        parameters: &[
            Parameter { name: "units", kind: Kind::Dim, default: None },
            Parameter { name: "bias", kind: Kind::Bool, default: Some("true") },
            Parameter { name: "init", kind: Kind::Init, default: Some("") },
        ],
        inputs: Inputs::One,
        build: dense,
    },
    Entry { name: "Flatten", parameters: &[], inputs: Inputs::One, build: flatten },
    Entry {
        name: "Reshape",
        parameters: &[Parameter { name: "shape", kind: Kind::Dims, default: None }],
        inputs: Inputs::One,
        build: reshape,
    },
    Entry {
        name: "Dropout",
        parameters: &[Parameter { name: "p", kind: Kind::Real { least: 0.0, most: 1.0 }, default: Some("0.5") }],
        inputs: Inputs::One,
        build: dropout,
    },
    Entry { name: "Add", parameters: &[], inputs: Inputs::Several, build: add },
    Entry { name: "Multiply", parameters: &[], inputs: Inputs::Several, build: multiply },
    Entry { name: "Concat", parameters: &[], inputs: Inputs::Several, build: concat },
];

impl Use<'_> {
    fn input(&self) -> &Input<'_> {
        &self.inputs[0]
    }

    /// The library's type of that name, with the span of the user's own word, so that an editor finds its documentation.
    fn ty(&self, name: &str) -> TokenStream {
        let library = self.library;
        let span = self.item.path.segments.last().map_or_else(Span::call_site, |segment| segment.ident.span());
        let ident = Ident::new(name, span);
        quote!(#library::__private::#ident)
    }

    fn built(&self, shape: Shape, ty: TokenStream) -> Built {
        let none = Dim::literal(0);
        Built {
            shape,
            ty,
            zeroed_is_function: false,
            init: None,
            parameters: none.clone(),
            macs: none,
            statistics: false,
            view: false,
            own: None,
            assertions: Vec::new(),
        }
    }
}

/// A dimension as a generic argument.
pub fn argument(dim: &Dim) -> TokenStream {
    if dim.value.is_some() { dim.to_token_stream() } else { quote!({ #dim }) }
}

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
    let bias = if layer.values.bool(1) { units.clone() } else { Dim::literal(0) };
    let scalar = layer.scalar;
    let ty = layer.ty("Dense");
    let arguments = [&inputs, &units, &steps, &bias].map(argument);
    let ty = quote!(#ty<#scalar, #(#arguments),*>);
    let mut built = layer.built(shape.with_last(units.clone()), ty);
    built.zeroed_is_function = true;
    built.parameters = inputs.times(&units).plus(&bias);
    built.macs = steps.times(&inputs).times(&units);
    // One whose last axis is known has been through a layer that checked it.
    if let Shape::Of { tokens, last: None, .. } = shape {
        built.assertions.push(report().unless(quote!(#tokens.rank() <= 2), layer.library));
    }
    Ok(built)
}

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
        let report = gives(report, first, input).shapes(&layer.standing.trail(index));
        let report = match layer.standing.reshaped(index, input.shape, &shape) {
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
