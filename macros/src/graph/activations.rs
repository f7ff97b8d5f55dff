//! The table of activations.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::arguments::{Kind, Parameter, Values};
use super::layers::argument;
use super::shape::Shape;
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
    /// `Softmax::<10>::new()`: the length of the rows that it works on.
    Rows,
    /// `Gelu` or `GeluTanh`, by the choice.
    Gelu,
}

/// What the network's output is after it, for the losses.
pub const ENDINGS: [&str; 3] = ["Softmax", "LogSoftmax", "Sigmoid"];

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
        form: Form::Numbers,
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
            Form::Numbers => {
                let numbers = (0..self.parameters.len()).map(|index| values.real(index));
                (quote!(#path<#scalar>), quote!(#path::<#scalar>::new(#(#numbers),*)))
            }
            Form::Rows => {
                let features = argument(&shape.last());
                (quote!(#path<#features>), quote!(#path::<#features>::new()))
            }
        }
    }
}
