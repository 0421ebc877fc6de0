-- One row a run. What lists and trends ask for stands here; all that is known of it stands in its document.
CREATE TABLE runs (
    seq        INTEGER PRIMARY KEY,   -- rises with each run
    id         TEXT NOT NULL UNIQUE,  -- begins with the time of its start
    started    TEXT NOT NULL,         -- RFC 3339, UTC
    target     TEXT NOT NULL,
    series     TEXT NOT NULL,
    variant    TEXT NOT NULL,
    scope      TEXT NOT NULL,         -- series, base, part, mutant
    part       TEXT,                  -- which patch or mutant
    inputs     BLOB NOT NULL,         -- SHA-256
    verdict    TEXT NOT NULL,
    reason     TEXT,
    exit_code  INTEGER NOT NULL,
    planned    INTEGER NOT NULL,      -- cases
    as_planned INTEGER NOT NULL,
    took_ms    INTEGER NOT NULL,      -- all stages
    host       TEXT NOT NULL,
    kernel     TEXT,                  -- the key of its kernel, where one was built
    pinned     TEXT                   -- why it is kept for ever
) STRICT;
CREATE INDEX runs_of_inputs ON runs (inputs, seq);
CREATE INDEX runs_of_target ON runs (target, scope, part, seq);

-- The whole record as deflated JSON. Apart from the row, so that a list does not read it.
CREATE TABLE documents (
    run  INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
    json BLOB NOT NULL
) STRICT;

CREATE TABLE stages (
    run     INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    at      INTEGER NOT NULL,         -- its place among those of the run
    stage   TEXT NOT NULL,
    ended   TEXT NOT NULL,            -- done, cached, failed
    took_ms INTEGER NOT NULL,
    PRIMARY KEY (run, at)
) STRICT, WITHOUT ROWID;

-- A case is named once, and then by its number: there are thousands of runs with thousands of them.
CREATE TABLE names (
    name INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE         -- ISOLATION/SUITE/CASE
) STRICT;
CREATE TABLE cases (
    run        INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    name       INTEGER NOT NULL REFERENCES names,
    outcome    TEXT NOT NULL,
    as_planned INTEGER NOT NULL,
    flaky      INTEGER NOT NULL,      -- not as planned here, and as planned in the same boot again
    took_ms    INTEGER,
    PRIMARY KEY (run, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX cases_by_name ON cases (name, run, outcome, as_planned, flaky, took_ms);
