//! The distributions that `init =` can name.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Expr, ExprCall, Ident};

use crate::edit::Edit;
use crate::mistake::Mistake;
use crate::text;

const PLAIN: [(&str, &str); 7] = [
    ("he_uniform", "HeUniform"),
    ("he_normal", "HeNormal"),
    ("glorot_uniform", "GlorotUniform"),
    ("glorot_normal", "GlorotNormal"),
    ("lecun_uniform", "LecunUniform"),
    ("lecun_normal", "LecunNormal"),
    ("zeros", "Zeros"),
];

/// `he_uniform`, `orthogonal`, `orthogonal(1.4)`, `constant(0.1)`, ..: a constant of the library's `Init` type.
pub fn init(expression: &Expr, library: &TokenStream) -> Result<TokenStream, Mistake> {
    let (name, argument): (&Expr, Option<&Expr>) = match expression {
        Expr::Call(ExprCall { func, args, .. }) if args.len() == 1 => (func, args.first()),
        other => (other, None),
    };
    let word = text::code(name);
    if argument.is_none()
        && let Some((_, variant)) = PLAIN.iter().find(|(plain, _)| *plain == word)
    {
        let variant = Ident::new(variant, proc_macro2::Span::mixed_site());
        return Ok(quote!(#library::__private::Init::#variant));
    }
    match (word.as_str(), argument) {
        ("orthogonal", None) => Ok(quote!(#library::__private::Init::Orthogonal { gain: 1.0 })),
        ("orthogonal", Some(gain)) => {
            let gain = real(gain)?;
            Ok(quote!(#library::__private::Init::Orthogonal { gain: #gain }))
        }
        ("constant", Some(value)) => {
            let value = real(value)?;
            Ok(quote!(#library::__private::Init::Constant(#value)))
        }
        ("constant", None) => {
            let written = text::code(expression);
            Err(Mistake::at(expression, "`constant` needs its value").mend(Edit::replace(written, "constant(0.1)")))
        }
        _ => Err(unknown(expression, name, &word, argument)),
    }
}

/// A real number; whole ones become real.
fn real(expression: &Expr) -> Result<TokenStream, Mistake> {
    match expression {
        Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(literal), .. }) => {
            let value: f64 = literal.base10_parse().map_err(Mistake::from)?;
            let value = proc_macro2::Literal::f64_unsuffixed(value);
            Ok(quote!(#value))
        }
        Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(_) | syn::Lit::Bool(_), .. }) => {
            let written = text::code(expression);
            Err(Mistake::at(expression, format!("expected a number, found `{written}`"))
                .mend(Edit::replace(written, "1.0")))
        }
        // Of its own, so that a constant of another type is marked where it stands.
        other => Ok(quote!({ const NUMBER: f64 = #other; NUMBER })),
    }
}

fn unknown(expression: &Expr, name: &Expr, word: &str, argument: Option<&Expr>) -> Mistake {
    let written = text::code(expression);
    if argument.is_some() && PLAIN.iter().any(|(plain, _)| *plain == word) {
        return Mistake::at(expression, format!("`{word}` takes no argument")).mend(Edit::replace(written, word));
    }
    let names = PLAIN.iter().map(|(plain, _)| *plain).chain(["orthogonal", "constant"]);
    let mistake = Mistake::at(name, format!("there is no initialisation `{word}`"));
    match text::nearest(word, names.clone()) {
        Some(near) => mistake.mend(Edit::replace(word, near)),
        None => mistake.mend_or(Edit::replace(written, "he_uniform"), format!("by {}", text::any(names.skip(1)))),
    }
}
