// SPDX-License-Identifier: GPL-2.0-only
//! The compiler and linker that a kernel is built with: found by asking them, named in the key.

use super::BuildError;
use crate::process::{self, Command, Interrupt, ProcessError};

/// The toolchain's identity. Two equal ones turn the same source into the same bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toolchain {
    /// First line of `gcc --version`, such as `gcc (Debian 12.2.0-14) 12.2.0`.
    pub compiler: String,
    /// `gcc -dumpmachine`, such as `x86_64-linux-gnu`.
    pub target: String,
    /// First line of `ld --version`.
    pub linker: String,
    /// First line of `pahole --version`; kconfig writes it into every configuration, absent as 0.
    pub pahole: Option<String>,
}

impl Toolchain {
    /// Asks the tools on `PATH`.
    ///
    /// # Errors
    /// [`BuildError::ToolMissing`] for gcc, ld or make; [`BuildError::Process`] if one cannot be run.
    pub fn probe(interrupt: &Interrupt) -> Result<Self, BuildError> {
        first_line("make", "--version", interrupt)?;
        Ok(Self {
            compiler: first_line("gcc", "--version", interrupt)?,
            target: first_line("gcc", "-dumpmachine", interrupt)?,
            linker: first_line("ld", "--version", interrupt)?,
            pahole: match first_line("pahole", "--version", interrupt) {
                Ok(version) => Some(version),
                Err(BuildError::ToolMissing { .. }) => None,
                Err(error) => return Err(error),
            },
        })
    }

    /// All of it as text: what the keys hash.
    pub fn identity(&self) -> String {
        let Self { compiler, target, linker, pahole } = self;
        let pahole = pahole.as_deref().unwrap_or("none");
        format!("{compiler}\n{target}\n{linker}\npahole {pahole}\n")
    }
}

fn first_line(program: &str, argument: &str, interrupt: &Interrupt) -> Result<String, BuildError> {
    let command = Command::new(program).arg(argument);
    let output = match process::output(&command, interrupt) {
        Ok(output) => output,
        Err(ProcessError::NotFound { .. }) => return Err(BuildError::tool_missing(program)),
        Err(error) => return Err(BuildError::Process(error)),
    };
    let line = output.stdout.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let line = crate::escape::line_cut(line, 200);
    if output.exit.success() && !line.is_empty() {
        return Ok(line);
    }
    Err(BuildError::ToolBroken {
        tool: program.to_owned(),
        said: format!(
            "`{}` gave {:?}: {}",
            command.to_shell(),
            output.exit,
            crate::escape::line_cut(output.stderr.trim_ascii(), 200)
        ),
    })
}

/// The Debian package that holds a tool or a header that kernel builds need.
pub fn debian_package(tool: &str) -> Option<&'static str> {
    Some(match tool {
        "gcc" | "cc" | "cpp" => "gcc",
        "as" | "ld" | "ar" | "nm" | "objcopy" | "objdump" | "readelf" | "strip" => "binutils",
        "make" => "make",
        "flex" => "flex",
        "bison" => "bison",
        "bc" => "bc",
        "perl" => "perl",
        "python3" => "python3",
        "awk" | "gawk" => "gawk",
        "cpio" => "cpio",
        "openssl" => "openssl",
        "rsync" => "rsync",
        "libelf.h" | "gelf.h" | "elf.h" => "libelf-dev",
        "stdio.h" | "stdlib.h" | "sys/types.h" => "libc6-dev",
        _ if tool.starts_with("openssl/") => "libssl-dev",
        _ => return None,
    })
}
