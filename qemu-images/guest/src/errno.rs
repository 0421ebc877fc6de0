// SPDX-License-Identifier: GPL-2.0-only
//! Names for error numbers, as a kernel developer reads them.

use core::fmt;

use rustix::io::Errno;

/// Writes an error number as its name.
pub struct Name(pub Errno);

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self.0 {
            Errno::PERM => "EPERM",
            Errno::NOENT => "ENOENT",
            Errno::INTR => "EINTR",
            Errno::IO => "EIO",
            Errno::BADF => "EBADF",
            Errno::AGAIN => "EAGAIN",
            Errno::NOMEM => "ENOMEM",
            Errno::ACCESS => "EACCES",
            Errno::BUSY => "EBUSY",
            Errno::NODEV => "ENODEV",
            Errno::INVAL => "EINVAL",
            Errno::MFILE => "EMFILE",
            Errno::NOSPC => "ENOSPC",
            Errno::NOSYS => "ENOSYS",
            Errno::PIPE => "EPIPE",
            Errno::NOPROTOOPT => "ENOPROTOOPT",
            Errno::PROTONOSUPPORT => "EPROTONOSUPPORT",
            Errno::AFNOSUPPORT => "EAFNOSUPPORT",
            Errno::ADDRINUSE => "EADDRINUSE",
            Errno::ADDRNOTAVAIL => "EADDRNOTAVAIL",
            Errno::NETDOWN => "ENETDOWN",
            Errno::NETUNREACH => "ENETUNREACH",
            Errno::CONNABORTED => "ECONNABORTED",
            Errno::CONNRESET => "ECONNRESET",
            Errno::NOTCONN => "ENOTCONN",
            Errno::TIMEDOUT => "ETIMEDOUT",
            Errno::CONNREFUSED => "ECONNREFUSED",
            Errno::HOSTUNREACH => "EHOSTUNREACH",
            Errno::INPROGRESS => "EINPROGRESS",
            other => return write!(f, "error {}", other.raw_os_error()),
        };
        f.write_str(name)
    }
}
