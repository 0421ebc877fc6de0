// SPDX-License-Identifier: GPL-2.0-only
//! What is planned for a target, what is left out, and whether its kernel is as both suppose.

use super::PipelineError;
use super::inputs::Inputs;
use crate::build::{self, Config};
use crate::git::{GitError, Store};
use crate::model::{LeftOut, Machine, ObjectId, Plan, PlannedCase, Target};
use kiso_protocol::{CASES, Need};
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// The plan of a target: its suites under its isolations, one case's isolations side by side. And the cases that are left
/// out of it, for they need what the target says that its kernel has not.
pub(super) fn of(target: &Target, machine: &Machine) -> (Plan, Vec<LeftOut>) {
    let (mut entries, mut left_out) = (Vec::new(), Vec::new());
    for case in CASES.iter().filter(|case| target.suites.contains(&case.suite)) {
        let lacks = |need: &&str| target.without.iter().any(|symbol| symbol == need);
        let needs: Vec<&'static str> = case.needs.iter().copied().filter(lacks).collect();
        match needs.is_empty() {
            true => {
                entries.extend(target.isolations.iter().map(|isolation| PlannedCase { isolation: *isolation, case }))
            }
            false => left_out.push(LeftOut { case, needs }),
        }
    }
    (Plan { entries, case_deadline_ms: machine.deadlines.case_ms, ..Plan::default() }, left_out)
}

/// What a kernel has of what cases need.
pub(super) struct Offer<'a> {
    store: &'a Store,
    /// What was built.
    tree: ObjectId,
    config: Config,
    /// Looked for where the configuration lacks something.
    symbols: OnceCell<BTreeSet<String>>,
    syscalls: OnceCell<BTreeSet<String>>,
}

/// Where the system calls of x86_64 are listed, in kernels of today and in those that had a header for them.
const SYSCALLS: [&str; 4] = [
    "arch/x86/entry/syscalls/syscall_64.tbl",
    "arch/x86/syscalls/syscall_64.tbl",
    "arch/x86/include/asm/unistd_64.h",
    "include/asm-x86_64/unistd.h",
];

/// How a kernel fails to meet a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lack {
    /// It is switched off.
    Off,
    /// There is no such thing in its source.
    Unknown,
}

impl<'a> Offer<'a> {
    /// What the kernel has that was built of this tree with this configuration.
    pub fn new(store: &'a Store, tree: ObjectId, config: &str) -> Self {
        let config = build::parse_config(config);
        Self { store, tree, config, symbols: OnceCell::new(), syscalls: OnceCell::new() }
    }

    fn lack(&self, need: &str) -> Result<Option<Lack>, GitError> {
        Ok(match Need::of(need) {
            Need::Symbol(symbol) if build::is_built_in(symbol, &self.config) => None,
            Need::Symbol(symbol) if self.symbols()?.contains(symbol) => Some(Lack::Off),
            Need::Symbol(_) => Some(Lack::Unknown),
            Need::Syscall(name) => (!self.syscalls()?.contains(name)).then_some(Lack::Unknown),
            Need::Since(version) => (self.version()? < version).then_some(Lack::Unknown),
        })
    }

    /// As its Makefile says.
    fn version(&self) -> Result<[u32; 3], GitError> {
        let text = self.text("Makefile")?;
        let number = |name: &str| {
            let value = |line: &str| line.strip_prefix(name)?.trim_start().strip_prefix('=')?.trim().parse().ok();
            text.lines().find_map(value).unwrap_or(0)
        };
        Ok(["VERSION", "PATCHLEVEL", "SUBLEVEL"].map(number))
    }

    /// The Kconfig symbols that its tree defines.
    fn symbols(&self) -> Result<&BTreeSet<String>, GitError> {
        if let Some(known) = self.symbols.get() {
            return Ok(known);
        }
        let mut found = BTreeSet::new();
        self.store.walk(self.tree, &mut |path: &[u8], _, id: ObjectId| {
            let name = path.rsplit(|byte| *byte == b'/').next().unwrap_or_default();
            if name.starts_with(b"Kconfig") {
                let text = self.store.read_blob(id)?;
                found.extend(build::symbols(&String::from_utf8_lossy(&text)).map(str::to_owned));
            }
            Ok::<_, GitError>(())
        })?;
        Ok(self.symbols.get_or_init(|| found))
    }

    /// The system calls that its tree lists.
    fn syscalls(&self) -> Result<&BTreeSet<String>, GitError> {
        if let Some(known) = self.syscalls.get() {
            return Ok(known);
        }
        let mut found = BTreeSet::new();
        for path in SYSCALLS {
            found.extend(self.text(path)?.lines().filter_map(syscall).map(str::to_owned));
        }
        Ok(self.syscalls.get_or_init(|| found))
    }

