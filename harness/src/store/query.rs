// SPDX-License-Identifier: GPL-2.0-only
//! What is asked of the store.

use super::{Runs, StoreError};
use crate::model::{CaseRun, Digest, History, RUN_SCHEMA, RunRecord, RunRow, VerdictKind};
use flate2::read::ZlibDecoder;
use rusqlite::types::Type;
use rusqlite::{OptionalExtension as _, Row, named_params, params};
use std::collections::BTreeMap;
use std::io;

/// Which runs are wanted, the newest first.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Of this target alone.
    pub target: Option<String>,
    /// With this verdict alone.
    pub verdict: Option<VerdictKind>,
    /// Also those of parts of a series and of mutants.
    pub all_scopes: bool,
    /// At most so many; none means all.
    pub limit: Option<usize>,
}

/// The columns of a [`RunRow`], in the order of [`run_row`].
const ROW: &str =
    "id, started, target, scope, part, verdict, reason, planned, as_planned, took_ms, host, pinned FROM runs";

impl Runs {
    /// The runs that are wanted, the newest first.
    ///
    /// # Errors
    /// Where the database can't be read.
    pub fn list(&self, wanted: &Wanted) -> Result<Vec<RunRow>, StoreError> {
        let sql = format!(
            "SELECT {ROW}
             WHERE (:target IS NULL OR target = :target) AND (:verdict IS NULL OR verdict = :verdict)
                   AND (:all OR scope IN ('series', 'base'))
             ORDER BY seq DESC LIMIT :limit"
        );
        let limit = wanted.limit.and_then(|limit| i64::try_from(limit).ok()).unwrap_or(-1);
        let wishes = named_params! {
            ":target": wanted.target,
            ":verdict": wanted.verdict.map(VerdictKind::as_str),
            ":all": wanted.all_scopes,
            ":limit": limit,
        };
        let database = self.database();
        let rows =
            || -> rusqlite::Result<Vec<RunRow>> { database.prepare(&sql)?.query_map(wishes, run_row)?.collect() };
        rows().map_err(StoreError::sql(&self.path))
    }

    /// For each of these inputs the newest run, whatever its verdict. A record of another form is of another kiso and passed
    /// over; one that can't be read is an error, for what stands in it may be newer and worse than what would be found
    /// behind it.
    ///
    /// # Errors
    /// Where the database or a record can't be read.
    pub fn newest_of(&self, inputs: &[Digest]) -> Result<Vec<Option<RunRecord>>, StoreError> {
        let newest = |inputs: &Digest| {
            let database = self.database();
            database
                .query_row(
                    "SELECT id, json FROM runs JOIN documents ON run = seq WHERE inputs = ?1 ORDER BY seq DESC LIMIT 1",
                    [inputs.as_bytes()],
                    |row| Ok((row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?)),
                )
                .optional()
                .map_err(StoreError::sql(&self.path))
        };
        let record = |inputs| match newest(inputs)? {
            Some((id, json)) => self.record_of(&id, &json),
            None => Ok(None),
        };
        inputs.iter().map(record).collect()
    }

    /// The newest run of these inputs that was red; none where there is none of this form.
    ///
    /// # Errors
    /// Where the database or the record can't be read.
    pub fn newest_red(&self, inputs: Digest) -> Result<Option<RunRecord>, StoreError> {
        let newest = self
            .database()
            .query_row(
                "SELECT id, json FROM runs JOIN documents ON run = seq
                 WHERE inputs = ?1 AND verdict NOT IN ('pass', 'infra') ORDER BY seq DESC LIMIT 1",
                [inputs.as_bytes()],
                |row| Ok((row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?)),
            )
            .optional()
            .map_err(StoreError::sql(&self.path))?;
        newest.map_or(Ok(None), |(id, json)| self.record_of(&id, &json))
    }

    /// The newest run of a target's whole series that passed; none where there is none of this form.
    ///
    /// # Errors
    /// Where the database or the record can't be read.
    pub fn newest_green(&self, target: &str) -> Result<Option<RunRecord>, StoreError> {
        let newest = self
            .database()
            .query_row(
                "SELECT id, json FROM runs JOIN documents ON run = seq
                 WHERE target = ?1 AND scope = 'series' AND verdict = 'pass' ORDER BY seq DESC LIMIT 1",
                [target],
                |row| Ok((row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?)),
            )
            .optional()
            .map_err(StoreError::sql(&self.path))?;
        newest.map_or(Ok(None), |(id, json)| self.record_of(&id, &json))
    }

    /// The record of a run. It is called by its id, by the first characters of that, or by the name of a target, which means
    /// the newest run of its series.
    ///
    /// # Errors
    /// Where no run or several are called so, and where the database or the record can't be read.
    pub fn find(&self, name: &str) -> Result<RunRecord, StoreError> {
        let id = self.id_of(name)?;
        let json: Vec<u8> = self
            .database()
            .query_row("SELECT json FROM runs JOIN documents ON run = seq WHERE id = ?1", [&id], |row| row.get(0))
            .map_err(StoreError::sql(&self.path))?;
        let other_form = || self.damaged(&id, io::Error::other("it was written by another version of kiso"));
        self.record_of(&id, &json)?.ok_or_else(other_form)
    }

