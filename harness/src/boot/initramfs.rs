// SPDX-License-Identifier: GPL-2.0-only
//! The initramfs, made in memory: the guest as /init, its plan, and the nodes it needs before it can mount anything.
//!
//! The same guest and plan give the same bytes: no times, no users, fixed inode numbers.

use super::BootError;
use crate::model::Exec;
use cpio::newc::{self, Builder, ModeFileType};
use std::io::{self, Write};

/// What one entry is, beyond its name.
enum Node<'a> {
    Directory,
    File { mode: u32, content: &'a [u8] },
    Device { major: u32, minor: u32 },
}

/// A newc archive, not compressed: the kernel needs no decompressor, and unpacking it costs nothing.
///
/// # Errors
/// Where the guest, or the program that it is to run, has more bytes than the format can say.
pub(super) fn build(guest: &[u8], plan: &str, exec: Option<&Exec>) -> Result<Vec<u8>, BootError> {
    let plan_path = kiso_protocol::PLAN_PATH.trim_start_matches('/');
    let exec_path = kiso_protocol::EXEC_PATH.to_string_lossy();
    let arguments = exec.map(Exec::to_bytes).unwrap_or_default();
    let mut entries = vec![
        ("dev", Node::Directory),
        // The kernel opens it as the guest's standard input, output and error before the guest runs.
        ("dev/console", Node::Device { major: 5, minor: 1 }),
        ("init", Node::File { mode: 0o755, content: guest }),
        ("kiso", Node::Directory),
        (plan_path, Node::File { mode: 0o444, content: plan.as_bytes() }),
        ("proc", Node::Directory),
        ("sys", Node::Directory),
        ("tmp", Node::Directory),
    ];
    if let Some(exec) = exec {
        let arguments_path = kiso_protocol::EXEC_ARGUMENTS_PATH.trim_start_matches('/');
        entries.push((exec_path.trim_start_matches('/'), Node::File { mode: 0o755, content: &exec.program }));
        entries.push((arguments_path, Node::File { mode: 0o444, content: &arguments }));
    }
    let bytes = guest.len().max(exec.map_or(0, |exec| exec.program.len())) as u64;
    let too_big = |_: io::Error| BootError::GuestTooBig { bytes };
    let mut archive = Vec::with_capacity(guest.len() + plan.len() + 4096);
    for (inode, (name, node)) in (1..).zip(&entries) {
        append(&mut archive, inode, name, node).map_err(too_big)?;
    }
    newc::trailer(archive).map_err(too_big)
}

/// Adds one entry. Writing to memory fails only where the content is longer than the header can say.
fn append(archive: &mut Vec<u8>, inode: u32, name: &str, node: &Node<'_>) -> io::Result<()> {
    let entry = Builder::new(name).ino(inode);
    let (entry, content) = match *node {
        Node::Directory => (entry.nlink(2).mode(0o755).set_mode_file_type(ModeFileType::Directory), &b""[..]),
        Node::File { mode, content } => (entry.nlink(1).mode(mode).set_mode_file_type(ModeFileType::Regular), content),
        Node::Device { major, minor } => {
            let entry = entry.nlink(1).rdev_major(major).rdev_minor(minor);
            (entry.mode(0o600).set_mode_file_type(ModeFileType::Char), &b""[..])
        }
    };
    let size = u32::try_from(content.len()).map_err(io::Error::other)?;
    let mut writer = entry.write(archive, size);
    writer.write_all(content)?;
    writer.finish()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Name, mode, content and device numbers.
    type Listed = (String, u32, Vec<u8>, (u32, u32));

    fn listing(mut archive: &[u8]) -> Vec<Listed> {
        let mut entries = Vec::new();
        loop {
            let mut reader = newc::Reader::new(archive).expect("a header");
            if reader.entry().is_trailer() {
                return entries;
            }
            let entry = reader.entry().clone();
            assert_eq!((entry.mtime(), entry.uid(), entry.gid()), (0, 0, 0), "{}", entry.name());
            let mut content = Vec::new();
            io::Read::read_to_end(&mut reader, &mut content).expect("content");
            let device = (entry.rdev_major(), entry.rdev_minor());
            entries.push((entry.name().to_owned(), entry.mode(), content, device));
            archive = reader.finish().expect("the rest");
        }
    }

    #[test]
    fn holds_what_the_kernel_and_the_guest_look_for() {
        let archive = build(b"\x7fELF guest", "kiso-plan 1\n", None).expect("small");
        let entries = listing(&archive);
        let find = |name: &str| entries.iter().find(|entry| entry.0 == name).expect(name).clone();
        assert_eq!(find("init"), ("init".into(), 0o100_755, b"\x7fELF guest".to_vec(), (0, 0)));
        assert_eq!(find("kiso/plan"), ("kiso/plan".into(), 0o100_444, b"kiso-plan 1\n".to_vec(), (0, 0)));
        assert_eq!(find("dev/console"), ("dev/console".into(), 0o020_600, Vec::new(), (5, 1)));
        assert_eq!(find("proc").1, 0o040_755);
    }

    #[test]
    fn a_directory_comes_before_what_is_in_it() {
        let exec = Exec { program: vec![1], arguments: Vec::new() };
        let archive = build(b"", "", Some(&exec)).expect("small");
        let names: Vec<String> = listing(&archive).into_iter().map(|entry| entry.0).collect();
        for (at, name) in names.iter().enumerate() {
            if let Some((parent, _)) = name.rsplit_once('/') {
                assert!(names[..at].iter().any(|earlier| earlier == parent), "{name} before {parent}");
            }
        }
    }

    #[test]
    fn a_program_comes_with_its_arguments() {
        let exec = Exec { program: b"\x7fELF test".to_vec(), arguments: vec![b"test".to_vec(), b"-4".to_vec()] };
        let entries = listing(&build(b"guest", "plan", Some(&exec)).expect("small"));
        let find = |name: &str| entries.iter().find(|entry| entry.0 == name).expect(name).clone();
        assert_eq!((find("kiso/exec").1, find("kiso/exec").2), (0o100_755, exec.program));
        assert_eq!(find("kiso/arguments").2, b"test\0-4\0");
    }

    #[test]
    fn the_same_inputs_give_the_same_bytes() {
        assert_eq!(build(b"guest", "plan", None).expect("small"), build(b"guest", "plan", None).expect("small"));
    }
}
