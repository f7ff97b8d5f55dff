//! The shape of a value: its axes, or what a layer of the user's own says.

use std::fmt;

use proc_macro2::TokenStream;
use quote::quote;

use super::dim::Dim;

#[derive(Clone, Debug)]
pub enum Shape {
    /// The macro knows the axes.
    Axes(Vec<Dim>),
    /// The shape that a user's layer of this name gives, a constant expression of the library's `Shape` type; or that shape
    /// with another last axis.
    Of { tokens: TokenStream, layer: String, last: Option<Dim> },
}

impl Shape {
    pub fn flat(len: Dim) -> Self {
        Self::Axes(vec![len])
    }

    /// The axes, if the macro knows them.
    pub fn axes(&self) -> Option<&[Dim]> {
        match self {
            Self::Axes(axes) => Some(axes),
            Self::Of { .. } => None,
        }
    }

    /// The number of axes, if the macro knows it.
    pub fn rank(&self) -> Option<usize> {
        self.axes().map(<[Dim]>::len)
    }

    /// The last axis.
    pub fn last(&self) -> Dim {
        match self {
            Self::Axes(axes) => axes.last().cloned().unwrap_or_else(|| Dim::literal(1)),
            Self::Of { last: Some(last), .. } => last.clone(),
            Self::Of { .. } => self.asked("last"),
        }
    }

    /// The product of all axes but the last.
    pub fn leading(&self) -> Dim {
        match self {
            Self::Axes(axes) => product(axes.split_last().map_or(&[], |(_, leading)| leading)),
            Self::Of { .. } => self.asked("leading"),
        }
    }

    /// What a normalisation takes for channels: the first axis of an image, the last of other shapes.
    pub fn channels(&self) -> Dim {
        match self {
            Self::Axes(axes) if axes.len() == 3 => axes[0].clone(),
            Self::Of { last: None, .. } => self.asked("channels"),
            _ => self.last(),
        }
    }

    /// The values of a channel that lie together.
    pub fn plane(&self) -> Dim {
        match self {
            Self::Axes(axes) if axes.len() == 3 => product(&axes[1..]),
            Self::Of { last: None, .. } => self.asked("plane"),
            _ => Dim::literal(1),
        }
    }

    /// How often the channels come one after the other.
    pub fn steps(&self) -> Dim {
        match self {
            Self::Axes(axes) if axes.len() == 2 => axes[0].clone(),
            Self::Of { .. } => self.asked("steps"),
            Self::Axes(_) => Dim::literal(1),
        }
    }

    /// The number of values.
    pub fn len(&self) -> Dim {
        match self {
            Self::Axes(axes) => product(axes),
            Self::Of { last: Some(last), .. } => self.leading().times(last),
            Self::Of { .. } => self.asked("len"),
        }
    }

    fn asked(&self, question: &str) -> Dim {
        let Self::Of { tokens, layer, .. } = self else { return Dim::literal(1) };
        let question = quote::format_ident!("{question}");
        Dim::symbolic(quote!(#tokens.#question()), format!("{layer}.{question}"))
    }

    /// The same shape but for its last axis.
    pub fn with_last(&self, last: Dim) -> Self {
        match self {
            Self::Axes(axes) => {
                let mut axes = axes.clone();
                axes.pop();
                axes.push(last);
                Self::Axes(axes)
            }
            Self::Of { tokens, layer, .. } => {
                Self::Of { tokens: tokens.clone(), layer: layer.clone(), last: Some(last) }
            }
        }
    }

    /// Whether both are equal, where the macro can tell.
    pub fn equals(&self, other: &Self) -> Option<bool> {
        let (a, b) = (self.axes()?, other.axes()?);
        if a.len() != b.len() {
            return Some(false);
        }
        let mut axes = a.iter().zip(b).map(|(a, b)| a.equals(b));
        if axes.clone().any(|axis| axis == Some(false)) {
            return Some(false);
        }
        axes.all(|axis| axis == Some(true)).then_some(true)
    }

    /// A constant expression of the library's `Shape` type.
    pub fn tokens(&self, library: &TokenStream) -> TokenStream {
        match self {
            Self::Axes(axes) => quote!(#library::__private::Shape::new(&[#(#axes),*])),
            Self::Of { tokens, last: None, .. } => tokens.clone(),
            Self::Of { tokens, last: Some(last), .. } => quote!(#tokens.with_last(#last)),
        }
    }
}

fn product(axes: &[Dim]) -> Dim {
    axes.iter().fold(Dim::literal(1), |product, axis| product.times(axis))
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Axes(axes) => {
                let axes: Vec<&str> = axes.iter().map(|axis| axis.text.as_str()).collect();
                write!(f, "[{}]", axes.join(", "))
            }
            Self::Of { layer, last: None, .. } => write!(f, "[shape of {layer}]"),
            Self::Of { last: Some(last), .. } => write!(f, "[.., {}]", last.text),
        }
    }
}
