//! Declarations drawn at random, all of them good: chains and graphs of every layer, with several inputs and outputs, layers
//! that many read, nested networks and layers of the user's own. The same seed draws the same text.

use std::fmt::Write;

mod draws;
mod images;
mod vocabulary;

pub use draws::Draws;
pub use vocabulary::ACTIVATIONS;
use vocabulary::{INITS, OWN_ACTIVATIONS, WORK_ON_ROWS};

/// What a declaration may be made of.
#[derive(Clone, Copy)]
pub struct Language {
    pub scalar: &'static str,
    /// Whether names from outside occur: constants as dimensions, the user's own layers, nested networks.
    pub outside_names: bool,
    /// The number of layers at most, before those that join what nobody reads.
    pub most_layers: usize,
    /// Whether most values are images, and what reads them layers of images.
    pub images: bool,
}

/// A network that later ones may nest. Those with dropout or a batch norm are left out, so that a declaration says of itself whether
/// training and inference differ.
#[derive(Clone)]
pub struct Nestable {
    name: String,
    input: Vec<usize>,
    output: Vec<usize>,
}

/// The shape of several values as a network has it when it is a layer: one row of them all.
fn as_layer(values: &[Value]) -> Vec<usize> {
    match values {
        [one] => one.shape.clone(),
        several => vec![several.iter().map(|value| value.shape.iter().product::<usize>()).sum()],
    }
}

/// Draws networks one after the other.
pub struct Generator {
    draws: Draws,
    language: Language,
    nestable: Vec<Nestable>,
}

/// A layer or an input, for others to read.
#[derive(Clone)]
struct Value {
    name: String,
    shape: Vec<usize>,
    /// Whether the macro knows its axes; of the user's layers it does not.
    known: bool,
    read: bool,
    is_input: bool,
}

struct Layers {
    values: Vec<Value>,
    lines: String,
    count: usize,
}

impl Generator {
    pub fn new(seed: u64, language: Language) -> Self {
        Self { draws: Draws::seeded(seed), language, nestable: Vec::new() }
    }

    /// The declaration of the next network, as it stands in `network! { .. }`.
    pub fn network(&mut self, name: &str) -> String {
        let mut layers = Layers { values: Vec::new(), lines: String::new(), count: 0 };
        let inputs = if self.draws.percent(30) { 2 + self.draws.below(2) } else { 1 };
        let named_inputs = inputs > 1 || self.draws.percent(5);
        for input in 0..inputs {
            let name = if named_inputs { ["query", "memory", "context"][input].to_owned() } else { "input".to_owned() };
            let shape = self.shape();
            layers.values.push(Value { name, shape, known: true, read: false, is_input: true });
        }
        let input = self.ports(&layers.values, named_inputs);
        for _ in 0..1 + self.draws.below(self.language.most_layers) {
            self.layer(&mut layers);
        }
        let several = self.draws.percent(30);
        let outputs = if several { self.several_outputs(&mut layers) } else { self.single_output(&mut layers) };
        let output = self.ports(&outputs, several);
        if !layers.lines.contains("Dropout") && !layers.lines.contains("BatchNorm") {
            let (input, output) = (as_layer(&layers.values[..inputs]), as_layer(&outputs));
            self.nestable.push(Nestable { name: name.to_owned(), input, output });
        }
        let mut text = String::new();
        if self.draws.percent(20) {
            let _ = writeln!(text, "    /// Layers: {}.", layers.count);
        }
        if self.draws.percent(20) {
            text.push_str("    #[budget(parameters = 10_000, workspace_bytes = 1 << 16)]\n");
        }
        let scalar = self.language.scalar;
        let _ = write!(text, "    pub struct {name}{scalar}: {input} -> {output} {{\n{}    }}\n", layers.lines);
        text
    }

    fn ports(&mut self, values: &[Value], named: bool) -> String {
        if !named {
            return self.axes(&values[0].shape);
        }
        let ports: Vec<String> =
            values.iter().map(|port| format!("{}: {}", port.name, self.axes(&port.shape))).collect();
        format!("({})", ports.join(", "))
    }

