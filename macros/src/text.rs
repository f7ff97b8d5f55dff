//! Names and code as text: for messages, and for the nearest name to a misspelt one.

use quote::ToTokens;

/// Code as a person would write it, on one line.
pub fn code(tokens: &impl ToTokens) -> String {
    let spaced = tokens.to_token_stream().to_string();
    let mut text = String::with_capacity(spaced.len());
    let mut characters = spaced.chars().peekable();
    while let Some(character) = characters.next() {
        if !character.is_whitespace() {
            text.push(character);
        } else if characters.peek().is_some_and(|after| !after.is_whitespace() && apart(&text, *after)) {
            text.push(' ');
        }
    }
    text
}

/// Whether a space stands between what is written and the next character.
fn apart(written: &str, after: char) -> bool {
    let before = written.chars().next_back().unwrap_or(' ');
    // `f (x)` and `x [0]` are one word, `2 * (3 + 4)` and `- [1]` are not.
    let calls = before.is_alphanumeric() || matches!(before, '_' | '#' | '!' | ')' | ']' | '>');
    let glued = matches!(after, ',' | ')' | ']' | '?' | '.')
        || (matches!(after, '(' | '[') && calls)
        || matches!(before, '(' | '[' | '!' | '.' | '&' | '#');
    let in_path = after == ':' || written.ends_with("::");
    let sign = written.strip_suffix('-').map(str::trim_end).is_some_and(|left| {
        left.is_empty() || left.ends_with(['(', '[', ',', '=', '+', '-', '*', '/', '%', '<', '>', '|', '&'])
    });
    !(glued || in_path || sign)
}

/// The name that was probably meant: at most two edits away, and less than half of the name.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (distance(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(edits, candidate)| *edits <= 2 && 2 * edits < candidate.len())
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, candidate)| candidate)
}

/// Insertions, deletions and substitutions between two words, and swaps of neighbours: Damerau and Levenshtein's
/// distance in the form of optimal string alignment.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let substituted = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = substituted.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

/// `a`, `a and b`, `a, b and c`, each in backticks.
pub fn all<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    list(names, "and")
}

/// `a`, `a or b`, `a, b or c`, each in backticks.
pub fn any<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    list(names, "or")
}

fn list<'a>(names: impl IntoIterator<Item = &'a str>, word: &str) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [many @ .., last] => format!("{} {word} {last}", many.join(", ")),
    }
}

/// `HiddenLayer` as `hidden_layer`.
pub fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for (index, character) in name.chars().enumerate() {
        if character.is_uppercase() && index > 0 && !snake.ends_with('_') {
            snake.push('_');
        }
        snake.extend(character.to_lowercase());
    }
    snake
}

/// `hidden_layer` as `HiddenLayer`.
pub fn camel_case(name: &str) -> String {
    let words = name.split('_').map(|word| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_reads_as_written() {
        for text in ["U64::USIZE", "2 * (WIDTH + 1)", "[2, 3]", "max(a, b)", "#[frozen]", "-8", "f(-1.0, 4 - 8)"] {
            let tokens: proc_macro2::TokenStream = text.parse().expect("an expression");
            assert_eq!(code(&tokens), text);
        }
        let tokens: proc_macro2::TokenStream = "2*WIDTH+U64::USIZE".parse().expect("an expression");
        assert_eq!(code(&tokens), "2 * WIDTH + U64::USIZE");
    }

    #[test]
    fn the_nearest_name_is_near() {
        let names = ["Dense", "Dropout", "Add", "Flatten"];
        assert_eq!(nearest("Dence", names), Some("Dense"));
        assert_eq!(nearest("dense", names), Some("Dense"));
        assert_eq!(nearest("Desne", names), Some("Dense"));
        assert_eq!(nearest("Flaten", names), Some("Flatten"));
        assert_eq!(nearest("Biquad", names), None);
        assert_eq!(nearest("Mad", names), None);
    }
}
