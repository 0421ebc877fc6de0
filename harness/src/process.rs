// SPDX-License-Identifier: GPL-2.0-only
//! The only user of duct: starts children, ends them, and never leaves one behind.
//!
//! Every child has a process group of its own, so that a Ctrl-C on the terminal reaches kiso alone and kiso decides;
//! when a child has ended, what it left in its group is ended too. A child dies with kiso, however kiso dies.

mod child;
mod interrupt;

pub(crate) use child::{Child, Source, Wiring, hand_down, poll};
pub use interrupt::Interrupt;
#[cfg(test)]
pub(crate) use interrupt::ManualInterrupt;

use crate::model::{Class, Failure};
use child::shell_word;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use thiserror::Error;

/// How long a child may take to end after kiso asked it to; then it is killed.
const GRACE: Duration = Duration::from_millis(if cfg!(test) { 1500 } else { 5000 });

/// The longest line in bytes that is handed on in one piece; a longer one comes in pieces of this size.
pub const LINE_LIMIT: usize = 64 * 1024;

/// How many bytes [`output`] keeps of one stream.
pub const OUTPUT_LIMIT: usize = 64 * 1024 * 1024;

/// How many bytes are taken from a pipe whose writer is gone: more than any pipe holds, so that a stranger who has
/// inherited the other end cannot keep us.
const DRAIN_LIMIT: usize = 2 * 1024 * 1024;

/// A program and its arguments; nothing runs until it is given to [`output`] or [`lines`].
///
/// The child's environment holds `PATH`, `HOME` and `TMPDIR` where kiso has them, `LC_ALL=C`, what `env` says, and nothing
/// else. Its input is /dev/null.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The program: a path, or a name to look for in `PATH`.
    pub program: OsString,
    /// Its arguments.
    pub args: Vec<OsString>,
    /// The directory to run it in; kiso's own where none is given.
    pub dir: Option<PathBuf>,
    /// Added to its environment.
    pub env: Vec<(OsString, OsString)>,
    /// Whether it gets the proxies that kiso's environment names. They may hold a password, so none gets them that has no
    /// use for the network, and no line that shows the command has them.
    pub proxies: bool,
}

impl Command {
    /// `program` without arguments.
    pub fn new(program: impl Into<OsString>) -> Self {
        Self { program: program.into(), args: Vec::new(), dir: None, env: Vec::new(), proxies: false }
    }

    /// Adds an argument.
    #[must_use]
    pub fn arg(mut self, arg: impl Into<OsString>) -> Self {
        self.args.push(arg.into());
        self
    }

    /// Adds arguments.
    #[must_use]
    pub fn args<T: Into<OsString>>(mut self, args: impl IntoIterator<Item = T>) -> Self {
        self.args.extend(args.into_iter().map(Into::into));
        self
    }

    /// Sets the directory to run in.
    #[must_use]
    pub fn dir(mut self, dir: impl Into<PathBuf>) -> Self {
        self.dir = Some(dir.into());
        self
    }

    /// Adds a variable to the environment.
    #[must_use]
    pub fn env(mut self, name: impl Into<OsString>, value: impl Into<OsString>) -> Self {
        self.env.push((name.into(), value.into()));
        self
    }

    /// Lets it use the network the way that the user's environment says.
    #[must_use]
    pub fn with_proxies(mut self) -> Self {
        self.proxies = true;
        self
    }

    /// The command as a line to paste into a shell. It holds no control codes, whatever the arguments hold.
    pub fn to_shell(&self) -> String {
        let mut words = Vec::new();
        if let Some(dir) = &self.dir {
            words.extend(["cd".to_owned(), shell_word(dir.as_os_str()), "&&".to_owned()]);
        }
        for (name, value) in &self.env {
            words.push(format!("{}={}", name.to_string_lossy(), shell_word(value)));
        }
        words.push(shell_word(&self.program));
        words.extend(self.args.iter().map(|arg| shell_word(arg)));
        words.join(" ")
    }
}

fn shown(program: &OsStr) -> String {
    crate::escape::line(program.as_encoded_bytes())
}

/// How a child ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// It exited with this code.
    Code(i32),
    /// It died of this signal.
    Signal(i32),
}

