// SPDX-License-Identifier: GPL-2.0-only
//! Namespaces as files: what `/proc/PID/ns` shows of them, and how they are entered.

use rustix::fd::{AsRawFd, FromRawFd, OwnedFd};
use rustix::fs::{CWD, Mode, OFlags, fstat, open, readlinkat_raw, stat};
use rustix::io::{self, Errno};

use crate::errno::Name;
use crate::namespace::place;
use crate::report::{self, Ended};
use crate::sys;
use crate::text::Text;

pub const CLONE_NEWNS: usize = 0x2_0000;
pub const CLONE_NEWCGROUP: usize = 0x200_0000;
pub const CLONE_NEWUTS: usize = 0x0400_0000;
pub const CLONE_NEWIPC: usize = 0x0800_0000;
pub const CLONE_NEWUSER: usize = 0x1000_0000;
pub const CLONE_NEWPID: usize = 0x2000_0000;

/// The directory of the calling process's namespaces; a thread's own is [`THREAD`].
pub const SELF: &str = "/proc/self/ns";
/// The directory of the calling thread's namespaces.
pub const THREAD: &str = "/proc/thread-self/ns";

/// The directory of a process's namespaces.
pub fn of(pid: i32) -> Text<64> {
    Text::from(format_args!("/proc/{pid}/ns"))
}

fn path(directory: &str, file: &str) -> Text<64> {
    Text::from(format_args!("{directory}/{file}"))
}

fn trouble(path: Text<64>) -> impl Fn(Errno) -> Ended {
    move |errno| match errno {
        Errno::NOENT => report::skip(format_args!("the kernel has no {}", path.as_str())),
        _ => report::error(format_args!("namespace {}: {}: {}", place(), path.as_str(), Name(errno))),
    }
}

/// The number by which the kernel tells a namespace from the others there are.
pub fn inode(directory: &str, file: &str) -> Result<u64, Ended> {
    let path = path(directory, file);
    stat(path.as_str()).map(|stat| stat.st_ino).map_err(trouble(path))
}

/// What the link to a namespace says.
pub fn link(directory: &str, file: &str) -> io::Result<Text<64>> {
    let mut bytes = [0; 64];
    let length = readlinkat_raw(CWD, path(directory, file).as_str(), &mut bytes)?;
    let words = bytes.get(..length).and_then(|bytes| core::str::from_utf8(bytes).ok());
    Ok(Text::from(format_args!("{}", words.unwrap_or("no text"))))
}

/// The open file of a namespace, which holds it.
pub struct NsFile(OwnedFd);

impl NsFile {
    /// Opens the file.
    pub fn open(directory: &str, file: &str) -> Result<NsFile, Ended> {
        let path = path(directory, file);
        NsFile::open_at(path.as_str()).map_err(trouble(path))
    }

    /// Opens the file of a namespace wherever it is.
    pub fn open_at(path: &str) -> io::Result<NsFile> {
        open(path, OFlags::RDONLY, Mode::empty()).map(NsFile)
    }

    /// The number by which the kernel tells the namespace from others.
    pub fn inode(&self) -> io::Result<u64> {
        fstat(&self.0).map(|stat| stat.st_ino)
    }

    /// Its file descriptor.
    pub fn number(&self) -> i32 {
        self.0.as_raw_fd()
    }

    /// setns(2) by the calling task, with the type of namespace that it expects, or 0.
    pub fn enter(&self, expected: usize) -> io::Result<()> {
        sys::setns(self.0.as_raw_fd(), expected)
    }

    /// The flag of this kind of namespace (NS_GET_NSTYPE).
    pub fn flag(&self) -> io::Result<usize> {
        const NS_GET_NSTYPE: usize = 0xb703;
        sys::ioctl_number(self.0.as_raw_fd(), NS_GET_NSTYPE, 0)
    }

    /// The user namespace that owns this one (NS_GET_USERNS).
    pub fn owner(&self) -> io::Result<NsFile> {
        const NS_GET_USERNS: usize = 0xb701;
        self.relative(NS_GET_USERNS)
    }

    /// The namespace that this one is below (NS_GET_PARENT).
    pub fn parent(&self) -> io::Result<NsFile> {
        const NS_GET_PARENT: usize = 0xb702;
        self.relative(NS_GET_PARENT)
    }

    fn relative(&self, request: usize) -> io::Result<NsFile> {
        let fd = sys::ioctl_number(self.0.as_raw_fd(), request, 0)?;
        // SAFETY: the call has just opened it, and nobody else knows of it.
        Ok(NsFile(unsafe { OwnedFd::from_raw_fd(fd as i32) }))
    }
}
