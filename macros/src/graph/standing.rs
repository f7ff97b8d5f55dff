//! Where a layer stands in a declaration, for its messages: the shapes that led to it, and edits that make them fit.

use super::names::free_name;
use super::nodes::Node;
use super::shape::Shape;
use super::trail::Trail;
use super::{Place, Source};
use crate::edit::Edit;
use crate::parse::{Argument, Declaration, LayerSyntax};

/// What stands in an edit for a part that only the compiler knows.
pub const BLANK: &str = "\0";

/// Edits with a blank.
pub struct Fit {
    /// The name of the first layer that is put between.
    pub name: String,
    /// Puts layers between; the blank is their pipelines.
    pub put: Edit,
    /// Changes the layer before, where that is a `Dense`; the blank is its units.
    pub resized: Option<Edit>,
}

/// A layer among those above it.
pub struct Standing<'a> {
    pub declaration: &'a Declaration,
    pub inputs: &'a [Place],
    /// Those above.
    pub nodes: &'a [Node],
    pub syntax: &'a LayerSyntax,
    /// What it reads.
    pub sources: &'a [Source],
}

impl Standing<'_> {
    /// The shapes from the input to the layer, by one of the values that it reads.
    pub fn trail(&self, source: usize) -> Trail {
        Trail::to(self.sources[source], self.inputs, self.nodes).and(&self.syntax.name)
    }

    /// The edit that puts layers, written as a pipeline, between a layer of one input and what it reads.
    pub fn put_before(&self, name: &str, pipeline: &str) -> Edit {
        let (layer, name) = (&self.syntax.name, free_name(self.declaration, name));
        match &self.syntax.source {
            None => Edit::insert(format!("{name}: {pipeline},"), layer.to_string()),
            Some(source) => {
                let rest = self.syntax.pipeline();
                Edit::replace(self.syntax.text(), format!("{name}: {source} | {pipeline}, {layer}: {rest}"))
            }
        }
    }

    /// The edit that lets one of several inputs have the shape of another, if there is a good one.
    pub fn reshaped(&self, source: usize, from: &Shape, to: &Shape) -> Option<Edit> {
        let [.., units] = to.axes()? else { return None };
        let same_rows = to.leading().equals(&from.leading()) != Some(false) && to.rank() <= Some(2);
        if same_rows && let Some(edit) = self.resized(source, &units.text) {
            return Some(edit);
        }
        let pipeline = if same_rows {
            format!("Dense({})", units.text)
        } else if to.len().equals(&from.len()) == Some(true) {
            format!("Reshape({to})")
        } else {
            return None;
        };
        Some(self.put_before_each(&[(source, "fit", &pipeline)]))
    }

    /// The edit of a `Dense` layer that lets it give so many units.
    fn resized(&self, source: usize, units: &str) -> Option<Edit> {
        let Source::Node(node) = self.sources[source] else { return None };
        let layer = self.declaration.layers.iter().find(|layer| layer.name == self.nodes[node].name)?;
        let item = layer.items.first().filter(|item| item.ident().is_some_and(|name| name == "Dense"))?;
        item.argument("units", 0)?;
        Some(Edit::replace_in(layer.name.to_string(), item.written(), item.with("units", 0, units)))
    }

    /// The edits that fit an input to a shape that only the compiler knows.
    pub fn fit(&self, source: usize) -> Fit {
        let name = free_name(self.declaration, "fit");
        let put = if self.sources.len() == 1 {
            self.put_before(&name, BLANK)
        } else {
            self.put_before_each(&[(source, &name, BLANK)])
        };
        Fit { name, put, resized: self.resized(source, BLANK) }
    }

    /// The edit that flattens all inputs that are not flat already.
    pub fn flattened(&self) -> Edit {
        let is_flat = |source: &Source| self.shape(*source).is_some_and(|shape| shape.rank() == Some(1));
        let uneven = (0..self.sources.len()).filter(|source| !is_flat(&self.sources[*source]));
        self.put_before_each(&uneven.map(|source| (source, "flat", "Flatten")).collect::<Vec<_>>())
    }

    /// The edit that puts layers between a layer of several inputs and some of them.
    fn put_before_each(&self, layers: &[(usize, &str, &str)]) -> Edit {
        let item = &self.syntax.items[0];
        let mut arguments: Vec<String> = item.arguments().iter().map(Argument::text).collect();
        let mut new = String::new();
        for (source, name, pipeline) in layers {
            let number = if layers.len() > 1 { format!("{name}_{}", source + 1) } else { (*name).to_owned() };
            let name = free_name(self.declaration, &number);
            new += &format!("{name}: {} | {pipeline}, ", arguments[*source]);
            arguments[*source] = name;
        }
        let (layer, path) = (&self.syntax.name, item.ident().map_or_else(String::new, ToString::to_string));
        let old = format!("{layer}: {}", item.written());
        Edit::replace(old, format!("{new}{layer}: {path}({})", arguments.join(", ")))
    }

    pub fn shape(&self, source: Source) -> Option<&Shape> {
        match source {
            Source::Input(input) => self.inputs[input].shape(),
            Source::Node(node) => self.nodes[node].shape(),
        }
    }
}
