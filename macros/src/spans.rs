//! The words of a declaration reach the code with their spans, and so an editor finds what they mean: hovering over `Dense` shows
//! the documentation of the type that the field has.

use std::str::FromStr;

use proc_macro2::{LineColumn, TokenStream, TokenTree};

const DECLARATION: &str = r"[constnet] struct Player: (board: [9], history: [4, 9]) -> (policy: [9], value: [1]) {
    stem: board | Dense(16) | LeakyRelu(0.1),
    moves: history | Dense(4),
    flat: Flatten,
    filter: audio::Biquad,
    #[frozen]
    gate: Dense(WIDTH) | Sigmoid,
    gated: Multiply(stem, gate),
    both: Concat(gated, filter) | my::Bend,
    policy: Dense(9),
    value: both | Dense(1) | Softmax,
}";

/// Each word at each place where it stands.
fn words(tokens: TokenStream, found: &mut Vec<(String, LineColumn)>) {
    for token in tokens {
        match token {
            TokenTree::Ident(word) => found.push((word.to_string(), word.span().start())),
            TokenTree::Group(group) => words(group.stream(), found),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

#[test]
fn words_of_the_declaration_keep_their_places() {
    let declaration = TokenStream::from_str(DECLARATION).expect("tokens");
    let (mut written, mut generated) = (Vec::new(), Vec::new());
    words(declaration.clone(), &mut written);
    words(crate::expand(declaration), &mut generated);

    // Types and activations, the fields, and the network itself.
    let of_a_type = |word: &str| word.starts_with(char::is_uppercase) && word != "WIDTH";
    let fields = ["stem", "moves", "flat", "filter", "gate", "gated", "both", "policy", "value"];
    let mut checked = 0;
    for (word, place) in &written {
        if of_a_type(word) || word == "WIDTH" || fields.contains(&word.as_str()) && place.column == 4 {
            let kept = generated.iter().any(|(other, at)| other == word && at == place);
            assert!(kept, "`{word}` at {place:?} is not in the code");
            checked += 1;
        }
    }
    assert_eq!(checked, 15 + fields.len(), "fourteen types, a constant and the fields");
}
