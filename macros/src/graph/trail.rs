//! The shapes that led to a layer, on one line.

/// A value on the way.
pub struct Step {
    pub name: String,
    pub shape: String,
}

/// `input [4] -> hidden [8] -> out`; of a long way the first and the last three.
pub fn render(steps: &[Step], layer: &str) -> String {
    let text = |step: &Step| format!("{} {}", step.name, step.shape);
    let mut parts: Vec<String> = match steps {
        [first, .., a, b, c] if steps.len() > 5 => vec![text(first), "...".to_owned(), text(a), text(b), text(c)],
        all => all.iter().map(text).collect(),
    };
    parts.push(layer.to_owned());
    parts.join(" -> ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_ways_are_cut() {
        let steps: Vec<Step> = (0..8).map(|n| Step { name: format!("l{n}"), shape: format!("[{n}]") }).collect();
        assert_eq!(render(&steps, "out"), "l0 [0] -> ... -> l5 [5] -> l6 [6] -> l7 [7] -> out");
        assert_eq!(render(&steps[..2], "out"), "l0 [0] -> l1 [1] -> out");
    }
}
