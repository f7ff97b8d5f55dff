//! The networks of `examples/zoo` against PyTorch: outputs, gradients, and three updates by Adam, as `pytorch.py` stored them.

#[path = "../../examples/zoo/autoencoder.rs"]
mod autoencoder;
#[path = "../../examples/zoo/ds_cnn.rs"]
mod ds_cnn;
#[path = "../../examples/zoo/lenet5.rs"]
mod lenet5;
#[path = "../../examples/zoo/mobilenet.rs"]
mod mobilenet;
mod noise;
#[path = "../../examples/zoo/resnet8.rs"]
mod resnet8;

use constnet::losses::ending::Suits;
use constnet::prelude::*;
use serde_json::Value as Json;

use noise::{Tensors, digest, noise, randomize};

const SAMPLES: usize = 2;

/// Digests are of `f32` here and of `f64` there, through a dozen layers.
const TOLERANCE: f64 = 2e-4;
/// Adam divides a gradient by its own size, so an entry whose gradient is nearly nothing may go either way.
const CHANGES: f64 = 2e-2;

fn case(name: &str) -> Json {
    let stored: Json = serde_json::from_str(include_str!("reference.json")).expect("stored numbers");
    stored["cases"][name].clone()
}

/// Compares length, product and entries, all in proportion to the length.
fn assert_close(what: &str, found: [f64; 5], expected: &Json, tolerance: f64) {
    let expected: Vec<f64> = expected.as_array().expect(what).iter().map(|x| x.as_f64().expect(what)).collect();
    assert_eq!(expected.len(), found.len(), "{what}");
    let size = expected[0];
    for (found, expected) in found.iter().zip(&expected) {
        assert!((found - expected).abs() <= tolerance * size, "{what}: {found}, not {expected}, of a length of {size}");
    }
}

fn check<N, L, Y>(name: &str, loss: L, targets: impl Fn(&[N::Input]) -> Vec<Y>)
where
    N: Network<Scalar = f32, Ending: Suits<L>>,
    L: Loss<<N::Output as Value>::Parts, Y, Scalar = f32> + Copy,
{
    let case = case(name);
    let mut net = N::zeroed_boxed();
    randomize(&mut *net);
    let values = noise("input", SAMPLES * N::Input::LEN);
    let inputs: Vec<N::Input> = values
        .chunks(N::Input::LEN)
        .map(|values| {
            let mut input = <N::Input as Zeroed>::ZEROED;
            input.read_from(&values.iter().map(|&x| x as f32).collect::<Vec<_>>());
            input
        })
        .collect();
    let flat = |outputs: &[N::Output]| {
        let mut all = vec![0.0_f32; outputs.len() * N::Output::LEN];
        all.chunks_mut(N::Output::LEN).zip(outputs).for_each(|(to, output)| output.write_to(to));
        all
    };
    let outputs: Vec<N::Output> = inputs.iter().map(|input| net.forward(input)).collect();
    assert_close("output", digest("output", &flat(&outputs)), &case["output"], TOLERANCE);

    let start = Tensors::of(&*net);
    let targets = targets(&inputs);
    let mut trainer = Trainer::<N, L, Adam<N>, SAMPLES>::boxed(loss, Adam::new(1e-3));
    for (update, expected) in case["losses"].as_array().expect("losses").iter().enumerate() {
        let expected = expected.as_f64().expect("a loss");
        let found = f64::from(trainer.step(&mut net, &inputs, &targets).expect("a step"));
        assert!((found - expected).abs() <= 2e-4 * expected, "loss before update {update}: {found}, not {expected}");
        if update == 0 {
            let mut gradients = N::zeroed_boxed();
            trainer.gradients().copy_to(&mut *gradients);
            let gradients = Tensors::of(&*gradients);
            assert_eq!(gradients.0.len(), case["gradients"].as_object().expect("gradients").len());
            for (name, gradient) in &gradients.0 {
                assert_close(name, digest(name, gradient), &case["gradients"][name], TOLERANCE);
            }
        }
    }
    for (name, end) in Tensors::of(&*net).0 {
        let change: Vec<f32> = end.iter().zip(&start.0[&name]).map(|(end, start)| end - start).collect();
        assert_close(&format!("change of {name}"), digest(&name, &change), &case["changes"][&name], CHANGES);
    }
}

fn classes<X>(count: usize) -> impl Fn(&[X]) -> Vec<usize> {
    move |inputs| (0..inputs.len()).map(|sample| sample % count).collect()
}

#[test]
fn lenet5() {
    check::<lenet5::LeNet5, _, _>("lenet5", CrossEntropy::new(), classes(10));
    assert_eq!([lenet5::LeNet5::PARAMETERS, lenet5::LeNet5::MACS], [44_426, 281_640]);
}

#[test]
fn autoencoder() {
    use autoencoder::Autoencoder;
    check::<Autoencoder, _, _>("autoencoder", MeanSquaredError::new(), <[_]>::to_vec);
    assert_eq!([Autoencoder::PARAMETERS, Autoencoder::MACS], [265_864, 264_192]);
}

#[test]
fn ds_cnn() {
    check::<ds_cnn::DsCnn, _, _>("ds_cnn", CrossEntropy::new(), classes(12));
    assert_eq!([ds_cnn::DsCnn::PARAMETERS, ds_cnn::DsCnn::MACS], [22_604, 2_656_768]);
}

#[test]
fn resnet8() {
    check::<resnet8::ResNet8, _, _>("resnet8", CrossEntropy::new(), classes(10));
    assert_eq!([resnet8::ResNet8::PARAMETERS, resnet8::ResNet8::MACS], [77_706, 12_501_632]);
}

#[test]
fn mobilenet() {
    check::<mobilenet::MobileNet, _, _>("mobilenet", CrossEntropy::new(), classes(2));
    assert_eq!([mobilenet::MobileNet::PARAMETERS, mobilenet::MobileNet::MACS], [210_850, 7_489_664]);
}
