//! The table of layers in the struct's documentation.

use super::model::Model;
use crate::graph::Dim;

/// Markdown: layer, output, parameters, multiply-accumulates, and the totals.
pub fn table(model: &Model<'_>) -> String {
    let mut lines = vec![
        String::new(),
        "| layer | | output | parameters | MACs |".to_owned(),
        "|---|---|---|---:|---:|".to_owned(),
    ];
    let (mut parameters, mut macs) = (Dim::literal(0), Dim::literal(0));
    for step in model.fields() {
        let (node, built) = (&model.graph.nodes[step.node], model.checked.built(step.node));
        // The bars of a pipeline would end the column.
        let pipeline = node.pipeline.replace('|', "\\|");
        lines.push(format!(
            "| `{}` | `{pipeline}` | `{}` | {} | {} |",
            node.name,
            built.shape,
            number(&built.parameters),
            number(&built.macs)
        ));
        parameters = parameters.plus(&built.parameters);
        macs = macs.plus(&built.macs);
    }
    lines.push(format!("| total | | | {} | {} |", number(&parameters), number(&macs)));
    lines.join("\n")
}

/// Groups of three digits, or the expression.
fn number(dim: &Dim) -> String {
    let Some(value) = dim.value else { return format!("`{}`", dim.text) };
    let digits = value.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
