//! Arguments to the parameters of a layer or an activation.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{BinOp, Expr, ExprBinary, ExprLit, Ident, Lit, UnOp};

use super::dim::Dim;
use super::shape::Shape;
use super::{activations, init};
use crate::edit::Edit;
use crate::mistake::{Mistake, Mistakes};
use crate::parse::{Argument, Item};
use crate::text;

/// A parameter of a layer or an activation.
pub struct Parameter {
    pub name: &'static str,
    pub kind: Kind,
    /// What it is when it isn't given; `None` if it must be.
    pub default: Option<&'static str>,
}

/// What a parameter can be.
#[derive(Clone, Copy)]
pub enum Kind {
    /// A positive whole number, or a constant expression of one.
    Dim,
    /// A list of them.
    Dims,
    /// A constant expression of a real number, within bounds where it is a literal.
    Real {
        least: f64,
        most: f64,
    },
    Bool,
    /// A distribution for weights.
    Init,
    /// One of some words.
    Choice(&'static [&'static str]),
}

impl Kind {
    pub const REAL: Self = Self::Real { least: f64::NEG_INFINITY, most: f64::INFINITY };

    /// A value that compiles, for a layer that reads `input`.
    fn example(self, input: Option<&Shape>) -> String {
        match self {
            Self::Dim => "32".to_owned(),
            Self::Dims => input.map_or_else(|| "[1]".to_owned(), ToString::to_string),
            Self::Real { .. } => "0.5".to_owned(),
            Self::Bool => "true".to_owned(),
            Self::Init => "he_uniform".to_owned(),
            Self::Choice(words) => words.first().copied().unwrap_or_default().to_owned(),
        }
    }
}

/// The value of a parameter.
#[derive(Clone)]
pub enum Value {
    Dim(Dim),
    Dims(Vec<Dim>),
    /// A constant expression, and its value where it is a literal.
    Real(TokenStream, Option<f64>),
    Bool(bool),
    /// A constant expression of the library's `Init` type.
    Init(TokenStream),
    /// The position among the words of the choice.
    Choice(usize),
    /// Not given, and without a default of its own.
    Absent,
}

/// The values of all parameters, in the order of the table.
#[derive(Default)]
pub struct Values(Vec<Value>);

impl Values {
    pub fn dim(&self, index: usize) -> Dim {
        match &self.0[index] {
            Value::Dim(dim) => dim.clone(),
            _ => Dim::literal(1),
        }
    }

    pub fn dims(&self, index: usize) -> &[Dim] {
        match &self.0[index] {
            Value::Dims(dims) => dims,
            _ => &[],
        }
    }

    pub fn real(&self, index: usize) -> TokenStream {
        match &self.0[index] {
            Value::Real(tokens, _) => tokens.clone(),
            _ => quote!(0.0),
        }
    }

    /// The value of a real number, where it is a literal.
    pub fn literal(&self, index: usize) -> Option<f64> {
        match &self.0[index] {
            Value::Real(_, value) => *value,
            _ => None,
        }
    }

    pub fn bool(&self, index: usize) -> bool {
        matches!(self.0[index], Value::Bool(true))
    }

    pub fn choice(&self, index: usize) -> usize {
        match self.0[index] {
            Value::Choice(choice) => choice,
            _ => 0,
        }
    }

    /// The dimensions that only the compiler knows.
    pub fn constants(&self) -> impl Iterator<Item = &Dim> {
        let dims = self.0.iter().flat_map(|value| match value {
            Value::Dim(dim) => std::slice::from_ref(dim),
            Value::Dims(dims) => dims,
            _ => &[],
        });
        dims.filter(|dim| dim.value.is_none())
    }

    /// The distribution that was asked for, if one was.
    pub fn init(&self) -> Option<TokenStream> {
        self.0.iter().find_map(|value| match value {
            Value::Init(tokens) => Some(tokens.clone()),
            _ => None,
        })
    }
}