impl Exit {
    /// Whether it exited with 0.
    pub fn success(self) -> bool {
        self == Self::Code(0)
    }
}

/// All that a child said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// How it ended.
    pub exit: Exit,
    /// Its standard output.
    pub stdout: Vec<u8>,
    /// Its standard error.
    pub stderr: Vec<u8>,
}

/// Why a child did not come to an end of its own.
#[derive(Debug, Error)]
pub enum ProcessError {
    /// The program is not there.
    #[error("{}: not found", shown(.program))]
    NotFound {
        /// The program.
        program: OsString,
    },
    /// The program could not be started.
    #[error("{}: cannot be started: {source}", shown(.program))]
    Spawn {
        /// The program.
        program: OsString,
        /// Why.
        source: io::Error,
    },
    /// Reading its output or passing it on failed; the child was ended.
    #[error("{}: its output was lost: {source}", shown(.program))]
    Io {
        /// The program.
        program: OsString,
        /// Why.
        source: io::Error,
    },
    /// The user interrupted; the child was ended.
    #[error("{}: interrupted", shown(.program))]
    Interrupted {
        /// The program.
        program: OsString,
    },
}

impl Failure for ProcessError {
    fn class(&self) -> Class {
        match self {
            Self::NotFound { .. } | Self::Spawn { .. } | Self::Io { .. } | Self::Interrupted { .. } => Class::Host,
        }
    }

    fn remedy(&self) -> Option<String> {
        match self {
            Self::NotFound { program } => Some(format!("install {} or put its directory into PATH", shown(program))),
            Self::Spawn { .. } | Self::Io { .. } | Self::Interrupted { .. } => None,
        }
    }
}

/// Runs `command` and keeps what it says.
///
/// # Errors
/// As [`ProcessError`] tells; more than [`OUTPUT_LIMIT`] bytes on one stream are an `Io` error.
pub fn output(command: &Command, interrupt: &Interrupt) -> Result<Output, ProcessError> {
    let failed = |source| ProcessError::Io { program: command.program.clone(), source };
    let (stdout, stdout_end) = Source::new().map_err(failed)?;
    let (stderr, stderr_end) = Source::new().map_err(failed)?;
    let wiring = Wiring { stdout: stdout_end, stderr: stderr_end, inherited: &[], on_our_death: libc::SIGTERM };
    let child = Child::start(command, wiring)?;
    let mut kept = [Vec::new(), Vec::new()];
    let exit = watch(command, child, &mut [stdout, stderr], interrupt, &mut |stream, bytes| {
        let Some(kept) = kept.get_mut(stream) else { return Ok(()) };
        if kept.len() + bytes.len() > OUTPUT_LIMIT {
            return Err(io::Error::other(format!("more than {OUTPUT_LIMIT} bytes")));
        }
        kept.extend_from_slice(bytes);
        Ok(())
    })?;
    let [stdout, stderr] = kept;
    Ok(Output { exit, stdout, stderr })
}

/// Runs `command` and hands on each line of its output and errors, merged in the order they were written, without the
/// line feed. A line may hold any byte but a line feed; one longer than [`LINE_LIMIT`] comes in pieces; what stands
/// after the last line feed is a line.
///
/// # Errors
/// As [`ProcessError`] tells. On an interrupt the child's group gets SIGINT and, after a grace of some seconds in which
/// its lines are still handed on, SIGKILL. An error of `on_line` ends the child in the same way and is returned as `Io`.
pub fn lines(
    command: &Command,
    interrupt: &Interrupt,
    on_line: &mut dyn FnMut(&[u8]) -> io::Result<()>,
) -> Result<Exit, ProcessError> {
    let failed = |source| ProcessError::Io { program: command.program.clone(), source };
    let (merged, stdout) = Source::new().map_err(failed)?;
    let stderr = stdout.try_clone().map_err(failed)?;
    let wiring = Wiring { stdout, stderr, inherited: &[], on_our_death: libc::SIGTERM };
    let child = Child::start(command, wiring)?;
    let mut splitter = LineSplitter::default();
    let exit = watch(command, child, &mut [merged], interrupt, &mut |_, bytes| splitter.push(bytes, on_line))?;
    splitter.finish(on_line).map_err(failed)?;
    Ok(exit)
}

