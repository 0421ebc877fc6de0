// SPDX-License-Identifier: GPL-2.0-only
//! Two object files of one source, compared section by section. Where each function has a section of its own, one that
//! grows moves nobody else, and what differs is named.

use object::read::elf::{ElfFile64, ElfSection64, ElfSymbol64};
use object::{
    Object, ObjectSection, ObjectSymbol, Relocation, RelocationFlags, RelocationTarget, SectionFlags, SectionKind,
    SymbolKind,
};
use std::collections::BTreeMap;

type Elf<'data> = ElfFile64<'data>;

/// Sections that are about the source's text or the linker's work, not about what the kernel does.
const APART: [&str; 4] = [".debug", ".comment", ".note", ".discard"];

/// What one section holds, and what its relocations name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Content {
    bytes: Vec<u8>,
    size: u64,
    relocations: Vec<(u64, u32, String)>,
}

/// An object file's code and data, by section. Sections whose names differ in a number that the compiler counts up are
/// one name here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Code(BTreeMap<String, Vec<Content>>);

impl Code {
    /// Reads an object file.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, object::Error> {
        let file = Elf::parse(bytes)?;
        let mut code = Self::default();
        for section in file.sections() {
            let name = section.name()?;
            let is_apart = APART.iter().any(|apart| name.starts_with(apart));
            let is_content = !matches!(section.kind(), SectionKind::Metadata | SectionKind::Note) && !is_apart;
            // Strings are compared where they are used: the compiler puts those of a whole file together.
            if is_content && !is_strings(&section) {
                code.0.entry(uncounted(name)).or_default().push(content(&file, &section)?);
            }
        }
        code.0.values_mut().for_each(|alike| alike.sort());
        Ok(code)
    }

    /// How many sections it holds.
    pub(super) fn sections(&self) -> usize {
        self.0.values().map(Vec::len).sum()
    }

    /// The names of the sections that differ, or that one of the two alone has. Functions come first.
    pub(super) fn differing(&self, other: &Self) -> Vec<String> {
        let names: std::collections::BTreeSet<&String> = self.0.keys().chain(other.0.keys()).collect();
        let differs = |name: &&&String| self.0.get(**name) != other.0.get(**name);
        let mut differing: Vec<String> = names.iter().filter(differs).map(|name| (*name).clone()).collect();
        differing.sort_by_key(|name| !name.starts_with(".text"));
        differing
    }
}

fn content(file: &Elf<'_>, section: &ElfSection64<'_, '_>) -> Result<Content, object::Error> {
    let mut relocations = Vec::new();
    for (offset, relocation) in section.relocations() {
        let RelocationFlags::Elf { r_type } = relocation.flags() else { continue };
        relocations.push((offset, r_type.0, target(file, section, &relocation)?));
    }
    relocations.sort();
    Ok(Content { bytes: section.data()?.to_vec(), size: section.size(), relocations })
}

/// What a relocation names: a symbol, a string, or a place in a section; with the distance from it.
fn target(file: &Elf<'_>, from: &ElfSection64<'_, '_>, relocation: &Relocation) -> Result<String, object::Error> {
    let RelocationTarget::Symbol(index) = relocation.target() else { return Ok("absolute".to_owned()) };
    let symbol = file.symbol_by_index(index)?;
    let section = symbol.section_index().map(|index| file.section_by_index(index)).transpose()?;
    if let Some(section) = section
        && is_strings(&section)
    {
        return string_at(&section, &symbol, from, relocation);
    }
    let name = match symbol.kind() {
        SymbolKind::Section => {
            file.section_by_index(symbol.section_index().unwrap_or(object::SectionIndex(0)))?.name()?
        }
        _ => symbol.name()?,
    };
    Ok(format!("{}{:+}", uncounted(name), relocation.addend()))
}

/// The string that a relocation means. From code the distance is counted from the end of the four bytes.
fn string_at(
    section: &ElfSection64<'_, '_>,
    symbol: &ElfSymbol64<'_, '_>,
    from: &ElfSection64<'_, '_>,
    relocation: &Relocation,
) -> Result<String, object::Error> {
    let is_relative = matches!(relocation.flags(), RelocationFlags::Elf { r_type: object::elf::R_X86_64_PC32 });
    let end = if is_relative && from.kind() == SectionKind::Text { 4 } else { 0 };
    let at = symbol.address().wrapping_add_signed(relocation.addend()).wrapping_add(end);
    let data = section.data()?;
    let rest = usize::try_from(at).ok().and_then(|at| data.get(at..)).unwrap_or_default();
    let text = rest.split(|byte| *byte == 0).next().unwrap_or_default();
    Ok(format!("{:?}", String::from_utf8_lossy(text)))
}

fn is_strings(section: &ElfSection64<'_, '_>) -> bool {
    matches!(section.flags(), SectionFlags::Elf { sh_flags, .. } if sh_flags.0 & object::elf::SHF_STRINGS.0 != 0)
}

/// A name without the numbers that the compiler counts up over a file, and without the words for what it has done to the
/// arguments of a function: `__func__.123`, `raw_sock_get.constprop.0`. An argument that is empty gets such a word.
fn uncounted(name: &str) -> String {
    let mut parts = name.split('.');
    let first = parts.next().unwrap_or_default().to_owned();
    let is_counted = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    parts
        .filter(|part| !is_counted(part) && !["constprop", "isra"].contains(part))
        .fold(first, |name, part| name + "." + part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_compiler_counts_is_no_part_of_a_name() {
        assert_eq!(uncounted(".text.tcp_v4_err"), ".text.tcp_v4_err");
        assert_eq!(uncounted(".rodata.__func__.123"), ".rodata.__func__");
        assert_eq!(uncounted("tcp_v4_err.part.0.cold"), "tcp_v4_err.part.cold");
        assert_eq!(uncounted(".text.raw_sock_get.constprop.0.isra.0"), ".text.raw_sock_get");
        assert_eq!(uncounted("udp4"), "udp4");
    }

    fn code(sections: &[(&str, &[u8])]) -> Code {
        let mut code = Code::default();
        for (name, bytes) in sections {
            let content = Content { bytes: bytes.to_vec(), size: bytes.len() as u64, relocations: Vec::new() };
            code.0.entry((*name).to_owned()).or_default().push(content);
        }
        code
    }

    #[test]
    fn what_differs_is_named_functions_first() {
        let base = code(&[(".data", b"1"), (".text.a", b"1"), (".text.b", b"1")]);
        assert!(base.differing(&base.clone()).is_empty());
        let other = code(&[(".data", b"2"), (".text.a", b"1"), (".text.c", b"1")]);
        assert_eq!(base.differing(&other), [".text.b", ".text.c", ".data"]);
    }

    #[test]
    fn what_is_no_object_file_is_refused() {
        assert!(Code::read(b"").is_err() && Code::read(b"\x7fELF").is_err());
    }
}
