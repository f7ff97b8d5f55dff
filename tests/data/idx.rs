//! IDX files, and all the ways in which they can be wrong.

use std::io::Write;

use constnet::data::{Array, DataError, idx};
use constnet::prelude::*;

/// A file of this type, with these axes and values.
fn file(kind: u8, axes: &[u32], values: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0, 0, kind, axes.len() as u8];
    bytes.extend(axes.iter().flat_map(|axis| axis.to_be_bytes()));
    bytes.extend(values);
    bytes
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn read<T: constnet::data::Element>(bytes: &[u8]) -> Result<Array<T>, DataError> {
    idx::from_reader(bytes, "f.idx")
}

#[track_caller]
fn refused<T: constnet::data::Element>(bytes: &[u8], message: &str) {
    match read::<T>(bytes) {
        Ok(_) => panic!("read, instead of: {message}"),
        Err(error) => assert_eq!(error.to_string(), message),
    }
}

#[test]
fn every_type_is_read() {
    assert_eq!(read::<u8>(&file(0x08, &[2], &[7, 255])).unwrap().values(), [7, 255]);
    assert_eq!(read::<i32>(&file(0x09, &[1], &[0xff])).unwrap().values(), [-1]);
    assert_eq!(read::<i32>(&file(0x0b, &[1], &[0x80, 0])).unwrap().values(), [-0x8000]);
    assert_eq!(read::<i64>(&file(0x0c, &[1], &[0, 1, 0, 0])).unwrap().values(), [0x1_0000]);
    assert_eq!(read::<f32>(&file(0x0d, &[1], &1.5_f32.to_be_bytes())).unwrap().values(), [1.5]);
    assert_eq!(read::<f64>(&file(0x0e, &[1], &0.1_f64.to_be_bytes())).unwrap().values(), [0.1]);
    assert_eq!(read::<f32>(&file(0x08, &[1], &[3])).unwrap().values(), [3.0]);
}

#[test]
fn images_and_labels_become_inputs_and_targets() {
    let images = read::<u8>(&file(0x08, &[2, 2, 2], &[0, 1, 2, 3, 4, 5, 6, 7])).unwrap();
    assert_eq!(images.shape(), [2, 2, 2]);
    let inputs: Vec<SMatrix<f32, 4, 1>> = images.samples(f32::from).unwrap();
    assert_eq!(inputs[1].as_slice(), [4.0, 5.0, 6.0, 7.0]);
    let labels = read::<u8>(&file(0x08, &[3], &[0, 9, 4])).unwrap();
    assert_eq!(labels.classes(10).unwrap(), [0, 9, 4]);
}

#[test]
fn compressed_files_are_read_like_others() {
    let plain = file(0x08, &[3, 100, 100], &(0..30_000_u32).map(|i| (i * i % 251) as u8).collect::<Vec<_>>());
    assert_eq!(read::<u8>(&gzip(&plain)).unwrap(), read::<u8>(&plain).unwrap());
}

#[test]
fn a_wrong_magic_number_is_refused() {
    let magic = "f.idx: byte 0: expected the magic number of an IDX file, 0x0000TTNN for a type TT and NN axes, found ";
    refused::<u8>(b"GIF89a", &format!("{magic}0x47494638"));
    refused::<u8>(&file(0x0a, &[1], &[1]), &format!("{magic}0x00000a01"));
    refused::<u8>(&file(0x08, &[], &[1]), &format!("{magic}0x00000800"));
}

#[test]
fn a_truncated_file_is_refused_wherever_it_ends() {
    let whole = file(0x0b, &[2, 3], &[1; 12]);
    for end in 0..whole.len() {
        let error = read::<i16>(&whole[..end]).expect_err("it is truncated").to_string();
        let expected = match end {
            0..4 => "f.idx: byte 0: expected a header, found the end of the file".into(),
            4..8 => "f.idx: byte 4: expected a header, found the end of the file".into(),
            8..12 => "f.idx: byte 8: expected a header, found the end of the file".into(),
            end => format!("f.idx: expected 12 bytes of values, for shape [2, 3], found {}", end - 12),
        };
        let read_before = error.replace(&format!("byte {end}:"), &format!("byte {}:", end / 4 * 4));
        assert_eq!(read_before, expected, "{end}");
    }
}

#[test]
fn a_truncated_compressed_file_is_refused_wherever_it_ends() {
    let whole = gzip(&file(0x08, &[500], &(0..500).map(|i| (i * 7 % 256) as u8).collect::<Vec<_>>()));
    for end in 0..whole.len() {
        let error = read::<u8>(&whole[..end]).expect_err("it is truncated").to_string();
        assert!(error.starts_with("f.idx") && error.contains("found the end of the file"), "{end}: {error}");
    }
    // Damage inside shows by the checksum, if by nothing before.
    let mut damaged = whole;
    let middle = damaged.len() / 2;
    damaged[middle] ^= 0x10;
    assert!(read::<u8>(&damaged).is_err());
}

#[test]
fn a_file_longer_than_its_header_says_is_refused() {
    let long = file(0x08, &[2, 1], &[1, 2, 3]);
    refused::<u8>(&long, "f.idx: byte 14: expected the end, after values of shape [2, 1], found more");
    refused::<u8>(&gzip(&long), "f.idx: byte 14: expected the end, after values of shape [2, 1], found more");
}

#[test]
fn a_header_alone_takes_no_memory() {
    // 2^96 values are not there, nor are 2^32.
    let huge = file(0x08, &[u32::MAX, u32::MAX, u32::MAX], &[]);
    let error = read::<u8>(&huge).expect_err("there is nothing in it").to_string();
    assert!(error.starts_with("f.idx: byte 4: expected a shape that fits memory, found [4294967295"), "{error}");
    let large = file(0x08, &[u32::MAX], &[1]);
    refused::<u8>(&large, "f.idx: expected 4294967295 bytes of values, for shape [4294967295], found 1");
}

#[test]
fn what_is_no_image_or_no_label_is_refused() {
    let images = read::<u8>(&file(0x08, &[2, 1, 2], &[0, 1, 2, 3])).unwrap();
    let error = images.classes(10).unwrap_err().to_string();
    assert_eq!(error, "f.idx: expected a class for each sample, found shape [2, 1, 2]");
    let error = images.samples::<SVector<f32, 3>>(f32::from).unwrap_err().to_string();
    assert_eq!(error, "f.idx: expected samples of 3 numbers, found 2 samples of shape [1, 2]");
    let labels = read::<u8>(&file(0x08, &[2], &[9, 10])).unwrap();
    assert_eq!(labels.classes(10).unwrap_err().to_string(), "f.idx: sample 1: expected a class below 10, found 10");
}

#[test]
fn values_of_another_type_are_refused_where_they_do_not_fit() {
    let negative = file(0x0b, &[2], &[0, 1, 0xff, 0xff]);
    refused::<u8>(&negative, "f.idx: byte 8: expected values that fit u8, found Whole(-1), a i16");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let error = idx::read::<u8>("no/such/file.idx").unwrap_err().to_string();
    assert!(error.starts_with("no/such/file.idx: "), "{error}");
}
