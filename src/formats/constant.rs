//! A network out of a file, by the compiler.

use core::mem::MaybeUninit;

use super::header::{Safetensors, Stored, equal};
use crate::message::Message;
use crate::network::Network;
use crate::shape::Shape;
use crate::tensors::{Kind, Tensor};

/// The network of a safetensors file; a panic, which is a compile error, lists what does not fit.
///
/// It is evaluated by an interpreter, some hundred times slower than a machine, so that the loop over values is kept bare.
#[must_use]
#[track_caller]
pub const fn network_of_file<N: Network>(file: &[u8], path: &str) -> N {
    let file = match Safetensors::new(file) {
        Ok(file) => file,
        Err(damage) => crate::__private::fail(not_a_file(path, damage)),
    };
    let mut network = MaybeUninit::new(N::ZEROED);
    let mut filling = Filling {
        place: network.as_mut_ptr().cast(),
        width: size_of::<N::Scalar>(),
        file,
        path,
        network: N::NAME,
        found: 0,
        report: Message::new(),
        mistakes: 0,
    };
    filling.fill(N::TENSORS, 0, None);
    filling.look_for_more(N::TENSORS);
    if filling.mistakes > 0 {
        crate::__private::fail(filling.report);
    }
    // SAFETY: it was whole from the beginning, and only scalars were written, to places of scalars.
    unsafe { network.assume_init() }
}

const fn not_a_file(path: &str, damage: &str) -> Message {
    Message::new().text("`").text(path).text("` is not a safetensors file: ").text(damage)
}

/// The layers that lead to a tensor, the innermost first.
#[derive(Clone, Copy)]
struct Within<'a> {
    layer: &'a str,
    outer: Option<&'a Within<'a>>,
}

struct Filling<'a> {
    /// The network's first byte.
    place: *mut u8,
    /// The bytes of a scalar.
    width: usize,
    file: Safetensors<'a>,
    path: &'a str,
    network: &'a str,
    /// The number of tensors that were found in the file.
    found: usize,
    report: Message,
    mistakes: usize,
}

impl<'a> Filling<'a> {
    /// Fills the tensors of a layer that begins at `offset`.
    #[track_caller]
    const fn fill(&mut self, tensors: &[Tensor], offset: usize, within: Option<&Within<'_>>) {
        let mut index = 0;
        while index < tensors.len() {
            let Tensor { name, offset: inner, kind } = tensors[index];
            match kind {
                Kind::Values(shape) if shape.len() > 0 => self.tensor(name, shape, offset + inner, within),
                Kind::Values(_) => {}
                Kind::Layer { values, tensors } => {
                    if values > 0 && tensors.is_empty() {
                        self.mistake();
                        self.report =
                            self.report.text("layer ").name(within, name).text(" is of a type that lists no `TENSORS`");
                    }
                    self.fill(tensors, offset + inner, Some(&Within { layer: name, outer: within }));
                }
            }
            index += 1;
        }
    }

    #[track_caller]
    const fn tensor(&mut self, name: &str, shape: Shape, offset: usize, within: Option<&Within<'_>>) {
        let Some(stored) = self.find(name, within) else {
            self.mistake();
            self.report = self.report.text("tensor ").name(within, name).text(" is not in the file; it should be ");
            self.report = self.report.shape(&shape);
            return;
        };
        self.found += 1;
        let dtype = if self.width == 8 { "F64" } else { "F32" };
        if !equal(stored.dtype, dtype.as_bytes()) {
            self.mistake();
            self.report = self.report.text("tensor ").name(within, name).text(" is of ").bytes(stored.dtype);
            self.report = self.report.text(", but the network computes with ").text(dtype);
        }
        if !same(stored.axes(), shape.axes()) {
            self.mistake();
            self.report = self.report.text("tensor ").name(within, name).text(" is ").axes(stored.axes());
            self.report = self.report.text(", but should be ").shape(&shape);
        }
        if self.mistakes > 0 {
            return;
        }
        // SAFETY: the tensor's contract: the network has `shape.len()` scalars here, and the file as many.
        unsafe {
            let place = self.place.add(offset);
            if self.width == 8 {
                transpose::<8>(stored.bytes, place, shape);
            } else {
                transpose::<4>(stored.bytes, place, shape);
            }
        }
    }

