// SPDX-License-Identifier: GPL-2.0-only
//! The runs that were made: a database of their records, and a directory for each with its logs.
//!
//! The database is SQLite in WAL mode: whoever reads is not kept by who writes, and a writer that is killed leaves what was
//! there before its last transaction. A run is written when it begins, as one of which nothing was observed, and again when
//! its verdict is known.

mod error;
mod query;
mod remove;

pub use error::StoreError;
pub use query::Wanted;
pub use remove::{Keep, Removed};

use crate::escape::without_secrets;
use crate::model::{RunRecord, Scope};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};
use rusqlite_migration::{M, MigrationDefinitionError, Migrations};
use std::borrow::Cow;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(30);

/// What brings the database from each of its forms to the next. Lines are only ever added at the end.
const STEPS: &[M<'static>] = &[M::up(include_str!("form.sql"))];
const FORMS: Migrations<'static> = Migrations::from_slice(STEPS);

/// The form of the database that this kiso reads and writes. One of a later form it leaves alone.
pub const FORM: usize = STEPS.len();

/// The runs of one state directory; cloned, it is the same.
#[derive(Clone)]
pub struct Runs {
    dir: PathBuf,
    path: PathBuf,
    database: Arc<Mutex<Connection>>,
}

impl Runs {
    /// The runs of this state directory. The store is made where there is none.
    ///
    /// # Errors
    /// Where the database can't be opened or made.
    pub fn open(state: &Path) -> Result<Self, StoreError> {
        fs::create_dir_all(state).map_err(StoreError::at(state))?;
        let path = state.join("runs.sqlite");
        // Two that make the store, or bring it to a new form, at the same time would meet each other's half-way.
        let lock_path = state.join("runs.lock");
        let lock = File::create(&lock_path).map_err(StoreError::at(&lock_path))?;
        lock.lock().map_err(StoreError::at(&lock_path))?;
        let database = Connection::open(&path).map_err(StoreError::sql(&path))?;
        Self::with(state, path, database)
    }

    /// The same to read only: where there is none, it is an empty one and none is made.
    ///
    /// # Errors
    /// Where the database can't be opened.
    pub fn look(state: &Path) -> Result<Self, StoreError> {
        let path = state.join("runs.sqlite");
        if path.exists() {
            return Self::open(state);
        }
        let database = Connection::open_in_memory().map_err(StoreError::sql(&path))?;
        Self::with(state, path, database)
    }

    fn with(state: &Path, path: PathBuf, mut database: Connection) -> Result<Self, StoreError> {
        let sql = StoreError::sql(&path);
        database.busy_timeout(PATIENCE).map_err(&sql)?;
        // What was committed is there after a power cut, too: a run is minutes of work and two commits.
        database.pragma_update(None, "synchronous", "full").map_err(&sql)?;
        database.pragma_update(None, "foreign_keys", true).map_err(&sql)?;
        database.pragma_update(None, "journal_mode", "wal").map_err(&sql)?;
        FORMS.to_latest(&mut database).map_err(|source| match source {
            rusqlite_migration::Error::MigrationDefinition(MigrationDefinitionError::DatabaseTooFarAhead) => {
                StoreError::Newer { path: path.clone() }
            }
            source => StoreError::Form { path: path.clone(), source },
        })?;
        Ok(Self { dir: state.join("runs"), path, database: Arc::new(Mutex::new(database)) })
    }

    fn database(&self) -> MutexGuard<'_, Connection> {
        self.database.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The directory of a run's logs.
    pub fn dir_of(&self, id: &str) -> PathBuf {
        self.dir.join(id)
    }

    /// Makes the directory of a new run. Ids begin with the time, so they sort by it.
    ///
    /// # Errors
    /// Where it can't be made.
    pub fn create(&self, id: &str) -> Result<PathBuf, StoreError> {
        let dir = self.dir_of(id);
        fs::create_dir_all(&dir).map_err(StoreError::at(&dir))?;
        Ok(dir)
    }

    /// Keeps a record, in the place of what was known of this run before: a reader sees all of the one or of the other.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn keep(&self, record: &RunRecord) -> Result<(), StoreError> {
        let damaged = |source: serde_json::Error| self.damaged(&record.id, source.into());
        let text = serde_json::to_string(record).map_err(damaged)?;
        let kept: RunRecord;
        // What went wrong is told in the words of programs, and those may name addresses.
        let (record, text) = match without_secrets(&text) {
            Cow::Borrowed(text) => (record, Cow::Borrowed(text)),
            Cow::Owned(masked) => {
                kept = serde_json::from_str(&masked).map_err(damaged)?;
                (&kept, Cow::Owned(masked))
            }
        };
        let document = deflated(&text).map_err(|source| self.damaged(&record.id, source))?;
        let mut database = self.database();
        let sql = StoreError::sql(&self.path);
        // One that only read at first could find at its first write that another has written since.
        let transaction = database.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&sql)?;
        write(&transaction, record, &document).and_then(|()| transaction.commit()).map_err(&sql)
    }

    fn damaged(&self, id: &str, source: std::io::Error) -> StoreError {
        StoreError::Record { path: self.path.clone(), id: id.to_owned(), source }
    }
}

