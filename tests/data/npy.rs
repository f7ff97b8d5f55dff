//! Files that NumPy wrote (`numpy_files.py`), and all the ways in which they can be wrong.

use std::io::Cursor;
use std::path::PathBuf;

use constnet::data::{Array, DataError, Element, npy};
use constnet::prelude::*;

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/files").join(name)
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(path(name)).unwrap()
}

fn read<T: Element>(bytes: &[u8]) -> Result<Array<T>, DataError> {
    npy::from_reader(bytes, "f.npy")
}

#[track_caller]
fn refused<T: Element>(bytes: &[u8], message: &str) {
    match read::<T>(bytes) {
        Ok(_) => panic!("read, instead of: {message}"),
        Err(error) => assert_eq!(error.to_string(), message),
    }
}

/// A file with this header and content.
fn file(header: &str, content: &[u8]) -> Vec<u8> {
    let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
    bytes.extend((header.len() as u16).to_le_bytes());
    bytes.extend(header.as_bytes());
    bytes.extend(content);
    bytes
}

#[test]
fn every_type_is_read() {
    for name in ["u1", "u2", "u4", "u8", "i1", "i2", "i4", "i8", "f2", "f4", "f8", "big_i2", "big_f4", "big_f8"] {
        let array = npy::read::<f64>(path(&format!("{name}.npy"))).unwrap();
        assert_eq!((array.shape(), array.values()), (&[3][..], &[0.0, 1.0, 100.0][..]), "{name}");
    }
    assert_eq!(npy::read::<usize>(path("bool.npy")).unwrap().values(), [0, 1, 1]);
    assert_eq!(npy::read::<u8>(path("big_i2.npy")).unwrap().values(), [0, 1, 100]);
    assert_eq!(npy::read::<i64>(path("negative.npy")).unwrap().values(), [3, -1, 4]);
}

#[test]
fn all_shapes_and_orders_are_read() {
    let array = npy::read::<u8>(path("fortran.npy")).unwrap();
    assert_eq!((array.shape(), array.values()), (&[2, 3, 2][..], &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11][..]));
    let array = npy::read::<f32>(path("version2.npy")).unwrap();
    assert_eq!((array.shape(), array.values()[11]), (&[2, 3, 2][..], 11.0));
    let array = npy::read::<f32>(path("scalar.npy")).unwrap();
    assert_eq!((array.shape(), array.values()), (&[][..], &[1.5][..]));
    assert_eq!(npy::read::<f32>(path("empty.npy")).unwrap().shape(), [0, 4]);
}

#[test]
fn archives_give_their_arrays_by_name() {
    for name in ["plain.npz", "compressed.npz"] {
        let mut file = npy::Archive::open(path(name)).unwrap();
        assert_eq!(file.names().collect::<Vec<_>>(), ["images", "labels"], "{name}");
        let inputs: Vec<SMatrix<f32, 6, 1>> = file.read::<u8>("images").unwrap().samples(f32::from).unwrap();
        assert_eq!(inputs[1].as_slice(), [1.0, 2.0, 3.0, 4.0, 0.0, 1.0], "{name}");
        assert_eq!(file.read::<i64>("labels").unwrap().classes(2).unwrap(), [1, 0], "{name}");
    }
}

#[test]
fn archives_name_the_array_that_is_wrong() {
    let mut file = npy::Archive::from_reader(Cursor::new(bytes("compressed.npz")), "f.npz").unwrap();
    let error = file.read::<u8>("targets").unwrap_err().to_string();
    assert_eq!(error, "f.npz: expected an array `targets`, found images, labels");
    let error = file.read::<i64>("labels").unwrap().classes(1).unwrap_err().to_string();
    assert_eq!(error, "f.npz: labels: sample 0: expected a class below 1, found 1");
    let error = npy::Archive::from_reader(Cursor::new(bytes("f4.npy")), "f4.npy").unwrap_err().to_string();
    assert!(error.starts_with("f4.npy: expected a file of numpy.savez, found invalid Zip archive"), "{error}");
    let error = npy::Archive::open("no/such.npz").unwrap_err().to_string();
    assert!(error.starts_with("no/such.npz: "), "{error}");
}