    /// The tensor of this name.
    #[track_caller]
    const fn find(&self, name: &str, within: Option<&Within<'_>>) -> Option<Stored<'a>> {
        let mut tensors = self.file.tensors();
        loop {
            match tensors.next() {
                Ok(Some(tensor)) if is_named(tensor.name, within, name) => return Some(tensor),
                Ok(Some(_)) => {}
                Ok(None) => return None,
                Err(damage) => crate::__private::fail(not_a_file(self.path, damage)),
            }
        }
    }

    /// Looks for tensors that are not in the network.
    #[track_caller]
    const fn look_for_more(&mut self, network: &[Tensor]) {
        let mut tensors = self.file.tensors();
        let mut count = 0;
        loop {
            match tensors.next() {
                // PyTorch's count of mini-batches, for which there is no use here.
                Ok(Some(tensor)) if ends_with(tensor.name, b".num_batches_tracked") => {}
                Ok(Some(tensor)) => {
                    count += 1;
                    if !is_among(tensor.name, network, None) {
                        self.mistake();
                        self.report = self.report.text("tensor `").bytes(tensor.name).text("` ").axes(tensor.axes());
                        self.report = self.report.text(" of the file is not in the network");
                    }
                }
                Ok(None) => break,
                Err(damage) => crate::__private::fail(not_a_file(self.path, damage)),
            }
        }
        if count > self.found && self.mistakes == 0 {
            self.mistake();
            self.report = self.report.text("a tensor is in the file twice");
        }
    }

    /// Begins the next line of the report.
    const fn mistake(&mut self) {
        if self.mistakes == 0 {
            self.report =
                self.report.text("`").text(self.path).text("` does not fit network `").text(self.network).text("`");
        }
        self.mistakes += 1;
        self.report = self.report.text("\n- ");
    }
}

const fn ends_with(name: &[u8], end: &[u8]) -> bool {
    name.len() >= end.len() && equal(name.split_at(name.len() - end.len()).1, end)
}

impl Message {
    const fn name(mut self, within: Option<&Within<'_>>, name: &str) -> Self {
        self = self.text("`");
        if let Some(within) = within {
            self = self.layers(within);
        }
        self.text(name).text("`")
    }

    const fn layers(mut self, within: &Within<'_>) -> Self {
        if let Some(outer) = within.outer {
            self = self.layers(outer);
        }
        self.text(within.layer).text(".")
    }
}

/// Whether the name of a tensor in a file is that of a tensor within these layers.
const fn is_named(stored: &[u8], within: Option<&Within<'_>>, name: &str) -> bool {
    let Some(mut left) = before(stored, name.as_bytes()) else { return false };
    let mut within = within;
    while let Some(Within { layer, outer }) = within {
        let Some(rest) = before(left, b".") else { return false };
        let Some(rest) = before(rest, layer.as_bytes()) else { return false };
        left = rest;
        within = *outer;
    }
    left.is_empty()
}

/// What stands before an end.
const fn before<'a>(text: &'a [u8], end: &[u8]) -> Option<&'a [u8]> {
    let Some(at) = text.len().checked_sub(end.len()) else { return None };
    let (left, right) = text.split_at(at);
    if equal(right, end) { Some(left) } else { None }
}

/// Whether a network has a tensor of this name.
const fn is_among(stored: &[u8], tensors: &[Tensor], within: Option<&Within<'_>>) -> bool {
    let mut index = 0;
    while index < tensors.len() {
        let Tensor { name, kind, .. } = tensors[index];
        let found = match kind {
            Kind::Values(shape) => shape.len() > 0 && is_named(stored, within, name),
            Kind::Layer { tensors, .. } => is_among(stored, tensors, Some(&Within { layer: name, outer: within })),
        };
        if found {
            return true;
        }
        index += 1;
    }
    false
}

const fn same(a: &[usize], b: &[usize]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// Copies scalars of `W` bytes from C order to the network's, in which the first axis is contiguous.
///
/// # Safety
/// `to` points to `shape.len()` scalars of `W` bytes that nothing else uses.
const unsafe fn transpose<const W: usize>(from: &[u8], to: *mut u8, shape: Shape) {
    let (cells, _) = from.as_chunks::<W>();
    // SAFETY: the caller's promise; an array of bytes can lie anywhere.
    let places = unsafe { core::slice::from_raw_parts_mut(to.cast::<[u8; W]>(), shape.len()) };
    let rows = if shape.rank() > 1 { shape.axes()[0] } else { 1 };
    let columns = shape.len() / rows;
    if rows == 1 || columns == 1 {
        places.copy_from_slice(cells);
    } else {
        // Each step is interpreted, so nothing is called, and values are taken by eights from the front, which needs no bounds.
        let (mut left, mut row) = (cells, 0);
        while row < rows {
            let (mut to, mut columns) = (row, columns);
            while columns >= 8
                && let [a, b, c, d, e, f, g, h, rest @ ..] = left
            {
                places[to] = *a;
                to += rows;
                places[to] = *b;
                to += rows;
                places[to] = *c;
                to += rows;
                places[to] = *d;
                to += rows;
                places[to] = *e;
                to += rows;
                places[to] = *f;
                to += rows;
                places[to] = *g;
                to += rows;
                places[to] = *h;
                to += rows;
                left = rest;
                columns -= 8;
            }
            while columns > 0
                && let [a, rest @ ..] = left
            {
                places[to] = *a;
                to += rows;
                left = rest;
                columns -= 1;
            }
            row += 1;
        }
    }
    if cfg!(target_endian = "big") {
        let mut at = 0;
        while at < places.len() {
            places[at].reverse();
            at += 1;
        }
    }
}