/// Takes what is written to `sources` until the child ends; ends it where the user or the sink wants that.
fn watch(
    command: &Command,
    child: Child,
    sources: &mut [Source],
    interrupt: &Interrupt,
    sink: &mut dyn FnMut(usize, &[u8]) -> io::Result<()>,
) -> Result<Exit, ProcessError> {
    let program = || command.program.clone();
    let mut buffer = vec![0; LINE_LIMIT];
    let mut ending: Option<ProcessError> = None;
    let mut kill_at = None;
    loop {
        let mut fds: Vec<_> = sources.iter().map(Source::fd).collect();
        fds.push(Some(child.exited()));
        fds.push(if ending.is_none() { interrupt.fd() } else { None });
        let ready = poll(&fds, kill_at).map_err(|source| ProcessError::Io { program: program(), source })?;
        for (stream, source) in sources.iter_mut().enumerate() {
            if ready.get(stream) == Some(&true) {
                let taken = source.read(&mut buffer).and_then(|length| match ending {
                    Some(ProcessError::Io { .. }) => Ok(()),
                    _ => sink(stream, &buffer[..length]),
                });
                if let Err(source) = taken {
                    ending = Some(ProcessError::Io { program: program(), source });
                }
            }
        }
        if ready.get(sources.len()) == Some(&true) {
            break;
        }
        if ending.is_none() && interrupt.is_set() {
            ending = Some(ProcessError::Interrupted { program: program() });
        }
        match kill_at {
            None if ending.is_some() => {
                child.signal(libc::SIGINT);
                kill_at = Some(Instant::now() + GRACE);
            }
            Some(at) if Instant::now() >= at => {
                child.signal(libc::SIGKILL);
                kill_at = Some(Instant::now() + GRACE);
            }
            _ => {}
        }
    }
    let exit = child.reap()?;
    if matches!(ending, Some(ProcessError::Io { .. })) {
        sources.iter_mut().for_each(Source::close);
    }
    for (stream, source) in sources.iter_mut().enumerate() {
        if let Err(source) = drain(source, &mut buffer, &mut |bytes| sink(stream, bytes)) {
            ending.get_or_insert(ProcessError::Io { program: program(), source });
        }
    }
    match ending {
        None => Ok(exit),
        Some(error) => Err(error),
    }
}

/// Takes what is left in a pipe whose writer has ended.
pub(crate) fn drain<E: From<io::Error>>(
    source: &mut Source,
    buffer: &mut [u8],
    sink: &mut dyn FnMut(&[u8]) -> Result<(), E>,
) -> Result<(), E> {
    let mut taken = 0;
    while taken < DRAIN_LIMIT {
        match source.read(buffer)? {
            0 => break,
            length => {
                sink(&buffer[..length])?;
                taken += length;
            }
        }
    }
    Ok(())
}

/// Cuts bytes into lines.
#[derive(Default)]
struct LineSplitter {
    pending: Vec<u8>,
}

impl LineSplitter {
    fn push(&mut self, bytes: &[u8], on_line: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            let (text, ends) = match piece.split_last() {
                Some((b'\n', text)) => (text, true),
                _ => (piece, false),
            };
            let mut text = text;
            while self.pending.len() + text.len() > LINE_LIMIT {
                let (fits, rest) = text.split_at(LINE_LIMIT - self.pending.len());
                self.pending.extend_from_slice(fits);
                on_line(&std::mem::take(&mut self.pending))?;
                text = rest;
            }
            self.pending.extend_from_slice(text);
            if ends {
                on_line(&std::mem::take(&mut self.pending))?;
            }
        }
        Ok(())
    }

    fn finish(self, on_line: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        if self.pending.is_empty() { Ok(()) } else { on_line(&self.pending) }
    }
}

/// A shell script as a command, for tests.
#[cfg(test)]
pub(crate) fn sh(script: &str) -> Command {
    Command::new("sh").args(["-c", script])
}

#[cfg(test)]
mod tests;
