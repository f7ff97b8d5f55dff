//! Strictness: what does not fit is refused, all of it is named, and the network is as it was.

use constnet::formats::{LoadError, MisfitKind, SaveError};
use constnet::prelude::*;
use safetensors::tensor::{Dtype, TensorView};

use crate::store::{Folder, bytes};

network! {
    #[derive(Debug, Clone, PartialEq)]
    struct Net: [3] -> [2] {
        hidden: Dense(4) | Tanh,
        #[frozen]
        kept: Dense(4),
        out: Dense(2),
    }
}

fn net() -> Net {
    Net::init(&mut Pcg32::seeded(5))
}

/// A safetensors file of these tensors.
fn archive(tensors: &[(&str, Dtype, &[usize], Vec<u8>)]) -> Vec<u8> {
    let views = tensors.iter().map(|(name, dtype, shape, bytes)| {
        (*name, TensorView::new(*dtype, shape.to_vec(), bytes).expect("a tensor that is as long as it says"))
    });
    safetensors::serialize(views, None).expect("tensors that can be written")
}

fn floats(values: &[f32]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_le_bytes()).collect()
}

#[test]
fn all_that_does_not_fit_is_listed_at_once_and_nothing_is_changed() {
    let mut kept = vec![0.5; 16];
    kept[6] = f32::NAN;
    let file = archive(&[
        ("hidden.weight", Dtype::F32, &[3, 4], floats(&[0.5; 12])),
        ("kept.weight", Dtype::F32, &[4, 4], floats(&kept)),
        ("kept.bias", Dtype::I32, &[4], vec![0; 16]),
        ("out.weight", Dtype::F32, &[2, 4], floats(&[0.5; 8])),
        ("out.bias", Dtype::F32, &[2, 1], floats(&[0.5; 2])),
        ("out.scale", Dtype::F32, &[], floats(&[0.5])),
        ("fc.bias", Dtype::F32, &[2], floats(&[0.5; 2])),
    ]);
    let mut net = net();
    let before = net.clone();
    let error = net.read_safetensors(&file).unwrap_err();
    assert_eq!(
        error.to_string(),
        "7 tensors do not fit `Net`:
  `hidden.weight`: expected [4, 3], found [3, 4]
  `hidden.bias`: expected [4], found no such tensor
  `kept.weight`: expected finite values, found NaN at [1, 2]
  `kept.bias`: expected F32, F64, F16 or BF16, found I32
  `out.bias`: expected [2], found [2, 1]
  `fc.bias`: expected no such tensor, found [2]
  `out.scale`: expected no such tensor, found []"
    );
    assert_eq!(net, before);

    // What fits is loaded when that is asked for, and the rest is named.
    let unmatched = net.read_matching(&file).expect("a safetensors file");
    let LoadError::Tensors { misfits, .. } = error else { panic!("{error}") };
    // As text: NaN is not equal to itself.
    assert_eq!(unmatched.to_string(), misfits.to_string());
    assert_eq!(net.out.weight, SMatrix::<f32, 2, 4>::from_element(0.5));
    net.out.weight = before.out.weight;
    assert_eq!(net, before);
}

#[test]
fn a_value_beyond_the_networks_scalar_is_not_finite() {
    network! { struct Small: [1] -> [1] { out: Dense(1, bias = false) } }
    let file = archive(&[("out.weight", Dtype::F64, &[1, 1], 1e300_f64.to_le_bytes().to_vec())]);
    let Err(LoadError::Tensors { misfits, .. }) = Small::from_safetensors(&file) else { panic!("it does not fit") };
    assert_eq!(misfits[0].kind, MisfitKind::NonFinite { index: vec![0, 0], found: 1e300 });
}

#[test]
fn a_file_that_fits_leaves_nothing_unmatched() {
    let mut loaded = Net::zeroed();
    assert!(loaded.read_matching(&net().to_safetensors().unwrap()).unwrap().is_empty());
    assert_eq!(loaded, net());
}

#[test]
fn saving_replaces_a_file_as_a_whole() {
    let folder = Folder::new("replace");
    let path = folder.join("net.safetensors");
    std::fs::write(&path, vec![1; 100_000]).unwrap();
    // What a crash left is in nobody's way.
    std::fs::write(folder.join("net.safetensors.partial"), vec![2; 100_000]).unwrap();
    net().save(&path).unwrap();
    assert_eq!(Net::load(&path).unwrap(), net());
    assert_eq!(*Net::load_boxed(&path).unwrap(), net());
    assert_eq!(folder.names(), ["net.safetensors"]);
}