/// Matches the arguments of `item` with `parameters`: positional ones first, then by name. `input` is what the layer reads,
/// where it is known.
pub fn bind(
    item: &Item,
    parameters: &[Parameter],
    library: &TokenStream,
    input: Option<&Shape>,
    mistakes: &mut Mistakes,
) -> Option<Values> {
    let layer = text::code(&item.path);
    let before = mistakes.count();
    let mut values: Vec<Option<Value>> = parameters.iter().map(|_| None).collect();
    let mut named = false;
    for (position, argument) in item.arguments().iter().enumerate() {
        if let Some(mistake) = activation_inside(item, position) {
            mistakes.push(mistake);
            continue;
        }
        let index = match &argument.name {
            Some(name) => {
                named = true;
                let Some(index) = parameters.iter().position(|parameter| name == parameter.name) else {
                    mistakes.push(unknown(item, position, name, parameters));
                    continue;
                };
                index
            }
            None if named => {
                let free = parameters.iter().zip(&values).find(|(_, value)| value.is_none());
                mistakes.push(positional_after_named(argument, free.map(|(parameter, _)| parameter)));
                continue;
            }
            None if position < parameters.len() => position,
            None => {
                mistakes.push(too_many(item, parameters));
                break;
            }
        };
        let parameter = &parameters[index];
        if values[index].is_some() {
            mistakes.push(
                Mistake::at(&argument.name, format!("`{}` of `{layer}` is given twice", parameter.name))
                    .mend(Edit::remove(format!(", {}", argument.text()))),
            );
            continue;
        }
        values[index] = mistakes.keep(value(&argument.value, parameter, &layer, library, input));
    }
    if mistakes.count() > before {
        return None;
    }
    let bound = values.into_iter().zip(parameters).map(|(given, parameter)| match (given, parameter.default) {
        (Some(given), _) => Ok(given),
        (None, Some("")) => Ok(Value::Absent),
        (None, Some(default)) => {
            value(&syn::parse_str(default).map_err(Mistake::from)?, parameter, &layer, library, input)
        }
        (None, None) => Err(missing(item, parameter, input)),
    });
    mistakes.keep(bound.collect::<Result<_, Mistake>>()).map(Values)
}

/// `Dense(32 | Relu)` where `Dense(32) | Relu` should be.
fn activation_inside(item: &Item, position: usize) -> Option<Mistake> {
    let Expr::Binary(ExprBinary { left, op: BinOp::BitOr(_), right, .. }) = &item.arguments()[position].value else {
        return None;
    };
    let word = match right.as_ref() {
        Expr::Call(call) => text::code(&call.func),
        other => text::code(other),
    };
    activations::TABLE.iter().find(|entry| entry.name == word)?;
    let mut arguments: Vec<String> = item.arguments().iter().map(Argument::text).collect();
    arguments[position] = text::code(left);
    let (layer, activation) = (text::code(&item.path), text::code(right));
    let new = format!("{layer}({}) | {activation}", arguments.join(", "));
    Some(
        Mistake::at(right, format!("`{word}` follows the parentheses of `{layer}`"))
            .mend(Edit::replace(item.written(), new)),
    )
}

/// What `, name = value` is without it: with the comma before it, or else the one after it.
fn without(item: &Item, position: usize) -> Edit {
    let argument = item.arguments()[position].text();
    match (position, item.arguments().len()) {
        (0, 1) => Edit::replace(item.written(), text::code(&item.path)),
        (0, _) => Edit::remove(format!("{argument}, ")),
        _ => Edit::remove(format!(", {argument}")),
    }
}

fn unknown(item: &Item, position: usize, name: &Ident, parameters: &[Parameter]) -> Mistake {
    let layer = text::code(&item.path);
    let mistake = Mistake::at(name, format!("`{layer}` has no argument `{name}`"));
    let names = || parameters.iter().map(|parameter| parameter.name);
    match text::nearest(&name.to_string(), names()) {
        Some(near) => mistake.mend(Edit::replace(name.to_string(), near)),
        None if parameters.is_empty() => mistake.mend(without(item, position)),
        None => mistake.mend_or(without(item, position), format!("name {} instead", text::any(names()))),
    }
}

fn positional_after_named(argument: &Argument, free: Option<&Parameter>) -> Mistake {
    let value = argument.text();
    let mistake = Mistake::at(&argument.value, "positional arguments come before named ones");
    mistake.mend(match free {
        Some(parameter) => Edit::replace(&value, format!("{} = {value}", parameter.name)),
        None => Edit::remove(format!(", {value}")),
    })
}

fn too_many(item: &Item, parameters: &[Parameter]) -> Mistake {
    let (layer, arguments) = (text::code(&item.path), item.arguments());
    let count = match parameters.len() {
        0 => "no arguments".to_owned(),
        1 => "one argument".to_owned(),
        many => format!("at most {many} arguments"),
    };
    let extra = &arguments[parameters.len()..];
    let mistake = Mistake::at(&extra[0].value, format!("`{layer}` takes {count}, found {}", arguments.len()));
    mistake.mend(match parameters.len() {
        0 => Edit::replace(item.written(), layer),
        _ => Edit::remove(extra.iter().map(|argument| format!(", {}", argument.text())).collect::<String>()),
    })
}

