//! Why two images are not of one shape: the layer above that made one of them smaller, and the edit that lets it be.

use super::nodes::Node;
use super::shape::Shape;
use super::standing::Standing;
use super::{Dim, Source};
use crate::edit::Edit;
use crate::parse::{Item, LayerSyntax};
use crate::text;

/// The layer that made an image of another size.
pub struct Cause {
    pub layer: String,
    pub from: Shape,
    pub to: Shape,
    pub edit: Option<Edit>,
}

/// A layer of the library on the way to an image, with the images that it reads and gives.
struct Step<'a> {
    syntax: &'a LayerSyntax,
    item: &'a Item,
    before: [&'a Dim; 3],
    after: [&'a Dim; 3],
}

impl Standing<'_> {
    /// Why the first input and this one, both images, are not of one shape.
    pub fn resized_image(&self, other: usize) -> Option<Cause> {
        let sides = [self.steps(0), self.steps(other)];
        let [a, b] = [self.image(self.sources[0])?, self.image(self.sources[other])?];
        if same_plane(a, b) {
            // The last convolution decides about the channels.
            let last = sides[1].first().filter(|step| step.is("Conv2d"))?;
            let edit = last.edit("filters", 0, &a[0].text);
            return Some(last.cause(Some(edit)));
        }
        let larger = usize::from(a[1].value? < b[1].value? || a[2].value? < b[2].value?);
        let (small, large, smaller) = if larger == 1 { (a, b, 0) } else { (b, a, 1) };
        let step = sides[smaller].iter().find(|step| !same_plane(step.before, step.after))?;
        let takes_all = same_plane(step.after, small);
        let stride = step.item.argument("stride", 2);
        if !step.is_convolution() {
            return Some(step.cause(None));
        }
        if takes_all && same_plane(step.before, large) && stride.is_none() {
            return Some(step.cause(Some(step.edit("padding", 3, "same"))));
        }
        // A shortcut that has to take the same steps: a window of one value takes those of the padding `same`.
        let edit = sides[larger].first().filter(|last| {
            let kernel = last.item.argument("kernel", 1).filter(|_| last.is("Conv2d"));
            kernel.is_some_and(|kernel| text::code(&kernel.value) == "1")
                && takes_all
                && same_plane(last.before, step.before)
                && last.item.argument("stride", 2).is_none()
        });
        let edit = edit.zip(stride).map(|(last, stride)| last.edit("stride", 2, &text::code(&stride.value)));
        Some(step.cause(edit))
    }

    /// The layers of one input on the way to a source, from the last upwards.
    fn steps(&self, source: usize) -> Vec<Step<'_>> {
        let (mut steps, mut at) = (Vec::new(), self.sources[source]);
        while let Source::Node(node) = at {
            let Node { name, sources, .. } = &self.nodes[node];
            let &[before] = sources.as_slice() else { break };
            let syntax = self.declaration.layers.iter().find(|layer| layer.name == *name);
            if let (Some(syntax), Some(after), Some(before)) = (syntax, self.image(at), self.image(before)) {
                steps.push(Step { syntax, item: &syntax.items[0], before, after });
            }
            at = before;
        }
        steps
    }

    fn image(&self, source: Source) -> Option<[&Dim; 3]> {
        let [channels, height, width] = self.shape(source)?.axes()? else { return None };
        Some([channels, height, width])
    }
}

impl Step<'_> {
    fn is(&self, name: &str) -> bool {
        self.item.ident().is_some_and(|word| word == name)
    }

    /// Whether its third and fourth arguments are stride and padding.
    fn is_convolution(&self) -> bool {
        self.is("Conv2d") || self.is("DepthwiseConv2d")
    }

    fn edit(&self, parameter: &str, index: usize, value: &str) -> Edit {
        let new = self.item.with(parameter, index, value);
        Edit::replace_in(self.syntax.name.to_string(), self.item.written(), new)
    }

    fn cause(&self, edit: Option<Edit>) -> Cause {
        let shape = |axes: [&Dim; 3]| Shape::Axes(axes.map(Clone::clone).to_vec());
        Cause { layer: self.syntax.name.to_string(), from: shape(self.before), to: shape(self.after), edit }
    }
}

fn same_plane(a: [&Dim; 3], b: [&Dim; 3]) -> bool {
    a[1].equals(b[1]) == Some(true) && a[2].equals(b[2]) == Some(true)
}
