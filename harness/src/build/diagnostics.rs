// SPDX-License-Identifier: GPL-2.0-only
//! Reads what make, the compiler and the linker say, line by line. The lines are untrusted: a patch can print anything.

use crate::escape;
use crate::model::BuildDiagnostic;
use regex::bytes::{Captures, Regex, RegexBuilder};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// A line is examined up to this length; the log keeps all of it.
const MAX_LINE: usize = 4096;
/// A message is cut after this many characters.
const MAX_MESSAGE: usize = 400;

/// A reason for a failed build that lies with the host, not with the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostTrouble {
    /// A disk is full or a quota used up; the line that says so.
    DiskFull(String),
    /// The kernel's out-of-memory killer, or somebody, killed the compiler; the line that says so.
    Killed(String),
    /// The compiler crashed; the line that says so.
    CompilerCrashed(String),
    /// A tool or a header of the host is not installed; its name.
    ToolMissing(String),
}

/// How much an error line tells: the first one of the best kind is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// make's own `***` line: a consequence, most often.
    Make,
    /// A linker or a tool of the build names an object.
    Tool,
    /// A compiler names file and line.
    Source,
}

/// Takes the lines of a build, keeps what matters.
#[derive(Debug)]
pub struct Reader {
    source_prefixes: Vec<PathBuf>,
    error: Option<(Weight, BuildDiagnostic)>,
    errors: usize,
    warnings: usize,
    trouble: Option<HostTrouble>,
    /// Object and function that the linker speaks of.
    linking: Option<(Vec<u8>, String)>,
    last: String,
}

impl Reader {
    /// `src` is the tree as make was told it; paths below it are shown relative to it.
    pub fn new(src: &Path) -> Self {
        Self {
            source_prefixes: vec![src.to_owned()],
            error: None,
            errors: 0,
            warnings: 0,
            trouble: None,
            linking: None,
            last: String::new(),
        }
    }

    /// Takes a line without its line end. Gives the file where the line is a step of the build (`  CC      net/ipv4/tcp.o`).
    pub fn take(&mut self, line: &[u8]) -> Option<String> {
        let line = &line[..line.len().min(MAX_LINE)];
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if let Some(step) = STEP.captures(line) {
            self.linking = None;
            return Some(text(&step, 1));
        }
        if !line.is_empty() {
            self.last = escape::line_cut(line, MAX_MESSAGE);
        }
        if self.trouble.is_none() {
            self.trouble = host_trouble(line);
        }
        self.take_diagnostic(line);
        None
    }

    /// The number of warnings so far: of the compiler, the linker, objtool, modpost and kconfig.
    pub fn warnings(&self) -> usize {
        self.warnings
    }

    /// The number of errors so far, make's own lines not counted.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// The first error of the most telling kind.
    pub fn error(&self) -> Option<&BuildDiagnostic> {
        self.error.as_ref().map(|(_, diagnostic)| diagnostic)
    }

    /// Trouble of the host, which outweighs every error that follows from it.
    pub fn trouble(&self) -> Option<&HostTrouble> {
        self.trouble.as_ref()
    }

    /// The last line that was no step, escaped.
    pub fn last(&self) -> &str {
        &self.last
    }

    fn take_diagnostic(&mut self, line: &[u8]) {
        if let Some(found) = LOCATED.captures(line) {
            let severity = found.get(3).map(|m| m.as_bytes().to_ascii_lowercase());
            match severity.as_deref() {
                Some(b"warning") => self.warnings += 1,
                _ => self.keep(Weight::Source, &found[1], number(&found, 2), &found[4]),
            }
        } else if let Some(found) = KCONFIG.captures(line) {
            self.keep(Weight::Source, &found[1], number(&found, 2), &found[3]);
        } else if let Some(found) = IN_FUNCTION.captures(line) {
            self.linking = Some((found[1].to_vec(), text(&found, 2)));
        } else if let Some(found) = LINK.captures(line) {
            self.take_link_error(found.get(1).map_or(b"".as_slice(), |m| m.as_bytes()), &found[2]);
        } else if let Some(found) = MAKE_TARGET.captures(line) {
            let message = [b"making ", &found[3], b": ", &found[4]].concat();
            self.keep(Weight::Make, makefile(&found), number(&found, 2), &message);
        } else if let Some(found) = MAKE_STOP.captures(line) {
            self.keep(Weight::Make, makefile(&found), number(&found, 2), &found[3]);
        } else if let Some(found) = PLAIN.captures(line) {
            if found[2].eq_ignore_ascii_case(b"warning") {
                self.warnings += 1;
            } else {
                let who = found[1].trim_ascii_end();
                let who = who.strip_suffix(b":").unwrap_or(who);
                self.keep(Weight::Tool, if who.is_empty() { b"kbuild" } else { who }, 0, &found[3]);
            }
        }
    }

