//! A number that says whether two networks are the same but for their values.

use crc::{CRC_64_XZ, Crc, Digest, NoTable};

use crate::layer::Visitor;
use crate::network::Network;
use crate::shape::Shape;

static CRC: Crc<u64, NoTable> = Crc::<u64, NoTable>::new(&CRC_64_XZ);

/// The fingerprint of an architecture: of the layers' names, pipelines and output shapes, and of the names and shapes of
/// all parameters.
pub fn fingerprint<N: Network>(net: &N) -> u64 {
    let mut print = Print(CRC.digest());
    N::INPUT_SHAPES.iter().for_each(|shape| print.shape(*shape));
    for layer in N::LAYERS {
        print.text(layer.name);
        print.text(layer.pipeline);
        print.shape(layer.output);
    }
    net.visit(&mut print);
    print.0.finalize()
}

struct Print(Digest<'static, u64, NoTable>);

impl Print {
    /// Bytes that begin with their number, so that no two rows of such are the same.
    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.update(text.as_bytes());
    }

    fn shape(&mut self, shape: Shape) {
        self.number(shape.rank());
        shape.axes().iter().for_each(|axis| self.number(*axis));
    }

    fn number(&mut self, number: usize) {
        self.0.update(&(number as u64).to_le_bytes());
    }
}

impl<T> Visitor<T> for Print {
    fn enter(&mut self, layer: &'static str) {
        self.text(layer);
    }
    fn leave(&mut self) {
        self.number(usize::from(u16::MAX));
    }
    fn parameter(&mut self, name: &'static str, shape: Shape, _: &[T]) {
        self.text(name);
        self.shape(shape);
    }
    fn fixed(&mut self, name: &'static str, shape: Shape, _: &[T]) {
        self.text(name);
        self.shape(shape);
    }
}
