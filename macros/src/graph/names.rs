//! Names: those that layers have, and those that they can't have.

use syn::Ident;

use super::nodes::Resolver;
use super::{Source, activations, layers};
use crate::edit::Edit;
use crate::mistake::{Mistake, Mistakes};
use crate::parse::{Declaration, Item, LayerSyntax, is_snake_case};
use crate::text;

impl Resolver<'_> {
    /// Whether a layer may have its name.
    pub fn check_name(&self, index: usize, syntax: &LayerSyntax, mistakes: &mut Mistakes) {
        let name = syntax.name.to_string();
        if syn::parse_str::<Ident>(&name).is_err() {
            mistakes.push(
                Mistake::at(&syntax.name, format!("`{name}` is a word of Rust and can't name a layer"))
                    .mend(Edit::replace(&name, format!("{name}_"))),
            );
        } else if name.chars().any(char::is_uppercase) {
            mistakes.push(
                Mistake::at(&syntax.name, format!("`{name}` names a layer, which is in snake_case"))
                    .mend(Edit::replace(&name, text::snake_case(&name))),
            );
        } else if self.declaration.layers[..index].iter().any(|other| other.name == name) {
            mistakes.push(
                Mistake::at(&syntax.name, format!("two layers are named `{name}`"))
                    .mend(Edit::replace(&name, free_name(self.declaration, &name))),
            );
        } else if self.inputs.iter().any(|input| input.name == name) {
            mistakes.push(
                Mistake::at(&syntax.name, format!("`{name}` is the network's input"))
                    .mend(Edit::replace(&name, free_name(self.declaration, &format!("{name}_layer")))),
            );
        }
    }

    /// The layer or input of this name, before the layer under way.
    pub fn source(&self, name: &Ident) -> Result<Source, Mistake> {
        if let Some(input) = self.inputs.iter().position(|input| *name == input.name) {
            return Ok(Source::Input(input));
        }
        if let Some(node) = self.nodes.iter().rposition(|node| node.last_of_layer && node.name == *name) {
            return Ok(Source::Node(node));
        }
        if self.declaration.layers.iter().any(|layer| layer.name == *name) {
            return Err(Mistake::at(name, format!("`{name}` comes later; a layer reads what is above it"))
                .advise(format!("move layer `{name}` above this one")));
        }
        let known = self.nodes.iter().map(|node| node.name.to_string());
        let known: Vec<String> = known.chain(self.inputs.iter().map(|input| input.name.to_string())).collect();
        let mistake = Mistake::at(name, format!("there is no layer `{name}` to read"));
        Err(match text::nearest(&name.to_string(), known.iter().map(String::as_str)) {
            Some(near) => mistake.mend(Edit::replace(name.to_string(), near)),
            None => {
                // The layer right above, or else the first input.
                let inputs = self.inputs.len();
                let first = known.len().saturating_sub(inputs + 1);
                let others = known.iter().filter(|other| **other != known[first]).map(String::as_str);
                let others = text::any(others);
                let edit = Edit::replace(name.to_string(), &known[first]);
                if others.is_empty() { mistake.mend(edit) } else { mistake.mend_or(edit, format!("by {others}")) }
            }
        })
    }

    /// A mistake if the first item of a pipeline is no layer: misspelt, or the name of another layer.
    pub fn no_layer(&self, item: &Item) -> Option<Mistake> {
        if let Some(word) = word_of_rust(item) {
            return Some(
                Mistake::at(word, format!("`{word}` is a word of Rust and can't name a layer's type"))
                    .mend_or(Edit::replace(item.written(), "Dense(8)"), "by another layer"),
            );
        }
        let name = item.ident()?;
        if is_snake_case(name) && item.arguments.is_none() && self.is_value(name) {
            return Some(
                Mistake::at(name, format!("nothing follows the source `{name}`"))
                    .mend_or(Edit::replace(name.to_string(), format!("{name} | Dense(8)")), "by another layer"),
            );
        }
        misspelt(item, "layer", layer_names().chain(activation_names()))
    }

    /// A mistake if an item after the first is no activation, though it may be something else.
    pub fn no_activation(&self, item: &Item, syntax: &LayerSyntax) -> Option<Mistake> {
        if let Some(word) = word_of_rust(item) {
            return Some(
                Mistake::at(word, format!("`{word}` is a word of Rust and can't name an activation"))
                    .mend_or(Edit::replace(item.written(), "Relu"), "by another activation"),
            );
        }
        let name = item.ident()?;
        if layer_names().any(|layer| name == layer) {
            let (own, layer) = (item.written(), free_name(self.declaration, &text::snake_case(&name.to_string())));
            return Some(
                Mistake::at(item, format!("`{name}` begins a layer; only activations follow `|`"))
                    .mend(Edit::replace(format!("| {own}"), format!(", {layer}: {own}"))),
            );
        }
        if is_snake_case(name) && item.arguments.is_none() && self.is_value(name) {
            let mistake = Mistake::at(name, format!("`{name}` is a layer to read, which stands first"));
            let others = syntax.items.iter().filter(|other| !std::ptr::eq(*other, item)).map(Item::written);
            let others: Vec<String> = others.collect();
            return Some(match &syntax.source {
                None => mistake.mend(Edit::replace(syntax.pipeline(), format!("{name} | {}", others.join(" | ")))),
                Some(_) => mistake.mend(Edit::remove(format!("| {name}"))),
            });
        }
        misspelt(item, "activation", activation_names())
    }

    /// Whether a layer or an input has this name.
    fn is_value(&self, name: &Ident) -> bool {
        let name = name.to_string();
        self.inputs.iter().any(|input| input.name == name)
            || self.declaration.layers.iter().any(|layer| layer.name == name)
    }
}

fn layer_names() -> impl Iterator<Item = &'static str> {
    layers::TABLE.iter().map(|entry| entry.name)
}

fn activation_names() -> impl Iterator<Item = &'static str> {
    activations::TABLE.iter().map(|entry| entry.name)
}

/// A word of Rust in a path where a name should be. `self` and its like may begin a path, but are none alone.
fn word_of_rust(item: &Item) -> Option<&Ident> {
    let segments = item.path.segments.iter().map(|segment| &segment.ident).enumerate();
    let begins = |at: usize, word: &Ident| {
        at + 1 < item.path.segments.len() && ["self", "Self", "super", "crate"].iter().any(|other| word == other)
    };
    let is_word = |at: usize, word: &Ident| syn::parse_str::<Ident>(&word.to_string()).is_err() && !begins(at, word);
    segments.filter(|(at, word)| is_word(*at, word)).map(|(_, word)| word).next()
}

/// A mistake if a name is close to one of the library's.
fn misspelt(item: &Item, kind: &str, names: impl Iterator<Item = &'static str>) -> Option<Mistake> {
    let name = item.ident()?;
    let near = text::nearest(&name.to_string(), names)?;
    let own = format!("by `self::{name}` if it is a type of your own");
    Some(Mistake::at(name, format!("there is no {kind} `{name}`")).mend_or(Edit::replace(name.to_string(), near), own))
}

/// `name`, or `name_2` and so on where that is taken.
pub fn free_name(declaration: &Declaration, name: &str) -> String {
    let layers = declaration.layers.iter().map(|layer| &layer.name);
    let inputs = declaration.inputs.ports.iter().filter_map(|port| port.name.as_ref());
    let taken: Vec<String> = layers.chain(inputs).map(ToString::to_string).collect();
    let numbered = (2..).map(|number| format!("{name}_{number}"));
    std::iter::once(name.to_owned()).chain(numbered).find(|name| !taken.contains(name)).unwrap_or_default()
}
