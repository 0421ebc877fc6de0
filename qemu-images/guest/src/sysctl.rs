// SPDX-License-Identifier: GPL-2.0-only
//! Settings under `/proc/sys` that a case changes for itself.

use core::fmt;

use rustix::fd::OwnedFd;
use rustix::fs::{Mode, OFlags, SeekFrom, open, seek};
use rustix::io::{self, Errno};

use crate::errno::Name;
use crate::namespace::Namespace;
use crate::report::{self, Ended};
use crate::text::Text;

/// A changed setting. It is set back when dropped, for other cases share the network.
pub struct Setting {
    path: &'static str,
    /// Writes to the namespace in which it was opened, whoever drops it.
    file: OwnedFd,
    /// What stood there; `None` where it was the same already. A case may change a setting of several namespaces that
    /// share it, and only the first change is one.
    old: Option<Text<64>>,
}

impl Setting {
    /// Changes the setting in the caller's namespace.
    pub fn change(path: &'static str, value: fmt::Arguments<'_>) -> Result<Setting, Ended> {
        change(path, Text::from(value)).map_err(|errno| match errno {
            Errno::NOENT => report::skip(format_args!("the kernel has no {path}")),
            _ => report::error(format_args!("{path}: {}", Name(errno))),
        })
    }

    /// Changes the setting in both namespaces.
    pub fn change_both(
        namespaces: [&Namespace; 2],
        path: &'static str,
        value: fmt::Arguments<'_>,
    ) -> Result<[Setting; 2], Ended> {
        let value = Text::<64>::from(value);
        let change =
            |namespace: &Namespace| namespace.run(|| Setting::change(path, format_args!("{}", value.as_str())));
        Ok([change(namespaces[0])?, change(namespaces[1])?])
    }
}

fn change(path: &'static str, value: Text<64>) -> io::Result<Setting> {
    let file = open(path, OFlags::RDWR, Mode::empty())?;
    let mut bytes = [0; 64];
    let length = io::read(&file, &mut bytes)?;
    let words = bytes.get(..length).and_then(|bytes| core::str::from_utf8(bytes).ok()).unwrap_or_default();
    if words.split_whitespace().eq(value.as_str().split_whitespace()) {
        return Ok(Setting { path, file, old: None });
    }
    let old = Text::from(format_args!("{words}"));
    write(&file, value)?;
    Ok(Setting { path, file, old: Some(old) })
}

impl Drop for Setting {
    fn drop(&mut self) {
        let Some(old) = self.old.take() else { return };
        if let Err(errno) = write(&self.file, old) {
            report::note(format_args!("{} could not be set back: {}", self.path, Name(errno)));
            report::spoil();
        }
    }
}

/// A setting is written whole, from its start.
fn write(file: &OwnedFd, value: Text<64>) -> io::Result<()> {
    seek(file, SeekFrom::Start(0))?;
    io::write(file, value.as_bytes()).map(drop)
}