    /// `file` is what the linker puts before the section: an object, a source file without its directory, or nothing.
    fn take_link_error(&mut self, file: &[u8], message: &[u8]) {
        let Some((object, function)) = self.linking.clone() else {
            return self.keep(Weight::Tool, file, 0, message);
        };
        let message = [message, b", in function `", function.as_bytes(), b"'"].concat();
        // `net/ipv4/tcp.o` and `tcp.c` are net/ipv4/tcp.c.
        let directory = object.iter().rposition(|&byte| byte == b'/').map_or(b"".as_slice(), |at| &object[..=at]);
        let source = [directory, file].concat();
        let same_stem = object
            .strip_suffix(b".o")
            .is_some_and(|stem| source.strip_prefix(stem).is_some_and(|extension| matches!(extension, b".c" | b".S")));
        self.keep(Weight::Tool, if same_stem { &source } else { &object }, 0, &message);
    }

    fn keep(&mut self, weight: Weight, file: &[u8], line: u32, message: &[u8]) {
        if weight > Weight::Make {
            self.errors += 1;
        }
        if self.error.as_ref().is_some_and(|(known, _)| *known >= weight) {
            return;
        }
        let file = self.relative(file);
        let message = escape::line_cut(message.trim_ascii(), MAX_MESSAGE);
        self.error = Some((weight, BuildDiagnostic { file, line, message }));
    }

    fn relative(&self, file: &[u8]) -> String {
        let file = file.strip_prefix(b"./").unwrap_or(file);
        let below = |prefix: &PathBuf| {
            let rest = file.strip_prefix(prefix.as_os_str().as_encoded_bytes())?.strip_prefix(b"/")?;
            Some(rest)
        };
        escape::line_cut(self.source_prefixes.iter().find_map(below).unwrap_or(file), MAX_MESSAGE)
    }
}

/// Recognises trouble of the host in one line. Source text that the compiler quotes, or that a patch puts into `#error`, is
/// not taken for it.
fn host_trouble(line: &[u8]) -> Option<HostTrouble> {
    if QUOTED_SOURCE.is_match(line) {
        return None;
    }
    let shown = || escape::line_cut(line.trim_ascii(), MAX_MESSAGE);
    if DISK_FULL.is_match(line) {
        return Some(HostTrouble::DiskFull(shown()));
    }
    if KILLED.is_match(line) {
        return Some(HostTrouble::Killed(shown()));
    }
    if CRASHED.is_match(line) {
        return Some(HostTrouble::CompilerCrashed(shown()));
    }
    let tool = NOT_FOUND.captures(line).or_else(|| NO_HEADER.captures(line))?;
    let tool = text(&tool, 1);
    super::toolchain::debian_package(&tool).is_some().then_some(HostTrouble::ToolMissing(tool))
}

fn text(captures: &Captures<'_>, group: usize) -> String {
    escape::line_cut(captures.get(group).map_or(b"".as_slice(), |m| m.as_bytes()), MAX_MESSAGE)
}

/// The makefile that a line of make names.
fn makefile<'a>(captures: &Captures<'a>) -> &'a [u8] {
    captures.get(1).map_or(b"Makefile", |m| m.as_bytes())
}

fn number(captures: &Captures<'_>, group: usize) -> u32 {
    captures.get(group).map_or(0, |m| parse(m.as_bytes()))
}

