//! Layers of images, with their sizes.

use super::{Generator, Layers, Value};

/// The longest side that an image grows to.
const LARGEST: usize = 10;

/// A layer as it is written, and its output.
type Drawn = (String, Vec<usize>);

impl Generator {
    pub(super) fn image_shape(&mut self) -> Vec<usize> {
        vec![1 + self.draws.below(4), 3 + self.draws.below(4), 3 + self.draws.below(4)]
    }

    /// A layer that reads an image.
    pub(super) fn image_layer(&mut self, layers: &mut Layers, value: &Value) {
        let [channels, height, width] = value.shape[..] else { unreachable!("an image") };
        let size = [height, width];
        let same = value.shape.clone();
        let of = |channels: usize, size: [usize; 2]| vec![channels, size[0], size[1]];
        let (operation, shape, parameters) = match self.draws.below(14) {
            0..4 => {
                let (text, shape) = self.convolution(channels, size);
                self.push(layers, value, &text, shape, true, true);
                return self.pool_after(layers);
            }
            4 => {
                let (text, shape) = self.transposed(channels, size);
                (text, shape, true)
            }
            5 | 6 => {
                let (text, shape) = self.pool(channels, size);
                (text, shape, false)
            }
            7 => {
                let kind = *self.draws.pick(&["GlobalAvgPool2d", "GlobalMaxPool2d"]);
                (kind.to_owned(), vec![channels], false)
            }
            8 if 2 * height <= LARGEST && 2 * width <= LARGEST => {
                let text =
                    *self.draws.pick(&["Upsample2d(2)", "Upsample2d(2, mode = bilinear)", "Upsample2d(scale = 2)"]);
                (text.to_owned(), of(channels, size.map(|axis| 2 * axis)), false)
            }
            9 if height < LARGEST - 1 && width < LARGEST - 2 => match self.draws.below(2) {
                0 => ("ZeroPad2d(1)".to_owned(), of(channels, size.map(|axis| axis + 2)), false),
                _ => ("ZeroPad2d([[1, 0], [2, 1]])".to_owned(), of(channels, [height + 1, width + 3]), false),
            },
            10 if height > 2 && width > 2 => match self.draws.below(2) {
                0 => ("Crop2d(1)".to_owned(), of(channels, size.map(|axis| axis - 2)), false),
                _ => ("Crop2d([[1, 0], [0, 2]])".to_owned(), of(channels, [height - 1, width - 2]), false),
            },
            11 => {
                let text = *self.draws.pick(&["Dropout2d(0.25)", "Dropout2d(0)"]);
                (text.to_owned(), same, false)
            }
            _ => return self.norm(layers, value),
        };
        self.push(layers, value, &operation, shape, true, parameters);
    }

    fn convolution(&mut self, channels: usize, size: [usize; 2]) -> Drawn {
        let depthwise = self.draws.percent(25);
        let kernel = size.map(|axis| 1 + self.draws.below(axis.min(3)));
        let stride = [1 + self.draws.below(2), 1 + self.draws.below(2)];
        let same = self.draws.percent(40);
        let padding = if same { 0 } else { self.draws.below(2) };
        let dilation = [0, 1].map(|axis| {
            let fits = 2 * (kernel[axis] - 1) < size[axis] + 2 * padding;
            1 + usize::from(fits && self.draws.percent(20))
        });
        let out = [0, 1].map(|axis| match same {
            true => size[axis].div_ceil(stride[axis]),
            false => (size[axis] + 2 * padding - dilation[axis] * (kernel[axis] - 1) - 1) / stride[axis] + 1,
        });
        let padding = if same { "same".to_owned() } else { padding.to_string() };
        let (mut text, filters) = if depthwise {
            let multiplier = 1 + self.draws.below(2);
            (format!("DepthwiseConv2d(kernel = {kernel:?}, multiplier = {multiplier}"), channels * multiplier)
        } else {
            let groups =
                *self.draws.pick(&(1..=channels).filter(|groups| channels.is_multiple_of(*groups)).collect::<Vec<_>>());
            let filters = groups * (1 + self.draws.below(3));
            let written = self.dimension(filters);
            let groups = if groups > 1 { format!(", groups = {groups}") } else { String::new() };
            (format!("Conv2d({written}, kernel = {kernel:?}{groups}"), filters)
        };
        text += &format!(", stride = {stride:?}, padding = {padding}, dilation = {dilation:?}");
        text += if self.draws.percent(30) { ", bias = false)" } else { ")" };
        (text, vec![filters, out[0], out[1]])
    }

