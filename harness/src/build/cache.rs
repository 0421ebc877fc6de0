// SPDX-License-Identifier: GPL-2.0-only
//! The cache of kernels and of final configurations, named by their keys. An entry is either whole or not there: it is made
//! under another name and renamed.

use super::error::{BuildError, at};
use super::key::ConfigKey;
use crate::model::{BuildKey, Digest, ImageKind, Kernel, ObjectId};
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// `kernel.json`: what a person or a later run wants to know of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Record {
    /// The format's version.
    pub format: u32,
    /// The tree that was built.
    pub tree: ObjectId,
    /// The compiler's first line.
    pub compiler: String,
    /// All that the key knows of the toolchain.
    pub toolchain: String,
    /// The flags given to make.
    pub flags: Vec<String>,
    /// Warnings of the build that made it.
    pub warnings: usize,
    /// The image's length: an entry cut short by a crash of the host is no hit.
    pub image_bytes: u64,
}

const FORMAT: u32 = 1;

/// The files of a finished build, to be put into the cache.
pub(super) struct Finished<'a> {
    /// The image, already stripped, in the directory that [`Cache::stage`] gave.
    pub staged: tempfile::TempDir,
    /// The final configuration.
    pub config: &'a str,
    /// The build's log, to be copied.
    pub log: &'a Path,
    /// What else is to be known.
    pub record: Record,
}

/// The cache below one directory, `.kiso/kernels`.
pub(super) struct Cache<'a> {
    dir: &'a Path,
    scratch: &'a Path,
    image: ImageKind,
}

impl<'a> Cache<'a> {
    /// The cache in `dir`, whose entries are made in `scratch`, of images of this kind.
    pub fn new(dir: &'a Path, scratch: &'a Path, image: ImageKind) -> Self {
        Self { dir, scratch, image }
    }

    /// The final configuration of that name.
    pub fn config(&self, key: ConfigKey) -> Result<Option<String>, BuildError> {
        let path = self.config_path(key);
        match fs::read_to_string(&path) {
            Ok(text) if text.ends_with('\n') => Ok(Some(text)),
            // Cut short by a crash of the host, or no text: it is made again.
            Ok(_) => Ok(None),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::InvalidData) => Ok(None),
            Err(error) => Err(at("read", &path)(error)),
        }
    }

    /// Keeps a final configuration.
    pub fn keep_config(&self, key: ConfigKey, text: &str) -> Result<(), BuildError> {
        let path = self.config_path(key);
        let dir = self.dir.join("configs");
        fs::create_dir_all(&dir).map_err(at("create", &dir))?;
        let mut file = tempfile::NamedTempFile::new_in(self.scratch).map_err(at("write in", self.scratch))?;
        file.write_all(text.as_bytes()).map_err(at("write", &path))?;
        file.persist(&path).map_err(|error| error.error).map_err(at("write", &path))?;
        Ok(())
    }

    /// The kernel of that name; none where the entry is missing or not whole.
    pub fn kernel(&self, key: BuildKey) -> Result<Option<Kernel>, BuildError> {
        let entry = self.dir.join(key.to_string());
        let path = entry.join("kernel.json");
        let json = match fs::read(&path) {
            Ok(json) => json,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(at("read", &path)(error)),
        };
        let Ok(record) = serde_json::from_slice::<Record>(&json) else { return Ok(None) };
        let image = entry.join(self.image.as_str());
        let whole = fs::metadata(&image).is_ok_and(|m| m.is_file() && m.len() == record.image_bytes);
        let config = fs::read_to_string(entry.join("config")).unwrap_or_default();
        if record.format != FORMAT || !whole || !config.ends_with('\n') {
            return Ok(None);
        }
        Ok(Some(Kernel {
            key,
            image,
            config,
            compiler: record.compiler,
            log: entry.join("build.log"),
            warnings: record.warnings,
            cached: true,
        }))
    }

    /// An empty directory in the cache's file system, removed unless it becomes an entry.
    pub fn stage(&self) -> Result<tempfile::TempDir, BuildError> {
        tempfile::tempdir_in(self.scratch).map_err(at("create a directory in", self.scratch))
    }

    /// Makes an entry of a finished build. If somebody else was faster, theirs stays: it has the same name, so the same bytes.
    pub fn keep_kernel(&self, key: BuildKey, finished: Finished<'_>) -> Result<Kernel, BuildError> {
        let Finished { staged, config, log, record } = finished;
        let entry = self.dir.join(key.to_string());
        let inside = |name: &str| staged.path().join(name);
        fs::write(inside("config"), config).map_err(at("write", &inside("config")))?;
        fs::copy(log, inside("build.log")).map_err(at("copy", log))?;
        let mut json = serde_json::to_vec_pretty(&record)
            .map_err(std::io::Error::from)
            .map_err(at("write", &inside("kernel.json")))?;
        json.push(b'\n');
        fs::write(inside("kernel.json"), json).map_err(at("write", &inside("kernel.json")))?;
        if fs::rename(staged.path(), &entry).is_ok() {
            drop(staged.keep());
        } else if self.kernel(key)?.is_none() {
            // What lies there under this name is not whole.
            match fs::remove_dir_all(&entry) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(at("remove", &entry)(error)),
                _ => {}
            }
            match fs::rename(staged.path(), &entry) {
                Ok(()) => drop(staged.keep()),
                Err(_) if self.kernel(key)?.is_some() => {}
                Err(error) => return Err(at("rename to", &entry)(error)),
            }
        }
        Ok(Kernel {
            key,
            image: entry.join(self.image.as_str()),
            config: config.to_owned(),
            compiler: record.compiler,
            log: entry.join("build.log"),
            warnings: record.warnings,
            cached: false,
        })
    }

    /// The number of steps of the last build from nothing; an estimate for the next one.
    pub fn steps(&self) -> Option<u64> {
        fs::read_to_string(self.steps_path()).ok()?.trim().parse().ok()
    }

    /// Keeps the number of steps. It serves the display alone, so failing is no error.
    pub fn keep_steps(&self, steps: u64) {
        drop(fs::create_dir_all(self.dir));
        drop(fs::write(self.steps_path(), format!("{steps}\n")));
    }

    fn steps_path(&self) -> PathBuf {
        self.dir.join("steps")
    }

    fn config_path(&self, key: Digest) -> PathBuf {
        self.dir.join("configs").join(key.to_string())
    }
}

impl Record {
    pub fn new(tree: ObjectId, toolchain: &super::Toolchain, warnings: usize, image_bytes: u64) -> Self {
        Self {
            format: FORMAT,
            tree,
            compiler: toolchain.compiler.clone(),
            toolchain: toolchain.identity(),
            flags: super::make::FLAGS.iter().map(|&flag| flag.to_owned()).collect(),
            warnings,
            image_bytes,
        }
    }
}
