// SPDX-License-Identifier: GPL-2.0-only
//! What the store lets go of, and what it keeps for ever.

use super::{Runs, StoreError};
use rusqlite::{TransactionBehavior, params};
use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::Path;

/// What is to be kept besides what is pinned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keep {
    /// Of each target, and of each patch and each mutant of it, so many of the newest runs. The newest pass of a target's
    /// series stays besides: what changed since then is what a red run is asked.
    pub newest: usize,
}

/// What was removed, or would be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Removed {
    /// The runs, by their ids.
    pub runs: Vec<String>,
    /// Directories of logs that belong to no run: their kiso was killed before it had written a record.
    pub strays: Vec<String>,
    /// The bytes of the logs of both.
    pub bytes: u64,
}

impl Runs {
    /// Keeps a run for ever, with the reason; or no longer. False where no run has this id, or it was not kept for ever.
    ///
    /// # Errors
    /// Where the database can't be written.
    pub fn pin(&self, id: &str, reason: Option<&str>) -> Result<bool, StoreError> {
        let sql = "UPDATE runs SET pinned = ?2 WHERE id = ?1 AND (?2 IS NOT NULL OR pinned IS NOT NULL)";
        let changed = self.database().execute(sql, params![id, reason]).map_err(StoreError::sql(&self.path))?;
        Ok(changed > 0)
    }

    /// What is not to be kept.
    ///
    /// # Errors
    /// Where the database or the directory can't be read.
    pub fn superfluous(&self, keep: Keep) -> Result<Removed, StoreError> {
        let database = self.database();
        let ids = || -> rusqlite::Result<(Vec<String>, HashSet<String>)> {
            let mut old = database.prepare(
                "SELECT id FROM (SELECT id, seq, pinned,
                                        row_number() OVER (PARTITION BY target, scope, part ORDER BY seq DESC) AS age
                                 FROM runs)
                 WHERE age > ?1 AND pinned IS NULL
                   AND seq NOT IN (SELECT max(seq) FROM runs WHERE scope = 'series' AND verdict = 'pass'
                                   GROUP BY target)
                 ORDER BY seq",
            )?;
            let old = old.query_map([keep.newest], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            let mut all = database.prepare("SELECT id FROM runs")?;
            Ok((old, all.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?))
        };
        let (runs, known) = ids().map_err(StoreError::sql(&self.path))?;
        let mut strays: Vec<String> = names_in(&self.dir)?.into_iter().filter(|name| !known.contains(name)).collect();
        strays.sort();
        let bytes = runs.iter().chain(&strays).map(|id| bytes_in(&self.dir_of(id))).sum();
        Ok(Removed { runs, strays, bytes })
    }

    /// The keys of the kernels that were booted in a run that is not among these.
    ///
    /// # Errors
    /// Where the database can't be read.
    pub fn kernels_without(&self, without: &Removed) -> Result<HashSet<String>, StoreError> {
        let gone: HashSet<&str> = without.runs.iter().map(String::as_str).collect();
        let database = self.database();
        let all = || -> rusqlite::Result<Vec<(String, String)>> {
            let mut query = database.prepare("SELECT id, kernel FROM runs WHERE kernel IS NOT NULL")?;
            query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        };
        let all = all().map_err(StoreError::sql(&self.path))?;
        Ok(all.into_iter().filter(|(id, _)| !gone.contains(id.as_str())).map(|(_, kernel)| kernel).collect())
    }

    /// Removes runs and strays: first the rows, in one go, and then the logs, so that no run is ever without what it tells
    /// of.
    ///
    /// # Errors
    /// Where the database can't be written or a directory not be removed.
    pub fn remove(&self, what: &Removed) -> Result<(), StoreError> {
        {
            let mut database = self.database();
            let sql = StoreError::sql(&self.path);
            let transaction = database.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&sql)?;
            for id in &what.runs {
                transaction.execute("DELETE FROM runs WHERE id = ?1", [id]).map_err(&sql)?;
            }
            transaction.commit().map_err(&sql)?;
            database.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)").map_err(&sql)?;
        }
        for id in what.runs.iter().chain(&what.strays) {
            let dir = self.dir_of(id);
            match fs::remove_dir_all(&dir) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(StoreError::at(&dir)(error)),
                _ => {}
            }
        }
        Ok(())
    }
}

/// The names of the directories in this one; none where it is not there.
fn names_in(dir: &Path) -> Result<Vec<String>, StoreError> {
    let entries = match fs::read_dir(dir) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(StoreError::at(dir))?,
    };
    let dirs = entries.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    Ok(dirs.filter_map(|entry| entry.file_name().into_string().ok()).collect())
}

/// The bytes of the files below a directory, as far as they can be told.
fn bytes_in(dir: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(dir) else { return 0 };
    let bytes = entries.flatten().map(|entry| match entry.metadata() {
        Ok(metadata) if metadata.is_dir() => bytes_in(&entry.path()),
        Ok(metadata) => metadata.len(),
        Err(_) => 0,
    });
    bytes.sum()
}
