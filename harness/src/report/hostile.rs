// SPDX-License-Identifier: GPL-2.0-only
//! What comes from outside is never more than text in a report, in no format: tried with records whose every string is made
//! of what terminals, browsers, forges, parsers and spreadsheets act on.

use super::style::Style;
use super::{csv, history, html, json, junit, markdown, samples, summary};
use crate::escape::without_secrets;
use crate::model::Dossier;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeStream};
use serde_json::Value;
use std::collections::BTreeSet;

const PIECES: &[&str] = &[
    "\u{1b}[31m",
    "\u{1b}]0;x\u{7}",
    "\u{9b}2J",
    "\0",
    "\u{7f}",
    "\r",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{2028}",
    "\u{feff}",
    "\u{fffe}",
    "\u{e0041}",
    "\u{61c}",
    "</script><script>alert(1)</script>",
    "<script>",
    "<img src=x onerror=alert(1)>",
    "\" onload=\"alert(1)",
    "' x='",
    "</style>",
    "</details>",
    "</code>",
    "</pre>",
    "</summary>",
    "<!--",
    "-->",
    "<?x?>",
    "<![CDATA[",
    "]]>",
    "&lt;",
    "&#60;",
    "&x;",
    "::set-output name=x::y",
    "::add-mask::x",
    "::stop-commands::x",
    "##[error]x",
    "##vso[task.setvariable]x",
    "##teamcity[x]",
    "=cmd()|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(1)",
    "@everyone",
    "@a/b",
    "a@example.org",
    "http://example.org",
    "https://example.org/x",
    "https://someone:s3cret@example.org/x",
    "www.example.org",
    "#1",
    "`",
    "``",
    "```",
    "~~~",
    "````````",
    "|",
    "\\",
    "\\|",
    "![x](http://example.org/x.png)",
    "[x](javascript:alert(1))",
    "[x]: http://example.org",
    "[x]",
    "[^x]",
    "# x",
    "- x",
    "1. x",
    "> x",
    "    x",
    "---",
    "***",
    "__x__",
    "*x*",
    "$x$",
    ":tada:",
    "{{ 7 * 7 }}",
    "{% if %}",
    ",",
    ";",
    "\"",
    "'",
    "/",
    " ",
    "é",
    "x",
    "7",
];

/// Strings in a record that are words of its form or digests, by their keys.
const WORDS: &[&str] =
    &["verdict", "what", "outcome", "stage", "end", "kind", "inputs", "digest", "commit", "tree", "key", "scope"];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

/// Puts other strings in the place of those of a value, in turn.
fn fill(value: &mut Value, key: &str, texts: &mut impl Iterator<Item = String>) {
    match value {
        Value::String(text) if !WORDS.contains(&key) => *text = texts.next().unwrap_or_default(),
        Value::Array(all) => all.iter_mut().for_each(|one| fill(one, key, texts)),
        Value::Object(all) => all.iter_mut().for_each(|(key, one)| fill(one, key, texts)),
        _ => {}
    }
}

fn benign() -> Dossier {
    let dossier = samples::dossier(vec![samples::failed(), samples::crashed(), samples::unbuilt(), samples::green()]);
    let rows = [dossier.rows.clone(), dossier.rows].concat();
    Dossier { rows, ..samples::dossier(dossier.runs) }
}

fn hostile(texts: Vec<String>) -> Dossier {
    let mut value = serde_json::to_value(benign()).expect("JSON");
    fill(&mut value, "", &mut texts.into_iter().cycle());
    serde_json::from_value(value).expect("a dossier")
}

/// What no terminal may be sent and no log of a job may have.
fn is_plain(text: &str) -> Result<(), TestCaseError> {
    let command = regex::Regex::new(r"(?m)^\s*::[A-Za-z_-]+(?: |=|::)|##[A-Za-z]*\[").expect("a pattern");
    prop_assert!(!command.is_match(text), "{:?}", command.find(text));
    let hidden = |c: &char| {
        *c != '\n' && (c.is_control() || "\u{202e}\u{2066}\u{200b}\u{2028}\u{feff}\u{e0041}\u{61c}".contains(*c))
    };
    prop_assert_eq!(text.chars().find(hidden), None);
    prop_assert!(!text.contains("s3cret"), "{text}");
    Ok(())
}

