// SPDX-License-Identifier: GPL-2.0-only
//! Manual pages, made of what the parser knows: what it takes is told by clap_mangen, the rest here.

use crate::cli::help::EXIT_CODES;
use crate::cli::{TASKS, command};
use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

/// The section of the manual.
const SECTION: &str = "1";

/// Every page, as the name of its file and its text.
pub(super) fn all() -> Vec<(String, String)> {
    let mut kiso = command().disable_help_subcommand(true);
    kiso.build();
    let mut pages = Vec::new();
    add(&kiso, None, &mut pages);
    pages
}

/// Adds the page of a command and those of its subcommands.
fn add(command: &Command, above: Option<&Command>, pages: &mut Vec<(String, String)>) {
    pages.push((format!("{}.{SECTION}", name(command)), page(command, above)));
    for subcommand in command.get_subcommands() {
        add(subcommand, Some(command), pages);
    }
}

/// As the page is called: `kiso-tree-add`.
fn name(command: &Command) -> &str {
    command.get_display_name().unwrap_or_else(|| command.get_name())
}

fn page(command: &Command, above: Option<&Command>) -> String {
    let version = format!("kiso {}", env!("CARGO_PKG_VERSION"));
    let mut roff = Roff::new();
    // No date: the same sources give the same page on every day.
    roff.control("TH", [name(command), SECTION, "\"\"", &version, "Manual of kiso"]);
    roff.control("SH", ["NAME"]);
    roff.text([roman(format!("{} - {}", name(command), about(command)))]);
    let mut out = roff.render();
    out.push_str(&of_parser(command));
    let mut rest = Roff::new();
    commands(command, above, &mut rest);
    examples(command, &mut rest);
    rest.control("SH", ["EXIT STATUS"]);
    for (code, meaning) in EXIT_CODES {
        rest.control("TP", []).text([bold(code.to_string())]).text([roman(meaning)]);
    }
    see_also(command, above, &mut rest);
    out.push_str(without_preamble(&rest.render()));
    out
}

/// Synopsis, description and options.
fn of_parser(command: &Command) -> String {
    let man = Man::new(command.clone());
    let mut sections = [Vec::new(), Vec::new(), Vec::new()];
    let [synopsis, description, options] = &mut sections;
    // Writing to a vector cannot fail.
    let _ = man.render_synopsis_section(synopsis);
    let _ = man.render_description_section(description);
    let _ = man.render_options_section(options);
    sections.iter().map(|text| without_preamble(&String::from_utf8_lossy(text)).to_owned()).collect()
}

/// Each piece begins with the same two lines, which a page needs once.
fn without_preamble(text: &str) -> &str {
    text.find(".SH").map_or("", |at| &text[at..])
}

/// The commands below this one; those of kiso itself under their tasks.
fn commands(command: &Command, above: Option<&Command>, roff: &mut Roff) {
    if command.get_subcommands().next().is_none() {
        return;
    }
    roff.control("SH", ["COMMANDS"]);
    if above.is_some() {
        command.get_subcommands().for_each(|subcommand| tell(subcommand, roff));
        return;
    }
    for task in TASKS {
        roff.control("SS", [task.heading]);
        let of_task = task.commands.iter().filter_map(|entry| command.find_subcommand(entry.name));
        of_task.for_each(|subcommand| tell(subcommand, roff));
    }
}

fn tell(command: &Command, roff: &mut Roff) {
    roff.control("TP", []).text([bold(name(command)), roman(format!("({SECTION})"))]);
    roff.text([roman(about(command))]);
}

/// The examples of its help, each with what it does.
fn examples(command: &Command, roff: &mut Roff) {
    let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let Some((_, examples)) = help.split_once("Examples:\n") else { return };
    roff.control("SH", ["EXAMPLES"]);
    for line in examples.lines().map(str::trim) {
        match line.split_once("  ") {
            Some((call, meaning)) => roff.control("TP", []).text([bold(call)]).text([roman(meaning.trim())]),
            None => roff.control("PP", []).text([bold(line)]),
        };
    }
}

/// What else to read: the page above, and those of the same task.
fn see_also(command: &Command, above: Option<&Command>, roff: &mut Roff) {
    let mut names: Vec<String> = Vec::new();
    match above {
        None => names.extend(["git-range-diff", "make", "qemu-system-x86_64", "quilt"].map(str::to_owned)),
        Some(above) => {
            names.push(name(above).to_owned());
            let is_of_task = |task: &&crate::cli::Task| task.commands.iter().any(|one| one.name == command.get_name());
            let task = TASKS.iter().find(is_of_task).filter(|_| name(above) == "kiso");
            let others = task.into_iter().flat_map(|task| task.commands).map(|entry| entry.name);
            names.extend(others.filter(|other| *other != command.get_name()).map(|other| format!("kiso-{other}")));
        }
    }
    roff.control("SH", ["SEE ALSO"]);
    let last = names.len().saturating_sub(1);
    for (at, name) in names.into_iter().enumerate() {
        let comma = if at < last { "," } else { "" };
        roff.text([bold(name), roman(format!("({SECTION}){comma}"))]);
    }
}

fn about(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}
