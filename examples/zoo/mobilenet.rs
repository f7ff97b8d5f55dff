//! MobileNetV1 at a quarter of its width, the person detector of MLPerf Tiny, which reads 96×96.
//!
//! Source: A. Howard et al., *MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications*, 2017; the sizes are MLPerf
//! Tiny's (C. Banbury et al., 2021).

use constnet::prelude::*;

network! {
    /// Sees whether there is a person in a colour image, as it is deployed: the batch norms are folded.
    ///
    /// With its batch norms folded into the convolutions, as MLPerf Tiny counts. The multiply-accumulates include those with the zeros of the
    /// padding; it is published as 7.49 million.
    #[derive(Debug, Clone)]
    #[budget(parameters = 210_850, macs = 7_489_664)]
    pub struct MobileNet: [3, 96, 96] -> [2] {
        stem:        Conv2d(8, 3, stride = 2, padding = same) | Relu,
        depthwise1:  DepthwiseConv2d(3, padding = same) | Relu,
        pointwise1:  Conv2d(16, 1) | Relu,
        depthwise2:  DepthwiseConv2d(3, stride = 2, padding = same) | Relu,
        pointwise2:  Conv2d(32, 1) | Relu,
        depthwise3:  DepthwiseConv2d(3, padding = same) | Relu,
        pointwise3:  Conv2d(32, 1) | Relu,
        depthwise4:  DepthwiseConv2d(3, stride = 2, padding = same) | Relu,
        pointwise4:  Conv2d(64, 1) | Relu,
        depthwise5:  DepthwiseConv2d(3, padding = same) | Relu,
        pointwise5:  Conv2d(64, 1) | Relu,
        depthwise6:  DepthwiseConv2d(3, stride = 2, padding = same) | Relu,
        pointwise6:  Conv2d(128, 1) | Relu,
        depthwise7:  DepthwiseConv2d(3, padding = same) | Relu,
        pointwise7:  Conv2d(128, 1) | Relu,
        depthwise8:  DepthwiseConv2d(3, padding = same) | Relu,
        pointwise8:  Conv2d(128, 1) | Relu,
        depthwise9:  DepthwiseConv2d(3, padding = same) | Relu,
        pointwise9:  Conv2d(128, 1) | Relu,
        depthwise10: DepthwiseConv2d(3, padding = same) | Relu,
        pointwise10: Conv2d(128, 1) | Relu,
        depthwise11: DepthwiseConv2d(3, padding = same) | Relu,
        pointwise11: Conv2d(128, 1) | Relu,
        depthwise12: DepthwiseConv2d(3, stride = 2, padding = same) | Relu,
        pointwise12: Conv2d(256, 1) | Relu,
        depthwise13: DepthwiseConv2d(3, padding = same) | Relu,
        pointwise13: Conv2d(256, 1) | Relu,
        mean:        GlobalAvgPool2d,
        flat:        Flatten,
        logits:      Dense(2),
    }
}
