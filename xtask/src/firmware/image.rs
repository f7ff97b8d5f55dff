//! What is in an image.

use std::path::Path;

use object::read::elf::ElfFile32;
use object::{Object, ObjectSection, ObjectSymbol, SectionFlags, elf};

use crate::shell::Result;

/// The sizes and names of an image.
pub struct Image {
    /// Bytes of flash: code, constants, and the first values of variables.
    pub flash: u64,
    /// Bytes of memory that variables take.
    pub memory: u64,
    /// Names, as the compiler mangled them, and sizes.
    symbols: Vec<(String, u64)>,
}

/// Parts of names that mean a panic can be reached.
const PANIC: &[&str] = &["panic", "unwrap_failed", "expect_failed", "slice_index_fail", "begin_unwind"];
/// Parts of names that mean a heap.
const HEAP: &[&str] = &["__rust_alloc", "__rustc_alloc", "__rg_alloc", "__rdl_alloc", "malloc", "5alloc5alloc"];

impl Image {
    pub fn read(path: &Path) -> Result<Self> {
        let bytes = std::fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        let file = ElfFile32::<object::Endianness>::parse(bytes.as_slice())?;
        let (mut flash, mut memory) = (0, 0);
        for section in file.sections() {
            let SectionFlags::Elf { sh_flags, .. } = section.flags() else { continue };
            if sh_flags.0 & elf::SHF_ALLOC.0 == 0 {
                continue;
            }
            let variable = sh_flags.0 & elf::SHF_WRITE.0 != 0 && section.name()? != ".vector_table";
            let stored = section.file_range().is_some_and(|(_, size)| size > 0);
            flash += if stored { section.size() } else { 0 };
            memory += if variable { section.size() } else { 0 };
        }
        let symbols = file.symbols().filter_map(|symbol| Some((symbol.name().ok()?.to_owned(), symbol.size())));
        Ok(Self { flash, memory, symbols: symbols.collect() })
    }

    /// Wants no name of an allocator.
    pub fn has_no_heap(&self) -> Result {
        self.has_none(HEAP, "a heap")
    }

    /// Wants no name of a panic.
    pub fn has_no_panic(&self) -> Result {
        self.has_none(PANIC, "a panic")
    }

    fn has_none(&self, parts: &[&str], what: &str) -> Result {
        let found: Vec<&str> = self.symbols.iter().map(|(name, _)| name.as_str()).collect();
        let found: Vec<&str> = found.into_iter().filter(|name| parts.iter().any(|part| name.contains(part))).collect();
        if found.is_empty() { Ok(()) } else { Err(format!("the image has {what} in it: {}", found.join(", ")).into()) }
    }

    /// The size of the variable or constant of this name.
    pub fn size_of(&self, name: &str) -> Option<u64> {
        // In both of the compiler's manglings a name follows its length.
        let mangled = format!("{}{name}", name.len());
        self.symbols.iter().find(|(symbol, size)| *size > 0 && symbol.contains(&mangled)).map(|(_, size)| *size)
    }
}
