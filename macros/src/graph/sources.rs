//! What a layer reads.

use syn::Expr;

use super::names::free_name;
use super::nodes::Resolver;
use super::{Source, activations, layers};
use crate::edit::Edit;
use crate::mistake::Mistake;
use crate::parse::{Argument, Item, LayerSyntax};
use crate::text;

impl Resolver<'_> {
    /// What the layer reads.
    pub fn sources(&self, syntax: &LayerSyntax, known: Option<&layers::Entry>) -> Result<Vec<Source>, Mistake> {
        let item = &syntax.items[0];
        let several = known.is_some_and(|entry| entry.inputs == layers::Inputs::Several);
        let user = known.is_none()
            && !item.arguments().is_empty()
            && !activations::TABLE.iter().any(|entry| item.ident().is_some_and(|name| name == entry.name));
        if !several && !user {
            return Ok(vec![match &syntax.source {
                Some(name) => self.source(name)?,
                None if self.nodes.is_empty() && self.inputs.len() > 1 => return Err(self.which_input(syntax)),
                None if self.nodes.is_empty() => Source::Input(0),
                None => Source::Node(self.nodes.len() - 1),
            }]);
        }
        let layer = text::code(&item.path);
        if let Some(source) = &syntax.source {
            let arguments: Vec<String> = item.arguments().iter().map(Argument::text).collect();
            let reads = if arguments.contains(&source.to_string()) {
                arguments.join(", ")
            } else {
                std::iter::once(source.to_string()).chain(arguments).collect::<Vec<_>>().join(", ")
            };
            return Err(Mistake::at(
                source,
                format!("`{layer}` reads the layers in its parentheses, not `{source}` before it"),
            )
            .mend(Edit::replace(format!("{source} | {}", item.written()), format!("{layer}({reads})"))));
        }
        let count = item.arguments().len();
        if several && count < 2 {
            return Err(self.too_few(item, &layer));
        }
        if count > 8 {
            return Err(Mistake::at(&item.path, format!("`{layer}` reads at most eight layers, found {count}"))
                .mend(self.split(syntax, item, &layer)));
        }
        (0..count).map(|position| self.named_source(position, syntax, several)).collect()
    }

    fn too_few(&self, item: &Item, layer: &str) -> Mistake {
        let count = item.arguments().len();
        let mistake = Mistake::at(&item.path, format!("`{layer}` reads two layers or more, found {count}"));
        let mut reads: Vec<String> = item.arguments().iter().map(Argument::text).collect();
        for name in self.two_above() {
            if reads.len() < 2 && !reads.contains(&name) {
                reads.push(name);
            }
        }
        match reads.as_slice() {
            [a, b] => mistake
                .mend_or(Edit::replace(item.written(), format!("{layer}({a}, {b})")), "name the layers that it reads"),
            _ => mistake.advise(format!("write `{layer}(a, b)` with the names of two layers")),
        }
    }

    /// The edit that joins the first eight inputs in a layer of their own.
    fn split(&self, syntax: &LayerSyntax, item: &Item, layer: &str) -> Edit {
        let arguments: Vec<String> = item.arguments().iter().map(Argument::text).collect();
        let (first, rest) = arguments.split_at(8);
        let (name, part) = (&syntax.name, free_name(self.declaration, &format!("{}_part", syntax.name)));
        let new = format!("{part}: {layer}({}), {name}: {layer}({part}, {})", first.join(", "), rest.join(", "));
        Edit::replace(format!("{name}: {}", item.written()), new)
    }

    /// An argument that names a layer.
    fn named_source(&self, position: usize, syntax: &LayerSyntax, of_the_library: bool) -> Result<Source, Mistake> {
        let item = &syntax.items[0];
        let argument = &item.arguments()[position];
        if let (None, Expr::Path(path)) = (&argument.name, &argument.value)
            && let Some(name) = path.path.get_ident()
        {
            return self.source(name);
        }
        let (layer, found) = (text::code(&item.path), argument.text());
        let mistake = Mistake::at(&argument.value, format!("`{layer}` reads layers by their names, found `{found}`"));
        Err(if let Some(edit) = self.hoisted(position, syntax) {
            mistake.mend(edit)
        } else if of_the_library {
            let above = self.two_above();
            let near = above.last().map_or("input", String::as_str);
            mistake.mend_or(Edit::replace(found, near), "by the name of another layer above")
        } else {
            mistake.advise("a layer of your own takes names of layers; make its settings part of its type")
        })
    }

    /// The edit that makes a layer of its own of one that stands where a name should.
    fn hoisted(&self, position: usize, syntax: &LayerSyntax) -> Option<Edit> {
        let item = &syntax.items[0];
        let Expr::Call(call) = &item.arguments()[position].value else { return None };
        let inner = text::code(&call.func);
        layers::TABLE.iter().find(|entry| entry.name == inner)?;
        let name = free_name(self.declaration, &text::snake_case(&inner));
        let mut reads: Vec<String> = item.arguments().iter().map(Argument::text).collect();
        let new = format!("{name}: {}, ", std::mem::replace(&mut reads[position], name.clone()));
        let (layer, path) = (&syntax.name, text::code(&item.path));
        let new = format!("{new}{layer}: {path}({})", reads.join(", "));
        Some(Edit::replace(format!("{layer}: {}", item.written()), new))
    }

    /// The names of the two nearest layers, or inputs, above.
    fn two_above(&self) -> Vec<String> {
        let nodes = self.nodes.iter().rev().filter(|node| node.last_of_layer).map(|node| node.name.to_string());
        let mut names: Vec<String> =
            nodes.chain(self.inputs.iter().rev().map(|input| input.name.to_string())).take(2).collect();
        names.reverse();
        names
    }

    fn which_input(&self, syntax: &LayerSyntax) -> Mistake {
        let names: Vec<String> = self.inputs.iter().map(|input| input.name.to_string()).collect();
        let names = text::all(names.iter().map(String::as_str));
        let item = syntax.items[0].written();
        Mistake::at(
            &syntax.items[0].path,
            format!("layer `{}` is the first, and the network has several inputs: {names}", syntax.name),
        )
        .mend(Edit::replace(&item, format!("{} | {item}", self.inputs[0].name)))
    }
}