    fn transposed(&mut self, channels: usize, size: [usize; 2]) -> Drawn {
        let filters = 1 + self.draws.below(3);
        let kernel = [2 + self.draws.below(2), 2 + self.draws.below(2)];
        let stride = size.map(|axis| if 2 * axis + 3 <= LARGEST { 1 + self.draws.below(2) } else { 1 });
        let extra = stride.map(|stride| self.draws.below(stride));
        let padding = self.draws.below(2);
        let out = [0, 1].map(|axis| (size[axis] - 1) * stride[axis] + kernel[axis] + extra[axis] - 2 * padding);
        if out.contains(&0) || out.iter().any(|axis| *axis > 2 * LARGEST) {
            return self.pool(channels, size);
        }
        let text = format!(
            "ConvTranspose2d({filters}, kernel = {kernel:?}, stride = {stride:?}, padding = {padding}, output_padding = {extra:?})"
        );
        (text, vec![filters, out[0], out[1]])
    }

    fn pool(&mut self, channels: usize, size: [usize; 2]) -> Drawn {
        let window = size.map(|axis| 1 + self.draws.below(axis.min(3)));
        let stride = [1 + self.draws.below(2), 1 + self.draws.below(2)];
        // No more than half a window.
        let padding = if window.iter().all(|window| *window > 1) { self.draws.below(2) } else { 0 };
        let out = [0, 1].map(|axis| (size[axis] + 2 * padding - window[axis]) / stride[axis] + 1);
        let kind = *self.draws.pick(&["MaxPool2d", "AvgPool2d"]);
        let count = if kind == "AvgPool2d" && self.draws.percent(50) { ", count_include_pad = false" } else { "" };
        let text = format!("{kind}({window:?}, stride = {stride:?}, padding = {padding}{count})");
        (text, vec![channels, out[0], out[1]])
    }

    /// Often a max-pool right after a convolution that reads no row twice: the two are one step, unless an activation is between them that
    /// has to be.
    fn pool_after(&mut self, layers: &mut Layers) {
        let value = layers.values[layers.values.len() - 1].clone();
        if self.draws.percent(50) {
            let size = [value.shape[1], value.shape[2]];
            let window = size.map(|axis| 1 + self.draws.below(axis.min(3)));
            let stride = window.map(|axis| axis + self.draws.below(2));
            let out = [0, 1].map(|axis| (size[axis] - window[axis]) / stride[axis] + 1);
            let text = format!("MaxPool2d({window:?}, stride = {stride:?})");
            self.push(layers, &value, &text, vec![value.shape[0], out[0], out[1]], true, false);
        }
    }

    /// A norm. One by the mini-batch is put where a channel has several values a sample, so that one sample is enough.
    fn norm(&mut self, layers: &mut Layers, value: &Value) {
        let [channels, height, width] = value.shape[..] else { unreachable!("an image") };
        let groups = *self.draws.pick(&(1..=channels).filter(|groups| channels % groups == 0).collect::<Vec<_>>());
        let (operation, frozen) = match self.draws.below(4) {
            0 if height * width > 3 => ("BatchNorm".to_owned(), ""),
            0 | 1 => ("BatchNorm".to_owned(), "#[frozen] "),
            _ => (format!("GroupNorm({groups})"), ""),
        };
        let text = format!("{} | {operation}", value.name);
        self.finish(layers, std::slice::from_ref(value), &text, frozen, value.shape.clone(), true);
    }

    /// A norm of features. That by the mini-batch is frozen, since of one sample there would be nothing to tell.
    pub(super) fn norm_of_features(&mut self, layers: &mut Layers, value: &Value) {
        let (operation, frozen) = match self.draws.below(2) {
            0 if value.shape.last().is_some_and(|features| *features > 1) => ("LayerNorm", ""),
            _ => ("BatchNorm", "#[frozen] "),
        };
        let text = format!("{} | {operation}", value.name);
        self.finish(layers, std::slice::from_ref(value), &text, frozen, value.shape.clone(), true);
    }
}
