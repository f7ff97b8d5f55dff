//! The format [safetensors](https://github.com/huggingface/safetensors): eight bytes of length, a header in JSON, and the data.
//!
//! The reader is made of `const fn`s, for the compiler, which cannot call the library that reads files on a host. It takes what the format allows and no more: an object
//! of tensors, each an object of `dtype`, `shape` and `data_offsets`, and beside them `__metadata__`, an object of texts. It checks that
//! every tensor lies within the data and has the bytes of its shape and type.

/// A file, taken apart.
#[derive(Debug, Clone, Copy)]
pub struct Safetensors<'a> {
    header: &'a [u8],
    data: &'a [u8],
}

/// A tensor of a file.
#[derive(Debug, Clone, Copy)]
pub struct Stored<'a> {
    /// Its name, with escapes as they stand in the file.
    pub name: &'a [u8],
    /// The type of its values: `F32` and so on.
    pub dtype: &'a [u8],
    rank: usize,
    axes: [usize; Stored::MAX_RANK],
    /// Its values in C order, each in little-endian bytes.
    pub bytes: &'a [u8],
}

/// Why a file is not one of safetensors, as the end of a sentence.
pub type Damage = &'static str;

const NO_JSON: Damage = "its header is not the JSON that the format prescribes";

/// `?`, which constants have not got.
macro_rules! attempt {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(damage) => return Err(damage),
        }
    };
}

impl<'a> Safetensors<'a> {
    /// Takes a file apart.
    pub const fn new(file: &'a [u8]) -> Result<Self, Damage> {
        let Some((length, rest)) = file.split_first_chunk::<8>() else {
            return Err("it is shorter than the length of a header");
        };
        let length = u64::from_le_bytes(*length);
        if length > rest.len() as u64 {
            return Err("it is shorter than its header says");
        }
        let (header, data) = rest.split_at(length as usize);
        Ok(Self { header, data })
    }

    /// Its tensors.
    pub const fn tensors(&self) -> Tensors<'a> {
        Tensors { text: Text { bytes: self.header, at: 0 }, data: self.data, begun: false }
    }
}

impl Stored<'_> {
    const MAX_RANK: usize = 8;

    /// Its shape.
    pub const fn axes(&self) -> &[usize] {
        self.axes.split_at(self.rank).0
    }
}

/// A walk over the tensors of a file.
#[derive(Debug, Clone, Copy)]
pub struct Tensors<'a> {
    text: Text<'a>,
    data: &'a [u8],
    begun: bool,
}

impl<'a> Tensors<'a> {
    /// The next tensor, if there is one.
    pub const fn next(&mut self) -> Result<Option<Stored<'a>>, Damage> {
        loop {
            let first = !self.begun;
            self.begun = true;
            if first {
                attempt!(self.text.expect(b'{'));
            }
            if self.text.accept(b'}') {
                return if self.text.is_at_end() { Ok(None) } else { Err(NO_JSON) };
            }
            if !first {
                attempt!(self.text.expect(b','));
            }
            let name = attempt!(self.text.string());
            attempt!(self.text.expect(b':'));
            if equal(name, b"__metadata__") {
                attempt!(self.metadata());
            } else {
                return match self.tensor(name) {
                    Ok(tensor) => Ok(Some(tensor)),
                    Err(damage) => Err(damage),
                };
            }
        }
    }

    const fn metadata(&mut self) -> Result<(), Damage> {
        attempt!(self.text.expect(b'{'));
        let mut first = true;
        while !self.text.accept(b'}') {
            if !first {
                attempt!(self.text.expect(b','));
            }
            first = false;
            attempt!(self.text.string());
            attempt!(self.text.expect(b':'));
            attempt!(self.text.string());
        }
        Ok(())
    }

    const fn tensor(&mut self, name: &'a [u8]) -> Result<Stored<'a>, Damage> {
        let mut dtype: &[u8] = &[];
        let mut shape = ([1; Stored::MAX_RANK], usize::MAX);
        let mut offsets = ([0; Stored::MAX_RANK], 0);
        attempt!(self.text.expect(b'{'));
        let mut first = true;
        while !self.text.accept(b'}') {
            if !first {
                attempt!(self.text.expect(b','));
            }
            first = false;
            let key = attempt!(self.text.string());
            attempt!(self.text.expect(b':'));
            if equal(key, b"dtype") {
                dtype = attempt!(self.text.string());
            } else if equal(key, b"shape") {
                shape = attempt!(self.text.numbers(1));
            } else if equal(key, b"data_offsets") {
                offsets = attempt!(self.text.numbers(0));
            } else {
                return Err(NO_JSON);
            }
        }
        let ((axes, rank), ([from, to, ..], 2)) = (shape, offsets) else { return Err(NO_JSON) };
        if rank > Stored::MAX_RANK || dtype.is_empty() {
            return Err(NO_JSON);
        }
        let Some(bytes) = part(self.data, from, to) else { return Err("a tensor lies beyond its end") };
        let stored = Stored { name, dtype, rank, axes, bytes };
        match (stored.len(), width(dtype)) {
            (Some(len), Some(width)) if len.checked_mul(width).is_none() => Err("a tensor is larger than any memory"),
            (Some(len), Some(width)) if len * width != bytes.len() => {
                Err("a tensor has not the bytes of its shape and type")
            }
            (None, _) => Err("a tensor is larger than any memory"),
            _ => Ok(stored),
        }
    }
}

