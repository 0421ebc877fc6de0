// SPDX-License-Identifier: GPL-2.0-only
//! A report as Markdown, for the summary of a forge's job or a comment: verdicts first, then failures and claims.

use super::summary;
use crate::count::counted;
use crate::escape::{code, code_block, html, markdown};
use crate::model::{ClaimReport, Dossier, RunRecord, Way};
use std::fmt::Write as _;

/// What GitHub takes as the summary of a job, in bytes; it drops all of a longer one.
const LIMIT: usize = 1024 * 1024;
/// Room for the last word.
const NOTE: usize = 512;
/// Other cases that are named beside the one that is told.
const NAMED: usize = 20;
/// Console lines shown of each failure.
const CONSOLE_LINES: usize = 60;
/// What is shown of a reason in the table, in characters.
const REASON: usize = 160;

/// The report as Markdown.
pub fn text(dossier: &Dossier) -> String {
    within(dossier, LIMIT)
}

fn within(dossier: &Dossier, limit: usize) -> String {
    let mut page = Page { text: String::new(), limit: limit.saturating_sub(NOTE), cut: 0 };
    page.put(&heading(dossier));
    for run in &dossier.runs {
        page.put(&head(run));
        for one in others(run).into_iter().chain(Way::all(run).iter().map(|way| failure(run, way))) {
            page.put(&one);
        }
        page.put(&claims(run));
        page.put(&inputs(run));
    }
    let Page { mut text, cut, .. } = page;
    if cut > 0 {
        let parts = counted(cut, "part");
        let _ = writeln!(text, "\n**Cut: {parts} of this report had no room here; `kiso report html` has all of it.**");
    }
    text
}

/// What fits of a text that is made of parts. Nothing comes after one that did not.
struct Page {
    text: String,
    limit: usize,
    cut: usize,
}

impl Page {
    fn put(&mut self, part: &str) {
        if part.is_empty() {
            return;
        }
        match self.cut == 0 && self.text.len() + part.len() <= self.limit {
            true => self.text.push_str(part),
            false => self.cut += 1,
        }
    }
}

/// The verdict over all, and a line for each run.
fn heading(dossier: &Dossier) -> String {
    let (red, all) = (dossier.red(), dossier.runs.len());
    let mut out = match (red, dossier.runs.as_slice()) {
        (_, []) => "# kiso: no run, so nothing is known\n".to_owned(),
        (0, [_]) => "# kiso: pass\n".to_owned(),
        (0, _) => format!("# kiso: all {all} runs pass\n"),
        (_, [run]) => format!("# kiso: {}\n", run.verdict),
        _ => format!("# kiso: {red} of {all} runs not green\n"),
    };
    out.push_str(
        "\n| Verdict | Target | Cases as planned | Time | Run | Why |\n| --- | --- | ---: | ---: | --- | --- |\n",
    );
    for run in &dossier.runs {
        let good = run.cases.iter().filter(|case| case.as_planned).count();
        let why = run.reason.as_deref().map(|why| crate::escape::line_cut(why.as_bytes(), REASON)).unwrap_or_default();
        let _ = writeln!(
            out,
            "| {} **{}** | {} | {good} of {} | {:.1} s | {} | {} |",
            mark(run.is_pass()),
            run.verdict,
            code(&what(run)),
            run.cases.len(),
            run.took_ms() as f64 / 1000.0,
            code(&run.id),
            code(&why)
        );
    }
    out
}

/// A run's own heading, and what can be done about it.
fn head(run: &RunRecord) -> String {
    let mut out = format!("\n## {} {}: {}\n", mark(run.is_pass()), code(&what(run)), run.verdict);
    if let Some(reason) = &run.reason {
        let _ = write!(out, "\n{}", code_block(reason.lines()));
    }
    if let Some(remedy) = &run.remedy {
        let _ = write!(out, "\nWhat to do:\n\n{}", code_block(remedy.lines()));
    }
    let known = summary::second_look(run);
    let lines = known.iter().map(|(word, text)| format!("- {word}: {}\n", code(text))).collect::<String>();
    if !lines.is_empty() {
        let _ = write!(out, "\n{lines}");
    }
    if !run.cases.is_empty() {
        let _ = writeln!(out, "\n{}.", markdown(&summary::cases(run)));
    }
    out
}

/// The claims that are not shown to hold, and below them the others.
fn claims(run: &RunRecord) -> String {
    let (held, broken): (Vec<_>, Vec<_>) = run.claims.iter().partition(|claim| claim.holds);
    let mut out = String::new();
    if !broken.is_empty() {
        out.push_str(&claim_table(&broken));
    }
    if !held.is_empty() {
        let number = counted(held.len(), "claim");
        let verb = if held.len() == 1 { "holds" } else { "hold" };
        let table = claim_table(&held);
        let _ = write!(out, "\n<details>\n<summary>{number} {verb} in every case</summary>\n{table}\n</details>\n");
    }
    out
}

fn claim_table(claims: &[&ClaimReport]) -> String {
    let mut out = "\n| | Claim | | Cases |\n| --- | --- | --- | ---: |\n".to_owned();
    for claim in claims {
        let holds = if claim.holds { "holds" } else { "**not shown**" };
        let (id, sentence) = (code(&claim.id), markdown(&claim.sentence));
        let _ = writeln!(out, "| {id} | {sentence} | {} {holds} | {} |", mark(claim.holds), claim.cases);
    }
    out
}

