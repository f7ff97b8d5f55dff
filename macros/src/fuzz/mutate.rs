//! Tokens out of place.

use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};
use quote::ToTokens;

use super::generate::Draws;

/// What takes the place of a token, or comes between two: words first, then phrases, one a line.
const WORDS: &str = r##"
    Dense Relu Softmax LogSoftmax Add Multiply Concat Flatten Reshape Dropout LeakyRelu HardTanh Gelu Conv2d Dence relu
    input query hidden hidden2 out self Self super crate struct pub fn type r#type r#match r#hidden _ größe 层 Größe é true false
    init bias units he_normal orthogonal constant f32 f64 u8 WIDTH frozen budget parameters tanh p
    0 1 2 3 7 007 1_000 0x10 0b11 4294967296 18446744073709551615 18446744073709551616 340282366920938463463374607431768211456
    3usize 3u8 3i128 2.5 1.0 0.0 1e400 1e-400 1e308 2.5f32 1f32 "text" "" b"bytes" c"c" r#"raw"# 'c' b'c' 'a 'static
    | || |= : :: , ,, ; = == => -> <- - + * / % << >> < > .. ..= ... ! ? # $ & && @ ~ ^ () [] {} [4] [0] (input) (3) <f32> <3>
    #[frozen] #[cfg(test)]
"##;
const PHRASES: &str = r##"
    [2, 3]
    [2, 3, 4, 5]
    (a, b)
    (3, bias = false)
    (hidden2, hidden2)
    { 3 }
    #[doc = "text"]
    #[budget(macs = 10)]
    /// text
    //! text
    | Relu
    : Dense(3)
    x: Dense(3),
    x: input | Tanh,
    if true { 3 } else { 4 }
    loop {}
    |x| x
    async { 3 }
    [3; 4]
    a::<3>()
    size_of::<f32>()
    Vec<Vec<u8>>
    <u8 as From<u8>>::from
    macro_rules! x { () => {} }
    print!()
    1 / 0
    3 - 4
    1 << 64
    usize::MAX * 2
"##;

/// The tokens of a group, or of a whole declaration, changed in one place.
pub fn mutated(tokens: TokenStream, draws: &mut Draws) -> TokenStream {
    let mut tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let groups: Vec<usize> = (0..tokens.len()).filter(|at| matches!(tokens[*at], TokenTree::Group(_))).collect();
    if !groups.is_empty() && draws.percent(75) {
        let at = *draws.pick(&groups);
        if let TokenTree::Group(group) = &tokens[at] {
            tokens[at] = Group::new(group.delimiter(), mutated(group.stream(), draws)).into();
        }
        return tokens.into_iter().collect();
    }
    let (at, end) = (draws.below(tokens.len() + 1), tokens.len());
    let other = draws.below(tokens.len() + 1);
    match draws.below(10) {
        0 if at < end => drop(tokens.remove(at)),
        1 if at < end => tokens.insert(at, tokens[at].clone()),
        2 if at < end && other < end => tokens.swap(at, other),
        3 if at + 1 < end => tokens.swap(at, at + 1),
        4 if at < end => drop(tokens.splice(at..=at, random_tokens(draws))),
        5 => drop(tokens.splice(at..at, random_tokens(draws))),
        6 => {
            // A stretch goes elsewhere.
            let (from, to) = (at.min(other), at.max(other).min(at.min(other) + 8));
            let stretch: Vec<TokenTree> = tokens[from..to].to_vec();
            let place = draws.below(end + 1);
            drop(tokens.splice(place..place, stretch));
        }
        7 => {
            let (from, to) = (at.min(other), at.max(other));
            drop(tokens.drain(from..to.min(from + 6)));
        }
        8 => {
            // A stretch gets parentheses, one in another or deep.
            let (from, to) = (at.min(other), at.max(other));
            let depth = *draws.pick(&[1, 1, 1, 2, 5, 30]);
            let delimiter =
                *draws.pick(&[Delimiter::Parenthesis, Delimiter::Bracket, Delimiter::Brace, Delimiter::None]);
            let nest = |inner, _| quote::ToTokens::into_token_stream(Group::new(delimiter, inner));
            let nested = (0..depth).fold(tokens[from..to].iter().cloned().collect(), nest);
            drop(tokens.splice(from..to, nested));
        }
        _ if at < end => {
            // A group loses its delimiters, or gets others.
            if let TokenTree::Group(group) = tokens[at].clone() {
                let delimiter =
                    *draws.pick(&[Delimiter::Parenthesis, Delimiter::Bracket, Delimiter::Brace, Delimiter::None]);
                let changed: TokenStream = if draws.percent(50) {
                    group.stream()
                } else {
                    Group::new(delimiter, group.stream()).into_token_stream()
                };
                drop(tokens.splice(at..=at, changed));
            }
        }
        _ => {}
    }
    tokens.into_iter().collect()
}

fn random_tokens(draws: &mut Draws) -> TokenStream {
    match draws.below(20) {
        // No source text has these, but other macros may pass them on.
        0 => Literal::isize_unsuffixed(-3).into_token_stream(),
        1 => Literal::f64_unsuffixed(-0.5).into_token_stream(),
        2 => Literal::byte_string(b"\0\xff").into_token_stream(),
        3 => Literal::u128_suffixed(u128::MAX).into_token_stream(),
        _ => draws.pick(&vocabulary()).parse().expect("tokens"),
    }
}

fn vocabulary() -> Vec<&'static str> {
    WORDS.split_whitespace().chain(PHRASES.lines().map(str::trim)).collect()
}

/// A declaration made of tokens alone, without a plan.
pub fn noise(draws: &mut Draws, depth: usize) -> TokenStream {
    let mut tokens = TokenStream::new();
    for _ in 0..draws.below(12) {
        if depth > 0 && draws.percent(25) {
            let delimiter = *draws.pick(&[Delimiter::Parenthesis, Delimiter::Bracket, Delimiter::Brace]);
            tokens.extend([TokenTree::from(Group::new(delimiter, noise(draws, depth - 1)))]);
        } else {
            tokens.extend(random_tokens(draws));
        }
    }
    tokens
}
