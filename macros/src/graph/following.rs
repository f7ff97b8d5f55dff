//! What follows a layer in its pipeline: activations.

use quote::{ToTokens, quote};
use syn::{Path, PathArguments};

use super::layers::Built;
use super::names::free_name;
use super::nodes::{Activation, Resolver};
use super::report::Report;
use super::shape::Shape;
use super::trail::Trail;
use super::{Source, activations, arguments, layers};
use crate::edit::Edit;
use crate::mistake::Mistakes;
use crate::parse::{Item, LayerSyntax};
use crate::text;

impl Resolver<'_> {
    /// An activation in place on what its layer gives. A mistake that leaves the shape in doubt takes it away.
    pub fn activation(
        &self,
        item: &Item,
        reads: Option<Source>,
        built: &mut Option<Built>,
        syntax: &LayerSyntax,
        mistakes: &mut Mistakes,
    ) -> Option<Activation> {
        let (library, scalar) = (&self.declaration.library, &self.declaration.scalar);
        let name = item.ident().map(ToString::to_string);
        if let Some(entry) = name.as_ref().and_then(|name| activations::TABLE.iter().find(|entry| entry.name == *name))
        {
            let shape = built.as_ref().map(|built| built.shape.clone());
            let values = arguments::bind(item, entry.parameters, library, shape.as_ref(), mistakes)?;
            if let Some(mistake) = entry.mistake(item, &values) {
                mistakes.push(mistake);
                return None;
            }
            let shape = shape?;
            if entry.works_on_rows() && shape.rank().is_none_or(|rank| rank > 2) {
                let report = self.not_on_rows(item, syntax, reads, &shape);
                match (&shape, built.as_mut()) {
                    (Shape::Of { tokens, .. }, Some(built)) => {
                        built.assertions.push(report.unless(quote!(#tokens.rank() <= 2), library));
                    }
                    _ => {
                        mistakes.push(report.mistake());
                        *built = None;
                        return None;
                    }
                }
            }
            let (ty, value) = entry.build(item, &values, &shape, library, scalar);
            return Some(Activation { name: entry.name.to_owned(), ty, value });
        }
        if let Some(mistake) = self.no_activation(item, syntax) {
            // What a layer in this place gives is not known.
            if layers::TABLE.iter().any(|entry| item.ident().is_some_and(|name| name == entry.name)) {
                *built = None;
            }
            mistakes.push(mistake);
            return None;
        }
        let path = in_an_expression(&item.path);
        let value = match &item.arguments {
            Some(arguments) => {
                let values = arguments.list.iter().map(|argument| &argument.value);
                quote!(#path(#(#values),*))
            }
            None => path.to_token_stream(),
        };
        Some(Activation { name: text::code(&item.path), ty: item.path.to_token_stream(), value })
    }

    /// A softmax over an image.
    fn not_on_rows(&self, item: &Item, syntax: &LayerSyntax, reads: Option<Source>, shape: &Shape) -> Report {
        let (name, flat) = (item.written(), free_name(self.declaration, "flat"));
        let report = Report::at(item).text(format!("`{name}` works on features, but layer `{}` gives ", syntax.name));
        let mut report = report.shape(shape);
        if let Some(source) = reads {
            report = report.shapes(&Trail::to(source, self.inputs, &self.nodes).and(&syntax.name));
        }
        report.mend(Edit::replace(format!("| {name}"), format!(", {flat}: Flatten | {name}")))
    }
}

/// `Snake::<3>` for `Snake<3>`, which an expression would take for two comparisons.
fn in_an_expression(path: &Path) -> Path {
    let mut path = path.clone();
    for segment in &mut path.segments {
        if let PathArguments::AngleBracketed(arguments) = &mut segment.arguments {
            arguments.colon2_token.get_or_insert_with(Default::default);
        }
    }
    path
}
