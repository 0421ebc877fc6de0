// SPDX-License-Identifier: GPL-2.0-only
//! Reading a tar archive as a stream, unpacked on the way, with nothing in it believed.

use super::{EntryFault, TreeError};
use crate::git::BadPath;
use flate2::bufread::MultiGzDecoder;
use liblzma::bufread::XzDecoder;
use liblzma::stream::{MtStreamBuilder, Stream};
use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::rc::Rc;
use tar::{EntryType, Header, PaxExtensions};

/// The longest extension header that is read: a long name, or a list of pax records.
const EXTENSION_LIMIT: u64 = 1 << 20;
/// Memory that one xz decoder may take; the largest preset of xz needs 65 MiB.
const XZ_MEMORY: u64 = 192 << 20;
/// Zeros that may follow the end of an archive: tar fills its last record, of 10 KiB unless told otherwise.
const PADDING_LIMIT: u64 = 16 << 20;

const XZ_MAGIC: &[u8] = b"\xfd7zXZ\0";
const GZIP_MAGIC: &[u8] = b"\x1f\x8b";

/// What an entry is.
pub(super) enum EntryKind<'a> {
    Directory,
    File { executable: bool, size: u64, content: &'a mut dyn Read },
    Symlink { target: Vec<u8> },
    HardLink { target: Vec<u8> },
}

/// One entry. Its path is relative, has no `.` components, and is otherwise as written.
pub(super) struct ArchiveEntry<'a> {
    pub path: Vec<u8>,
    pub kind: EntryKind<'a>,
}

/// What a visitor says of an entry that it does not take.
pub(super) enum Refusal {
    /// The entry is at fault; the error will name it.
    Fault(EntryFault),
    /// Something else went wrong.
    Other(TreeError),
}

impl From<EntryFault> for Refusal {
    fn from(fault: EntryFault) -> Self {
        Self::Fault(fault)
    }
}

impl From<TreeError> for Refusal {
    fn from(error: TreeError) -> Self {
        Self::Other(error)
    }
}

/// Calls `visit` for every entry of the archive that `source` holds, compressed or not. `origin` names it in errors.
pub(super) fn read_archive<'s>(
    source: impl Read + 's,
    origin: &Path,
    visit: &mut dyn FnMut(ArchiveEntry<'_>) -> Result<(), Refusal>,
) -> Result<(), TreeError> {
    let broken = |reason: String| TreeError::Archive { path: origin.to_owned(), reason };
    let unpacked = decompress(source).map_err(|error| broken(error.to_string()))?;
    let ended = Rc::new(Cell::new(false));
    let mut archive = tar::Archive::new(EndMark { inner: unpacked, ended: Rc::clone(&ended) });
    let entries = archive.entries().map_err(|error| broken(error.to_string()))?;
    let mut extensions = Extensions::default();
    let mut last = Vec::new();
    for entry in entries.raw(true) {
        let after = |error: io::Error, last: &[u8]| {
            broken(format!("{error}, after the entry `{}`", crate::escape::line_cut(last, 200)))
        };
        let mut entry = entry.map_err(|error| after(error, &last))?;
        let header = entry.header().clone();
        let fault = |fault| TreeError::Entry { origin: origin.to_owned(), entry: header_path(&header), fault };
        if extensions.take(&header, &mut entry).map_err(fault)? {
            continue;
        }
        let path = extensions.path.take().unwrap_or_else(|| header_path(&header));
        let link = extensions.link.take();
        let outcome = visit_entry(&header, &path, link, &mut entry, visit);
        outcome.map_err(|refusal| match refusal {
            Refusal::Fault(fault) => TreeError::Entry { origin: origin.to_owned(), entry: path.clone(), fault },
            Refusal::Other(error) => error,
        })?;
        last = path;
    }
    if ended.get() {
        return Err(broken("the archive is truncated: it has no end mark".into()));
    }
    check_padding(&mut archive.into_inner()).map_err(|error| broken(error.to_string()))
}

