//! A network as a safetensors file.

use std::collections::BTreeSet;

use ::safetensors::{Dtype, SafeTensorError, SafeTensors};

use super::error::{LoadError, Misfit, MisfitKind, Misfits, SaveError};
use super::names::{Named, NamedMut, Path};
use super::tensor::{Fitting, Tensor};
use crate::network::Network;
use crate::scalar::Scalar;

/// The bytes of a file.
pub fn encode<N: Network>(net: &N) -> Result<Vec<u8>, SaveError> {
    // Some of Python's libraries want to be told that the layouts are PyTorch's.
    let about = [("format".to_owned(), "pt".to_owned())];
    Ok(serialize(&gather(net, "")?, about))
}

/// The name of PyTorch's count of mini-batches, which stands beside a running variance of this name: strict loading in Python wants it to be
/// there. It serves averages over all mini-batches alone, which constnet has not got, so it is written as zero and read past.
fn counter(name: &str) -> Option<String> {
    Some(format!("{}num_batches_tracked", name.strip_suffix("running_var")?))
}

/// All tensors of a network, their names after a prefix.
pub fn gather<N: Network>(net: &N, prefix: &str) -> Result<Vec<(String, Tensor)>, SaveError> {
    let (mut tensors, mut names, mut error) = (Vec::new(), BTreeSet::new(), None);
    let mut each = |name: String, shape, values: &[N::Scalar]| {
        if !values.iter().all(|value| value.is_finite()) {
            error.get_or_insert(SaveError::NonFinite { name: name.clone() });
        }
        if !names.insert(name.clone()) {
            error.get_or_insert(SaveError::Twice { name: name.clone() });
        }
        let counter = counter(&name).map(|counter| (counter, Tensor::raw(Dtype::I64, &[], vec![0; 8])));
        tensors.push((name, Tensor::new(shape, values)));
        tensors.extend(counter);
    };
    net.visit(&mut Named { path: Path::new(prefix), each: &mut each });
    error.map_or(Ok(tensors), Err)
}

/// The bytes of a file of these tensors.
pub fn serialize<const N: usize>(tensors: &[(String, Tensor)], about: [(String, String); N]) -> Vec<u8> {
    let views = tensors.iter().map(|(name, tensor)| (name, tensor));
    // It fails where a tensor is not as long as its shape says, and ours are.
    ::safetensors::serialize(views, Some(about.into_iter().collect())).unwrap_or_default()
}

/// The tensors of a file.
pub fn parse(bytes: &[u8]) -> Result<SafeTensors<'_>, LoadError> {
    SafeTensors::deserialize(bytes).map_err(|error| not_a_file(&error))
}

/// What the parser says, as an error.
pub fn not_a_file(error: &SafeTensorError) -> LoadError {
    LoadError::Format { path: None, problem: error.to_string() }
}

/// Sets all of a network from the bytes of a file, or nothing.
pub fn decode<N: Network>(net: &mut N, bytes: &[u8]) -> Result<(), LoadError> {
    let file = parse(bytes)?;
    let misfits = misfits(net, &file, "", &[]);
    if !misfits.is_empty() {
        return Err(LoadError::Tensors { path: None, network: N::NAME, misfits });
    }
    fill(net, &file, "");
    Ok(())
}

/// Sets what fits of a network from the bytes of a file, and gives what does not.
pub fn decode_matching<N: Network>(net: &mut N, bytes: &[u8]) -> Result<Misfits, LoadError> {
    let file = parse(bytes)?;
    let misfits = misfits(net, &file, "", &[]);
    fill(net, &file, "");
    Ok(misfits)
}

/// What does not fit a network; `others` are names of the file that are not the network's and may be there.
pub fn misfits<N: Network>(net: &N, file: &SafeTensors<'_>, prefix: &str, others: &[&str]) -> Misfits {
    let mut misfits = Vec::new();
    let mut unused: BTreeSet<&str> = file.names().into_iter().filter(|name| !others.contains(name)).collect();
    let mut each = |name: String, shape: crate::Shape, _: &[N::Scalar]| {
        unused.remove(name.as_str());
        if let Some(counter) = counter(&name)
            && let Ok(found) = file.tensor(&counter)
        {
            unused.remove(counter.as_str());
            let found = (found.dtype(), found.shape().to_vec());
            if found.0 != Dtype::I64 {
                let kind = MisfitKind::Type { expected: "I64", found: found.0.to_string() };
                misfits.push(Misfit { name: counter, kind });
            } else if !found.1.is_empty() {
                let kind = MisfitKind::Shape { expected: Vec::new(), found: found.1 };
                misfits.push(Misfit { name: counter, kind });
            }
        }
        let fits = match file.tensor(&name) {
            Ok(tensor) => Fitting::new::<N::Scalar>(shape, &tensor).map(|_| ()),
            Err(_) => Err(MisfitKind::Missing { expected: shape.axes().to_vec() }),
        };
        if let Err(kind) = fits {
            misfits.push(Misfit { name, kind });
        }
    };
    net.visit(&mut Named { path: Path::new(prefix), each: &mut each });
    for name in unused {
        let found = file.tensor(name).map_or_else(|_| Vec::new(), |tensor| tensor.shape().to_vec());
        misfits.push(Misfit { name: name.to_owned(), kind: MisfitKind::Extra { found } });
    }
    Misfits(misfits)
}

/// Sets what fits.
pub fn fill<N: Network>(net: &mut N, file: &SafeTensors<'_>, prefix: &str) {
    let mut each = |name: String, shape, values: &mut [N::Scalar]| {
        if let Ok(tensor) = file.tensor(&name)
            && let Ok(fitting) = Fitting::new::<N::Scalar>(shape, &tensor)
        {
            fitting.copy_to(shape, values);
        }
    };
    net.visit_mut(&mut NamedMut { path: Path::new(prefix), each: &mut each });
}
