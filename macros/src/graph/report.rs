//! What to say of two shapes that don't fit: now, where the macro sees it, or when the compiler has evaluated the constants in
//! them.

use std::fmt::Display;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::dim::Dim;
use super::shape::Shape;
use super::standing::{BLANK, Fit};
use super::trail::{Step, Trail};
use crate::edit::Edit;
use crate::mistake::{Extent, Mistake};

/// A message, in pieces. It says the same from the macro as from the compiler.
pub struct Report {
    place: Extent,
    pieces: Vec<Piece>,
}

enum Piece {
    Text(String),
    Number(Dim),
    Shape(Shape),
    /// The edit that fits the second shape to the first.
    Fit(Box<(Fit, Shape, Shape)>),
}

fn around_blank(edit: &Edit) -> [String; 2] {
    let words = edit.to_string();
    let (before, after) = words.split_once(BLANK).unwrap_or_default();
    [before.to_owned(), after.to_owned()]
}

/// A condition for the compiler to check.
#[derive(Clone)]
pub struct Assertion {
    pub place: Extent,
    /// The condition.
    pub holds: TokenStream,
    /// Calls on the library's `Message` that put together what to say where it does not hold.
    pub message: TokenStream,
    /// The assertions above it on the way from the inputs, by number: where one of them fails, this one is of no interest.
    pub after: Vec<usize>,
}

impl Report {
    /// A message at tokens of the user's.
    pub fn at(place: &impl ToTokens) -> Self {
        Self::in_place(Extent::of(place))
    }

    pub fn in_place(place: Extent) -> Self {
        Self { place, pieces: Vec::new() }
    }

    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.pieces.push(Piece::Text(text.into()));
        self
    }

    pub fn number(mut self, number: &Dim) -> Self {
        self.pieces.push(Piece::Number(number.clone()));
        self
    }

    pub fn shape(mut self, shape: &Shape) -> Self {
        self.pieces.push(Piece::Shape(shape.clone()));
        self
    }

    /// The shapes that led there.
    pub fn shapes(self, trail: &Trail) -> Self {
        let start = self.text("\nshapes: ");
        trail.steps().enumerate().fold(start, |report, (index, step)| {
            let report = if index == 0 { report } else { report.text(" -> ") };
            match step {
                Some(Step { name, shape: Some(shape) }) => report.text(format!("{name} ")).shape(shape),
                Some(Step { name, shape: None }) => report.text(name.clone()),
                None => report.text("..."),
            }
        })
    }

    pub fn mend(self, edit: Edit) -> Self {
        self.advise(edit)
    }

    /// The edit that replaces `old` by a shape.
    pub fn mend_by_shape(self, old: &str, new: &Shape) -> Self {
        match new {
            // In the user's own words, constants included.
            Shape::Axes(_) => self.mend(Edit::replace(old, new.to_string())),
            Shape::Of { .. } => {
                let [before, after] = around_blank(&Edit::replace(old, BLANK));
                self.advise(before).shape(new).text(after)
            }
        }
    }

    /// The edit that fits `found` to `expected`, when the compiler knows both.
    pub fn fit(mut self, fit: Fit, expected: &Shape, found: &Shape) -> Self {
        self.pieces.push(Piece::Fit(Box::new((fit, expected.clone(), found.clone()))));
        self
    }

    pub fn advise(self, advice: impl Display) -> Self {
        self.text(format!("\nhelp: {advice}"))
    }

    /// Says it now.
    pub fn mistake(self) -> Mistake {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Number(number) => number.text.clone(),
            Piece::Shape(shape) => shape.to_string(),
            Piece::Fit(..) => String::new(),
        });
        Mistake::in_place(self.place, pieces.collect::<String>())
    }

    /// Lets the compiler say it, unless the condition holds.
    pub fn unless(self, holds: TokenStream, library: &TokenStream) -> Assertion {
        let calls = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => quote!(.text(#text)),
            Piece::Number(number) => quote!(.number(#number)),
            Piece::Shape(shape) => {
                let shape = shape.tokens(library);
                quote!(.shape(&#shape))
            }
            Piece::Fit(fit) => {
                let (Fit { name, put, resized }, expected, found) = fit.as_ref();
                let (expected, found) = (expected.tokens(library), found.tokens(library));
                let resized = match resized.as_ref().map(around_blank) {
                    Some([before, after]) => quote!(#library::__private::Some([#before, #after])),
                    None => quote!(#library::__private::None),
                };
                let [before, after] = around_blank(put);
                quote!(.fit(&#expected, &#found, #resized, [#before, #after], #name))
            }
        });
        Assertion { place: self.place, holds, message: quote!(#(#calls)*), after: Vec::new() }
    }
}