fn visit_entry(
    header: &Header,
    path: &[u8],
    link: Option<Vec<u8>>,
    content: &mut dyn Read,
    visit: &mut dyn FnMut(ArchiveEntry<'_>) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let target = || link.clone().or_else(|| header.link_name_bytes().map(|name| name.into_owned())).unwrap_or_default();
    let kind = match header.entry_type() {
        // Old tar knew no type for directories: a name that ends in a slash is one.
        EntryType::Regular | EntryType::Continuous if path.ends_with(b"/") => EntryKind::Directory,
        EntryType::Regular | EntryType::Continuous => {
            let executable = header.mode().map_err(EntryFault::Unreadable)? & 0o100 != 0;
            let size = header.entry_size().map_err(EntryFault::Unreadable)?;
            EntryKind::File { executable, size, content }
        }
        EntryType::Directory => EntryKind::Directory,
        EntryType::Symlink => EntryKind::Symlink { target: target() },
        EntryType::Link => EntryKind::HardLink { target: relative(&target()).unwrap_or_else(|_| target()) },
        EntryType::Char | EntryType::Block => return Err(EntryFault::Special("device").into()),
        EntryType::Fifo => return Err(EntryFault::Special("FIFO").into()),
        other => return Err(EntryFault::Type(other.as_byte()).into()),
    };
    let path = relative(path).map_err(EntryFault::Path)?;
    if path.is_empty() && matches!(kind, EntryKind::Directory) {
        return Ok(());
    }
    visit(ArchiveEntry { path, kind })
}

/// Takes the `.` components and slashes at the end away that tar writes; all else is for the caller to judge.
fn relative(path: &[u8]) -> Result<Vec<u8>, BadPath> {
    if path.starts_with(b"/") {
        return Err(BadPath::Absolute);
    }
    let components = path.split(|&byte| byte == b'/').filter(|component| !matches!(*component, b"" | b"."));
    Ok(components.collect::<Vec<_>>().join(&b'/'))
}

fn header_path(header: &Header) -> Vec<u8> {
    header.path_bytes().into_owned()
}

/// What the extension headers said of the entry that follows them.
#[derive(Default)]
struct Extensions {
    path: Option<Vec<u8>>,
    link: Option<Vec<u8>>,
}

impl Extensions {
    /// Reads an extension header; returns false where the entry is none.
    fn take(&mut self, header: &Header, content: &mut dyn Read) -> Result<bool, EntryFault> {
        let kind = header.entry_type();
        let (long_name, long_link) = (kind.is_gnu_longname(), kind.is_gnu_longlink());
        let (local, global) = (kind.is_pax_local_extensions(), kind.is_pax_global_extensions());
        if !(long_name || long_link || local || global) {
            return Ok(false);
        }
        if header.size().map_or(true, |size| size > EXTENSION_LIMIT) {
            return Err(EntryFault::Extension);
        }
        let mut bytes = Vec::new();
        content.read_to_end(&mut bytes).map_err(EntryFault::Unreadable)?;
        if local {
            self.take_pax(&bytes)?;
        } else if long_name {
            self.path = Some(until_nul(&bytes));
        } else if long_link {
            self.link = Some(until_nul(&bytes));
        }
        Ok(true)
    }

    fn take_pax(&mut self, bytes: &[u8]) -> Result<(), EntryFault> {
        for record in PaxExtensions::new(bytes) {
            let record = record.map_err(|_| EntryFault::Extension)?;
            match record.key_bytes() {
                b"path" => self.path = Some(record.value_bytes().to_vec()),
                b"linkpath" => self.link = Some(record.value_bytes().to_vec()),
                // A file whose size needs a record is over every limit; a sparse file has no place in a source tree.
                b"size" => return Err(EntryFault::Extension),
                key if key.starts_with(b"GNU.sparse.") => return Err(EntryFault::Special("sparse file")),
                _ => {}
            }
        }
        Ok(())
    }
}

fn until_nul(bytes: &[u8]) -> Vec<u8> {
    bytes.split(|&byte| byte == 0).next().unwrap_or_default().to_vec()
}

/// Remembers whether the input ran out. Tar stops reading at its end mark, so an archive in which it did was cut.
struct EndMark<R> {
    inner: R,
    ended: Rc<Cell<bool>>,
}

impl<R: Read> Read for EndMark<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        if read == 0 && !buffer.is_empty() {
            self.ended.set(true);
        }
        Ok(read)
    }
}

fn check_padding(rest: &mut dyn Read) -> io::Result<()> {
    let mut buffer = vec![0; 64 << 10];
    let mut total = 0;
    loop {
        let read = rest.read(&mut buffer)?;
        total += read as u64;
        if read == 0 {
            return Ok(());
        }
        if total > PADDING_LIMIT || buffer[..read].iter().any(|&byte| byte != 0) {
            return Err(io::Error::other("there is more after the end of the archive"));
        }
    }
}

/// The bytes as they were before xz or gzip, told by their first bytes.
fn decompress<'s>(source: impl Read + 's) -> io::Result<Box<dyn Read + 's>> {
    let mut input = BufReader::with_capacity(256 << 10, source);
    let head = fill(&mut input)?;
    if head.starts_with(XZ_MAGIC) {
        return Ok(Box::new(XzReader { decoder: Some(XzDecoder::new_stream(input, xz_stream()?)) }));
    }
    if head.starts_with(GZIP_MAGIC) {
        return Ok(Box::new(BufReader::with_capacity(64 << 10, MultiGzDecoder::new(input))));
    }
    if head.len() < 512 || Header::from_byte_slice(&head[..512]).cksum().is_err() {
        return Err(io::Error::other("this is no tar archive, nor one that is compressed with xz or gzip"));
    }
    Ok(Box::new(input))
}

/// The first bytes without taking them: at least 512 where there are that many in one read.
fn fill<R: Read>(input: &mut BufReader<R>) -> io::Result<&[u8]> {
    input.fill_buf()
}

fn xz_stream() -> io::Result<Stream> {
    let threads = std::thread::available_parallelism().map_or(1, |cores| cores.get().min(4)) as u32;
    let mut builder = MtStreamBuilder::new();
    let stream = builder.threads(threads).memlimit_threading(XZ_MEMORY).memlimit_stop(XZ_MEMORY).decoder();
    stream.map_err(|error| io::Error::other(format!("cannot start the xz decoder: {error}")))
}

/// An xz file is one or more streams, with zeros between them; the decoder reads one.
struct XzReader<R: BufRead> {
    decoder: Option<XzDecoder<R>>,
}

impl<R: BufRead> Read for XzReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(decoder) = &mut self.decoder {
            let read = decoder.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            if let Some(ended) = self.decoder.take() {
                self.decoder = next_stream(ended.into_inner())?;
            }
        }
        Ok(0)
    }
}

fn next_stream<R: BufRead>(mut input: R) -> io::Result<Option<XzDecoder<R>>> {
    loop {
        let head = input.fill_buf()?;
        let zeros = head.iter().take_while(|&&byte| byte == 0).count();
        match head {
            [] => return Ok(None),
            _ if zeros > 0 => input.consume(zeros),
            [0xfd, ..] => return Ok(Some(XzDecoder::new_stream(input, xz_stream()?))),
            _ => return Err(io::Error::other("there is more after the end of the xz stream")),
        }
    }
}
