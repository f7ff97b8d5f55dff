//! Layers to nodes: a source for every input, a shape for every output.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Ident};

use super::arguments::{self, Values};
use super::dim::Dim;
use super::layers::{self, Built, Input, Inputs, Use, argument};
use super::report::Assertion;
use super::shape::Shape;
use super::standing::Standing;
use super::{Place, Source, activations, own};
use crate::edit::Edit;
use crate::mistake::{Mistake, Mistakes};
use crate::parse::{Declaration, Item, LayerSyntax};

/// One step of the computation.
pub struct Node {
    /// The layer's name.
    pub name: Ident,
    pub attributes: Vec<Attribute>,
    pub frozen: bool,
    /// The layer as written.
    pub written: String,
    /// The pipeline as written, for the table of layers.
    pub pipeline: String,
    pub sources: Vec<Source>,
    /// `None` where there was a mistake, which has been reported.
    pub built: Option<Built>,
    /// The activation applied to the output in place.
    pub activation: Option<Activation>,
    /// Whether it is a field of the struct; the others stand for the second and later activations of a pipeline.
    pub field: bool,
    /// Whether its output is what the layer's name means to others.
    pub last_of_layer: bool,
    /// Whether its type is the library's, and not the user's own.
    pub of_the_library: bool,
}

/// An activation in place.
pub struct Activation {
    /// The word in the declaration.
    pub name: String,
    pub ty: TokenStream,
    /// A constant expression of the type.
    pub value: TokenStream,
}

impl Node {
    pub fn shape(&self) -> Option<&Shape> {
        self.built.as_ref().map(|built| &built.shape)
    }
}

/// The layers so far.
pub struct Resolver<'a> {
    pub declaration: &'a Declaration,
    pub inputs: &'a [Place],
    pub nodes: Vec<Node>,
}

/// Resolves all layers; a layer with a mistake has no shape, and makes no other mistake further down.
pub fn resolve(declaration: &Declaration, inputs: &[Place], mistakes: &mut Mistakes) -> Vec<Node> {
    let mut resolver = Resolver { declaration, inputs, nodes: Vec::new() };
    for (index, syntax) in declaration.layers.iter().enumerate() {
        resolver.check_name(index, syntax, mistakes);
        resolver.layer(syntax, mistakes);
    }
    resolver.nodes
}

