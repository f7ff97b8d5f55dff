//! Activations and distributions, as they are written.

/// The library's, those that work on rows last.
pub const ACTIVATIONS: [&str; 27] = [
    "Relu",
    "Relu6",
    "LeakyRelu",
    "LeakyRelu(0.2)",
    "LeakyRelu(slope = 0.3)",
    "Elu",
    "Elu(0.7)",
    "Selu",
    "Gelu",
    "Gelu(approximate = tanh)",
    "Silu",
    "Sigmoid",
    "HardSigmoid",
    "Tanh",
    "HardTanh",
    "HardTanh(-0.7, 0.9)",
    "HardTanh(min = -2, max = 0.5)",
    "HardSwish",
    "Softplus",
    "Softplus(2.0)",
    "Softplus(beta = 0.5, threshold = 30.0)",
    "Softsign",
    "Tanh",
    "Sigmoid",
    "Silu",
    "Softmax",
    "LogSoftmax",
];

/// The user's own: a type with a value in it, and one with an argument.
pub const OWN_ACTIVATIONS: [&str; 2] = ["own::Wave(0.7)", "own::Swell<2>"];

/// So many of the last work on rows, which images have none of.
pub const WORK_ON_ROWS: usize = 2;

/// Distributions of `init =`.
pub const INITS: [&str; 6] =
    ["he_normal", "glorot_uniform", "lecun_normal", "orthogonal", "orthogonal(1.4)", "constant(0.1)"];
