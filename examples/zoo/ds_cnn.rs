//! DS-CNN, the keyword spotter of MLPerf Tiny: a convolution of a spectrogram, then four of channels by themselves and across channels.
//!
//! Source: Y. Zhang et al., *Hello Edge: Keyword Spotting on Microcontrollers*, 2017; the sizes are MLPerf Tiny's (C. Banbury et al., 2021).

use constnet::prelude::*;

network! {
    /// Hears one of twelve words in 49 frames of ten cepstral coefficients, as it is deployed: the batch norms are folded.
    ///
    /// With its batch norms folded into the convolutions, as MLPerf Tiny counts. The multiply-accumulates include those with the zeros of the
    /// padding; it is published as 2.66 million.
    #[derive(Debug, Clone)]
    #[budget(parameters = 22_604, macs = 2_656_768)]
    pub struct DsCnn: [1, 49, 10] -> [12] {
        stem:       Conv2d(64, kernel = [10, 4], stride = 2, padding = same) | Relu,
        depthwise1: DepthwiseConv2d(3, padding = same) | Relu,
        pointwise1: Conv2d(64, 1) | Relu,
        depthwise2: DepthwiseConv2d(3, padding = same) | Relu,
        pointwise2: Conv2d(64, 1) | Relu,
        depthwise3: DepthwiseConv2d(3, padding = same) | Relu,
        pointwise3: Conv2d(64, 1) | Relu,
        depthwise4: DepthwiseConv2d(3, padding = same) | Relu,
        pointwise4: Conv2d(64, 1) | Relu,
        mean:       GlobalAvgPool2d,
        flat:       Flatten,
        logits:     Dense(12),
    }
}