fn parse(digits: &[u8]) -> u32 {
    std::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

macro_rules! patterns {
    ($($(#[$doc:meta])* $name:ident = $pattern:literal;)*) => {
        $($(#[$doc])* static $name: LazyLock<Regex> = LazyLock::new(|| {
            #[allow(clippy::unwrap_used, reason = "the pattern is a constant that a test compiles")]
            RegexBuilder::new($pattern).unicode(false).build().unwrap()
        });)*
    };
}

patterns! {
    /// `  CC      net/ipv4/tcp.o`, `  CC [M]  net/x.o`.
    STEP = r"^  [A-Z][A-Z0-9_+-]*(?: \[M\])? +(\S.*?)\s*$";
    /// `file.c:12:5: error: text`, `file.S:12: Error: text`, `file.h:3:10: fatal error: text`.
    LOCATED = r"^([^\s:][^:]*):(\d+):(?:\d+:)? ?(?:fatal |internal compiler )?([Ee]rror|[Ww]arning): ?(.*)$";
    /// `net/Kconfig:12: syntax error`: kconfig names no severity for errors.
    KCONFIG = r"^((?:[^\s:]*/)?Kconfig[^\s:/]*):(\d+): (.+)$";
    /// `ld: net/ipv4/tcp.o: in function `tcp_bind':`.
    IN_FUNCTION = r"^(?:\S*ld(?:\.\w+)?: )?([^:]+): in function [`']([^'`]+)':\s*$";
    /// `tcp.c:(.text+0x12): undefined reference to `x'`, with or without the linker's name or the file before it.
    LINK = r"^(?:\S*ld(?:\.\w+)?: )?(?:([^\s:(]+):)?(?:\([^)]*\):)? ?((?:undefined reference to|multiple definition of|relocation truncated) ?.*)$";
    /// `make[2]: *** [scripts/Makefile.build:250: net/x.o] Error 1`.
    MAKE_TARGET = r"^make(?:\[\d+\])?: \*\*\* \[(?:([^\s:\]]+):(\d+): )?([^\]]+)\] (.+)$";
    /// `make: *** No rule to make target 'x'.  Stop.`, `Makefile:12: *** missing separator.  Stop.`
    MAKE_STOP = r"^(?:make(?:\[\d+\])?|([^\s:]+):(\d+)): \*\*\* (.+)$";
    /// `cc1: error: text`, `ERROR: modpost: text`, `vmlinux.o: warning: objtool: text`, `ld: warning: text`.
    PLAIN = r"^((?:[^\s:]+: ?){0,2})(?:fatal )?([Ee]rror|ERROR|[Ww]arning|WARNING): (.*)$";
    /// Source lines under a diagnostic, and diagnostics whose text a source file chose.
    QUOTED_SOURCE = r"^ *\d+ \||^ +\||^\S+:\d+:.*(?:#(?:error|warning|pragma) |static assertion failed|declared with attribute)";
    DISK_FULL = r"(?:No space left on device|Disk quota exceeded)['.]*$";
    KILLED = r"Killed signal terminated program|terminated with signal 9|\] (?:Killed|Error 137)$|^(?:virtual memory exhausted|cc1: out of memory)|: Cannot allocate memory$|Killed \(program";
    CRASHED = r"internal compiler error:|terminated with signal 11|(?:signal terminated program \w+)$|\] (?:Segmentation fault|Error 139)";
    /// `/bin/sh: 1: flex: not found`, `make[1]: bison: No such file or directory`, `bash: line 1: bc: command not found`.
    NOT_FOUND = r"^(?:make(?:\[\d+\])?|(?:/bin/)?(?:ba|da)?sh|\S+\.sh): (?:(?:line )?\d+: )?([\w.+-]+): (?:[Cc]ommand not found|not found|No such file or directory)$";
    /// `tools/x.c:3:10: fatal error: gelf.h: No such file or directory`.
    NO_HEADER = r": fatal error: ([\w./-]+\.h): No such file or directory$";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(log: &str) -> Reader {
        let mut reader = Reader::new(Path::new("/t/src"));
        for line in log.lines() {
            reader.take(line.as_bytes());
        }
        reader
    }

    fn error(log: &str) -> (String, u32, String) {
        let reader = read(log);
        assert_eq!(reader.trouble(), None, "{log}");
        let BuildDiagnostic { file, line, message } =
            reader.error().unwrap_or_else(|| panic!("an error in {log}")).clone();
        (file, line, message)
    }

    fn at(file: &str, line: u32, message: &str) -> (String, u32, String) {
        (file.to_owned(), line, message.to_owned())
    }

    #[test]
    fn steps_are_told_from_words() {
        let mut reader = Reader::new(Path::new("/t/src"));
        let step = |reader: &mut Reader, line: &str| reader.take(line.as_bytes());
        for (line, item) in [
            ("  CC      net/ipv4/tcp.o", "net/ipv4/tcp.o"),
            ("  CC [M]  net/x.o", "net/x.o"),
            ("  KSYMS   .tmp_vmlinux.kallsyms1.S", ".tmp_vmlinux.kallsyms1.S"),
            ("  CALL    /t/src/scripts/checksyscalls.sh\r", "/t/src/scripts/checksyscalls.sh"),
        ] {
            assert_eq!(step(&mut reader, line).as_deref(), Some(item));
        }
        for line in ["make[1]: Entering directory '/t/out'", "  Words of a line", "CC x.o", ""] {
            assert_eq!(step(&mut reader, line), None, "{line}");
        }
        assert_eq!(step(&mut reader, "  CC      \u{1b}[2J.o").as_deref(), Some("\\x1b[2J.o"));
    }

    #[test]
    fn a_compiler_error_outweighs_what_make_says_of_it() {
        let log = include_str!("testdata/gcc-error.log");
        assert_eq!(error(log), at("net/ipv4/tcp_ipv4.c", 2, "'undeclared' undeclared (first use in this function)"));
        let reader = read(log);
        assert_eq!((reader.errors(), reader.warnings()), (3, 3));
    }

    #[test]
    fn assembler_linker_kconfig_and_make_are_read() {
        assert_eq!(
            error("s.S: Assembler messages:\n/t/src/arch/x86/s.S:1: Error: no such instruction: `bogus %eax'\n"),
            at("arch/x86/s.S", 1, "no such instruction: `bogus %eax'")
        );
        assert_eq!(
            error(
                "ld: net/ipv4/af_inet.o: in function `inet_bind':\naf_inet.c:(.text+0x5): undefined reference to `foo'\n"
            ),
            at("net/ipv4/af_inet.c", 0, "undefined reference to `foo', in function `inet_bind'")
        );
        assert_eq!(
            error("ld: vmlinux.o: in function `bar':\n(.text+0x5): undefined reference to `foo'\n"),
            at("vmlinux.o", 0, "undefined reference to `foo', in function `bar'")
        );
        assert_eq!(
            error(
                "ld: m.o: in function `bar':\nm.c:(.text+0x0): multiple definition of `bar'; l.o:l.c:(.text+0x0): first defined here\n"
            ),
            at("m.c", 0, "multiple definition of `bar'; l.o:l.c:(.text+0x0): first defined here, in function `bar'")
        );
        assert_eq!(error("net/ipv4/Kconfig:12: syntax error\n"), at("net/ipv4/Kconfig", 12, "syntax error"));
        assert_eq!(
            error("ERROR: modpost: \"foo\" [net/x.ko] undefined!\nmake[2]: *** [x:1: y] Error 1\n"),
            at("kbuild", 0, "modpost: \"foo\" [net/x.ko] undefined!")
        );
        assert_eq!(
            error("cc1: error: unrecognized command-line option '-Wbogus'\n"),
            at("cc1", 0, "unrecognized command-line option '-Wbogus'")
        );
        assert_eq!(
            error(
                "make[2]: *** [/t/src/scripts/Makefile.build:250: net/x.o] Error 1\nmake: *** [Makefile:1: a] Error 2\n"
            ),
            at("scripts/Makefile.build", 250, "making net/x.o: Error 1")
        );
        assert_eq!(
            error("make[2]: *** No rule to make target 'x', needed by 'c'.  Stop.\n"),
            at("Makefile", 0, "No rule to make target 'x', needed by 'c'.  Stop.")
        );
        assert_eq!(
            error("/t/src/net/Makefile:2: *** missing separator.  Stop.\n"),
            at("net/Makefile", 2, "missing separator.  Stop.")
        );
    }

    #[test]
    fn trouble_of_the_host_is_recognised() {
        type Made = fn(String) -> HostTrouble;
        let cases: [(&str, Made); 11] = [
            (
                "/tmp/ccZ.s: Fatal error: can't write 3887 bytes to section .text of a.o: 'No space left on device'",
                HostTrouble::DiskFull,
            ),
            ("big.c:3000:1: fatal error: error writing to /tmp/cc5.s: No space left on device", HostTrouble::DiskFull),
            ("cp: error writing 'small/big.c': No space left on device", HostTrouble::DiskFull),
            ("ld: final link failed: Disk quota exceeded", HostTrouble::DiskFull),
            ("gcc: fatal error: Killed signal terminated program cc1", HostTrouble::Killed),
            ("collect2: fatal error: ld terminated with signal 9 [Killed]", HostTrouble::Killed),
            ("make[3]: *** [scripts/Makefile.build:250: net/x.o] Killed", HostTrouble::Killed),
            ("make[3]: *** [scripts/Makefile.build:250: net/x.o] Error 137", HostTrouble::Killed),
            ("virtual memory exhausted: Cannot allocate memory", HostTrouble::Killed),
            ("/t/src/a.c:1:2: internal compiler error: Segmentation fault", HostTrouble::CompilerCrashed),
            (
                "gcc: internal compiler error: Segmentation fault signal terminated program cc1",
                HostTrouble::CompilerCrashed,
            ),
        ];
        for (line, trouble) in cases {
            assert_eq!(read(line).trouble(), Some(&trouble(line.to_owned())));
        }
        for (line, tool) in [
            ("/bin/sh: 1: flex: not found", "flex"),
            ("make[2]: bison: No such file or directory", "bison"),
            ("bash: line 1: bc: command not found", "bc"),
            ("/t/src/scripts/sorttable.c:3:10: fatal error: gelf.h: No such file or directory", "gelf.h"),
        ] {
            assert_eq!(read(line).trouble(), Some(&HostTrouble::ToolMissing(tool.to_owned())), "{line}");
        }
    }

    #[test]
    fn a_patch_cannot_pass_its_error_off_as_trouble_of_the_host() {
        for line in [
            "/t/src/a.c:4:2: error: #error No space left on device",
            "    4 | #error No space left on device",
            "/t/src/a.c:5:1: error: static assertion failed: \"Killed signal terminated program cc1\"",
            "/t/src/a.c:5:1: error: call to 'x' declared with attribute error: No space left on device",
            "/t/src/a.c:1:1: fatal error: net/mine.h: No such file or directory",
            "make[2]: mytool: No such file or directory",
        ] {
            assert_eq!(read(line).trouble(), None, "{line}");
        }
    }

    #[test]
    fn hostile_bytes_are_escaped_and_long_lines_cut() {
        let mut reader = Reader::new(Path::new("/t/src"));
        let mut line = b"/t/src/\xff\x1b.c:99999999999:1: error: \x1b]0;x\x07\xe2\x80\xae".to_vec();
        line.extend(std::iter::repeat_n(b'a', 1 << 20));
        reader.take(&line);
        reader.take(&[0; 5000]);
        let found = reader.error().expect("an error");
        assert_eq!((found.file.as_str(), found.line), ("\\xff\\x1b.c", 0));
        assert!(found.message.starts_with("\\x1b]0;x\\x07\\u{202e}aaa"), "{}", found.message);
        assert!(found.message.chars().count() <= MAX_MESSAGE + 1);
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_panic(bytes: Vec<u8>) {
            let mut reader = Reader::new(Path::new("/t/src"));
            for line in bytes.split(|&byte| byte == b'\n') {
                reader.take(line);
            }
            let shown = reader.error().map(|error| format!("{}{}", error.file, error.message)).unwrap_or_default();
            proptest::prop_assert!(!shown.contains(|c: char| c.is_control()));
        }
    }
}
