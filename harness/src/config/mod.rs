// SPDX-License-Identifier: GPL-2.0-only
//! YAML as written → the model, resolved once, with errors that name file, line and column.

mod error;
mod gate;
mod machine;
mod project;
mod series;
mod words;

pub use error::ConfigError;
pub use gate::{AllowedFinding, Flaky, GatePolicy, KnownFailure, Lane};
pub use project::{Fragment, Project};
pub use series::{NO_COVER, SeriesConfig, VariantConfig, is_unwritten, with_cover, with_tree};
pub use words::{PLAIN_NAME, is_plain_name};

use serde::de::DeserializeOwned;
use std::path::Path;

/// Reads and parses one YAML file.
fn read_yaml<T: DeserializeOwned>(path: &Path) -> Result<T, ConfigError> {
    parse_yaml(path, &read_text(path)?)
}

/// Parses the text of one YAML file.
fn parse_yaml<T: DeserializeOwned>(path: &Path, text: &str) -> Result<T, ConfigError> {
    serde_yaml::from_str(text).map_err(|source| ConfigError::yaml(path, &source))
}

/// Reads one text file of at most 4 MiB.
fn read_text(path: &Path) -> Result<String, ConfigError> {
    const LIMIT: u64 = 4 << 20;
    let io = |source| ConfigError::Read { path: path.to_owned(), source };
    let size = std::fs::metadata(path).map_err(io)?.len();
    if size > LIMIT {
        return Err(ConfigError::TooLarge { path: path.to_owned(), limit: LIMIT });
    }
    let bytes = std::fs::read(path).map_err(io)?;
    String::from_utf8(bytes).map_err(|_| ConfigError::NotUtf8 { path: path.to_owned() })
}
