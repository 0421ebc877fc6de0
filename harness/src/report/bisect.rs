// SPDX-License-Identifier: GPL-2.0-only
//! A bisection for a person: the patch and the hunk first, then how sure that is.

use super::style::Style;
use crate::count::counted;
use crate::escape;
use crate::model::{Answer, BisectRecord, BlamedHunk, BlamedPatch, GoodPoint, MovedPatch, SURE, Tally};
use std::fmt::Write as _;

/// Lines of a hunk that are shown; the rest stands in the patch.
const LINES: usize = 40;

/// What was found, as text.
pub fn text(found: &BisectRecord, style: Style) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write_found(&mut out, found, style);
    out
}

fn write_found(out: &mut String, found: &BisectRecord, style: Style) -> std::fmt::Result {
    let case = style.strong(&escape::line(&found.case));
    let now = found.now;
    let name = |word: &str| style.strong(&format!("{word:8}"));
    match &found.answer {
        Answer::AsPlanned => {
            writeln!(out, "\n{}  {case}  did as planned in {}", style.good("NOT BROKEN"), counted(now.boots, "boot"))?;
        }
        Answer::NotThePatches { changed } => {
            writeln!(out, "\n{}  {case}", style.doubt("NOT THE PATCHES"))?;
            match &found.good {
                Some(GoodPoint::Base) => writeln!(out, "  it was already so on the base, without the series")?,
                Some(good) => writeln!(out, "  it is broken with {} as well", escape::line(good.to_string()))?,
                None => {}
            }
            for one in changed {
                writeln!(out, "  {} {}", name("changed"), escape::line(one))?;
            }
            if changed.is_empty() && matches!(found.good, Some(GoodPoint::Run { .. })) {
                writeln!(out, "  {} nothing else since that run: chance may have had a part in it", name("changed"))?;
            }
        }
        Answer::Patches { patches, order, hunks, .. } => {
            let word = match (found.exit_code(), found.answer.suspects()) {
                (0, _) => style.bad("BROKEN BY"),
                (_, 1) => style.doubt("PERHAPS BROKEN BY"),
                _ => style.doubt("BROKEN BY ONE OF"),
            };
            if !order.is_empty() {
                writeln!(out, "\n{word}  {}", style.strong("the order of the patches"))?;
            }
            for MovedPatch { name: moved, subject, stands } in order {
                let [moved, stands] = [escape::line(moved), escape::line(stands.to_string())];
                writeln!(out, "  {} {moved} {stands}  {}", name("moved"), escape::line(subject))?;
            }
            for BlamedPatch { name, subject, is_there } in patches {
                let gone = if *is_there { "" } else { " (it is gone)" };
                writeln!(out, "\n{word}  {}{gone}  {}", style.strong(&escape::line(name)), escape::line(subject))?;
            }
            hunks.iter().try_for_each(|hunk| write_hunk(out, hunk, style))?;
        }
    }
    if let Some(outcome) = &found.outcome {
        let message = outcome.message();
        let message = if message.is_empty() { String::new() } else { format!(": {message}") };
        let (did, message) = (outcome.did(), escape::lines(&message, "           "));
        writeln!(out, "  {} {case} [{}] {did}{message}", name("case"), found.claim)?;
    }
    if let (Answer::Patches { without, with, .. }, Some(good)) = (&found.answer, &found.good) {
        writeln!(out, "  {} with {}", name("good"), escape::line(good.to_string()))?;
        writeln!(out, "  {} {}", name("sure"), sure(now, *without, *with))?;
    }
    let built = found.points.iter().filter(|point| point.built).count();
    let boots: usize = found.points.iter().map(|point| point.boots).sum();
    let points = counted(found.points.len(), "look");
    let (built, boots) = (counted(built, "kernel"), counted(boots, "boot"));
    writeln!(out, "  {} {points}: {built} built, {boots}", name("took"))
}

fn write_hunk(out: &mut String, hunk: &BlamedHunk, style: Style) -> std::fmt::Result {
    let at = hunk.at.as_ref().map(|at| format!("  {}", escape::line(at.to_string()))).unwrap_or_default();
    writeln!(out, "  {} {}{at}", style.strong("hunk    "), escape::line(&hunk.file))?;
    for line in hunk.text.iter().take(LINES) {
        let text = escape::line_with_tabs(line.as_bytes());
        let text = match line.as_bytes().first() {
            Some(b'+') => style.good(&text),
            Some(b'-') => style.bad(&text),
            _ => text,
        };
        writeln!(out, "    {text}")?;
    }
    match hunk.text.len().saturating_sub(LINES) {
        0 => Ok(()),
        more => writeln!(out, "    {}", style.faint(&format!("and {} more", counted(more, "line")))),
    }
}

