//! The autoencoder of MLPerf Tiny, which hears that a machine sounds as it did not before: ten frames of 64 mel bands through eight
//! values and back. What it cannot rebuild is an anomaly.
//!
//! Source: C. Banbury et al., *MLPerf Tiny Benchmark*, NeurIPS Datasets and Benchmarks 2021, after the baseline of Y. Koizumi et al.,
//! *Description and Discussion on DCASE2020 Challenge Task 2*, 2020.

use constnet::prelude::*;

network! {
    /// Rebuilds ten frames of 64 mel bands.
    ///
    /// The benchmark's network has a batch norm after each hidden layer; here they are folded, as for inference. Its 264,192 weights are one
    /// multiply-accumulate each, and there are 1,672 biases.
    #[derive(Debug, Clone)]
    #[budget(parameters = 265_864, macs = 264_192)]
    pub struct Autoencoder: [640] -> [640] {
        encoder1: Dense(128) | Relu,
        encoder2: Dense(128) | Relu,
        encoder3: Dense(128) | Relu,
        encoder4: Dense(128) | Relu,
        code:     Dense(8) | Relu,
        decoder1: Dense(128) | Relu,
        decoder2: Dense(128) | Relu,
        decoder3: Dense(128) | Relu,
        decoder4: Dense(128) | Relu,
        rebuilt:  Dense(640),
    }
}