    fn shape(&mut self) -> Vec<usize> {
        if self.language.images && self.draws.percent(80) {
            return self.image_shape();
        }
        let rank = *self.draws.pick(&[1, 1, 1, 2, 2, 3]);
        let most = [6, 4, 3][rank - 1];
        (0..rank).map(|_| 1 + self.draws.below(most)).collect()
    }

    fn axes(&mut self, shape: &[usize]) -> String {
        let axes: Vec<String> = shape.iter().map(|axis| self.dimension(*axis)).collect();
        format!("[{}]", axes.join(", "))
    }

    /// A number, now and then as an expression.
    fn dimension(&mut self, value: usize) -> String {
        if self.draws.percent(85) {
            return value.to_string();
        }
        match value {
            2 if self.language.outside_names => "TWO".to_owned(),
            3 if self.language.outside_names => "wide::THREE".to_owned(),
            5 if self.language.outside_names => "TWO + wide::THREE".to_owned(),
            6 if self.language.outside_names => "TWO * wide::THREE".to_owned(),
            4 => "1 << 2".to_owned(),
            6 => "(2 * 3)".to_owned(),
            _ => format!("{value}usize"),
        }
    }

    /// One more layer, which reads what is there, and rather what nobody has read yet.
    fn layer(&mut self, layers: &mut Layers) {
        let source = self.source(layers);
        let value = layers.values[source].clone();
        if self.language.images && value.known && value.shape.len() == 3 && self.draws.percent(75) {
            return self.image_layer(layers, &value);
        }
        if self.language.images && value.known && value.shape.len() < 3 && self.draws.percent(15) {
            return self.norm_of_features(layers, &value);
        }
        let alike = |other: &&Value| other.shape == value.shape;
        let partners: Vec<Value> = layers.values.iter().filter(alike).cloned().collect();
        let (operation, shape, known) = match self.draws.below(100) {
            0..40 if value.shape.len() < 3 => {
                let units = 1 + self.draws.below(6);
                let mut shape = value.shape.clone();
                shape.pop();
                shape.push(units);
                (self.dense(units), shape, value.known)
            }
            40..48 => {
                let operation = self.draws.pick(&["Dropout(0.5)", "Dropout(p = 0.2)", "Dropout(0)"]);
                ((*operation).to_owned(), value.shape.clone(), value.known)
            }
            48..56 => ("Flatten".to_owned(), vec![value.shape.iter().product()], true),
            56..64 => {
                let shape = self.reshaped(value.shape.iter().product());
                (format!("Reshape({})", self.axes(&shape)), shape, true)
            }
            64..80 => {
                let kind = self.draws.pick(&["Add", "Multiply"]);
                let reads = self.reads(&value, &partners);
                return self.push_joint(layers, kind, &reads, value.shape.clone(), value.known);
            }
            80..88 if value.known || value.shape.len() == 1 => return self.concat(layers, &value),
            88..96 if self.language.outside_names => return self.of_the_user(layers, &value, &partners),
            _ => return self.activation_alone(layers, &value),
        };
        let parameters = operation.starts_with("Dense");
        self.push(layers, &value, &operation, shape, known, parameters);
    }

    /// What to read: the value above if it is unread, otherwise mostly an unread one.
    fn source(&mut self, layers: &Layers) -> usize {
        let unread: Vec<usize> = (0..layers.values.len()).filter(|index| !layers.values[*index].read).collect();
        if !unread.is_empty() && self.draws.percent(70) {
            return unread[unread.len() - 1 - self.draws.below(unread.len()).min(self.draws.below(unread.len()))];
        }
        self.draws.below(layers.values.len())
    }

    fn dense(&mut self, units: usize) -> String {
        let units = self.dimension(units);
        match self.draws.below(6) {
            0 => format!("Dense({units}, bias = false)"),
            1 => format!("Dense(units = {units}, init = {})", self.draws.pick(&INITS)),
            2 => format!("Dense({units}, true, {},)", self.draws.pick(&INITS)),
            _ => format!("Dense({units})"),
        }
    }

