//! A training under way as a file: a safetensors file, too, so that other programs can look into it.
//!
//! | tensor | holds |
//! |---|---|
//! | `network.…` | all parameters and statistics |
//! | `optimizer.state` | what the optimizer remembers, parameter after parameter |
//! | `optimizer.settings` | its settings but for the learning rate, as text |
//! | `learning_rate`, `updates`, `generator`, `architecture` | a number each |
//!
//! The metadata has one entry, the checksum of all of that.

use std::string::String;
use std::vec::Vec;

use ::safetensors::{Dtype, SafeTensors};

use super::checkpoint_error::CheckpointError;
use super::error::{LoadError, Misfit, MisfitKind, SaveError};
use super::fingerprint::fingerprint;
use super::image::checksum;
use super::safetensors::{fill, gather, misfits, parse, serialize};
use super::tensor::Tensor;
use super::{Stored, safetensors::not_a_file};
use crate::network::Network;

const PREFIX: &str = "network.";
const STATE: &str = "optimizer.state";
const SETTINGS: &str = "optimizer.settings";
const RATE: &str = "learning_rate";
const UPDATES: &str = "updates";
const GENERATOR: &str = "generator";
const ARCHITECTURE: &str = "architecture";
const OTHERS: [&str; 6] = [STATE, SETTINGS, RATE, UPDATES, GENERATOR, ARCHITECTURE];

/// The entry of the metadata. A format that is not this one gets another name.
const CHECKSUM: &str = "constnet checkpoint 1, crc32";

/// What a training is beside the network.
pub struct Training<T, S> {
    /// What the optimizer remembers.
    pub state: S,
    pub updates: u64,
    pub rate: T,
    /// The optimizer's settings but for the learning rate.
    pub settings: String,
    pub generator: u64,
}

/// The bytes of a checkpoint.
pub fn encode<N: Network>(net: &N, training: &Training<N::Scalar, &[N::Scalar]>) -> Result<Vec<u8>, SaveError> {
    let Training { state, updates, rate, settings, generator } = training;
    let mut tensors = gather(net, PREFIX)?;
    let number = |name: &str, value: u64| (name.to_owned(), Tensor::raw(Dtype::U64, &[], value.to_le_bytes().to_vec()));
    tensors.extend([
        (STATE.to_owned(), Tensor::row(state)),
        (SETTINGS.to_owned(), Tensor::raw(Dtype::U8, &[settings.len()], settings.clone().into_bytes())),
        (RATE.to_owned(), Tensor::row(&[*rate])),
        number(UPDATES, *updates),
        number(GENERATOR, *generator),
        number(ARCHITECTURE, fingerprint(net)),
    ]);
    let sum = data_checksum(&serialize(&tensors, []));
    Ok(serialize(&tensors, [(CHECKSUM.to_owned(), format!("{sum:08x}"))]))
}

/// The checksum of what comes after the header.
fn data_checksum(file: &[u8]) -> u32 {
    let header = file.first_chunk().map_or(0, |length| u64::from_le_bytes(*length));
    let data = usize::try_from(header).ok().and_then(|header| file.get(header.checked_add(8)?..));
    checksum(&[data.unwrap_or_default()])
}

/// Sets a network from a checkpoint and gives the training beside it; or leaves the network as it is. `expected` is the training that is to go on:
/// its settings have to be the checkpoint's, and its state as long.
pub fn decode<N: Network>(
    net: &mut N,
    bytes: &[u8],
    expected: &Training<N::Scalar, &[N::Scalar]>,
) -> Result<Training<N::Scalar, Vec<N::Scalar>>, CheckpointError> {
    let file = parse(bytes)?;
    let (_, metadata) = SafeTensors::read_metadata(bytes).map_err(|error| not_a_file(&error))?;
    let Some(stored) = metadata.metadata().as_ref().and_then(|about| about.get(CHECKSUM)) else {
        return Err(CheckpointError::Format);
    };
    let found = data_checksum(bytes);
    let Ok(sum) = u32::from_str_radix(stored, 16) else { return Err(CheckpointError::Format) };
    if sum != found {
        return Err(CheckpointError::Checksum { expected: sum, found });
    }

    let settings = raw(&file, SETTINGS, Dtype::U8).ok_or(CheckpointError::Format)?;
    let settings = String::from_utf8_lossy(settings).into_owned();
    if settings != expected.settings {
        return Err(CheckpointError::Optimizer { expected: expected.settings.clone(), found: settings });
    }
    let mut misfits = misfits(net, &file, PREFIX, &OTHERS);
    let state = raw(&file, STATE, N::Scalar::DTYPE).unwrap_or_default();
    if size_of_val(expected.state) != state.len() {
        let (expected, found) = (vec![expected.state.len()], vec![state.len() / N::Scalar::BYTES]);
        misfits.0.push(Misfit { name: STATE.to_owned(), kind: MisfitKind::Shape { expected, found } });
    }
    if !misfits.is_empty() {
        return Err(LoadError::Tensors { path: None, network: N::NAME, misfits }.into());
    }
    let (architecture, found) = (fingerprint(net), number(&file, ARCHITECTURE)?);
    if architecture != found {
        return Err(CheckpointError::Architecture { expected: architecture, found });
    }
    let rate = raw(&file, RATE, N::Scalar::DTYPE).filter(|bytes| bytes.len() == N::Scalar::BYTES);
    let training = Training {
        state: state.chunks_exact(N::Scalar::BYTES).map(N::Scalar::stored).collect(),
        updates: number(&file, UPDATES)?,
        rate: N::Scalar::stored(rate.ok_or(CheckpointError::Format)?),
        settings,
        generator: number(&file, GENERATOR)?,
    };
    fill(net, &file, PREFIX);
    Ok(training)
}

/// The bytes of a tensor of this name and type.
fn raw<'a>(file: &SafeTensors<'a>, name: &str, dtype: Dtype) -> Option<&'a [u8]> {
    file.tensor(name).ok().filter(|tensor| tensor.dtype() == dtype).map(|tensor| tensor.data())
}

fn number(file: &SafeTensors<'_>, name: &str) -> Result<u64, CheckpointError> {
    let bytes = raw(file, name, Dtype::U64).and_then(|bytes| bytes.try_into().ok());
    bytes.map(u64::from_le_bytes).ok_or(CheckpointError::Format)
}
