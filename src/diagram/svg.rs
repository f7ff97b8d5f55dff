//! The graph as an SVG.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Display, Formatter, Write};

use super::layout::{Layout, Line, Node, layout};
use super::{Facts, seen};
use crate::network::{Graph, LayerInfo};

/// An SVG, to print or to write to a file: made by [`Diagram::svg`](crate::Diagram::svg).
#[derive(Debug, Clone, Copy)]
pub struct Svg {
    graph: Graph,
}

/// The room around a drawing.
const MARGIN: i32 = 20;
/// The room between a box's edge and its text.
const PADDING: i32 = 14;
/// The heights of a layer's box, and of an input's or output's.
const BOX: i32 = 62;
const PILL: i32 = 40;
/// The narrowest box of a layer.
const NARROWEST: i32 = 150;
const SANS: &str = "DejaVu Sans, Verdana, sans-serif";
const MONO: &str = "DejaVu Sans Mono, Menlo, Consolas, monospace";
const INK: &str = "#262626";
const GREY: &str = "#6b6b6b";
const LINE: &str = "#7a7a7a";

impl Svg {
    pub(super) const fn new(graph: Graph) -> Self {
        Self { graph }
    }
}

impl Display for Svg {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let drawing = Drawing::of(&self.graph, false)?;
        let (width, height) = (drawing.width + 2 * MARGIN, drawing.height + 2 * MARGIN);
        writeln!(
            f,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"{SANS}\" font-size=\"11\">"
        )?;
        writeln!(f, "<title>{}</title>", Escaped(self.graph.name))?;
        writeln!(f, "<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>")?;
        writeln!(f, "<g transform=\"translate({MARGIN} {MARGIN})\">\n{}</g>\n</svg>", drawing.body)
    }
}

/// A graph that is drawn, from its own left top corner on.
struct Drawing {
    width: i32,
    height: i32,
    body: String,
}

/// What is drawn in a box.
enum Content<'a> {
    /// An input or an output: its name, and its shape.
    Port(&'a str, String),
    Layer(LayerInfo),
    Network(LayerInfo, Drawing),
}

impl Drawing {
    fn of(graph: &Graph, frozen: bool) -> Result<Self, fmt::Error> {
        let (contents, nodes) = boxes(graph, frozen)?;
        let Layout { width, height, places, lines } = layout(&nodes);
        let mut body = String::new();
        for line in &lines {
            draw_line(&mut body, line)?;
        }
        for ((content, node), place) in contents.iter().zip(&nodes).zip(&places) {
            content.draw(&mut body, node, *place)?;
        }
        Ok(Self { width, height, body })
    }
}

/// Inputs, layers and outputs.
fn boxes(graph: &Graph, frozen: bool) -> Result<(Vec<Content<'_>>, Vec<Node>), fmt::Error> {
    let mut contents = Vec::new();
    let mut reads: Vec<Vec<usize>> = Vec::new();
    for input in graph.inputs {
        contents.push(Content::Port(input.name, input.shape.to_string()));
        reads.push(Vec::new());
    }
    for (place, layer) in graph.layers.iter().enumerate() {
        let layer = seen(layer, frozen);
        contents.push(match layer.network {
            None => Content::Layer(layer),
            Some(within) => {
                let frozen = layer.parameters > 0 && layer.trainable == 0;
                Content::Network(layer, Drawing::of(within, frozen)?)
            }
        });
        reads.push(graph.reads(place).collect());
    }
    for output in graph.outputs {
        let shape = graph.layers.get(output.layer).map(|layer| layer.output.to_string());
        contents.push(Content::Port(output.name, shape.unwrap_or_default()));
        reads.push([graph.inputs.len() + output.layer].into());
    }
    let sizes = contents.iter().map(Content::size).collect::<Vec<_>>();
    let nodes = sizes.into_iter().zip(reads).map(|((width, height), reads)| Node { width, height, reads });
    Ok((contents, nodes.collect()))
}