/// How sure it is, in words.
fn sure(now: Tally, without: Tally, with: Tally) -> String {
    let of = |tally: Tally| format!("{} of {}", tally.broken, counted(tally.boots, "boot"));
    let seen = format!("broken in {} with it, in {} without it", of(with), of(without));
    if !now.is_borne_out_by(without, with) {
        return format!("no: {seen}; chance has a part in it");
    }
    match now.boots_to_be_sure() {
        1 if without.boots >= SURE => format!("yes: {seen}"),
        1 => seen,
        _ => {
            let doubt = now.doubt_percent(without.boots);
            format!("{seen}; a broken kernel shows nothing in so many boots with a probability of {doubt:.1} %")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BISECT_SCHEMA, CaseOutcome, ChangedInput, ObjectId, PointReport, Sight, Stands, TreeReport};

    fn record(answer: Answer, now: Tally) -> BisectRecord {
        let id = ObjectId::from_bytes([1; 20]);
        let (name, source) = ("linux-6.1".to_owned(), "6.1".to_owned());
        BisectRecord {
            schema: BISECT_SCHEMA,
            target: "v6.1".into(),
            series: "s".into(),
            variant: "v6.1".into(),
            tree: TreeReport { name, source, commit: id, tree: id, beneath: None },
            case: "ipv4ns/bind/tcp-x".into(),
            claim: "B1".into(),
            outcome: Some(CaseOutcome::Fail { message: "bind: EADDRINUSE\u{1b}[2J".into() }),
            now,
            good: Some(GoodPoint::Run { id: "20260101-000000".into(), started: "2026-01-01T00:00:00Z".into() }),
            answer,
            points: vec![PointReport {
                what: "up to x".into(),
                sight: Sight::Broken,
                reason: None,
                known: false,
                boots: 3,
                built: true,
            }],
        }
    }

    fn blamed(without: Tally, with: Tally) -> Answer {
        let at = ChangedInput { name: "patch a".into(), path: Some("patches/s/v6.1/a".into()), line: Some(7) };
        Answer::Patches {
            patches: vec![BlamedPatch { name: "a".into(), subject: "ipv4: a".into(), is_there: true }],
            order: Vec::new(),
            hunks: vec![BlamedHunk {
                file: "net/a.c".into(),
                at: Some(at),
                text: vec!["@@ -1,2 +1,2 @@".into(), " \tx".into(), "-a\u{1b}[1m".into(), "+b".into()],
            }],
            without,
            with,
        }
    }

    /// That it was the order, and perhaps a patch as well.
    fn ordered(mut answer: Answer, is_patch: bool) -> Answer {
        let moved = |name: &str, stands| MovedPatch { name: name.into(), subject: format!("ipv4: {name}"), stands };
        if let Answer::Patches { patches, order, .. } = &mut answer {
            *order = vec![moved("b", Stands::Before("a".into())), moved("c", Stands::Behind("e".into()))];
            patches.retain(|_| is_patch);
        }
        answer
    }

    #[test]
    fn every_answer_reads_well() {
        let tally = |broken, boots| Tally { broken, boots };
        let all = [
            record(Answer::AsPlanned, tally(0, 6)),
            record(Answer::NotThePatches { changed: vec!["guest is another one now".into()] }, tally(3, 3)),
            record(Answer::NotThePatches { changed: Vec::new() }, tally(3, 3)),
            BisectRecord {
                good: Some(GoodPoint::Base),
                ..record(Answer::NotThePatches { changed: Vec::new() }, tally(3, 3))
            },
            record(blamed(tally(0, 3), tally(3, 3)), tally(3, 3)),
            record(blamed(tally(0, 8), tally(2, 3)), tally(1, 3)),
            record(blamed(tally(1, 3), tally(3, 3)), tally(3, 3)),
            record(ordered(blamed(tally(0, 3), tally(3, 3)), false), tally(3, 3)),
            record(ordered(blamed(tally(0, 3), tally(3, 3)), true), tally(3, 3)),
        ];
        let shown: String = all.iter().map(|record| text(record, Style::new(false))).collect();
        insta::assert_snapshot!(shown);
        assert_eq!(all.map(|record| record.exit_code()), [0, 1, 1, 1, 0, 0, 1, 0, 1]);
    }
}
