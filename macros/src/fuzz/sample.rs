//! A sample of mutated declarations that the front end calls good, in `tests/random_networks/mutated.rs` for the compiler to
//! agree. `CONSTNET_BLESS=1 cargo test -p constnet-macros` writes it anew.

use std::collections::HashSet;
use std::fmt::Write;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Expr, ExprLit, Lit, Meta, UnOp};

use super::declaration;
use super::generate::{self, Draws, Generator, Language};
use super::mutate::mutated;
use crate::parse::{self, Argument};

/// Without names from outside, so that the front end knows all that the compiler does.
const LITERAL: Language = Language { scalar: "<f64>", outside_names: false, most_layers: 4, images: false };

/// The names that may stand in a declaration of the sample. All others would be the user's own, which may or may not exist.
const LAYERS: &str = "Dense Flatten Reshape Dropout Add Multiply Concat";
const SETTINGS: &str = "none tanh he_uniform he_normal glorot_uniform glorot_normal lecun_uniform lecun_normal zeros \
    orthogonal constant";

fn among(word: &str, words: &str) -> bool {
    words.split_whitespace().any(|other| other == word)
}

/// Whether a declaration means nothing from outside, so that the front end alone decides whether it is good; and whether it is
/// small.
fn speaks_for_itself(tokens: &TokenStream) -> bool {
    let Ok((declaration, _)) = parse::declaration(quote!([constnet] #tokens)) else { return false };
    let activation = |name: &str| generate::ACTIVATIONS.iter().any(|known| known.split('(').next() == Some(name));
    let layers = declaration.layers.iter().all(|layer| {
        layer.attributes.is_empty()
            && layer.items.iter().enumerate().all(|(position, item)| {
                let name = item.ident().map(ToString::to_string).unwrap_or_default();
                let joint = among(&name, "Add Multiply Concat");
                let known = position == 0 && among(&name, LAYERS) || activation(&name);
                let value = if among(&name, "Dense Reshape") { is_length } else { is_number };
                let mut arguments = item.arguments().iter().enumerate();
                let literal = arguments.all(|(position, Argument { name: named, value: given })| {
                    // The distribution of `Dense`, or the form of `Gelu`, by its place or by its name.
                    let is_word = match named {
                        Some(word) => word == "init" || word == "approximate",
                        None => name == "Gelu" || position == 2,
                    };
                    value(given) || is_word && is_setting(given)
                });
                known && (joint || literal)
            })
    });
    let ports = declaration.inputs.ports.iter().chain(&declaration.outputs.ports);
    let visible = matches!(declaration.visibility, syn::Visibility::Public(_) | syn::Visibility::Inherited);
    let documented = declaration.attributes.iter().all(|attribute| is_doc(&attribute.meta));
    let mut axes = ports.flat_map(|port| &port.shape.axes);
    layers && visible && documented && declaration.budgets.is_empty() && axes.all(is_length)
}

/// Other attributes, and odd ones, are the compiler's to judge.
fn is_doc(meta: &Meta) -> bool {
    matches!(meta, Meta::NameValue(doc)
        if doc.path.is_ident("doc") && matches!(doc.value, Expr::Lit(ExprLit { lit: Lit::Str(_), .. })))
}

/// A literal, below 100 and perhaps negative.
fn is_number(expression: &Expr) -> bool {
    match expression {
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => number.base10_parse().is_ok_and(|number: u64| number < 100),
        Expr::Lit(literal) => !matches!(literal.lit, Lit::Str(_) | Lit::ByteStr(_) | Lit::CStr(_)),
        Expr::Paren(inner) => is_number(&inner.expr),
        Expr::Unary(unary) => matches!(unary.op, UnOp::Neg(_)) && is_number(&unary.expr),
        _ => false,
    }
}

/// A length, or a list of them, whose values the front end knows.
fn is_length(expression: &Expr) -> bool {
    match expression {
        Expr::Paren(inner) => is_length(&inner.expr),
        Expr::Binary(binary) => {
            let sign = binary.op.to_token_stream().to_string();
            among(&sign, "+ - * / % << >>") && is_length(&binary.left) && is_length(&binary.right)
        }
        Expr::Array(array) => array.elems.iter().all(is_length),
        other => is_number(other),
    }
}

fn is_setting(expression: &Expr) -> bool {
    match expression {
        Expr::Call(call) => is_setting(&call.func) && call.args.iter().all(is_number),
        Expr::Path(path) => path.path.get_ident().is_some_and(|word| among(&word.to_string(), SETTINGS)),
        _ => false,
    }
}

/// Declarations that were mutated and are good all the same.
fn sample() -> String {
    let (mut generator, mut draws) = (Generator::new(104, LITERAL), Draws::seeded(105));
    let mut text = String::from(
        "//! Drawn and mutated by the macro's own tests, which say that these are good; `CONSTNET_BLESS=1 cargo test -p\n\
         //! constnet-macros` writes them anew.\n",
    );
    let mut seen = HashSet::new();
    let mut count = 0;
    while count < 150 {
        let original = declaration(&mut generator);
        seen.insert(original.to_string());
        let mut case = original;
        for _ in 0..1 + draws.below(4) {
            case = mutated(case, &mut draws);
        }
        // As text, so that groups without delimiters go.
        let Ok(case) = case.to_string().parse::<TokenStream>() else { continue };
        if seen.insert(case.to_string()) && speaks_for_itself(&case) && crate::stages(quote!([constnet] #case)).is_ok()
        {
            let _ = write!(text, "\nmod net_{count} {{\n    constnet::network! {{ {case} }}\n}}\n");
            count += 1;
        }
    }
    text
}

#[test]
fn the_committed_sample_is_the_drawn_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/random_networks/mutated.rs");
    let sample = sample();
    if std::env::var_os("CONSTNET_BLESS").is_some() {
        std::fs::write(path, sample).expect("the file can be written");
    } else {
        let committed = std::fs::read_to_string(path).expect("the file can be read");
        assert!(committed == sample, "the sample is not what the tests draw; run with CONSTNET_BLESS=1");
    }
}
