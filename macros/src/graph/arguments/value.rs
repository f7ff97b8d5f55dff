//! What an argument can be, and its value.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{Expr, ExprLit, Lit, Token, UnOp};

use super::Parameter;
use crate::edit::Edit;
use crate::graph::dim::Dim;
use crate::graph::init;
use crate::graph::shape::Shape;
use crate::mistake::Mistake;
use crate::text;

/// What a parameter can be.
#[derive(Clone, Copy)]
pub enum Kind {
    /// A positive whole number, or a constant expression of one.
    Dim,
    /// A list of them.
    Dims,
    /// One of them for both axes of a plane, or `[height, width]`.
    Size,
    /// As `Size`, where zero is one of them.
    SizeOrZero,
    /// `valid`, `same`, or what is put at every edge: a whole number, or `[height, width]`.
    Padding,
    /// What is at the sides of a plane, zero or more: one number, `[height, width]`, or `[[top, bottom], [left, right]]`.
    Sides,
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
    pub fn example(self, input: Option<&Shape>) -> String {
        match self {
            Self::Dim => "32".to_owned(),
            Self::Dims => input.map_or_else(|| "[1]".to_owned(), ToString::to_string),
            Self::Size => "3".to_owned(),
            Self::SizeOrZero => "0".to_owned(),
            Self::Padding => "same".to_owned(),
            Self::Sides => "1".to_owned(),
            Self::Real { .. } => "0.5".to_owned(),
            Self::Bool => "true".to_owned(),
            Self::Init => "he_uniform".to_owned(),
            Self::Choice(words) => words.first().copied().unwrap_or_default().to_owned(),
        }
    }
}

/// The zeros around a plane.
#[derive(Clone)]
pub enum Padding {
    /// As many as make the output as large as the input, or that divided by the stride and rounded up.
    Same,
    /// At either edge, above and below, left and right.
    Each([Dim; 2]),
}

/// The value of a parameter.
#[derive(Clone)]
pub enum Value {
    Dim(Dim),
    Dims(Vec<Dim>),
    /// Height and width.
    Size([Dim; 2]),
    SizeOrZero([Dim; 2]),
    Padding(Padding),
    /// Top and bottom, left and right.
    Sides([[Dim; 2]; 2]),
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

pub fn value(
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
        Kind::Size => pair(expression, &what, SIZE, Dim::written).map(Value::Size),
        Kind::SizeOrZero => pair(expression, &what, SIZE, Dim::written_or_zero).map(Value::SizeOrZero),
        Kind::Padding => padding(expression, &what).map(Value::Padding),
        Kind::Sides => sides(expression, &what).map(Value::Sides),
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

const SIZE: &str = "a whole number or `[height, width]`";

/// A length for both axes of a plane, or one for each.
fn pair(
    expression: &Expr,
    what: &str,
    rule: &str,
    read: fn(&Expr, &str) -> Result<Dim, Mistake>,
) -> Result<[Dim; 2], Mistake> {
    let listed = |elements: &Punctuated<Expr, Token![,]>| match elements.first() {
        Some(first) => {
            let second = elements.get(1).unwrap_or(first);
            mismatch(expression, what, rule, &format!("[{}, {}]", text::code(first), text::code(second)))
        }
        None => mismatch(expression, what, rule, "3"),
    };
    match expression {
        Expr::Array(array) if array.elems.len() == 2 => Ok([
            read(&array.elems[0], &format!("the height in {what}"))?,
            read(&array.elems[1], &format!("the width in {what}"))?,
        ]),
        Expr::Array(array) => Err(listed(&array.elems)),
        Expr::Tuple(tuple) => Err(listed(&tuple.elems)),
        _ => read(expression, what).map(|dim| [dim.clone(), dim]),
    }
}

fn sides(expression: &Expr, what: &str) -> Result<[[Dim; 2]; 2], Mistake> {
    const RULE: &str = "a whole number, `[height, width]` or `[[top, bottom], [left, right]]`";
    if let Expr::Array(array) = expression
        && array.elems.iter().any(|side| matches!(side, Expr::Array(_)))
    {
        let [height, width] = [array.elems.first(), array.elems.get(1)].map(|axis| match axis {
            Some(Expr::Array(ends)) if ends.elems.len() == 2 && array.elems.len() == 2 => Some(&ends.elems),
            _ => None,
        });
        let (Some(height), Some(width)) = (height, width) else {
            return Err(mismatch(expression, what, RULE, "[[1, 1], [1, 1]]"));
        };
        let read = |side: &Expr, name: &str| Dim::written_or_zero(side, &format!("the {name} in {what}"));
        return Ok([
            [read(&height[0], "top")?, read(&height[1], "bottom")?],
            [read(&width[0], "left")?, read(&width[1], "right")?],
        ]);
    }
    let [height, width] = pair(expression, what, RULE, Dim::written_or_zero)?;
    Ok([[height.clone(), height], [width.clone(), width]])
}

fn padding(expression: &Expr, what: &str) -> Result<Padding, Mistake> {
    const WORDS: [&str; 2] = ["valid", "same"];
    const RULE: &str = "`valid`, `same`, a whole number or `[height, width]`";
    let written = text::code(expression);
    let is_word = written.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
    match (written.as_str(), expression) {
        ("valid", _) => Ok(Padding::Each([Dim::literal(0), Dim::literal(0)])),
        ("same", _) => Ok(Padding::Same),
        // Constants are in capitals.
        (_, Expr::Path(_)) if is_word => {
            Err(mismatch(expression, what, RULE, text::nearest(&written, WORDS).unwrap_or("same")))
        }
        (_, Expr::Lit(ExprLit { lit: Lit::Str(word), .. })) => {
            Err(mismatch(expression, what, RULE, text::nearest(&word.value(), WORDS).unwrap_or("same")))
        }
        _ => pair(expression, what, RULE, Dim::written_or_zero).map(Padding::Each),
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