impl Content<'_> {
    fn size(&self) -> (i32, i32) {
        match self {
            Self::Port(name, shape) => (even(sans(name, 12).max(mono(shape)) + 2 * PADDING), PILL),
            Self::Layer(layer) => (text_width(layer), BOX),
            Self::Network(layer, drawing) => {
                (text_width(layer).max(even(drawing.width + 2 * MARGIN)), BOX + drawing.height + MARGIN)
            }
        }
    }

    fn draw(&self, body: &mut String, node: &Node, (x, y): (i32, i32)) -> fmt::Result {
        let Node { width, height, .. } = node;
        let layer = match self {
            Self::Port(name, shape) => {
                let (middle, radius) = (x + width / 2, height / 2);
                writeln!(
                    body,
                    "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\" fill=\"#f2f2f2\" \
                     stroke=\"#bdbdbd\"/>\n\
                     <text x=\"{middle}\" y=\"{}\" font-size=\"12\" text-anchor=\"middle\" fill=\"{INK}\">{}</text>\n\
                     <text x=\"{middle}\" y=\"{}\" text-anchor=\"middle\" font-family=\"{MONO}\" fill=\"{GREY}\">{}</text>",
                    y + 17,
                    Escaped(name),
                    y + 31,
                    Escaped(shape)
                )?;
                return Ok(());
            }
            Self::Layer(layer) | Self::Network(layer, _) => layer,
        };
        let colour = match (layer.trainable, layer.parameters) {
            (0, 0) => "#bdbdbd",
            (0, _) => "#56b4e9",
            _ => "#0072b2",
        };
        let fill = if matches!(self, Self::Network(..)) { "#fafafa" } else { "#ffffff" };
        let text = x + PADDING;
        writeln!(
            body,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"{fill}\" \
             stroke=\"#bdbdbd\"/>\n\
             <path d=\"M{} {y}h-1a5 5 0 0 0 -5 5v{}a5 5 0 0 0 5 5h1z\" fill=\"{colour}\"/>",
            x + 6,
            height - 10
        )?;
        writeln!(
            body,
            "<text x=\"{text}\" y=\"{}\" font-size=\"13\" font-weight=\"bold\" fill=\"{INK}\">{}</text>\n\
             <text x=\"{text}\" y=\"{}\" font-family=\"{MONO}\" fill=\"{INK}\">{}</text>\n\
             <text x=\"{text}\" y=\"{}\" font-family=\"{MONO}\" fill=\"{GREY}\">{}</text>",
            y + 20,
            Escaped(layer.name),
            y + 36,
            Escaped(layer.pipeline),
            y + 52,
            Facts(layer)
        )?;
        if let Self::Network(_, drawing) = self {
            let left = x + (width - drawing.width) / 2;
            writeln!(body, "<g transform=\"translate({left} {})\">\n{}</g>", y + BOX, drawing.body)?;
        }
        Ok(())
    }
}

/// A line with an arrow's head at its end.
fn draw_line(body: &mut String, line: &Line) -> fmt::Result {
    let Some((first, rest)) = line.stretches.split_first() else { return Ok(()) };
    // The head hides the end of the line, which is blunt.
    let tip = line.stretches.last().map_or((first.x, first.to), |last| (last.x, last.to));
    let mut path = format!("M{} {}V{}", first.x, first.from, first.to);
    let mut last = first;
    for (place, stretch) in rest.iter().enumerate() {
        let end = if place + 1 == rest.len() { stretch.from - 5 } else { stretch.from };
        if stretch.x == last.x {
            write!(path, "V{end}")?;
        } else {
            let half = (last.to + end) / 2;
            write!(path, "C{} {half} {} {half} {} {end}", last.x, stretch.x, stretch.x)?;
        }
        let to = if place + 1 == rest.len() { stretch.to - 5 } else { stretch.to };
        write!(path, "V{to}")?;
        last = stretch;
    }
    writeln!(body, "<path d=\"{path}\" fill=\"none\" stroke=\"{LINE}\" stroke-width=\"1.4\"/>")?;
    writeln!(body, "<path d=\"M{} {}l-4 -8h8z\" fill=\"{LINE}\"/>", tip.0, tip.1)
}

/// The width of a layer's box.
fn text_width(layer: &LayerInfo) -> i32 {
    let text = sans(layer.name, 13).max(mono(layer.pipeline)).max(mono(&Facts(layer).to_string()));
    even((text + 2 * PADDING).max(NARROWEST))
}

/// The width of a text of that size, in a bold face without serifs: wide enough for most.
fn sans(text: &str, size: i32) -> i32 {
    text.chars().count() as i32 * size * 7 / 10
}

/// The width of a text of the size 11, in a face whose letters are all as wide.
fn mono(text: &str) -> i32 {
    (text.chars().count() as i32 * 67).div_euclid(10) + 1
}

/// So that a middle is a whole number.
const fn even(number: i32) -> i32 {
    number + number % 2
}

/// A text of the user's, which must not end what it stands in.
struct Escaped<'a>(&'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|letter| match letter {
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '&' => f.write_str("&amp;"),
            letter => f.write_char(letter),
        })
    }
}