/// A bit that is turned anywhere shows, by the checksum if by nothing before, or changes nothing that is read.
#[test]
fn damaged_archives_are_refused() {
    for name in ["plain.npz", "compressed.npz"] {
        let whole = bytes(name);
        let mut refused = 0;
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x10;
            let read =
                npy::Archive::from_reader(Cursor::new(damaged), name).and_then(|mut file| file.read::<u8>("images"));
            match read {
                Ok(array) => assert_eq!(array.values()[..6], [0, 1, 2, 3, 4, 0], "{name}: {at}"),
                Err(error) => {
                    refused += 1;
                    assert!(error.to_string().starts_with(name), "{error}");
                }
            }
        }
        assert!(refused > whole.len() / 4, "{refused} of {}", whole.len());
        for end in 0..whole.len() {
            assert!(npy::Archive::from_reader(Cursor::new(&whole[..end]), name).is_err(), "{end}");
        }
    }
}

#[test]
fn what_is_not_numbers_is_refused() {
    refused::<f32>(&bytes("complex.npy"), "f.npy: expected an array of numbers, found the type `<c16`");
    refused::<f32>(&bytes("texts.npy"), "f.npy: expected an array of numbers, found the type `<U2`");
    refused::<f32>(&bytes("objects.npy"), "f.npy: expected an array of numbers, found the type `|O`");
    refused::<f32>(&bytes("records.npy"), "f.npy: expected an array of numbers, found [('a', '<i4'), ('b', '<f4'), ]");
}

#[test]
fn values_of_another_type_are_refused_where_they_do_not_fit() {
    refused::<u8>(&bytes("negative.npy"), "f.npy: value 1: expected values that fit u8, found Whole(-1)");
    refused::<u8>(&bytes("f4.npy"), "f.npy: value 0: expected values that fit u8, found Float(0.0)");
}

#[test]
fn a_truncated_file_is_refused_wherever_it_ends() {
    let whole = bytes("f4.npy");
    for end in 0..whole.len() {
        let error = read::<f32>(&whole[..end]).expect_err("it is truncated").to_string();
        let expected = match end {
            0..8 => r"f.npy: byte 0: expected `\x93NUMPY`, as NumPy's files begin, found `".to_owned(),
            8..128 => format!("f.npy: byte {end}: expected a header, found the end of the file"),
            end => format!("f.npy: expected 3 values, for shape [3], found {}", (end - 128) / 4),
        };
        assert!(error.starts_with(&expected), "{end}: {error}");
    }
    let longer = [whole, vec![0]].concat();
    refused::<f32>(&longer, "f.npy: byte 140: expected the end, after values of shape [3], found more");
}

#[test]
fn damaged_headers_are_refused() {
    refused::<f32>(b"GIF89a  ", r"f.npy: byte 0: expected `\x93NUMPY`, as NumPy's files begin, found `GIF89a`");
    let error = read::<f32>(&file("{'descr': '<f4', 'shape': (1,), }", &[0; 4])).unwrap_err().to_string();
    assert!(error.starts_with("f.npy: byte 10: expected the header of an array, found `{'descr': '<f4'"), "{error}");
    for header in
        ["", "{", "[]", "{'descr': 'what', 'fortran_order': False, 'shape': (1,)}", "((((((((((((((((", "\u{0}"]
    {
        assert!(read::<f32>(&file(header, &[0; 4])).is_err(), "{header}");
    }
    let deep = "(".repeat(60_000);
    assert!(read::<f32>(&file(&deep, &[])).is_err());
}

#[test]
fn a_header_alone_takes_no_memory() {
    for shape in
        ["(4294967296, 4294967296, 4294967296)", "(0, 9223372036854775807, 2)", "(0xffffffffffffffff, 2)", "(-1,)"]
    {
        let header = format!("{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}}}");
        assert!(read::<f32>(&file(&header, &[0; 4])).is_err(), "{shape}");
    }
    let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1000000000000,)}";
    refused::<f32>(&file(header, &[0; 4]), "f.npy: expected 1000000000000 values, for shape [1000000000000], found 1");
    let mut long = b"\x93NUMPY\x02\x00".to_vec();
    long.extend(u32::MAX.to_le_bytes());
    refused::<f32>(&long, "f.npy: byte 8: expected a header of no more than 65536 bytes, found one of 4294967295");
}
