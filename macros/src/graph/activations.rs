//! The table of activations.

use std::cmp::Ordering;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::arguments::{Kind, Parameter, Values};
use super::layers::argument;
use super::shape::Shape;
use crate::edit::Edit;
use crate::mistake::{Extent, Mistake};
use crate::parse::Item;

/// An activation of the library.
pub struct Entry {
    pub name: &'static str,
    pub parameters: &'static [Parameter],
    form: Form,
}

/// How an activation is written in Rust.
#[derive(Clone, Copy)]
enum Form {
    /// `Relu::new()`.
    Plain,
    /// `LeakyRelu::<f32>::new(0.01)`: the scalar, and numbers in the order of the table.
    Numbers,
    /// As `Numbers`, of which the first is below the second.
    Bounds,
    /// `Softmax::<10>::new()`: the length of the rows that it works on.
    Rows,
    /// `Gelu` or `GeluTanh`, by the choice.
    Gelu,
}

/// A real number of the user's, as a constant of its own: if it is of another type, that is marked where it stands.
pub fn number_of(expression: &TokenStream, ty: &Ident) -> TokenStream {
    quote!({ const NUMBER: #ty = #expression; NUMBER })
}

/// What the network's output is after it, for the losses.
pub const ENDINGS: [&str; 3] = ["Softmax", "LogSoftmax", "Sigmoid"];

/// Those that nowhere fall, and whose gradient is zero wherever they are constant: the largest of their values is the value of the largest
/// argument, and it makes no difference which of equal values a pool takes for the largest.
pub const CHANGE_PLACES_WITH_MAX: [&str; 3] = ["Relu", "Relu6", "HardTanh"];

const POSITIVE: Kind = Kind::Real { least: 0.0, most: f64::INFINITY };

const fn number(name: &'static str, kind: Kind, default: &'static str) -> Parameter {
    Parameter { name, kind, default: Some(default) }
}

const fn plain(name: &'static str) -> Entry {
    Entry { name, parameters: &[], form: Form::Plain }
}

pub static TABLE: &[Entry] = &[
    plain("Relu"),
    plain("Relu6"),
    Entry { name: "LeakyRelu", parameters: &[number("slope", POSITIVE, "0.01")], form: Form::Numbers },
    Entry { name: "Elu", parameters: &[number("alpha", POSITIVE, "1.0")], form: Form::Numbers },
    plain("Selu"),
    Entry {
        name: "Gelu",
        parameters: &[Parameter { name: "approximate", kind: Kind::Choice(&["none", "tanh"]), default: Some("none") }],
        form: Form::Gelu,
    },
    plain("Silu"),
    plain("Sigmoid"),
    plain("HardSigmoid"),
    plain("Tanh"),
    Entry {
        name: "HardTanh",
        parameters: &[number("min", Kind::REAL, "-1.0"), number("max", Kind::REAL, "1.0")],
        form: Form::Bounds,
    },
    plain("HardSwish"),
    Entry {
        name: "Softplus",
        parameters: &[number("beta", POSITIVE, "1.0"), number("threshold", Kind::REAL, "20.0")],
        form: Form::Numbers,
    },
    plain("Softsign"),
    Entry { name: "Softmax", parameters: &[], form: Form::Rows },
    Entry { name: "LogSoftmax", parameters: &[], form: Form::Rows },
];

impl Entry {
    /// Whether it works on whole rows, and so needs to know what a row is.
    pub fn works_on_rows(&self) -> bool {
        matches!(self.form, Form::Rows)
    }

    /// A mistake between its arguments.
    pub fn mistake(&self, item: &Item, values: &Values) -> Option<Mistake> {
        let [first, second] = self.parameters else { return None };
        let (Form::Bounds, Some(low), Some(high)) = (self.form, values.literal(0), values.literal(1)) else {
            return None;
        };
        let (name, message) = (self.name, format!("`{}` of `{}` is below `{}`", first.name, self.name, second.name));
        let mistake = Mistake::at(item, format!("{message}, found {low} and {high}"));
        match low.total_cmp(&high) {
            Ordering::Less => None,
            Ordering::Equal => {
                Some(mistake.mend_or(Edit::replace(item.written(), name), "write two different numbers"))
            }
            Ordering::Greater => {
                Some(mistake.mend(Edit::replace(item.written(), format!("{name}({high:?}, {low:?})"))))
            }
        }
    }

    /// Its type, and a constant expression of it.
    pub fn build(
        &self,
        item: &Item,
        values: &Values,
        shape: &Shape,
        library: &TokenStream,
        scalar: &Ident,
    ) -> (TokenStream, TokenStream) {
        let span = item.path.segments.last().map_or_else(Span::call_site, |segment| segment.ident.span());
        let name = match self.form {
            Form::Gelu if values.choice(0) == 1 => "GeluTanh",
            _ => self.name,
        };
        // The span of the user's own word leads an editor to the documentation of the type.
        let ident = Ident::new(name, span);
        let path = quote!(#library::__private::#ident);
        match self.form {
            Form::Plain | Form::Gelu => (path.clone(), quote!(#path::new())),
            Form::Numbers | Form::Bounds => {
                let numbers = (0..self.parameters.len()).map(|index| match values.literal(index) {
                    Some(_) => values.real(index),
                    None => number_of(&values.real(index), scalar),
                });
                let Extent { start, end } = Extent::of(item);
                // The constructor refuses a constant that is out of bounds, at its call. All of that has to be the user's
                // for the compiler to mark it, so the type is imported.
                let mut call = quote_spanned!(start=> #ident);
                call.extend(quote_spanned!(end=> ::<#scalar>::new(#(#numbers),*)));
                (quote!(#path<#scalar>), quote!({ use #path; #call }))
            }
            Form::Rows => {
                let features = argument(&shape.last());
                (quote!(#path<#features>), quote!(#path::<#features>::new()))
            }
        }
    }
}