/// Every element of markup with the names of its attributes, as a parser would find them.
fn shapes(markup: &str) -> BTreeSet<String> {
    let tag = regex::Regex::new(r#"<(?:[^<>"']|"[^"]*"|'[^']*')*>?"#).expect("a pattern");
    let value = regex::Regex::new(r#""[^"]*""#).expect("a pattern");
    tag.find_iter(markup).map(|found| value.replace_all(found.as_str(), "").into_owned()).collect()
}

fn check_markdown(page: &str, runs: usize) -> Result<(), TestCaseError> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let (mut cells, mut headings, mut is_code) = (0, 0, false);
    for event in TextMergeStream::new(Parser::new_ext(page, options)) {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::FootnoteDefinition(_) | Tag::BlockQuote(_)) => {
                prop_assert!(false, "{page}");
            }
            Event::FootnoteReference(_) | Event::Rule => prop_assert!(false, "{page}"),
            Event::Html(html) | Event::InlineHtml(html) => {
                for shape in shapes(&html) {
                    let known = ["<details>", "</details>", "<summary>", "</summary>", "<code>", "</code>"];
                    prop_assert!(known.contains(&shape.as_str()), "{shape}: {page}");
                }
            }
            // A forge looks for more than Markdown does.
            Event::Text(text) if !is_code => {
                for (at, _) in text.match_indices(['@', '#']) {
                    prop_assert!(text[at + 1..].starts_with('\u{200b}'), "{text}");
                }
                prop_assert!(!text.contains("://") && !text.to_lowercase().contains("www."), "{text}");
            }
            Event::Start(Tag::Heading { .. }) => headings += 1,
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Start(Tag::TableRow) => cells = 0,
            Event::Start(Tag::TableCell) => cells += 1,
            Event::End(TagEnd::TableRow) => prop_assert!([4, 6].contains(&cells), "{page}"),
            _ => {}
        }
    }
    prop_assert_eq!(headings, 1 + runs, "{}", page);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_comes_from_outside_is_only_text(texts in prop::collection::vec(text(), 1..40)) {
        let dossier = hostile(texts);
        for run in &dossier.runs {
            is_plain(&summary::text(run, Style::new(false)))?;
        }
        is_plain(&history::list(&dossier.rows, Style::new(false)))?;

        let page = markdown::text(&dossier);
        is_plain(&page)?;
        check_markdown(&page, dossier.runs.len())?;

        let page = html::text(&dossier).expect("a page");
        is_plain(&page)?;
        let shapes_of_benign = shapes(&body(&html::text(&benign()).expect("a page")));
        for shape in shapes(&body(&page)) {
            prop_assert!(shapes_of_benign.contains(&shape), "{}", shape);
        }

        let xml = junit::text(&dossier).expect("XML");
        is_plain(&xml)?;
        let report = quick_junit::Report::deserialize_from_str(&xml).expect("XML that is read");
        let cases: usize = dossier.runs.iter().map(|run| 1 + run.cases.len() + run.left_out.len()).sum();
        prop_assert_eq!((report.test_suites.len(), report.tests), (dossier.runs.len(), cases));

        let table = csv::text(&dossier).expect("a table");
        is_plain(&table)?;
        let mut reader = ::csv::Reader::from_reader(table.as_bytes());
        let rows: Vec<_> = reader.records().map(|row| row.expect("a row of as many cells")).collect();
        prop_assert_eq!(rows.len(), dossier.runs.iter().map(|run| 1 + run.cases.len()).sum::<usize>());
        for cell in rows.iter().flat_map(|row| row.iter()) {
            prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{}", cell);
        }

        let text = json::pretty(&dossier);
        is_plain(&text)?;
        let told = serde_json::to_string(&dossier).expect("JSON");
        let told: Dossier = serde_json::from_str(&without_secrets(&told)).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<Dossier>(&text).expect("JSON"), told);
    }
}

/// A page without its script and style, whose own signs are no markup.
fn body(page: &str) -> String {
    let own = regex::Regex::new(r"(?s)<(style|script)>.*?</(style|script)>").expect("a pattern");
    own.replace_all(page, "<$1></$2>").into_owned()
}
