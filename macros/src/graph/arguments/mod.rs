//! Arguments to the parameters of a layer or an activation.

mod value;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{BinOp, Expr, ExprBinary, Ident};

pub use value::{Kind, Padding};
use value::{Value, value};

use super::activations;
use super::dim::Dim;
use super::layers;
use super::shape::Shape;
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

    /// Height and width, or `None` where they were not given and have no default.
    pub fn size(&self, index: usize) -> Option<[Dim; 2]> {
        match &self.0[index] {
            Value::Size(size) | Value::SizeOrZero(size) => Some(size.clone()),
            _ => None,
        }
    }

    pub fn padding(&self, index: usize) -> Padding {
        match &self.0[index] {
            Value::Padding(padding) => padding.clone(),
            _ => Padding::Each([Dim::literal(0), Dim::literal(0)]),
        }
    }

    /// What is at each end of both axes: top and bottom, left and right.
    pub fn sides(&self, index: usize) -> [[Dim; 2]; 2] {
        match &self.0[index] {
            Value::Sides(sides) => sides.clone(),
            _ => [[Dim::literal(0), Dim::literal(0)], [Dim::literal(0), Dim::literal(0)]],
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

    /// The dimensions that only the compiler knows, and what each is called.
    pub fn constants<'a>(&'a self, entry: &'a layers::Entry) -> impl Iterator<Item = (String, &'a Dim)> {
        let dims = self.0.iter().zip(entry.parameters).flat_map(|(value, parameter)| {
            let dims = match value {
                Value::Dim(dim) => std::slice::from_ref(dim),
                Value::Dims(dims) => dims,
                Value::Size([height, width]) if height.text == width.text => std::slice::from_ref(height),
                Value::Size(size) => size,
                _ => &[],
            };
            let axis = if matches!(value, Value::Dims(_)) { "an axis of " } else { "" };
            let what = format!("{axis}`{}` of `{}`", parameter.name, entry.name);
            dims.iter().map(move |dim| (what.clone(), dim))
        });
        dims.filter(|(_, dim)| dim.value.is_none())
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
    let bound = values.into_iter().zip(parameters).enumerate().map(|(index, (given, parameter))| {
        match (given, parameter.default) {
            (Some(given), _) => Ok(given),
            (None, Some("")) => Ok(Value::Absent),
            (None, Some(default)) => {
                value(&syn::parse_str(default).map_err(Mistake::from)?, parameter, &layer, library, input)
            }
            (None, None) => Err(missing(item, parameters, index, input)),
        }
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

/// What PyTorch and Keras call it, where that is not near.
const ELSEWHERE: &[(&str, &str)] = &[
    ("kernel_size", "kernel"),
    ("kernel_size", "size"),
    ("pool_size", "size"),
    ("scale_factor", "scale"),
    ("eps", "epsilon"),
    ("elementwise_affine", "affine"),
    ("num_groups", "groups"),
    ("out_channels", "filters"),
    ("out_features", "units"),
    ("dilation_rate", "dilation"),
    ("depth_multiplier", "multiplier"),
    ("use_bias", "bias"),
    ("kernel_initializer", "init"),
];

fn unknown(item: &Item, position: usize, name: &Ident, parameters: &[Parameter]) -> Mistake {
    let layer = text::code(&item.path);
    let mistake = Mistake::at(name, format!("`{layer}` has no argument `{name}`"));
    let names = || parameters.iter().map(|parameter| parameter.name);
    let name = name.to_string();
    let elsewhere = ELSEWHERE.iter().find(|(other, own)| *other == name && names().any(|known| known == *own));
    match elsewhere.map(|(_, own)| *own).or_else(|| text::nearest(&name, names())) {
        Some(near) => mistake.mend(Edit::replace(name, near)),
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

fn missing(item: &Item, parameters: &[Parameter], index: usize, input: Option<&Shape>) -> Mistake {
    let (layer, Parameter { name, kind, .. }) = (text::code(&item.path), &parameters[index]);
    let mut arguments: Vec<String> = item.arguments().iter().map(Argument::text).collect();
    // The first one without its name, as it is usually written; another one after those that have none.
    let example = kind.example(input);
    let argument = if index == 0 { example } else { format!("{name} = {example}") };
    let position = item.arguments().iter().take_while(|argument| index > 0 && argument.name.is_none()).count();
    arguments.insert(position, argument);
    Mistake::at(&item.path, format!("`{layer}` needs its argument `{name}`"))
        .mend(Edit::replace(item.written(), format!("{layer}({})", arguments.join(", "))))
}