    /// The id of the run that is called so, as [`Runs::find`] takes it.
    ///
    /// # Errors
    /// Where no run or several are called so, and where the database can't be read.
    pub fn id_of(&self, name: &str) -> Result<String, StoreError> {
        let database = self.database();
        let newest = database
            .query_row(
                "SELECT id FROM runs WHERE target = ?1 AND scope = 'series' ORDER BY seq DESC LIMIT 1",
                [name],
                |row| row.get(0),
            )
            .optional()
            .map_err(StoreError::sql(&self.path))?;
        if let Some(id) = newest {
            return Ok(id);
        }
        let begin_so = || -> rusqlite::Result<Vec<String>> {
            let mut query =
                database.prepare("SELECT id FROM runs WHERE substr(id, 1, ?2) = ?1 ORDER BY seq LIMIT 2")?;
            query.query_map(params![name, name.chars().count()], |row| row.get(0))?.collect()
        };
        let ids = begin_so().map_err(StoreError::sql(&self.path))?;
        match <[String; 2]>::try_from(ids) {
            Ok(ids) => Err(StoreError::SeveralRuns { name: name.to_owned(), ids }),
            Err(ids) => {
                let only = ids.into_iter().next().filter(|_| !name.is_empty());
                only.ok_or_else(|| StoreError::NoRun { name: name.to_owned() })
            }
        }
    }

    /// What a case did in the runs of whole series, each target and isolation by itself. Where it never began, and where the
    /// host failed, nothing is known of it. `SUITE/NAME` means it under every
    /// isolation, `ISOLATION/SUITE/NAME` under one.
    ///
    /// # Errors
    /// Where the database can't be read.
    pub fn history(&self, case: &str, target: Option<&str>) -> Result<Vec<History>, StoreError> {
        let database = self.database();
        let all = || -> rusqlite::Result<Vec<History>> {
            let mut names = database.prepare(
                "SELECT name, text FROM names
                 WHERE text IN (?1, 'ipv4ns/' || ?1, 'netns/' || ?1, 'none/' || ?1) ORDER BY text",
            )?;
            let mut runs = database.prepare(
                "SELECT target, id, started, inputs, outcome, cases.as_planned, flaky, cases.took_ms
                 FROM cases JOIN runs ON seq = run
                 WHERE name = ?1 AND scope = 'series' AND verdict <> 'infra' AND outcome <> 'missing'
                       AND (?2 IS NULL OR target = ?2)
                 ORDER BY run DESC",
            )?;
            let mut all = Vec::new();
            let mut names = names.query([case])?;
            while let Some(row) = names.next()? {
                let (name, text): (i64, String) = (row.get(0)?, row.get(1)?);
                let mut of_target: BTreeMap<String, Vec<CaseRun>> = BTreeMap::new();
                let mut rows = runs.query(params![name, target])?;
                while let Some(row) = rows.next()? {
                    let target = row.get_ref(0)?.as_str()?;
                    match of_target.get_mut(target) {
                        Some(each) => each.push(case_run(row)?),
                        None => drop(of_target.insert(target.to_owned(), vec![case_run(row)?])),
                    }
                }
                all.extend(of_target.into_iter().map(|(target, each)| History::new(target, text.clone(), each)));
            }
            Ok(all)
        };
        all().map_err(StoreError::sql(&self.path))
    }

    /// The record in a document; none where it is of another form. The project may have moved since it was written.
    fn record_of(&self, id: &str, json: &[u8]) -> Result<Option<RunRecord>, StoreError> {
        let damaged = |source| self.damaged(id, source);
        let value: serde_json::Value = serde_json::from_reader(io::BufReader::new(ZlibDecoder::new(json)))
            .map_err(|error| damaged(error.into()))?;
        if value["schema"] != RUN_SCHEMA {
            return Ok(None);
        }
        let record: RunRecord = serde_json::from_value(value).map_err(|error| damaged(error.into()))?;
        Ok(Some(RunRecord { dir: self.dir_of(id), ..record }))
    }
}

fn run_row(row: &Row<'_>) -> rusqlite::Result<RunRow> {
    let word: String = row.get(5)?;
    let unknown = || rusqlite::Error::InvalidColumnType(5, "verdict".into(), Type::Text);
    Ok(RunRow {
        id: row.get(0)?,
        started: row.get(1)?,
        target: row.get(2)?,
        scope: row.get(3)?,
        part: row.get(4)?,
        verdict: VerdictKind::parse(&word).ok_or_else(unknown)?,
        reason: row.get(6)?,
        planned: row.get(7)?,
        as_planned: row.get(8)?,
        took_ms: row.get(9)?,
        host: row.get(10)?,
        pinned: row.get(11)?,
    })
}

fn case_run(row: &Row<'_>) -> rusqlite::Result<CaseRun> {
    Ok(CaseRun {
        run: row.get(1)?,
        started: row.get(2)?,
        inputs: Digest::from_bytes(row.get(3)?),
        outcome: row.get(4)?,
        as_planned: row.get(5)?,
        flaky: row.get(6)?,
        took_ms: row.get(7)?,
    })
}
