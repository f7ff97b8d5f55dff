//! Arguments to the parameters of a layer or an activation.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Expr, ExprLit, Lit, UnOp};

use super::dim::Dim;
use super::init;
use crate::mistake::Mistake;
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

    fn example(self) -> &'static str {
        match self {
            Self::Dim => "32",
            Self::Dims => "[2, 8]",
            Self::Real { .. } => "0.5",
            Self::Bool => "true",
            Self::Init => "he_uniform",
            Self::Choice(words) => words.first().copied().unwrap_or_default(),
        }
    }
}

/// The value of a parameter.
#[derive(Clone)]
pub enum Value {
    Dim(Dim),
    Dims(Vec<Dim>),
    Real(TokenStream),
    Bool(bool),
    /// A constant expression of the library's `Init` type.
    Init(TokenStream),
    /// The position among the words of the choice.
    Choice(usize),
    /// Not given, and without a default of its own.
    Absent,
}

/// The values of all parameters, in the order of the table.
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
            Value::Real(tokens) => tokens.clone(),
            _ => quote!(0.0),
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

    /// The distribution that was asked for, if one was.
    pub fn init(&self) -> Option<TokenStream> {
        self.0.iter().find_map(|value| match value {
            Value::Init(tokens) => Some(tokens.clone()),
            _ => None,
        })
    }
}

/// Matches the arguments of `item` with `parameters`: positional ones first, then by name.
pub fn bind(item: &Item, parameters: &[Parameter], library: &TokenStream) -> Result<Values, Mistake> {
    let layer = text::code(&item.path);
    let mut values: Vec<Option<Value>> = parameters.iter().map(|_| None).collect();
    let mut named = false;
    for (position, argument) in item.arguments().iter().enumerate() {
        let index = match &argument.name {
            Some(name) => {
                named = true;
                let found = parameters.iter().position(|parameter| name == parameter.name);
                found.ok_or_else(|| unknown(&layer, &name.to_string(), name, parameters))?
            }
            None if named => return Err(positional_after_named(argument, parameters, position)),
            None if position < parameters.len() => position,
            None => return Err(too_many(item, argument, &layer, parameters)),
        };
        let parameter = &parameters[index];
        if values[index].is_some() {
            let mistake = Mistake::at(&written(argument), format!("`{}` of `{layer}` is given twice", parameter.name));
            return Err(mistake.help(format!("remove `, {}`", text::code(&written(argument)))));
        }
        values[index] = Some(value(&argument.value, parameter, &layer, library)?);
    }
    let mut bound = Vec::new();
    for (value_given, parameter) in values.into_iter().zip(parameters) {
        bound.push(match (value_given, parameter.default) {
            (Some(given), _) => given,
            (None, Some("")) => Value::Absent,
            (None, Some(default)) => {
                let default: Expr = syn::parse_str(default).map_err(Mistake::from)?;
                value(&default, parameter, &layer, library)?
            }
            (None, None) => return Err(missing(item, &layer, parameter)),
        });
    }
    Ok(Values(bound))
}

