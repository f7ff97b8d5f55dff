//! One length: a number where the macro can tell, and an expression always.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{BinOp, Expr, ExprBinary, ExprLit, Lit, LitInt, UnOp};

use super::report::{Assertion, Report};
use crate::edit::Edit;
use crate::mistake::Mistake;
use crate::text;

/// A length, such as the number of features.
#[derive(Clone, Debug)]
pub struct Dim {
    /// A constant expression of type `usize`.
    tokens: TokenStream,
    /// Its value, where it is made of literals.
    pub value: Option<usize>,
    /// For people: the value, or the expression as written.
    pub text: String,
}

impl Dim {
    pub fn literal(value: usize) -> Self {
        let literal = proc_macro2::Literal::usize_unsuffixed(value);
        Self { tokens: quote!(#literal), value: Some(value), text: value.to_string() }
    }

    /// An expression that only the compiler can evaluate.
    pub fn symbolic(tokens: TokenStream, text: String) -> Self {
        Self { tokens, value: None, text }
    }

    /// A dimension as the user wrote it. `what` names it for the message.
    pub fn written(expression: &Expr, what: &str) -> Result<Self, Mistake> {
        let dim = Self::read(expression, what, "a positive whole number")?;
        if dim.value == Some(0) {
            return Err(Mistake::at(expression, format!("{what} is zero"))
                .mend_or(Edit::replace(text::code(expression), "1"), "by another positive number"));
        }
        Ok(dim)
    }

    /// As [`written`](Self::written), of a length that may be zero.
    pub fn written_or_zero(expression: &Expr, what: &str) -> Result<Self, Mistake> {
        Self::read(expression, what, "a whole number")
    }

    fn read(expression: &Expr, what: &str, rule: &str) -> Result<Self, Mistake> {
        match evaluate(expression) {
            Evaluation::Known(value) => {
                // The user's own tokens stay where they are a plain number, for their span.
                let tokens = if matches!(expression, Expr::Lit(_)) {
                    expression.to_token_stream()
                } else {
                    Self::literal(value).tokens
                };
                Ok(Self { tokens, value: Some(value), text: value.to_string() })
            }
            Evaluation::Symbolic => Ok(Self::symbolic(in_a_block(expression), text::code(expression))),
            Evaluation::Wrong(found) => Err(wrong(expression, what, rule, found)),
        }
    }

    /// A limit as the user wrote it, which may be zero.
    pub fn limit(expression: &Expr, what: &str) -> Result<(), Mistake> {
        match evaluate(expression) {
            Evaluation::Known(_) | Evaluation::Symbolic => Ok(()),
            Evaluation::Wrong(found) => Err(wrong(expression, what, "a positive whole number", found)),
        }
    }

    /// The check that a dimension as written, of constants, is not zero. `what` names it for the message.
    pub fn positive(&self, what: &str, library: &TokenStream) -> Assertion {
        let tokens = &self.tokens;
        Report::at(tokens)
            .text(format!("{what} is a positive whole number, but `{}` is 0", self.text))
            .advise(Edit::replace(self.text.clone(), "1"))
            .text(", or by another positive number")
            .unless(quote!((#tokens) > 0), library)
    }

    /// The same, or one where it is a constant that is zero. [`positive`](Self::positive) says so, and what would be worked out from zero
    /// would only say it again.
    pub fn or_one(&self, library: &TokenStream) -> Self {
        match self.value {
            Some(_) => self.clone(),
            None => Self::symbolic(quote!(#library::__private::or_one(#self)), self.text.clone()),
        }
    }

    /// Whether both are equal, where the macro can tell.
    pub fn equals(&self, other: &Self) -> Option<bool> {
        match (self.value, other.value) {
            (Some(a), Some(b)) => Some(a == b),
            _ if self.text == other.text => Some(true),
            _ => None,
        }
    }

    pub fn times(&self, other: &Self) -> Self {
        self.combine(other, "*", usize::checked_mul, quote!(*), Some(1))
    }

    pub fn plus(&self, other: &Self) -> Self {
        self.combine(other, "+", usize::checked_add, quote!(+), Some(0))
    }

    /// The difference, or zero where that would be negative.
    pub fn minus(&self, other: &Self, library: &TokenStream) -> Self {
        self.call(other, "-", usize::saturating_sub, quote!(#library::__private::minus), 0)
    }

    /// The quotient, rounded down; zero where the divisor is.
    pub fn over(&self, other: &Self, library: &TokenStream) -> Self {
        self.call(other, "/", |a, b| a.checked_div(b).unwrap_or(0), quote!(#library::__private::over), 1)
    }

    /// An operation on whole numbers that does what operators do only where there is no overflow. With `neutral` on its right
    /// it changes nothing.
    fn call(
        &self,
        other: &Self,
        sign: &str,
        apply: fn(usize, usize) -> usize,
        function: TokenStream,
        neutral: usize,
    ) -> Self {
        if other.value == Some(neutral) {
            return self.clone();
        }
        if let (Some(a), Some(b)) = (self.value, other.value) {
            return Self::literal(apply(a, b));
        }
        let (a, b) = (&self.tokens, &other.tokens);
        Self::symbolic(quote!(#function(#a, #b)), format!("{} {sign} {}", group(&self.text), group(&other.text)))
    }

    fn combine(
        &self,
        other: &Self,
        sign: &str,
        apply: fn(usize, usize) -> Option<usize>,
        operator: TokenStream,
        neutral: Option<usize>,
    ) -> Self {
        if self.value == neutral {
            return other.clone();
        }
        if other.value == neutral {
            return self.clone();
        }
        if let (Some(a), Some(b)) = (self.value, other.value)
            && let Some(value) = apply(a, b)
        {
            return Self::literal(value);
        }
        let (a, b) = (&self.tokens, &other.tokens);
        Self::symbolic(quote!((#a) #operator (#b)), format!("{} {sign} {}", group(&self.text), group(&other.text)))
    }
}

/// Parentheses around what has an operator in it.
fn group(text: &str) -> String {
    if text.contains(' ') { format!("({text})") } else { text.to_owned() }
}

impl ToTokens for Dim {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.tokens.to_tokens(tokens);
    }
}

/// Tokens that mean the same where a statement could be, as between braces: `if A { 2 } else { 3 } + 1` would end before the
/// sign, and `crate` alone would begin an item.
fn in_a_block(expression: &Expr) -> TokenStream {
    let tokens = expression.to_token_stream();
    let mut ahead = tokens.clone().into_iter();
    let goes_on = matches!(expression, Expr::Binary(_) | Expr::Cast(_) | Expr::Index(_) | Expr::Call(_));
    let misread = match (ahead.next(), ahead.next()) {
        (Some(TokenTree::Group(group)), _) => group.delimiter() == Delimiter::Brace && goes_on,
        (Some(TokenTree::Ident(word)), Some(TokenTree::Punct(sign))) if word == "crate" => sign.as_char() != ':',
        (Some(TokenTree::Ident(word)), _) if word == "crate" => true,
        (Some(TokenTree::Ident(word)), _) => {
            ["if", "match", "unsafe", "const", "loop"].iter().any(|block| word == block) && goes_on
        }
        _ => false,
    };
    if misread { quote!((#tokens)) } else { tokens }
}

enum Evaluation {
    Known(usize),
    Symbolic,
    /// What it is instead of a positive whole number.
    Wrong(&'static str),
}

const BEYOND: &str = "a number beyond `usize`";

fn evaluate(expression: &Expr) -> Evaluation {
    match expression {
        Expr::Lit(ExprLit { attrs, .. }) if !attrs.is_empty() => Evaluation::Wrong("a number with an attribute"),
        Expr::Lit(ExprLit { lit: Lit::Int(literal), .. }) => whole(literal),
        Expr::Lit(ExprLit { lit: Lit::Float(_), .. }) => Evaluation::Wrong("a number with a fraction"),
        Expr::Lit(ExprLit { lit: Lit::Str(_), .. }) => Evaluation::Wrong("a text"),
        Expr::Lit(ExprLit { lit: Lit::Bool(_), .. }) => Evaluation::Wrong("a truth value"),
        Expr::Lit(_) => Evaluation::Wrong("another literal"),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => Evaluation::Wrong("a negative number"),
        Expr::Array(_) | Expr::Tuple(_) => Evaluation::Wrong("a list"),
        Expr::Infer(_) => Evaluation::Wrong("no number"),
        Expr::Range(_) => Evaluation::Wrong("a range"),
        Expr::Paren(inner) => evaluate(&inner.expr),
        Expr::Group(inner) => evaluate(&inner.expr),
        Expr::Binary(binary) => arithmetic(binary),
        _ => Evaluation::Symbolic,
    }
}

fn whole(literal: &LitInt) -> Evaluation {
    if !matches!(literal.suffix(), "" | "usize") {
        return Evaluation::Wrong("not of type `usize`");
    }
    literal.base10_parse().map_or(Evaluation::Wrong(BEYOND), Evaluation::Known)
}

fn arithmetic(ExprBinary { left, op, right, .. }: &ExprBinary) -> Evaluation {
    let (a, b) = match (evaluate(left), evaluate(right)) {
        (Evaluation::Wrong(found), _) | (_, Evaluation::Wrong(found)) => return Evaluation::Wrong(found),
        (Evaluation::Known(a), Evaluation::Known(b)) => (a, b),
        _ => return Evaluation::Symbolic,
    };
    let (value, otherwise) = match op {
        BinOp::Add(_) => (a.checked_add(b), BEYOND),
        BinOp::Sub(_) => (a.checked_sub(b), "a negative number"),
        BinOp::Mul(_) => (a.checked_mul(b), BEYOND),
        BinOp::Div(_) => (a.checked_div(b), "a division by zero"),
        BinOp::Rem(_) => (a.checked_rem(b), "a division by zero"),
        BinOp::Shl(_) => (u32::try_from(b).ok().and_then(|b| a.checked_shl(b)), BEYOND),
        BinOp::Shr(_) => (u32::try_from(b).ok().and_then(|b| a.checked_shr(b)), BEYOND),
        // Other operators are the compiler's.
        _ => return Evaluation::Symbolic,
    };
    value.map_or(Evaluation::Wrong(otherwise), Evaluation::Known)
}

fn wrong(expression: &Expr, what: &str, rule: &str, found: &str) -> Mistake {
    let written = text::code(expression);
    let mistake = Mistake::at(expression, format!("{what} is {rule}, but `{written}` is {found}"));
    let digit = |c: &char| c.is_ascii_digit() || *c == '_';
    let digits: String = written.chars().skip_while(|c| !c.is_ascii_digit()).take_while(digit).collect();
    let number = digits.trim_start_matches('0').trim_matches('_');
    if number.replace('_', "").parse::<u32>().is_ok() {
        mistake.mend(Edit::replace(written, number))
    } else {
        mistake.mend_or(Edit::replace(written, "8"), "by another positive number")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dim(text: &str) -> Result<Dim, Mistake> {
        Dim::written(&syn::parse_str(text).expect("an expression"), "a dimension")
    }

    #[test]
    fn literal_arithmetic_is_evaluated() {
        for (text, value) in
            [("10", 10), ("2 * (3 + 4)", 14), ("1 << 4", 16), ("0x10", 16), ("28 / 2 - 1", 13), ("7usize", 7)]
        {
            assert_eq!(dim(text).ok().and_then(|dim| dim.value), Some(value), "{text}");
        }
        for text in ["WIDTH", "2 * WIDTH", "U64::USIZE", "max(2, 3)"] {
            assert_eq!(dim(text).ok().map(|dim| dim.value), Some(None), "{text}");
        }
        for text in
            ["0", "-3", "2.5", "\"8\"", "[3]", "1 - 2", "8 / 0", "8u8", "true", "1..3", "1 << 200", "#[cfg(test)] 3"]
        {
            assert!(dim(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_expression_goes_on_after_a_block() {
        for text in [
            "if A { 2 } else { 3 } + 1",
            "{ WIDTH } * 2",
            "match A { _ => WIDTH } as usize",
            "if A { 2 } else { 3 }",
            "crate",
        ] {
            let Ok(dim) = dim(text) else { panic!("{text}") };
            let block: syn::Block = syn::parse_quote!({ #dim });
            assert_eq!(block.stmts.len(), 1, "{text}");
        }
    }

    #[test]
    fn products_keep_their_text() {
        let width = dim("WIDTH").ok().expect("symbolic");
        let sum = width.plus(&Dim::literal(3));
        assert_eq!(sum.times(&Dim::literal(2)).text, "(WIDTH + 3) * 2");
        assert_eq!(width.times(&Dim::literal(1)).text, "WIDTH");
        assert_eq!(width.equals(&width.clone()), Some(true));
        assert_eq!(width.equals(&sum), None);
    }
}