fn deflated(text: &str) -> std::io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text.as_bytes())?;
    encoder.finish()
}

/// The word of a scope in the database, and which part of it.
fn scope_words(scope: &Scope) -> (&'static str, Option<&str>) {
    match scope {
        Scope::Series => ("series", None),
        Scope::Trial => ("trial", None),
        Scope::Base => ("base", None),
        Scope::Part { patch, .. } => ("part", Some(patch)),
        Scope::Mutant { name } => ("mutant", Some(name)),
    }
}

fn write(transaction: &Transaction<'_>, record: &RunRecord, document: &[u8]) -> rusqlite::Result<()> {
    let (scope, part) = scope_words(&record.scope);
    let as_planned = record.cases.iter().filter(|case| case.as_planned).count();
    let run: i64 = transaction.query_row(
        "INSERT INTO runs (id, started, target, series, variant, scope, part, inputs, verdict, reason, exit_code, planned,
                           as_planned, took_ms, host, kernel)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
         ON CONFLICT (id) DO UPDATE SET
             verdict = excluded.verdict, reason = excluded.reason, exit_code = excluded.exit_code,
             planned = excluded.planned, as_planned = excluded.as_planned, took_ms = excluded.took_ms,
             kernel = excluded.kernel
         RETURNING seq",
        params![
            record.id,
            record.started,
            record.target,
            record.series,
            record.variant,
            scope,
            part,
            record.inputs.as_bytes(),
            record.verdict.as_str(),
            record.reason,
            record.exit_code,
            record.cases.len(),
            as_planned,
            record.took_ms(),
            record.host.name,
            record.kernel.as_ref().map(|kernel| kernel.key.to_string()),
        ],
        |row| row.get(0),
    )?;
    transaction.execute("INSERT OR REPLACE INTO documents (run, json) VALUES (?1, ?2)", params![run, document])?;
    transaction.execute("DELETE FROM stages WHERE run = ?1", [run])?;
    let mut stage =
        transaction.prepare("INSERT INTO stages (run, at, stage, ended, took_ms) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (at, report) in record.stages.iter().enumerate() {
        stage.execute(params![run, at, report.stage.as_str(), report.end.as_str(), report.took_ms])?;
    }
    transaction.execute("DELETE FROM cases WHERE run = ?1", [run])?;
    let mut known = transaction.prepare("SELECT name FROM names WHERE text = ?1")?;
    let mut new = transaction.prepare("INSERT INTO names (text) VALUES (?1) RETURNING name")?;
    let mut case = transaction.prepare(
        "INSERT OR REPLACE INTO cases (run, name, outcome, as_planned, flaky, took_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for report in &record.cases {
        let name: i64 = match known.query_row([&report.name], |row| row.get(0)).optional()? {
            Some(name) => name,
            None => new.query_row([&report.name], |row| row.get(0))?,
        };
        let (outcome, flaky) = (report.outcome.as_str(), report.is_flaky());
        case.execute(params![run, name, outcome, report.as_planned, flaky, report.took_ms])?;
    }
    Ok(())
}
