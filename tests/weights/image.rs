//! Images: what goes in comes out, and an image that is damaged or of another network is refused and says why.

use constnet::formats::ImageError;
use constnet::prelude::*;

network! {
    #[derive(Debug, Clone, PartialEq)]
    struct Net: [3] -> [2] {
        hidden: Dense(4) | Tanh,
        #[frozen]
        kept: Dense(4),
        out: Dense(2),
    }
}

const BYTES: usize = Net::IMAGE_BYTES;

fn net() -> Net {
    Net::init(&mut Pcg32::seeded(5))
}

fn image() -> [u8; BYTES] {
    let mut image = [0xAA; BYTES];
    net().to_bytes(&mut image).expect("as many bytes as it takes");
    image
}

/// The error of an image, which leaves the network as it was.
fn refused(image: &[u8]) -> ImageError {
    let mut net = net();
    let error = net.read_bytes(image).expect_err("it is not an image of this network");
    assert_eq!(net, self::net());
    assert_eq!(Net::from_bytes(image), Err(error));
    error
}

#[test]
fn what_goes_in_comes_out() {
    assert_eq!(Net::from_bytes(&image()), Ok(net()));
    let mut other = Net::zeroed();
    other.read_bytes(&image()).expect("its image");
    assert_eq!(other, net());
}

#[test]
fn the_layout_is_fixed() {
    network! { struct One<f64>: [1] -> [1] { out: Dense(1) } }
    let mut one = One::zeroed();
    one.out.weight[0] = 1.0;
    one.out.bias[0] = -2.0;
    let mut image = [0; One::IMAGE_BYTES];
    one.to_bytes(&mut image).expect("as many bytes as it takes");
    let expected = [
        b"constnet".as_slice(),
        &[1, 0, 0, 0],
        &[8, 0, 0, 0],
        &[2, 0, 0, 0],
        &FINGERPRINT,
        &CHECKSUM,
        &1.0_f64.to_le_bytes(),
        &(-2.0_f64).to_le_bytes(),
    ];
    assert_eq!(image.as_slice(), expected.concat());
}

// Images that are out there have these; a change needs another version of the format.
const FINGERPRINT: [u8; 8] = [163, 131, 55, 21, 192, 195, 13, 71];
const CHECKSUM: [u8; 4] = [6, 4, 38, 202];

#[test]
fn every_flipped_bit_is_found() {
    let image = image();
    for bit in 0..8 * BYTES {
        let mut damaged = image;
        damaged[bit / 8] ^= 1 << (bit % 8);
        let error = refused(&damaged);
        match bit / 8 {
            0..8 => assert!(matches!(error, ImageError::Magic { .. })),
            8..12 => assert!(matches!(error, ImageError::Version { expected: 1, .. })),
            12..20 => assert!(matches!(error, ImageError::Length { found: BYTES, .. })),
            _ => assert!(matches!(error, ImageError::Checksum { .. })),
        }
    }
}

#[test]
fn every_other_length_is_refused() {
    let mut image = image().to_vec();
    image.push(0);
    assert_eq!(refused(&image), ImageError::Length { expected: BYTES, found: BYTES + 1 });
    for length in 0..BYTES {
        assert_eq!(refused(&image[..length]), ImageError::Length { expected: BYTES, found: length });
        let mut short = vec![7; length];
        assert_eq!(net().to_bytes(&mut short), Err(ImageError::Length { expected: BYTES, found: length }));
        assert_eq!(short, vec![7; length]);
    }
}

#[test]
fn an_image_of_another_network_is_refused() {
    fn image<N: Network>(net: &N) -> Vec<u8> {
        let mut bytes = vec![0; N::IMAGE_BYTES];
        net.to_bytes(&mut bytes).expect("as many bytes as it takes");
        bytes
    }
    macro_rules! other {
        ($($declaration:tt)*) => {{
            network! { struct Other $($declaration)* }
            refused(&image(&Other::zeroed()))
        }};
    }
    // Another activation, another name, another arrangement of as many values.
    let errors = [
        other!(: [3] -> [2] { hidden: Dense(4) | Relu, #[frozen] kept: Dense(4), out: Dense(2) }),
        other!(: [3] -> [2] { hidden: Dense(4) | Tanh, #[frozen] held: Dense(4), out: Dense(2) }),
        other!(: [45] -> [1] { out: Dense(1) }),
    ];
    for error in errors {
        assert!(matches!(error, ImageError::Architecture { .. }), "{error}");
    }
    let error = other!(<f64>: [3] -> [2] { hidden: Dense(4) | Tanh, #[frozen] kept: Dense(4), out: Dense(2) });
    assert_eq!(error, ImageError::Scalar { expected: 4, found: 8 });
}

#[test]
fn a_value_that_is_not_finite_is_refused() {
    let mut broken = net();
    broken.hidden.bias[1] = f32::INFINITY;
    let mut image = image();
    broken.to_bytes(&mut image).expect("as many bytes as it takes");
    assert_eq!(refused(&image), ImageError::NonFinite { position: 13 });
}

#[test]
fn errors_say_what_was_expected_and_what_was_found() {
    let mut magic = image();
    magic[..8].copy_from_slice(b"\x7fELF\x01\x02\x03\x04");
    let mut version = image();
    version[8] = 2;
    for (error, message) in [
        (refused(&[1; 7]), "expected an image of 216 bytes, found 7"),
        (
            refused(&magic),
            "expected an image, which begins with [63, 6f, 6e, 73, 74, 6e, 65, 74], found [7f, 45, 4c, 46, 01, 02, 03, 04]",
        ),
        (refused(&version), "expected an image of version 1, found 2"),
        (
            ImageError::Checksum { expected: 1, found: 0xFFFF_FFFF },
            "expected the checksum 00000001, found ffffffff: the image is damaged",
        ),
        (ImageError::Scalar { expected: 4, found: 8 }, "expected values of 4 bytes, found 8"),
        (
            ImageError::Architecture { expected: 1, found: 2 },
            "expected an image of the network 0000000000000001, found one of 0000000000000002",
        ),
        (ImageError::Values { expected: 3, found: 4 }, "expected 3 values, found 4"),
        (ImageError::NonFinite { position: 5 }, "expected finite values, found infinity or NaN as value 5"),
    ] {
        assert_eq!(error.to_string(), message);
    }
}
