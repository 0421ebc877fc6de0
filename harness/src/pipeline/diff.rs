// SPDX-License-Identifier: GPL-2.0-only
//! Two versions of a series, wherever they are: a variant's files, a revision of the project's own repository, a directory.

use super::{PipelineError, read_variant};
use crate::config::{ConfigError, Project, SeriesConfig};
use crate::event::Events;
use crate::git::{Mode, Store};
use crate::model::{RangeDiff, Variant};
use crate::process::Interrupt;
use crate::series::{self, SeriesError};
use std::io;
use std::path::{Path, PathBuf};

/// What is compared where nothing is named.
const HEAD: &str = "HEAD";

/// What is to be compared.
pub struct DiffRequest<'a> {
    /// The variant that is meant where only a revision is named.
    pub variant: Option<&'a str>,
    /// The old version: a variant, a revision or a directory; `HEAD` if none is named.
    pub old: Option<&'a str>,
    /// The new version; the variant's files as they are if none is named.
    pub new: Option<&'a str>,
    /// What directories are relative to.
    pub from: &'a Path,
}

/// Compares two versions of a series, patch by patch. A variant that is named alone is compared with itself at `HEAD`.
///
/// # Errors
/// Where a version is not there or can't be read, or the comparison would take too long.
pub fn diff(
    project: &Project,
    request: &DiffRequest<'_>,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<RangeDiff, PipelineError> {
    let series = project.series()?;
    let all = series
        .iter()
        .flat_map(|config| config.variants.iter().map(move |variant| Place { config, variant: &variant.name }));
    let named = [request.variant, request.old, request.new].into_iter().flatten().collect();
    let versions = Versions { project, all: all.collect(), named, from: request.from };
    let meant = || versions.meant(request);
    let (old, new) = match (request.old, request.new) {
        (Some(old), Some(new)) => (versions.read(old, &meant)?, versions.read(new, &meant)?),
        (Some(old), None) if request.variant.is_some() || versions.variant(old)?.is_none() => {
            (versions.read(old, &meant)?, meant()?.read()?)
        }
        (_, None) => (versions.at_revision(HEAD, meant()?)?, meant()?.read()?),
        (None, Some(new)) => (versions.at_revision(HEAD, meant()?)?, versions.read(new, &meant)?),
    };
    Ok(series::range_diff(&old, &new, events, interrupt)?)
}

/// One version of a variant: as it was at a revision of the project's repository, or in a directory.
pub(super) fn version(
    project: &Project,
    config: &SeriesConfig,
    variant: &str,
    name: &str,
    from: &Path,
) -> Result<Variant, PipelineError> {
    let place = Place { config, variant };
    Versions { project, all: vec![place], named: Vec::new(), from }.read(name, &|| Ok(place))
}

/// A variant of a series.
#[derive(Clone, Copy)]
struct Place<'a> {
    config: &'a SeriesConfig,
    variant: &'a str,
}

impl Place<'_> {
    fn full_name(self) -> String {
        format!("{}/{}", self.config.series.name, self.variant)
    }

    fn read(self) -> Result<Variant, PipelineError> {
        read_variant(self.config, self.variant)
    }
}

/// The versions that a project has.
struct Versions<'a> {
    project: &'a Project,
    all: Vec<Place<'a>>,
    /// All that the request names.
    named: Vec<&'a str>,
    from: &'a Path,
}

impl<'a> Versions<'a> {
    /// The variant that a revision is read of: the one of `--variant`, else one that is named as a version, else the only
    /// one.
    fn meant(&self, request: &DiffRequest<'_>) -> Result<Place<'a>, PipelineError> {
        if let Some(name) = request.variant {
            let unknown =
                || ConfigError::Unknown { kind: "variant", name: name.to_owned(), known: self.names(&self.all) };
            return Ok(self.variant(name)?.ok_or_else(unknown)?);
        }
        for name in [request.old, request.new].into_iter().flatten() {
            if let Some(place) = self.variant(name)? {
                return Ok(place);
            }
        }
        match self.all[..] {
            [only] => Ok(only),
            _ => Err(PipelineError::WhichVariant { known: self.names(&self.all) }),
        }
    }

    /// The variant of this name, or of this series and name. Of several series that have one of this name it is that which
    /// has all else that is named.
    fn variant(&self, name: &str) -> Result<Option<Place<'a>>, PipelineError> {
        let is_called = |place: &Place<'_>, name: &str| place.variant == name || place.full_name() == name;
        let found: Vec<Place<'a>> = self.all.iter().filter(|place| is_called(place, name)).copied().collect();
        let has = |place: &Place<'_>, name: &str| {
            let mut called = self.all.iter().filter(|other| is_called(other, name)).peekable();
            called.peek().is_none() || called.any(|other| other.config.series.name == place.config.series.name)
        };
        let has_all = |place: &&Place<'a>| self.named.iter().all(|named| has(place, named));
        match (&found[..], &found.iter().filter(has_all).copied().collect::<Vec<_>>()[..]) {
            ([], _) => Ok(None),
            ([place], _) | (_, [place]) => Ok(Some(*place)),
            (many, _) => Err(PipelineError::WhichVariant { known: self.names(many) }),
        }
    }

    fn names(&self, places: &[Place<'_>]) -> Vec<String> {
        let alone = |name: &str| self.all.iter().filter(|place| place.variant == name).count() == 1;
        let name = |place: &Place<'_>| if alone(place.variant) { place.variant.to_owned() } else { place.full_name() };
        places.iter().map(name).collect()
    }

    /// A version by its name: a variant before a revision before a directory. `./NAME` is a directory.
    fn read(
        &self,
        name: &str,
        meant: &impl Fn() -> Result<Place<'a>, PipelineError>,
    ) -> Result<Variant, PipelineError> {
        if !name.starts_with(['.', '/']) {
            if let Some(place) = self.variant(name)? {
                return place.read();
            }
            if let Some((store, _)) = self.repository()?
                && store.resolve(name).is_ok()
            {
                return self.at_revision(name, meant()?);
            }
        }
        let dir = self.from.join(name);
        match dir.join("series").is_file() {
            true => Ok(series::load_variant(&dir)?),
            false => Err(PipelineError::NoVersion { name: name.to_owned() }),
        }
    }

    /// The repository that holds the project, and where in it the project is.
    fn repository(&self) -> Result<Option<(Store, PathBuf)>, PipelineError> {
        Ok(Store::enclosing(self.project.root())?)
    }

    /// A variant as it was at a revision of the project's repository.
    fn at_revision(&self, revision: &str, place: Place<'_>) -> Result<Variant, PipelineError> {
        let no_repository = || PipelineError::NoRepository { path: self.project.root().to_owned() };
        let (store, inside) = self.repository()?.ok_or_else(no_repository)?;
        let (_, tree) = store.resolve(revision)?;
        let dir = place.config.variant_dir(place.variant);
        let dir = inside.join(dir.strip_prefix(self.project.root()).unwrap_or(&dir));
        let shown = PathBuf::from(format!("{revision}:{}", dir.display()));
        match store.entry(tree, dir.as_os_str().as_encoded_bytes())? {
            Some((Mode::Tree, id)) => Ok(series::load_variant_at(&store, id, &shown)?),
            _ => {
                let source = io::Error::new(io::ErrorKind::NotFound, "not in that revision");
                Err(SeriesError::Io { path: shown.join("series"), source }.into())
            }
        }
    }
}
