//! Places in a program.

use std::ops::Range;

/// The byte at a line and a column, both counted from one.
pub fn offset(source: &str, line: usize, column: usize) -> usize {
    let before: usize = source.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let line = source[before..].lines().next().unwrap_or_default();
    before + line.char_indices().nth(column - 1).map_or(line.len(), |(byte, _)| byte)
}

/// All places of some code, which may be spaced otherwise there.
pub fn places(source: &str, code: &str) -> Vec<Range<usize>> {
    let starts = source.char_indices().map(|(start, _)| start);
    starts.filter_map(|start| Some(start..end_of(source, start, code)?)).collect()
}

fn end_of(source: &str, start: usize, code: &str) -> Option<usize> {
    let mut rest = source[start..].char_indices().filter(|(_, character)| !character.is_whitespace());
    let mut end = start;
    for (index, expected) in code.chars().filter(|character| !character.is_whitespace()).enumerate() {
        let (at, found) = rest.next()?;
        if found != expected || (index == 0 && at != 0) {
            return None;
        }
        end = start + at + found.len_utf8();
    }
    // Words are found whole.
    let word =
        |character: Option<char>| character.is_some_and(|character| character.is_alphanumeric() || character == '_');
    let cut_before = word(source[..start].chars().next_back()) && word(code.chars().next());
    let cut_after = word(code.chars().next_back()) && word(source[end..].chars().next());
    (!cut_before && !cut_after).then_some(end)
}

/// The layer of a name in a declaration: from its name to its end, before the comma.
pub fn layer(source: &str, name: &str) -> Option<Range<usize>> {
    let declared = |place: &Range<usize>| !source[place.end..].trim_start().starts_with('[');
    let start = places(source, &format!("{name}:")).into_iter().rfind(declared)?.start;
    let mut depth = 0_usize;
    for (at, character) in source[start..].char_indices() {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' | '}' if depth == 0 => return Some(start..start + source[start..start + at].trim_end().len()),
            _ => {}
        }
    }
    None
}