#[test]
fn many_threads_may_save_to_one_path() {
    let folder = Folder::new("threads");
    let path = folder.join("net.safetensors");
    let nets: Vec<Net> = (0..4).map(|seed| Net::init(&mut Pcg32::seeded(seed))).collect();
    std::thread::scope(|scope| {
        for net in &nets {
            scope.spawn(|| (0..20).for_each(|_| net.save(&path).unwrap()));
        }
    });
    assert!(nets.contains(&Net::load(&path).unwrap()));
    assert_eq!(folder.names(), ["net.safetensors"]);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let folder = Folder::new("link");
    net().save(folder.join("first.safetensors")).unwrap();
    std::os::unix::fs::symlink("first.safetensors", folder.join("best.safetensors")).unwrap();
    Net::zeroed().save(folder.join("best.safetensors")).unwrap();
    assert!(folder.join("best.safetensors").is_symlink());
    assert_eq!(Net::load(folder.join("first.safetensors")).unwrap(), Net::zeroed());
}

#[test]
fn a_network_that_is_not_finite_is_not_saved_over_one_that_is() {
    let folder = Folder::new("finite");
    let path = folder.join("net.safetensors");
    net().save(&path).unwrap();
    let mut broken = net();
    broken.kept.weight[(1, 2)] = f32::INFINITY;
    let error = broken.save(&path).unwrap_err();
    assert!(matches!(&error, SaveError::NonFinite { name } if name == "kept.weight"));
    assert_eq!(error.to_string(), "`kept.weight`: expected finite values, found infinity or NaN");
    assert_eq!(Net::load(&path).unwrap(), net());
}

#[test]
fn errors_name_the_file() {
    let folder = Folder::new("errors");
    let path = folder.join("none.safetensors");
    let message = |error: &dyn std::error::Error| error.to_string().replace(&*path.to_string_lossy(), "FILE");

    let error = Net::load(&path).unwrap_err();
    assert!(message(&error).starts_with("FILE: expected a file to read, found: "), "{error}");
    assert!(std::error::Error::source(&error).is_some());

    std::fs::write(&path, b"PK").unwrap();
    let error = Net::load(&path).unwrap_err();
    assert_eq!(message(&error), "FILE: expected a safetensors file, found: header too small");
    let error = net().load_matching(&path).unwrap_err();
    assert_eq!(message(&error), "FILE: expected a safetensors file, found: header too small");

    std::fs::write(&path, bytes("dense")).unwrap();
    let error = Net::load_boxed(&path).unwrap_err();
    assert!(message(&error).starts_with("FILE: 6 tensors do not fit `Net`:\n"), "{error}");

    let error = net().save(folder.join("no/folder/net.safetensors")).unwrap_err();
    assert!(error.to_string().contains("net.safetensors: expected a file to write, found: "), "{error}");
    let error = net().save("/").unwrap_err();
    assert!(matches!(error, SaveError::File { .. }), "{error}");
}

#[test]
fn two_parameters_of_one_name_are_not_saved() {
    use constnet::layer::{Batch, Recorded, Visitor, VisitorMut};

    struct Twins {
        values: [f32; 2],
    }

    impl Layer for Twins {
        type Scalar = f32;
        const INPUT_SHAPES: [Shape; 1] = [Shape::new(&[1])];
        const OUTPUT_SHAPE: Shape = Shape::new(&[1]);
        const PARAMETERS: usize = 2;
        const ZEROED: Self = Twins { values: [0.0; 2] };

        fn visit(&self, visitor: &mut impl Visitor<f32>) {
            visitor.parameter("twin", Shape::new(&[1]), &self.values[..1]);
            visitor.parameter("twin", Shape::new(&[1]), &self.values[1..]);
        }
        fn visit_mut(&mut self, visitor: &mut impl VisitorMut<f32>) {
            visitor.parameter("twin", Shape::new(&[1]), &mut self.values[..1]);
            visitor.parameter("twin", Shape::new(&[1]), &mut self.values[1..]);
        }
        fn infer<I: constnet::Isa>(&self, [x]: [&[f32]; 1], y: &mut [f32], _: &mut [f32]) {
            y.copy_from_slice(x);
        }
        fn record<I: constnet::Isa, const L: usize>(
            &self,
            [x]: [&[[f32; L]]; 1],
            y: &mut [[f32; L]],
            _: &mut [[f32; L]],
            _: &mut Batch<'_>,
        ) {
            y.copy_from_slice(x);
        }
        fn backpropagate<I: constnet::Isa, const L: usize>(
            &self,
            _: Recorded<'_, f32, L, 1>,
            dy: &mut [[f32; L]],
            [dx]: [Option<&mut [[f32; L]]>; 1],
            _: Option<&mut [f32]>,
            _: &mut [[f32; L]],
            _: &Batch<'_>,
        ) {
            if let Some(dx) = dx {
                dx.copy_from_slice(dy);
            }
        }
    }

    network! { struct Pair: [1] -> [1] { pair: Twins } }
    let error = Pair::zeroed().to_safetensors().unwrap_err();
    assert_eq!(error.to_string(), "`pair.twin`: expected one parameter of this name, found two");
}