fn written(argument: &Argument) -> TokenStream {
    let value = &argument.value;
    argument.name.as_ref().map_or_else(|| quote!(#value), |name| quote!(#name = #value))
}

fn unknown(layer: &str, name: &str, at: &impl ToTokens, parameters: &[Parameter]) -> Mistake {
    let mistake = Mistake::at(at, format!("`{layer}` has no argument `{name}`"));
    let names: Vec<String> = parameters.iter().map(|parameter| format!("`{}`", parameter.name)).collect();
    match text::nearest(name, parameters.iter().map(|parameter| parameter.name)) {
        Some(near) => mistake.help(format!("replace `{name}` by `{near}`")),
        None if names.is_empty() => mistake.help(format!("write `{layer}` alone; it takes no arguments")),
        None => mistake.help(format!("its arguments are {}", text::list(&names))),
    }
}

fn positional_after_named(argument: &Argument, parameters: &[Parameter], position: usize) -> Mistake {
    let value = text::code(&argument.value);
    let mistake = Mistake::at(&argument.value, "positional arguments come before named ones");
    match parameters.get(position) {
        Some(parameter) => mistake.help(format!("replace `{value}` by `{} = {value}`", parameter.name)),
        None => mistake.help(format!("remove `{value}`")),
    }
}

fn too_many(item: &Item, argument: &Argument, layer: &str, parameters: &[Parameter]) -> Mistake {
    let value = text::code(&argument.value);
    let count = match parameters.len() {
        0 => "no arguments".to_owned(),
        1 => "one argument".to_owned(),
        many => format!("at most {many} arguments"),
    };
    let mistake = Mistake::at(&argument.value, format!("`{layer}` takes {count}, found {}", item.arguments().len()));
    match parameters.len() {
        0 => mistake.help(format!("replace `{}` by `{layer}`", item.text())),
        _ => mistake.help(format!("remove `, {value}`")),
    }
}

fn missing(item: &Item, layer: &str, parameter: &Parameter) -> Mistake {
    let (name, example) = (parameter.name, parameter.kind.example());
    let mistake = Mistake::at(&item.path, format!("`{layer}` needs its argument `{name}`"));
    mistake.help(format!(
        "replace `{}` by `{layer}({example})`",
        if item.arguments.is_some() { format!("{layer}()") } else { layer.to_owned() }
    ))
}

fn value(expression: &Expr, parameter: &Parameter, layer: &str, library: &TokenStream) -> Result<Value, Mistake> {
    let what = format!("`{}` of `{layer}`", parameter.name);
    match parameter.kind {
        Kind::Dim => Dim::written(expression, &what).map(Value::Dim),
        Kind::Dims => dims(expression, &what).map(Value::Dims),
        Kind::Real { least, most } => real(expression, &what, least, most).map(Value::Real),
        Kind::Bool => match expression {
            Expr::Lit(ExprLit { lit: Lit::Bool(value), .. }) => Ok(Value::Bool(value.value)),
            _ => Err(mismatch(expression, &what, "`true` or `false`", "true")),
        },
        Kind::Init => init::init(expression, library).map(Value::Init),
        Kind::Choice(words) => choice(expression, &what, words).map(Value::Choice),
    }
}

fn mismatch(expression: &Expr, what: &str, expected: &str, example: &str) -> Mistake {
    let written = text::code(expression);
    Mistake::at(expression, format!("{what} is {expected}, found `{written}`"))
        .help(format!("replace `{written}` by `{example}`"))
}

fn dims(expression: &Expr, what: &str) -> Result<Vec<Dim>, Mistake> {
    let Expr::Array(array) = expression else {
        let written = text::code(expression);
        return Err(mismatch(expression, what, "a list in brackets", &format!("[{written}]")));
    };
    if array.elems.is_empty() {
        return Err(mismatch(expression, what, "a list of at least one number", "[1]"));
    }
    array.elems.iter().map(|axis| Dim::written(axis, &format!("an axis of {what}"))).collect()
}

fn real(expression: &Expr, what: &str, least: f64, most: f64) -> Result<TokenStream, Mistake> {
    let Some(value) = literal(expression) else {
        return match expression {
            Expr::Lit(_) | Expr::Array(_) | Expr::Tuple(_) => Err(mismatch(expression, what, "a number", "0.5")),
            // A constant's value is checked by the constructor that it goes to.
            _ => Ok(expression.to_token_stream()),
        };
    };
    if !(least..=most).contains(&value) {
        let bounds = match (least.is_finite(), most.is_finite()) {
            (true, true) => format!("a number from {least} to {most}"),
            (true, false) => format!("a number of at least {least}"),
            _ => format!("a number of at most {most}"),
        };
        let near = value.clamp(least, most);
        return Err(mismatch(expression, what, &bounds, &format!("{near:?}")));
    }
    let value = proc_macro2::Literal::f64_unsuffixed(value.abs());
    let mut tokens = quote!(#value);
    if literal(expression).is_some_and(f64::is_sign_negative) {
        tokens = quote!(-#tokens);
    }
    Ok(tokens)
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
        let all: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
        let near = text::nearest(&written, words.iter().copied()).unwrap_or(words[0]);
        mismatch(expression, what, &format!("one of {}", text::list(&all)), near)
    })
}