    /// A file's text; empty where there is none.
    fn text(&self, path: &str) -> Result<String, GitError> {
        Ok(match self.store.entry(self.tree, path.as_bytes())? {
            Some((_, id)) => String::from_utf8_lossy(&self.store.read_blob(id)?).into_owned(),
            None => String::new(),
        })
    }
}

/// The system call that a line of a table or of a header names.
fn syscall(line: &str) -> Option<&str> {
    let mut words = line.split_ascii_whitespace();
    match (words.next()?, words.next()?, words.next()?) {
        ("#define", name, _) => name.strip_prefix("__NR_"),
        (number, "common" | "64", name) if number.bytes().all(|byte| byte.is_ascii_digit()) => Some(name),
        _ => None,
    }
}

/// The plan for a kernel, before the boot. A case that needs what the kernel's source does not know is left out: it can't be
/// run there. That what a case needs is switched off is an error, for somebody forgot to switch it on; and so is that the
/// kernel has what the target says that it has not, for which cases are left out.
pub(super) fn fit(inputs: &Inputs, offer: &Offer<'_>) -> Result<Inputs, PipelineError> {
    let (mut off, mut entries, mut left_out) = (Vec::new(), Vec::new(), inputs.left_out.clone());
    for of_case in inputs.plan.entries.chunk_by(|one, other| one.case == other.case) {
        let Some(case) = of_case.first().map(|entry| entry.case) else { continue };
        let lacks = case.needs.iter().map(|need| Ok((*need, offer.lack(need)?)));
        let lacks: Vec<(&str, Option<Lack>)> = lacks.collect::<Result<_, GitError>>()?;
        let named = |lack| lacks.iter().filter(|one| one.1 == Some(lack)).map(|one| one.0).collect::<Vec<_>>();
        let (unknown, switched_off) = (named(Lack::Unknown), named(Lack::Off));
        if !unknown.is_empty() {
            left_out.push(LeftOut { case, needs: unknown });
        } else if !switched_off.is_empty() {
            off.push(format!("{} needs {}", case.id, switched_off.join(" ")));
        } else {
            entries.extend(of_case);
        }
    }
    if !off.is_empty() {
        return Err(PipelineError::Needs { missing: off });
    }
    let without = inputs.target.without.iter();
    let present: Vec<String> = without.filter(|symbol| build::is_built_in(symbol, &offer.config)).cloned().collect();
    if !present.is_empty() {
        return Err(PipelineError::NotWithout { target: inputs.target.name.clone(), present });
    }
    let plan = Plan { entries, ..inputs.plan.clone() };
    Ok(Inputs { plan, left_out, ..inputs.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Project;
    use crate::git::{Mode, TreeEdit};
    use kiso_protocol::Case;

    fn inputs() -> Inputs {
        let project = Project::find(concat!(env!("CARGO_MANIFEST_DIR"), "/..").as_ref()).expect("this project");
        Inputs::read(&project, Some("v6.1"), false).expect("its inputs")
    }

    /// The same without these symbols.
    fn without(whole: &Inputs, symbols: &[&str]) -> Inputs {
        let without = symbols.iter().map(|symbol| (*symbol).to_owned()).collect();
        let target = Target { without, ..whole.target.clone() };
        let (plan, left_out) = of(&target, &whole.machine);
        Inputs { target, plan, left_out, ..whole.clone() }
    }

    /// The symbols and the system calls that any case needs.
    fn needed() -> (Vec<&'static str>, Vec<&'static str>) {
        let (mut symbols, mut syscalls) = (Vec::new(), Vec::new());
        for need in CASES.iter().flat_map(|case| case.needs) {
            match Need::of(need) {
                Need::Symbol(name) => symbols.push(name),
                Need::Syscall(name) => syscalls.push(name),
                Need::Since(_) => {}
            }
        }
        (symbols, syscalls)
    }

    /// A tree whose Kconfig file defines what any case needs but these, of a version, with system calls.
    fn tree(store: &Store, undefined: &[&str], version: [u32; 3], syscalls: &[&str]) -> ObjectId {
        let symbols = needed().0.into_iter().filter(|symbol| !undefined.contains(symbol));
        let kconfig: String = symbols.map(|symbol| format!("config {symbol}\n\tbool \"x\"\n")).collect();
        let [major, minor, patch] = version;
        let makefile = format!("VERSION = {major}\nPATCHLEVEL = {minor}\nSUBLEVEL = {patch}\nall:\n");
        let table: String = syscalls.iter().map(|name| format!("1\tcommon\t{name}\tsys_{name}\n")).collect();
        let edits = [("Kconfig", kconfig), ("Makefile", makefile), (SYSCALLS[0], table)].map(|(path, text)| TreeEdit {
            path: path.into(),
            entry: Some((Mode::File, store.write_blob(text.as_bytes()).expect("a blob"))),
        });
        store.update_tree(store.empty_tree().expect("a tree"), &edits).expect("a tree")
    }

    /// A configuration that has all that any case needs but these.
    fn config_without(symbols: &[&str]) -> String {
        let needed = needed().0.into_iter().filter(|symbol| !symbols.contains(symbol));
        needed.map(|symbol| format!("CONFIG_{symbol}=y\n")).collect()
    }

    fn store() -> (tempfile::TempDir, Store) {
        let dir = tempfile::tempdir().expect("a directory");
        let store = Store::open_or_create(&dir.path().join("git")).expect("a store");
        (dir, store)
    }

    #[test]
    fn a_case_that_needs_what_the_kernel_is_without_is_left_out_and_named() {
        let whole = inputs();
        let part = without(&whole, &["GTP", "IPV6"]);
        let needs = |case: &Case| case.needs.contains(&"GTP") || case.needs.contains(&"IPV6");
        assert!(!part.left_out.is_empty());
        assert!(part.left_out.iter().all(|one| needs(one.case) && !one.needs.is_empty()));
        assert!(!part.plan.entries.iter().any(|entry| needs(entry.case)));
        let left_out = part.left_out.len() * whole.target.isolations.len();
        assert_eq!(part.plan.entries.len() + left_out, whole.plan.entries.len());
        let tree = ObjectId::from_bytes([1; 20]);
        assert_ne!(part.on(tree), whole.on(tree));
    }

    #[test]
    fn what_is_switched_off_is_an_error_and_what_the_source_does_not_know_is_left_out() {
        let (_dir, store) = store();
        let whole = inputs();
        let fit = |inputs: &Inputs, undefined: &[&str], off: &[&str]| {
            let tree = tree(&store, undefined, [6, 1, 0], &needed().1);
            fit(inputs, &Offer::new(&store, tree, &config_without(off)))
        };
        let fitted = fit(&whole, &[], &[]).expect("it has everything");
        assert!(fitted.left_out.is_empty() && fitted.plan.entries.len() == whole.plan.entries.len());
        let Err(PipelineError::Needs { missing }) = fit(&whole, &[], &["GTP"]) else { panic!("GTP is needed") };
        assert!(!missing.is_empty() && missing.iter().all(|line| line.ends_with(" needs GTP")), "{missing:?}");
        let fitted = fit(&whole, &["GTP"], &["GTP"]).expect("such a kernel can't have it");
        assert!(!fitted.left_out.is_empty() && fitted.left_out.iter().all(|one| one.needs == ["GTP"]));
        assert!(!fitted.plan.entries.iter().any(|entry| entry.case.needs.contains(&"GTP")));
    }

    #[test]
    fn what_a_kernel_is_said_to_be_without_it_is_not_to_have() {
        let (_dir, store) = store();
        let part = without(&inputs(), &["GTP"]);
        let tree = tree(&store, &[], [6, 1, 0], &needed().1);
        assert!(fit(&part, &Offer::new(&store, tree, &config_without(&["GTP"]))).is_ok());
        let has = fit(&part, &Offer::new(&store, tree, &config_without(&[])));
        let Err(PipelineError::NotWithout { present, .. }) = has else { panic!("it has GTP") };
        assert_eq!(present, ["GTP"]);
    }

    #[test]
    fn a_version_and_a_system_call_are_read_from_the_source() {
        let (_dir, store) = store();
        let tree = tree(&store, &[], [2, 6, 18], &["unshare", "splice"]);
        let offer = Offer::new(&store, tree, "");
        for (need, lack) in [
            (">=2.6.18", None),
            (">=2.6.19", Some(Lack::Unknown)),
            (">=3.9", Some(Lack::Unknown)),
            ("splice()", None),
            ("setns()", Some(Lack::Unknown)),
            ("INET", Some(Lack::Off)),
            ("NO_SUCH_THING", Some(Lack::Unknown)),
        ] {
            assert_eq!(offer.lack(need).expect("readable"), lack, "{need}");
        }
        assert_eq!(syscall("#define __NR_setns 308"), Some("setns"));
        assert_eq!(syscall("272\tcommon\tunshare\t\t\tsys_unshare"), Some("unshare"));
        assert_eq!(syscall("512\tx32\trt_sigaction\tcompat_sys_rt_sigaction"), None);
        assert_eq!(syscall("# the format"), None);
    }
}