    fn reshaped(&mut self, len: usize) -> Vec<usize> {
        let divides = |divisor: &usize| len.is_multiple_of(*divisor);
        let first = *self.draws.pick(&(1..=len).filter(divides).collect::<Vec<_>>());
        let rest = len / first;
        if self.draws.percent(30) {
            let divides = |divisor: &usize| rest.is_multiple_of(*divisor);
            let second = *self.draws.pick(&(1..=rest).filter(divides).collect::<Vec<_>>());
            return vec![first, second, rest / second];
        }
        if self.draws.percent(20) { vec![len] } else { vec![first, rest] }
    }

    /// Two to four of `partners`, `value` among them.
    fn reads(&mut self, value: &Value, partners: &[Value]) -> Vec<Value> {
        let count = *self.draws.pick(&[2, 2, 2, 3, 4]);
        let mut reads: Vec<Value> = (1..count).map(|_| self.draws.pick(partners).clone()).collect();
        let at = self.draws.below(count);
        reads.insert(at, value.clone());
        reads
    }

    fn concat(&mut self, layers: &mut Layers, value: &Value) {
        let rank = value.shape.len();
        let fits = |other: &&Value| {
            (other.known || rank == 1)
                && other.shape.len() == rank
                && match rank {
                    1 => true,
                    2 => other.shape[0] == value.shape[0],
                    _ => other.shape[1..] == value.shape[1..],
                }
        };
        let partners: Vec<Value> = layers.values.iter().filter(fits).cloned().collect();
        let reads = self.reads(value, &partners);
        let axis = usize::from(rank == 2);
        let mut shape = value.shape.clone();
        shape[axis] = reads.iter().map(|value| value.shape[axis]).sum();
        self.push_joint(layers, "Concat", &reads, shape, true);
    }

    /// A layer of the user's own, or a network as a layer.
    fn of_the_user(&mut self, layers: &mut Layers, value: &Value, partners: &[Value]) {
        let shape = &value.shape;
        let fits = |network: &&Nestable| network.input == *shape;
        let nestable: Vec<Nestable> = self.nestable.iter().filter(fits).cloned().collect();
        if !nestable.is_empty() && self.draws.percent(60) {
            let Nestable { name, output, .. } = self.draws.pick(&nestable).clone();
            let path = if self.draws.percent(50) { format!("self::{name}") } else { name };
            return self.push(layers, value, &path, output, false, true);
        }
        match shape.as_slice() {
            [features] if self.draws.percent(50) => {
                let reads = [value.clone(), self.draws.pick(partners).clone()];
                self.push_joint(layers, &format!("own::Blend<{features}>"), &reads, shape.clone(), false);
            }
            [features] => self.push(layers, value, &format!("own::Bend<{features}>"), shape.clone(), false, true),
            [steps, features] => {
                let path = format!("own::Sums<{steps}, {features}>");
                self.push(layers, value, &path, shape.clone(), false, false);
            }
            _ => self.activation_alone(layers, value),
        }
    }

    fn activation_alone(&mut self, layers: &mut Layers, value: &Value) {
        let rows = if value.shape.len() < 3 { 0 } else { WORK_ON_ROWS };
        let operation = *self.draws.pick(&ACTIVATIONS[..ACTIVATIONS.len() - rows]);
        self.push(layers, value, operation, value.shape.clone(), value.known, false);
    }

    /// A layer of one input. `parameters`: whether it may be frozen.
    fn push(
        &mut self,
        layers: &mut Layers,
        value: &Value,
        operation: &str,
        shape: Vec<usize>,
        known: bool,
        parameters: bool,
    ) {
        let above = layers.values.last().is_some_and(|above| above.name == value.name);
        // The first layer reads the input without saying so, where there is only one.
        let implied = above && (layers.count > 0 || layers.values.len() == 1);
        let source = if implied && self.draws.percent(80) { String::new() } else { format!("{} | ", value.name) };
        let frozen = if parameters && self.draws.percent(15) { "#[frozen] " } else { "" };
        self.finish(layers, std::slice::from_ref(value), &format!("{source}{operation}"), frozen, shape, known);
    }

