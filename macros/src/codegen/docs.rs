//! The table of layers in the struct's documentation.

use super::model::Model;
use crate::graph::Dim;

/// Markdown, line by line: layer, output, parameters, multiply-accumulates, and the totals.
pub fn table(model: &Model<'_>) -> Vec<String> {
    // A table begins a paragraph of its own.
    let documented = model.graph.attributes.iter().any(|attribute| attribute.path().is_ident("doc"));
    let mut lines = if documented { vec![String::new()] } else { Vec::new() };
    lines.extend([" | layer | | output | parameters | MACs |".to_owned(), " |---|---|---|---:|---:|".to_owned()]);
    let (mut parameters, mut macs) = (Some(0), Some(0));
    for step in model.fields() {
        let (node, built) = (&model.graph.nodes[step.node], model.checked.built(step.node));
        // The bars of a pipeline would end the column.
        let pipeline = node.pipeline.replace('|', "\\|");
        let dropped = match built.dropped {
            [0, 0] => String::new(),
            dropped => format!(", drops the last {}", lines_of(dropped)),
        };
        lines.push(format!(
            " | `{}` | `{pipeline}`{dropped} | `{}` | {} | {} |",
            node.name,
            built.shape,
            number(&built.parameters),
            number(&built.macs)
        ));
        parameters = parameters.zip(built.parameters.value).map(|(sum, more)| sum + more);
        macs = macs.zip(built.macs.value).map(|(sum, more)| sum + more);
    }
    let total = |sum: Option<usize>, constant: &str| sum.map_or_else(|| format!("`{constant}`"), grouped);
    lines.push(format!(" | total | | | {} | {} |", total(parameters, "PARAMETERS"), total(macs, "MACS")));
    lines
}

/// Numbers of rows and columns: `row and 2 columns`.
fn lines_of(numbers: [usize; 2]) -> String {
    let named = numbers.into_iter().zip(["row", "column"]).filter(|(number, _)| *number > 0);
    let named = named.map(|(number, name)| match number {
        1 => name.to_owned(),
        _ => format!("{number} {name}s"),
    });
    named.collect::<Vec<_>>().join(" and ")
}

fn number(dim: &Dim) -> String {
    dim.value.map_or_else(|| format!("`{}`", dim.text), grouped)
}

/// Groups of three digits.
fn grouped(value: usize) -> String {
    let digits = value.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
