//! The table of layers: what each takes, what it gives, and the type that it becomes. Adding a layer adds an entry.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use super::arguments::{Kind, Parameter, Values};
use super::dim::Dim;
use super::shape::Shape;
use crate::mistake::Mistake;
use crate::parse::Item;

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
    pub context: &'a dyn Context,
}

/// A value that a layer reads.
pub struct Input<'a> {
    pub name: String,
    pub shape: &'a Shape,
}

/// What a message needs to know of the rest of the declaration.
pub trait Context {
    /// The shapes from the input to the layer in question.
    fn trail(&self) -> String;
    /// The edit that puts a `Flatten` before it.
    fn flatten_before(&self, shape: &Shape) -> String;
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
    /// Whether the output is the input, seen in another shape.
    pub view: bool,
    /// What only the compiler can check.
    pub assertions: Vec<Assertion>,
}

/// A condition for the compiler to check, with what to say where it does not hold.
#[derive(Clone)]
pub struct Assertion {
    pub span: Span,
    pub holds: TokenStream,
    pub message: Vec<Piece>,
}

/// A piece of a message that is put together when the compiler evaluates it.
#[derive(Clone)]
pub enum Piece {
    Text(String),
    /// A constant of type `usize`.
    Number(TokenStream),
    /// A constant of the library's type `Shape`.
    Shape(TokenStream),
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
            view: false,
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
    if shape.axes().is_some_and(|axes| axes.len() > 2) {
        return Err(Mistake::at(
            &layer.item.path,
            format!("layer `{name}` needs a flat input, but `{source}` gives {shape}"),
        )
        .shapes(layer.context.trail())
        .help(layer.context.flatten_before(shape)));
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
        built.assertions.push(Assertion {
            span: layer.item.path.segments[0].ident.span(),
            holds: quote!(#tokens.rank() <= 2),
            message: vec![
                Piece::Text(format!("layer `{name}` needs a flat input, but `{source}` gives ")),
                Piece::Shape(tokens.clone()),
                Piece::Text(format!("\nhelp: {}", layer.context.flatten_before(shape))),
            ],
        });
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
    if layer.values.dims(0).len() > 3 {
        return Err(Mistake::at(
            &layer.item.arguments()[0].value,
            format!("a shape has one to three axes, but {target} has {}", layer.values.dims(0).len()),
        )
        .help(format!("replace `Reshape({target})` by `Flatten`")));
    }
    let mut built = view(layer, "Reshape", target.clone());
    match found.equals(&wanted) {
        Some(true) => {}
        Some(false) => {
            let message = format!(
                "layer `{name}` makes {target}, which has {} values, of {shape}, which has {}",
                wanted.text, found.text
            );
            return Err(Mistake::at(&layer.item.arguments()[0].value, message)
                .shapes(layer.context.trail())
                .help(format!("replace `{target}` by `[{}]`, or by another shape of as many values", found.text)));
        }
        None => built.assertions.push(Assertion {
            span: layer.item.path.segments[0].ident.span(),
            holds: quote!((#found) == (#wanted)),
            message: vec![
                Piece::Text(format!("layer `{name}` makes {target}, which has ")),
                Piece::Number(wanted.to_token_stream()),
                Piece::Text(format!(" values, of what `{source}` gives, {shape}, which has ")),
                Piece::Number(found.to_token_stream()),
            ],
        }),
    }
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
    let (ty, scalar, library, len, p) =
        (layer.ty("Dropout"), layer.scalar, layer.library, argument(&shape.len()), layer.values.real(0));
    Ok(layer.built(shape, quote!(#ty<#scalar, #len, { #library::__private::probability(#p) }>)))
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
    for (input, argument) in layer.inputs.iter().zip(layer.item.arguments()).skip(1) {
        let first = &layer.inputs[0];
        let message = format!(
            "layer `{name}` {verb} values of one shape, but `{}` gives {} and `{}` gives ",
            first.name, first.shape, input.name
        );
        match shape.equals(input.shape) {
            Some(true) => {}
            Some(false) => {
                return Err(Mistake::at(&argument.value, format!("{message}{}", input.shape))
                    .shapes(layer.context.trail())
                    .help(same_shape(first, input)));
            }
            None => {
                let (a, b) = (shape.tokens(layer.library), input.shape.tokens(layer.library));
                built.assertions.push(Assertion {
                    span: layer.item.path.segments[0].ident.span(),
                    holds: quote!(#a.equals(&#b)),
                    message: vec![
                        Piece::Text(format!("layer `{name}` {verb} values of one shape, but `{}` gives ", first.name)),
                        Piece::Shape(a),
                        Piece::Text(format!(" and `{}` gives ", input.name)),
                        Piece::Shape(b),
                    ],
                });
            }
        }
    }
    Ok(built)
}

/// How to make two inputs equal.
fn same_shape(first: &Input<'_>, other: &Input<'_>) -> String {
    match (first.shape.axes(), other.shape.axes()) {
        (Some([.., units]), Some([.., _])) if first.shape.leading().equals(&other.shape.leading()) == Some(true) => {
            format!("let `{}` give {} too, as with `Dense({})`", other.name, first.shape, units.text)
        }
        _ => format!("let `{}` give {} too", other.name, first.shape),
    }
}

/// Features after features, `[f] + [g]` and `[s, f] + [s, g]`; channels after channels, `[c, h, w] + [d, h, w]`.
fn concat(layer: &Use<'_>) -> Result<Built, Mistake> {
    let mut assertions = Vec::new();
    let mut shapes = Vec::new();
    for (input, argument) in layer.inputs.iter().zip(layer.item.arguments()) {
        shapes.push(match input.shape {
            Shape::Axes(axes) => axes.clone(),
            // Of a user's layer the macro knows the length; that it is flat is left to the compiler.
            Shape::Of { .. } => {
                let tokens = input.shape.tokens(layer.library);
                assertions.push(Assertion {
                    span: layer.item.path.segments[0].ident.span(),
                    holds: quote!(#tokens.rank() == 1),
                    message: vec![
                        Piece::Text(format!(
                            "layer `{}` needs a flat input from the layer `{}`, which gives ",
                            layer.name, input.name
                        )),
                        Piece::Shape(tokens),
                    ],
                });
                vec![input.shape.len()]
            }
        });
        let (first, this) = (&shapes[0], &shapes[shapes.len() - 1]);
        let joined = joined_axis(first.len());
        if first.len() != this.len() {
            return Err(unjoinable(layer, input, argument, "have as many axes"));
        }
        for axis in (0..first.len()).filter(|axis| *axis != joined) {
            match first[axis].equals(&this[axis]) {
                Some(true) => {}
                Some(false) => {
                    return Err(unjoinable(
                        layer,
                        input,
                        argument,
                        if first.len() == 3 { "have the same height and width" } else { "have as many steps" },
                    ));
                }
                None => {
                    let (a, b) = (&first[axis], &this[axis]);
                    assertions.push(Assertion {
                        span: layer.item.path.segments[0].ident.span(),
                        holds: quote!((#a) == (#b)),
                        message: vec![
                            Piece::Text(format!(
                                "layer `{}` joins {} of `{}` and {} of `{}`, which differ in an axis: ",
                                layer.name, layer.inputs[0].shape, layer.inputs[0].name, input.shape, input.name
                            )),
                            Piece::Number(a.to_token_stream()),
                            Piece::Text(" and ".to_owned()),
                            Piece::Number(b.to_token_stream()),
                        ],
                    });
                }
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

fn unjoinable(layer: &Use<'_>, input: &Input<'_>, argument: &crate::parse::Argument, rule: &str) -> Mistake {
    let first = &layer.inputs[0];
    let message = format!(
        "layer `{}` joins values that {rule}, but `{}` gives {} and `{}` gives {}",
        layer.name, first.name, first.shape, input.name, input.shape
    );
    Mistake::at(&argument.value, message)
        .shapes(layer.context.trail())
        .help(format!("let `{}` give a shape like {}", input.name, first.shape))
}
