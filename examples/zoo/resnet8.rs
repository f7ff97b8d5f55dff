//! ResNet-8, the image classifier of MLPerf Tiny: three blocks of two convolutions with a shortcut around them.
//!
//! Source: K. He et al., *Deep Residual Learning for Image Recognition*, CVPR 2016; the sizes are MLPerf Tiny's (C. Banbury et al., 2021).

use constnet::prelude::*;

network! {
    /// Sees one of ten things in a colour image of 32×32, as it is deployed: the batch norms are folded.
    ///
    /// With its batch norms folded into the convolutions, as MLPerf Tiny counts. The multiply-accumulates include those with the zeros of the
    /// padding; it is published as 12.5 million.
    #[derive(Debug, Clone)]
    #[budget(parameters = 77_706, macs = 12_501_632)]
    pub struct ResNet8: [3, 32, 32] -> [10] {
        stem:       Conv2d(16, 3, padding = same) | Relu,
        a1:         Conv2d(16, 3, padding = same) | Relu,
        a2:         Conv2d(16, 3, padding = same),
        a:          Add(stem, a2) | Relu,
        b1:         Conv2d(32, 3, stride = 2, padding = same) | Relu,
        b2:         Conv2d(32, 3, padding = same),
        shortcut_b: a | Conv2d(32, 1, stride = 2),
        b:          Add(shortcut_b, b2) | Relu,
        c1:         Conv2d(64, 3, stride = 2, padding = same) | Relu,
        c2:         Conv2d(64, 3, padding = same),
        shortcut_c: b | Conv2d(64, 1, stride = 2),
        c:          Add(shortcut_c, c2) | Relu,
        mean:       GlobalAvgPool2d,
        flat:       Flatten,
        logits:     Dense(10),
    }
}