/// What went wrong besides cases: findings, a lost guest.
fn others(run: &RunRecord) -> Vec<String> {
    let all = run.disagreements.iter().filter_map(summary::in_words);
    all.map(|(head, lines)| match lines {
        [] => format!("\n- ✗ {}\n", code(&head)),
        lines => {
            let console = code_block(lines.iter().take(CONSOLE_LINES).map(String::as_str));
            format!("\n<details>\n<summary>✗ <code>{}</code></summary>\n\n{console}\n</details>\n", html(&line(&head)))
        }
    })
    .collect()
}

/// A failure: what it was, in the case's words and the console's, and which others were alike.
fn failure(run: &RunRecord, way: &Way<'_>) -> String {
    let case = way.case;
    let more = match way.alike.len() {
        0 => String::new(),
        number => format!(", and {number} more like it"),
    };
    let mut out = format!(
        "\n<details>\n<summary>✗ <code>{}</code> {}, planned: {}{more}</summary>\n",
        html(&line(&case.name)),
        case.outcome.did(),
        html(&line(&case.planned))
    );
    let sentence = run.claims.iter().find(|claim| claim.id == case.claim).map(|claim| markdown(&claim.sentence));
    let _ = writeln!(out, "\nClaim {}: {}\n", code(&case.claim), sentence.unwrap_or_default());
    for one in case.second_look() {
        let _ = writeln!(out, "{}\n", markdown(&one));
    }
    let said = std::iter::once(case.outcome.message()).filter(|message| !message.is_empty());
    let said: Vec<&str> = said.chain(case.diagnostics.iter().map(String::as_str)).collect();
    if !said.is_empty() {
        let _ = writeln!(out, "{}", code_block(said.into_iter()));
    }
    if !case.console.is_empty() {
        let console = case.console.iter().take(CONSOLE_LINES).map(String::as_str);
        let _ = writeln!(out, "Console meanwhile:\n\n{}", code_block(console));
    }
    if !way.alike.is_empty() {
        let names: Vec<String> = way.alike.iter().take(NAMED).map(|case| code(&case.name)).collect();
        let more = way.alike.len().saturating_sub(NAMED);
        let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
        let _ = writeln!(out, "Alike: {}{rest}\n", names.join(", "));
    }
    out.push_str("</details>\n");
    out
}

fn inputs(run: &RunRecord) -> String {
    let mut out = "\n<details>\n<summary>What it was made of</summary>\n\n".to_owned();
    for (what, text) in summary::inputs(run) {
        let _ = writeln!(out, "- {what}: {}", code(&text));
    }
    for text in summary::left_out(&run.left_out, &run.id) {
        let _ = writeln!(out, "- left out: {}", code(&text));
    }
    let stages: Vec<String> =
        run.stages.iter().map(|stage| format!("{} {:.1} s", stage.stage, stage.took_ms as f64 / 1000.0)).collect();
    let _ = writeln!(out, "- time: {}\n\n</details>", code(&stages.join(", ")));
    out
}

fn what(run: &RunRecord) -> String {
    format!("{}{}", run.target, run.scope)
}

fn line(text: &str) -> String {
    crate::escape::line(text)
}

fn mark(is_good: bool) -> &'static str {
    if is_good { "✓" } else { "✗" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::VerdictKind;
    use crate::report::samples;

    #[test]
    fn a_run_with_failures() {
        insta::assert_snapshot!(text(&samples::dossier(vec![samples::failed()])));
    }

    #[test]
    fn where_to_look_and_what_failed_comes_before_the_claims() {
        let page = text(&samples::dossier(vec![samples::failed()]));
        let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}: {page}"));
        let order = ["0001-x.patch:12, since run", "ipv4ns/bind/tcp-any</code>", "| Claim |"].map(at);
        assert!(order.is_sorted(), "{order:?}: {page}");
        let page = text(&samples::dossier(vec![samples::unbuilt()]));
        assert!(page.contains("- blamed: `patches/small/v6.1/0002-y.patch:7, "), "{page}");
    }

    #[test]
    fn a_crash_beside_a_green_run() {
        insta::assert_snapshot!(text(&samples::dossier(vec![samples::green(), samples::crashed()])));
    }

    #[test]
    fn what_has_no_room_is_left_out_whole_and_the_verdicts_stay() {
        let dossier = samples::dossier(vec![samples::failed(), samples::crashed()]);
        let whole = text(&dossier);
        for limit in (NOTE + heading(&dossier).len()..whole.len()).step_by(97) {
            let cut = within(&dossier, limit);
            assert!(cut.len() <= limit, "{} of {limit}", cut.len());
            assert!(cut.starts_with(&heading(&dossier)) && cut.contains("**Cut: "), "{cut}");
            assert_eq!(cut.matches("<details>").count(), cut.matches("</details>").count());
        }
        assert!(!whole.contains("**Cut: "));
    }

    #[test]
    fn nothing_is_green_that_did_not_pass() {
        for verdict in [VerdictKind::Fail, VerdictKind::Crash, VerdictKind::Hang, VerdictKind::Infra] {
            let page = text(&samples::dossier(vec![RunRecord { verdict, ..samples::green() }]));
            assert!(page.starts_with(&format!("# kiso: {verdict}\n")), "{page}");
            assert!(!page.contains("✓ **") && !page.contains("## ✓"), "{page}");
        }
    }
}
