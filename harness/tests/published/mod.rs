// SPDX-License-Identifier: GPL-2.0-only
//! Holds what kiso prints against the schemas that are published in `docs`.

use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Demands that a value follows `docs/NAME.schema.json`.
#[track_caller]
pub fn follows(value: &Value, name: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let dir = tempfile::tempdir().expect("a private directory");
    let file = dir.path().join("value.json");
    std::fs::write(&file, value.to_string()).expect("the value");
    let program = root.join("target/linters/bin/check-jsonschema");
    let mut check = Command::new(&program);
    check.arg("--schemafile").arg(root.join(format!("docs/{name}.schema.json"))).arg(&file);
    let missing = |error| panic!("{} is missing: `cargo ci test` installs it ({error})", program.display());
    let output = check.output().unwrap_or_else(missing);
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    // One that looked at nothing found nothing.
    assert!(output.status.success() && said.contains("ok"), "{name}: {said}");
}