impl Stored<'_> {
    /// The number of its values.
    const fn len(&self) -> Option<usize> {
        let mut len = 1_usize;
        let mut axis = 0;
        while axis < self.rank {
            len = match len.checked_mul(self.axes[axis]) {
                Some(len) => len,
                None => return None,
            };
            axis += 1;
        }
        Some(len)
    }
}

/// The bytes of a value of a type, if it is one that networks have.
const fn width(dtype: &[u8]) -> Option<usize> {
    match dtype {
        b"F64" => Some(8),
        b"F32" => Some(4),
        _ => None,
    }
}

const fn part(bytes: &[u8], from: usize, to: usize) -> Option<&[u8]> {
    if from > to || to > bytes.len() {
        return None;
    }
    Some(bytes.split_at(to).0.split_at(from).1)
}

/// Whether two texts are the same: `==`, which constants have not got.
pub const fn equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// JSON, and how far it has been read.
#[derive(Debug, Clone, Copy)]
struct Text<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Text<'a> {
    const fn skip_spaces(&mut self) {
        while self.at < self.bytes.len() && matches!(self.bytes[self.at], b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    /// Reads this character if it comes next.
    const fn accept(&mut self, byte: u8) -> bool {
        self.skip_spaces();
        let found = self.at < self.bytes.len() && self.bytes[self.at] == byte;
        if found {
            self.at += 1;
        }
        found
    }

    const fn expect(&mut self, byte: u8) -> Result<(), Damage> {
        if self.accept(byte) { Ok(()) } else { Err(NO_JSON) }
    }

    const fn is_at_end(&mut self) -> bool {
        self.skip_spaces();
        self.at == self.bytes.len()
    }

    /// What stands between quotation marks.
    const fn string(&mut self) -> Result<&'a [u8], Damage> {
        attempt!(self.expect(b'"'));
        let from = self.at;
        while self.at < self.bytes.len() && self.bytes[self.at] != b'"' {
            self.at += if self.bytes[self.at] == b'\\' { 2 } else { 1 };
        }
        if self.at >= self.bytes.len() {
            return Err(NO_JSON);
        }
        self.at += 1;
        let (text, _) = self.bytes.split_at(self.at - 1);
        Ok(text.split_at(from).1)
    }

    const fn number(&mut self) -> Result<usize, Damage> {
        self.skip_spaces();
        let from = self.at;
        let mut number = 0_usize;
        while self.at < self.bytes.len() && self.bytes[self.at].is_ascii_digit() {
            let digit = (self.bytes[self.at] - b'0') as usize;
            number = match number.checked_mul(10) {
                Some(tens) if tens <= usize::MAX - digit => tens + digit,
                _ => return Err("a number in its header is larger than any memory"),
            };
            self.at += 1;
        }
        if self.at == from { Err(NO_JSON) } else { Ok(number) }
    }

    /// A list of numbers, and how many there are; `rest` stands for those that are not there.
    const fn numbers(&mut self, rest: usize) -> Result<([usize; Stored::MAX_RANK], usize), Damage> {
        let (mut numbers, mut count) = ([rest; Stored::MAX_RANK], 0);
        attempt!(self.expect(b'['));
        while !self.accept(b']') {
            if count > 0 {
                attempt!(self.expect(b','));
            }
            if count == Stored::MAX_RANK {
                return Err("a tensor has more than eight axes");
            }
            numbers[count] = attempt!(self.number());
            count += 1;
        }
        Ok((numbers, count))
    }
}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use super::*;

    fn file(header: &str, data: usize) -> Vec<u8> {
        let mut file = (header.len() as u64).to_le_bytes().to_vec();
        file.extend(header.bytes());
        file.extend((0..data).map(|byte| byte as u8));
        file
    }

    fn names(file: &[u8]) -> Result<Vec<(String, Vec<usize>)>, Damage> {
        let mut tensors = Safetensors::new(file)?.tensors();
        let mut found = Vec::new();
        while let Some(tensor) = tensors.next()? {
            found.push((String::from_utf8_lossy(tensor.name).into_owned(), tensor.axes().to_vec()));
        }
        Ok(found)
    }

    const GOOD: &str = r#"{"__metadata__":{"format":"pt"},
        "a.weight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},
        "b":{"shape": [], "data_offsets": [24, 32], "dtype": "F64"}, "c":{"dtype":"I8","shape":[0],"data_offsets":[32,32]}}  "#;

    #[test]
    fn tensors_come_in_the_order_of_the_file() {
        let expected = vec![("a.weight".into(), vec![2, 3]), ("b".into(), vec![]), ("c".into(), vec![0])];
        assert_eq!(names(&file(GOOD, 32)), Ok(expected));
        assert_eq!(names(&file("{}", 0)), Ok(vec![]));
    }

    #[test]
    fn no_prefix_and_no_mutation_of_a_file_does_harm() {
        let good = file(GOOD, 32);
        for end in 0..good.len() {
            assert!(names(&good[..end]).is_err(), "{end} bytes");
        }
        for at in 0..good.len() - 32 {
            for byte in [0, b'0', b'9', b'"', b'\\', b'{', b'}', b'[', b']', b',', b':', b' ', 0xff] {
                let mut bad = good.clone();
                bad[at] = byte;
                let _ = names(&bad);
            }
        }
    }

    #[test]
    fn what_the_format_forbids_is_refused() {
        let tensor = |dtype: &str, shape: &str, offsets: &str| {
            format!(r#"{{"a":{{"dtype":"{dtype}","shape":{shape},"data_offsets":{offsets}}}}}"#)
        };
        assert!(names(&file(&tensor("F32", "[2]", "[0,8]"), 8)).is_ok());
        for (dtype, shape, offsets) in [
            ("F32", "[2]", "[0,4]"),
            ("F32", "[2]", "[8,0]"),
            ("F32", "[2]", "[4,12]"),
            ("F32", "[2]", "[0]"),
            ("F32", "[2]", "[0,8,8]"),
            ("F32", "[-2]", "[0,8]"),
            ("F32", "[2", "[0,8]"),
            ("", "[2]", "[0,8]"),
            ("F32", "[4294967296,4294967296]", "[0,8]"),
            ("F32", "[99999999999999999999]", "[0,8]"),
            ("F32", "[1,1,1,1,1,1,1,1,2]", "[0,8]"),
        ] {
            assert!(names(&file(&tensor(dtype, shape, offsets), 8)).is_err(), "{dtype} {shape} {offsets}");
        }
        assert!(names(&file(r#"{"a":{"dtype":"F32","data_offsets":[0,4]}}"#, 4)).is_err(), "no shape");
        assert!(names(&file("{} {}", 0)).is_err(), "more than a header");
    }
}