fn missing(item: &Item, parameter: &Parameter, input: Option<&Shape>) -> Mistake {
    let layer = text::code(&item.path);
    let mut arguments = vec![parameter.kind.example(input)];
    arguments.extend(item.arguments().iter().map(Argument::text));
    Mistake::at(&item.path, format!("`{layer}` needs its argument `{}`", parameter.name))
        .mend(Edit::replace(item.written(), format!("{layer}({})", arguments.join(", "))))
}

fn value(
    expression: &Expr,
    parameter: &Parameter,
    layer: &str,
    library: &TokenStream,
    input: Option<&Shape>,
) -> Result<Value, Mistake> {
    let what = format!("`{}` of `{layer}`", parameter.name);
    match parameter.kind {
        Kind::Dim => Dim::written(expression, &what).map(Value::Dim),
        Kind::Dims => dims(expression, &what, &parameter.kind.example(input)).map(Value::Dims),
        Kind::Real { least, most } => real(expression, &what, least, most),
        Kind::Bool => match expression {
            Expr::Lit(ExprLit { lit: Lit::Bool(value), .. }) => Ok(Value::Bool(value.value)),
            _ => {
                let written = text::code(expression);
                let otherwise = if written == "0" { "false" } else { "true" };
                let near = text::nearest(&written, ["true", "false"]).unwrap_or(otherwise);
                Err(mismatch(expression, &what, "`true` or `false`", near))
            }
        },
        Kind::Init => init::init(expression, library).map(Value::Init),
        Kind::Choice(words) => choice(expression, &what, words).map(Value::Choice),
    }
}

fn mismatch(expression: &Expr, what: &str, expected: &str, example: &str) -> Mistake {
    let written = text::code(expression);
    Mistake::at(expression, format!("{what} is {expected}, found `{written}`")).mend(Edit::replace(written, example))
}

fn dims(expression: &Expr, what: &str, example: &str) -> Result<Vec<Dim>, Mistake> {
    match expression {
        Expr::Array(array) if array.elems.is_empty() => {
            Err(mismatch(expression, what, "a list of at least one number", example))
        }
        Expr::Array(array) => {
            array.elems.iter().map(|axis| Dim::written(axis, &format!("an axis of {what}"))).collect()
        }
        _ => Err(mismatch(expression, what, "a list in brackets", example)),
    }
}

fn real(expression: &Expr, what: &str, least: f64, most: f64) -> Result<Value, Mistake> {
    let Some(value) = literal(expression) else {
        return match expression {
            Expr::Lit(_) | Expr::Array(_) | Expr::Tuple(_) => {
                let quoted = text::code(expression).trim_matches('"').parse();
                let near = quoted.ok().filter(|number| (least..=most).contains(number)).unwrap_or(0.5_f64);
                Err(mismatch(expression, what, "a number", &format!("{near:?}")))
            }
            // A constant's value is checked by the constructor that it goes to.
            _ => Ok(Value::Real(expression.to_token_stream(), None)),
        };
    };
    if !(least..=most).contains(&value) {
        let bounds = match (least.is_finite(), most.is_finite()) {
            (true, true) => format!("a number from {least} to {most}"),
            (true, false) => format!("a number of at least {least}"),
            _ => format!("a number of at most {most}"),
        };
        let percent = most == 1.0 && (2.0..=100.0).contains(&value);
        let near = if percent { value / 100.0 } else { value.clamp(least, most) };
        return Err(mismatch(expression, what, &bounds, &format!("{near:?}")));
    }
    let number = proc_macro2::Literal::f64_unsuffixed(value.abs());
    let tokens = if value.is_sign_negative() { quote!(-#number) } else { quote!(#number) };
    Ok(Value::Real(tokens, Some(value)))
}

/// A number as written; whole ones too, as users of Python write them.
fn literal(expression: &Expr) -> Option<f64> {
    match expression {
        Expr::Lit(ExprLit { lit: Lit::Float(literal), .. }) => {
            literal.base10_parse().ok().filter(|value: &f64| value.is_finite())
        }
        Expr::Lit(ExprLit { lit: Lit::Int(literal), .. }) => literal.base10_parse().ok(),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => literal(&unary.expr).map(|value| -value),
        Expr::Paren(inner) => literal(&inner.expr),
        Expr::Group(inner) => literal(&inner.expr),
        _ => None,
    }
}

fn choice(expression: &Expr, what: &str, words: &'static [&'static str]) -> Result<usize, Mistake> {
    let written = text::code(expression);
    words.iter().position(|word| *word == written).ok_or_else(|| {
        let near = text::nearest(&written, words.iter().copied()).unwrap_or(words[0]);
        mismatch(expression, what, &format!("one of {}", text::any(words.iter().copied())), near)
    })
}