impl Resolver<'_> {
    pub fn shape(&self, source: Source) -> Option<&Shape> {
        match source {
            Source::Input(input) => self.inputs[input].shape(),
            Source::Node(node) => self.nodes[node].shape(),
        }
    }

    pub fn name(&self, source: Source) -> String {
        match source {
            Source::Input(input) => self.inputs[input].name.to_string(),
            Source::Node(node) => self.nodes[node].name.to_string(),
        }
    }

    fn layer(&mut self, syntax: &LayerSyntax, mistakes: &mut Mistakes) {
        let first = &syntax.items[0];
        let known = first.ident().and_then(|name| layers::TABLE.iter().find(|entry| name == entry.name));
        let alone = first.ident().is_some_and(|name| activations::TABLE.iter().any(|entry| name == entry.name));
        let nameless = if known.is_none() && !alone { self.no_layer(first) } else { None };
        let sources = nameless.map_or_else(|| self.sources(syntax, known), Err);
        let sources = mistakes.keep(sources).unwrap_or_default();
        let mut built = None;
        if !sources.is_empty() {
            built = self.built(syntax, known, alone, &sources, mistakes);
        } else if let Some(entry) = known.filter(|entry| entry.inputs == Inputs::One) {
            // Its own arguments may be mistaken as well.
            arguments::bind(first, entry.parameters, &self.declaration.library, None, mistakes);
        }
        let mut following: Vec<&Item> =
            if alone { syntax.items.iter().collect() } else { syntax.items[1..].iter().collect() };
        // Activations work in place, except on what the layer's own way back may want to see: the output of a user's layer.
        let in_place = known.is_some() || alone;
        let mut activation = None;
        if in_place && !following.is_empty() {
            let item = following.remove(0);
            activation = self.activation(item, sources.first().copied(), &mut built, syntax, mistakes);
        }
        if syntax.frozen.is_some()
            && built.as_ref().is_some_and(|built| built.parameters.value == Some(0) && !built.statistics && in_place)
        {
            let mistake = Mistake::at_span(
                syntax.frozen.unwrap_or_else(|| syntax.name.span()),
                format!("layer `{}` has no parameters to freeze", syntax.name),
            );
            mistakes.push(mistake.mend(Edit::remove("#[frozen]")));
        }
        self.nodes.push(Node {
            name: syntax.name.clone(),
            attributes: syntax.attributes.clone(),
            frozen: syntax.frozen.is_some(),
            written: syntax.text(),
            pipeline: syntax.pipeline(),
            sources,
            built,
            activation,
            field: true,
            last_of_layer: following.is_empty(),
            of_the_library: in_place,
        });
        while !following.is_empty() {
            let item = following.remove(0);
            self.second_activation(item, syntax, following.is_empty(), mistakes);
        }
    }

    /// The layer's type and output, or `None` if there is a mistake in it, or in what it reads.
    fn built(
        &self,
        syntax: &LayerSyntax,
        known: Option<&layers::Entry>,
        alone: bool,
        sources: &[Source],
        mistakes: &mut Mistakes,
    ) -> Option<Built> {
        let (library, scalar, item) = (&self.declaration.library, &self.declaration.scalar, &syntax.items[0]);
        let first = self.shape(sources[0]);
        let values = match known {
            // Its arguments are its sources.
            Some(entry) if entry.inputs == Inputs::Several => Some(Values::default()),
            Some(entry) => arguments::bind(item, entry.parameters, library, first, mistakes),
            None => Some(Values::default()),
        };
        let shapes: Option<Vec<&Shape>> = sources.iter().map(|source| self.shape(*source)).collect();
        let inputs = shapes?
            .into_iter()
            .zip(sources)
            .map(|(shape, source)| Input { name: self.name(*source), shape })
            .collect::<Vec<_>>();
        if alone {
            let (shape, len) = (inputs[0].shape.clone(), argument(&inputs[0].shape.len()));
            return Some(copy(library, scalar, shape, &len));
        }
        let (declaration, nodes) = (self.declaration, self.nodes.as_slice());
        let standing = Standing { declaration, inputs: self.inputs, nodes, syntax, sources };
        let Some(entry) = known else {
            return Some(own::layer(library, scalar, syntax, &inputs, &standing));
        };
        let values = values?;
        let init = values.init();
        let constants: Vec<Assertion> =
            values.constants(entry).map(|(what, dim)| dim.positive(&what, library)).collect();
        let layer = Use { library, scalar, name: &syntax.name, item, values, inputs, standing: &standing };
        let mut built = mistakes.keep((entry.build)(&layer))?;
        built.init = init;
        built.assertions.splice(0..0, constants);
        Some(built)
    }

    /// A copy of the node before, with the next activation in place on it: the activation before keeps its output.
    fn second_activation(&mut self, item: &Item, syntax: &LayerSyntax, last: bool, mistakes: &mut Mistakes) {
        let before = self.nodes.len() - 1;
        let shape = self.nodes[before].shape().cloned();
        let mut built = shape.map(|shape| {
            let len = argument(&shape.len());
            copy(&self.declaration.library, &self.declaration.scalar, shape, &len)
        });
        let activation = self.activation(item, Some(Source::Node(before)), &mut built, syntax, mistakes);
        self.nodes.push(Node {
            name: syntax.name.clone(),
            attributes: Vec::new(),
            frozen: false,
            written: syntax.text(),
            pipeline: item.text(),
            sources: vec![Source::Node(before)],
            built,
            activation,
            field: false,
            last_of_layer: last,
            of_the_library: true,
        });
    }
}

fn copy(library: &TokenStream, scalar: &Ident, shape: Shape, len: &TokenStream) -> Built {
    let none = Dim::literal(0);
    Built {
        shape,
        ty: quote!(#library::__private::Identity<#scalar, #len>),
        zeroed_is_function: false,
        product: false,
        init: None,
        parameters: none.clone(),
        macs: none,
        dropped: [0; 2],
        norm: false,
        with_bias: None,
        role: None,
        statistics: false,
        view: false,
        own: None,
        assertions: Vec::new(),
    }
}
