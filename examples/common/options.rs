//! The command line of an example: options with a value each, and `--help`.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::str::FromStr;

use lexopt::prelude::*;

/// What an option can be set to.
pub trait Setting {
    /// What an error says that it should be.
    fn expected(&self) -> &'static str;
    /// Sets it, if the text is such a value.
    fn set(&mut self, text: &OsStr) -> bool;
}

/// An option: its letter, its name, and its value, which is the default before.
pub type Entry<'a> = (char, &'static str, &'a mut dyn Setting);

/// Reads the arguments, without the program's name; whether they ask for help. An error is one line.
pub fn parse(arguments: impl IntoIterator<Item = OsString>, entries: &mut [Entry<'_>]) -> Result<bool, lexopt::Error> {
    let mut parser = lexopt::Parser::from_args(arguments);
    while let Some(argument) = parser.next()? {
        let entry = match argument {
            Short('h') | Long("help") => return Ok(true),
            Short(letter) => entries.iter_mut().find(|entry| entry.0 == letter),
            Long(name) => entries.iter_mut().find(|entry| entry.1 == name),
            Value(_) => None,
        };
        let Some((_, name, setting)) = entry else { return Err(argument.unexpected()) };
        let name = *name;
        let value = parser.value()?;
        if !setting.set(&value) {
            return Err(format!("--{name}: expected {}, found {value:?}", setting.expected()).into());
        }
    }
    Ok(false)
}

fn parsed<N: FromStr>(to: &mut N, text: &OsStr, fits: impl Fn(&N) -> bool) -> bool {
    let number = text.to_str().and_then(|text| text.parse().ok()).filter(fits);
    number.map(|number| *to = number).is_some()
}

/// A number of things.
impl Setting for usize {
    fn expected(&self) -> &'static str {
        "a whole number from 1 on"
    }
    fn set(&mut self, text: &OsStr) -> bool {
        parsed(self, text, |&count| count > 0)
    }
}

/// A seed.
impl Setting for u64 {
    fn expected(&self) -> &'static str {
        "a whole number"
    }
    fn set(&mut self, text: &OsStr) -> bool {
        parsed(self, text, |_| true)
    }
}

/// A rate.
impl Setting for f32 {
    fn expected(&self) -> &'static str {
        "a number above 0"
    }
    fn set(&mut self, text: &OsStr) -> bool {
        parsed(self, text, |rate| rate.is_finite() && *rate > 0.0)
    }
}

/// A picture's file.
impl Setting for PathBuf {
    fn expected(&self) -> &'static str {
        "a file name that ends in .svg or .png"
    }
    fn set(&mut self, text: &OsStr) -> bool {
        let path = Self::from(text);
        let ending =
            path.extension().is_some_and(|ending| ["svg", "png"].iter().any(|e| ending.eq_ignore_ascii_case(e)));
        if ending {
            *self = path;
        }
        ending
    }
}

/// A file.
impl Setting for OsString {
    fn expected(&self) -> &'static str {
        "a file name"
    }
    fn set(&mut self, text: &OsStr) -> bool {
        *self = text.to_owned();
        !text.is_empty()
    }
}