    /// A layer of several inputs.
    fn push_joint(&mut self, layers: &mut Layers, kind: &str, reads: &[Value], shape: Vec<usize>, known: bool) {
        let names: Vec<&str> = reads.iter().map(|value| value.name.as_str()).collect();
        let frozen = if kind.starts_with("own") && self.draws.percent(20) { "#[frozen] " } else { "" };
        self.finish(layers, reads, &format!("{kind}({})", names.join(", ")), frozen, shape, known);
    }

    fn finish(
        &mut self,
        layers: &mut Layers,
        reads: &[Value],
        operation: &str,
        frozen: &str,
        shape: Vec<usize>,
        known: bool,
    ) {
        for read in reads {
            for value in layers.values.iter_mut().filter(|value| value.name == read.name) {
                value.read = true;
            }
        }
        let rows = if shape.len() < 3 { 0 } else { WORK_ON_ROWS };
        let following = *self.draws.pick(&[0, 0, 0, 1, 1, 1, 1, 2, 2, 3]);
        let following: Vec<&str> = (0..following).map(|_| self.activation(rows)).collect();
        let following: String = following.iter().map(|activation| format!(" | {activation}")).collect();
        layers.count += 1;
        let stem = self.draws.pick(&["layer", "hidden", "step", "out", "w", "x", "g", "v", "y"]);
        let name = format!("{stem}{}", layers.count);
        let _ = writeln!(layers.lines, "        {frozen}{name}: {operation}{following},");
        layers.values.push(Value { name, shape, known, read: false, is_input: false });
    }

    fn activation(&mut self, but_last: usize) -> &'static str {
        let own = self.language.outside_names && self.draws.percent(5);
        let choices = if own { &OWN_ACTIVATIONS[..] } else { &ACTIVATIONS[..ACTIVATIONS.len() - but_last] };
        self.draws.pick::<&str>(choices)
    }

    /// Joins what nobody has read into one last layer.
    fn single_output(&mut self, layers: &mut Layers) -> Vec<Value> {
        self.join_unread(layers, |value| !value.read);
        vec![layers.values[layers.values.len() - 1].clone()]
    }

    /// Makes every unread layer an output, and sometimes one that others read too.
    fn several_outputs(&mut self, layers: &mut Layers) -> Vec<Value> {
        self.join_unread(layers, |value| !value.read && value.is_input);
        let mut outputs: Vec<Value> = Vec::new();
        for value in layers.values.iter().filter(|value| !value.is_input) {
            if !value.read || self.draws.percent(25) {
                outputs.push(value.clone());
            }
        }
        if self.draws.percent(30) {
            outputs.reverse();
        }
        outputs
    }

    fn join_unread(&mut self, layers: &mut Layers, unread: fn(&Value) -> bool) {
        let last_is_input = layers.values.last().is_some_and(|value| value.is_input);
        loop {
            let pending: Vec<Value> = layers.values.iter().filter(|value| unread(value)).cloned().collect();
            let done = match pending.as_slice() {
                [] => true,
                [one] => !one.is_input && layers.values.last().is_some_and(|last| last.name == one.name),
                _ => false,
            };
            if done && !last_is_input {
                return;
            }
            let last = layers.values[layers.values.len() - 1].clone();
            let of_rank =
                |wanted: fn(usize) -> bool| pending.iter().find(move |value| wanted(value.shape.len())).cloned();
            if let Some(value) = of_rank(|rank| rank > 1) {
                let len = value.shape.iter().product();
                self.push(layers, &value, "Flatten", vec![len], true, false);
            } else {
                let mut reads: Vec<Value> = pending.into_iter().take(6).collect();
                if last.shape.len() == 1 && reads.iter().all(|value| value.name != last.name) {
                    reads.push(last);
                }
                if let [one] = reads.as_slice() {
                    let one = one.clone();
                    let dense = self.dense(2);
                    self.push(layers, &one, &dense, vec![2], true, false);
                } else {
                    let len = reads.iter().map(|value| value.shape[0]).sum();
                    self.push_joint(layers, "Concat", &reads, vec![len], true);
                }
            }
        }
    }
}
