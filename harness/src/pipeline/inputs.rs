// SPDX-License-Identifier: GPL-2.0-only
//! What a run depends on, read once, and the digest that names it.

use super::{PipelineError, plan};
use crate::config::{Fragment, Project, SeriesConfig};
use crate::git::ObjectKind;
use crate::model::{
    Digest, InputPart, LeftOut, Machine, ObjectId, Plan, PlannedCase, RunRecord, Scope, Target, Variant,
};
use crate::series;
use kiso_protocol::{Claim, Isolation, Kind};

/// The guest: PID 1 and the cases, built with kiso itself.
pub(super) static GUEST: &[u8] = include_bytes!(env!("KISO_GUEST"));

/// quilt's options for leading components to drop, by their number.
const STRIPS: [&[u8]; 3] = [b"-p0", b"-p1", b"-p2"];

/// Everything that the project's files say of one run.
#[derive(Clone)]
pub(super) struct Inputs {
    pub config: SeriesConfig,
    pub target: Target,
    pub machine: Machine,
    pub fragments: Vec<Fragment>,
    /// Fragments that ask for what the series adds: all of it, unless a part of the series alone is applied.
    pub series_fragments: Vec<Fragment>,
    /// What is applied to the tree before the series, whatever of that is applied.
    pub beneath: Option<Variant>,
    /// The variant as its files are; not applied where the base alone is wanted.
    pub variant: Variant,
    /// What of the series is applied.
    pub scope: Scope,
    pub plan: Plan,
    /// What of the target's suites is not planned.
    pub left_out: Vec<LeftOut>,
    /// Whose run under `netns` vouches for the cases.
    pub oracle: Option<Box<Inputs>>,
}

/// The inputs of a run, each named by its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Declared {
    /// All of them.
    pub digest: Digest,
    /// One by one.
    pub parts: Vec<InputPart>,
}

impl Inputs {
    /// Reads them.
    pub fn read(project: &Project, target: Option<&str>, base_only: bool) -> Result<Self, PipelineError> {
        let (config, target) = project.target(target)?;
        let machine = project.machine(&target.machine)?;
        let fragments = project.fragments(&target.kconfig)?;
        let series_fragments = if base_only { Vec::new() } else { project.fragments(&target.series_kconfig)? };
        let beneath = target.beneath.as_ref().map(|beneath| series::load_variant(&project.beneath_dir(beneath)));
        let beneath = beneath.transpose()?;
        let variant = super::read_variant(&config, &target.variant)?;
        let (plan, left_out) = plan::of(&target, &machine);
        let scope = if base_only { Scope::Base } else { Scope::Series };
        let oracle = target.oracle.as_deref().map(|oracle| Self::read(project, Some(oracle), false).map(Box::new));
        let oracle = oracle.transpose()?;
        Ok(Self {
            config,
            target,
            machine,
            fragments,
            series_fragments,
            beneath,
            variant,
            scope,
            plan,
            left_out,
            oracle,
        })
    }

    /// The same up to the `number`th patch, from 1, and no further. What the series brings can't be tested before it is
    /// there as a whole; that nothing of what was there before is lost can, and that each case is sound.
    pub fn up_to(&self, number: usize) -> Self {
        let patches = &self.variant.patches;
        let mut inputs = self.clone();
        if let Some(last) = patches.get(number.wrapping_sub(1)).filter(|_| number < patches.len()) {
            inputs.scope = Scope::Part { patch: last.name.clone(), number, of: patches.len() };
            inputs.variant.patches.truncate(number);
            inputs.plan.entries.retain(|entry| entry.isolation != Isolation::Ipv4Ns);
            inputs.plan.is_of_part = true;
            // Nothing is left that it could vouch for.
            inputs.oracle = None;
        }
        inputs
    }

    /// The same of the tree without the series.
    pub fn of_base(&self) -> Self {
        Self { scope: Scope::Base, series_fragments: Vec::new(), ..self.clone() }
    }

    /// The same with a mutant on top.
    pub fn with_mutant(&self, name: &str) -> Self {
        Self { scope: Scope::Mutant { name: name.to_owned() }, ..self.clone() }
    }

    /// The same with a plan that is only good for showing quickly that something is wrong: the cases of these claims, in IPv4
    /// namespaces alone, up to the first that fails. Without controls it shows nothing else. None where no case is left. S1
    /// has no cases of its own: any may have the kernel report something.
    pub fn trial(&self, claims: &[Claim]) -> Option<Self> {
        let mut inputs = self.clone();
        let any = claims.contains(&Claim::S1);
        let is_told_by =
            |entry: &PlannedCase| entry.isolation == Isolation::Ipv4Ns && (any || claims.contains(&entry.case.claim));
        inputs.plan.entries.retain(is_told_by);
        inputs.plan.stops_at_fault = true;
        if inputs.scope == Scope::Series {
            inputs.scope = Scope::Trial;
        }
        (!inputs.plan.entries.is_empty()).then_some(inputs)
    }

    /// The same with these cases alone, of which nobody has to vouch for any.
    pub fn only(&self, entries: Vec<PlannedCase>) -> Self {
        let mut inputs = Self { oracle: None, ..self.clone() };
        inputs.plan.entries = entries;
        // Nobody takes it for a run of all that is planned.
        inputs.scope = match inputs.scope {
            Scope::Series => Scope::Trial,
            Scope::Base => {
                Scope::Part { patch: "no patch at all".to_owned(), number: 0, of: inputs.variant.patches.len() }
            }
            other => other,
        };
        inputs
    }

    /// Whether a kept run of these inputs still says what a new one would: one that nobody vouched for may be vouched for now.
    pub fn is_answered_by(&self, record: &RunRecord) -> bool {
        record.is_pass() || record.oracle.is_some() || self.oracle.is_none()
    }

    /// Whether a part of the series can be judged: by cases that hold without it.
    pub fn can_judge_a_part(&self) -> bool {
        let is_guard = |entry: &PlannedCase| entry.isolation == Isolation::None && entry.case.kind == Kind::Guards;
        self.plan.entries.iter().any(|entry| entry.isolation == Isolation::NetNs || is_guard(entry))
    }

    /// The ref that holds the series with the mutant that was applied last.
    pub fn mutant_ref(&self) -> String {
        format!("refs/kiso/mutant/{}/{}", self.target.series, self.target.variant)
    }

    /// The base has places of its own: going back and forth in one would compile nearly everything each time.
    pub fn kind(&self) -> &'static str {
        match self.scope {
            Scope::Base | Scope::Part { number: 0, .. } => "base",
            _ => "series",
        }
    }

    /// The patches that this run applies.
    pub fn patches(&self) -> Variant {
        let mut variant = self.variant.clone();
        if self.scope == Scope::Base {
            variant.patches.clear();
        }
        variant
    }

    /// The ref that holds the applied series.
    pub fn series_ref(&self) -> String {
        format!("refs/kiso/{}/{}/{}", self.kind(), self.target.series, self.target.variant)
    }

    /// The ref that holds what was applied to be looked at: a part of the series, say. No run takes it.
    pub fn look_ref(&self) -> String {
        format!("refs/kiso/look/{}/{}", self.target.series, self.target.variant)
    }

    /// Names all inputs of the run on this tree, as it was imported. It can be told without applying anything.
    pub fn on(&self, tree: ObjectId) -> Declared {
        let applied = self.patches();
        let mut parts = vec![part("scope", "", &[self.kind().as_bytes()])];
        let beneath = self.beneath.iter().flat_map(|beneath| &beneath.patches).map(|patch| ("beneath", patch));
        for (kind, patch) in beneath.chain(applied.patches.iter().map(|patch| ("patch", patch))) {
            let strip = STRIPS.get(patch.strip).copied().unwrap_or_default();
            let file = Some(ObjectKind::Blob.id_of(&patch.bytes));
            parts.push(InputPart { file, ..part(kind, &patch.name, &[strip, &patch.bytes]) });
        }
        self.with_the_rest(tree, parts)
    }

    /// Names all inputs of a run that is not of the series as it is by the tree that was come to, so that a patch whose
    /// message alone changed is not run again. A part and a mutant that come to one tree are built from fragments that are
    /// read in other ways.
    pub fn at(&self, came_to: ObjectId) -> Declared {
        let scope: &[u8] = match self.scope {
            Scope::Part { .. } => b"a part",
            Scope::Mutant { .. } => b"a mutant",
            Scope::Series | Scope::Trial | Scope::Base => b"a tree",
        };
        self.with_the_rest(came_to, vec![part("scope", "", &[scope])])
    }

    fn with_the_rest(&self, tree: ObjectId, mut parts: Vec<InputPart>) -> Declared {
        let machine = serde_json::to_vec(&self.machine).unwrap_or_default();
        parts.extend([
            part("kiso", "", &[env!("KISO_SOURCES").as_bytes()]),
            part("series", "", &[self.target.series.as_bytes()]),
            part("target", "", &[self.target.name.as_bytes()]),
            part("guest", "", &[GUEST]),
            part("tree", "", &[tree.as_bytes()]),
            part("machine", "", &[&machine]),
            part("plan", "", &[self.plan.to_text().as_bytes()]),
        ]);
        let fragments = self.fragments.iter().chain(&self.series_fragments);
        parts.extend(fragments.map(|fragment| part("fragment", &fragment.name, &[fragment.text.as_bytes()])));
        let list = |name, words: &[String]| {
            let words: Vec<&[u8]> = words.iter().map(String::as_bytes).collect();
            (!words.is_empty()).then(|| part(name, "", &words))
        };
        parts.extend(list("make", &self.target.make));
        parts.extend(list("without", &self.target.without));
        // On which tree it ran says nothing of the cases.
        let oracle = self.oracle.as_ref().map(|oracle| oracle.on(ObjectId::ZERO).digest);
        parts.extend(oracle.map(|digest| InputPart { name: "oracle".into(), digest, file: None }));
        Declared { digest: Digest::of_inputs(&parts), parts }
    }
}

/// An input of this kind and name, with its content.
fn part(kind: &'static str, name: &str, content: &[&[u8]]) -> InputPart {
    let name = if name.is_empty() { kind.to_owned() } else { format!("{kind} {name}") };
    InputPart { name, digest: Digest::of_parts(content.iter().map(|bytes| (kind, *bytes))), file: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{OracleReport, VerdictKind};

    fn inputs() -> Inputs {
        let project = Project::find(concat!(env!("CARGO_MANIFEST_DIR"), "/..").as_ref()).expect("this project");
        Inputs::read(&project, Some("v6.1"), false).expect("its inputs")
    }

    #[test]
    fn a_part_is_tested_by_what_holds_without_the_series() {
        let whole = inputs();
        let part = whole.up_to(2);
        assert!(matches!(part.scope, Scope::Part { number: 2, of, .. } if of == whole.variant.patches.len()));
        assert_eq!(part.variant.patches.len(), 2);
        let is_of_the_series = |entry: &PlannedCase| entry.isolation == Isolation::Ipv4Ns;
        assert!(whole.plan.entries.iter().any(is_of_the_series));
        assert!(!part.plan.entries.is_empty() && !part.plan.entries.iter().any(is_of_the_series));
        // The last patch makes it whole.
        let all = whole.up_to(whole.variant.patches.len());
        assert_eq!((all.scope, all.plan.entries.len()), (Scope::Series, whole.plan.entries.len()));
    }

    #[test]
    fn a_trial_is_of_its_claims_and_is_never_taken_for_the_whole() {
        let whole = inputs();
        let trial = whole.trial(&[Claim::L1, Claim::B5]).expect("there are cases");
        let claims = [Claim::L1, Claim::B5].map(|claim| {
            let of_claim = |entry: &&PlannedCase| entry.case.claim == claim && entry.isolation == Isolation::Ipv4Ns;
            [&whole, &trial].map(|inputs| inputs.plan.entries.iter().filter(of_claim).count())
        });
        assert!(claims.iter().all(|[all, tried]| all == tried && *all > 0), "{claims:?}");
        assert_eq!(trial.plan.entries.len(), claims.iter().map(|[all, _]| all).sum::<usize>());
        assert!(trial.plan.stops_at_fault && !whole.plan.stops_at_fault);
        // Nobody takes it for a run of the series.
        assert_eq!((&trial.scope, &whole.scope), (&Scope::Trial, &Scope::Series));
        let tree = ObjectId::from_bytes([1; 20]);
        assert_ne!(whole.on(tree), trial.on(tree));
        assert_ne!(whole.with_mutant("m").at(tree), trial.with_mutant("m").at(tree));
        // Where the plan is the same but for where it ends, it is another one, too.
        let mut to_the_end = trial.clone();
        to_the_end.plan.stops_at_fault = false;
        assert_ne!(to_the_end.on(tree), trial.on(tree));
        // What is counted has no case.
        assert!(whole.trial(&[Claim::K1]).is_none());
    }

    #[test]
    fn what_the_kernel_says_of_itself_is_tried_with_every_case_under_test() {
        let whole = inputs();
        let under_test = |entry: &&PlannedCase| entry.isolation == Isolation::Ipv4Ns;
        let trial = whole.trial(&[Claim::S1]).expect("there are cases");
        assert_eq!(trial.plan.entries.len(), whole.plan.entries.iter().filter(under_test).count());
        assert!(trial.plan.entries.iter().all(|entry| under_test(&entry)) && trial.plan.stops_at_fault);
    }

    #[test]
    fn a_part_is_named_by_what_it_came_to() {
        let mut inputs = inputs().up_to(2);
        let [one, other] = [1, 2].map(|byte| ObjectId::from_bytes([byte; 20]));
        let before = inputs.at(one);
        assert_ne!(before, inputs.at(other));
        assert_ne!(before, inputs.on(one), "a part is never taken for the whole");
        assert_ne!(before, inputs.with_mutant("m").at(one), "nor a mutant for a part");
        inputs.variant.patches[0].bytes.extend_from_slice(b"a word more below the message");
        assert_eq!(before, inputs.at(one));
        inputs.series_fragments[0].text.push_str("CONFIG_MORE=y\n");
        assert_ne!(before, inputs.at(one));
    }

    #[test]
    fn a_kept_run_that_nobody_vouched_for_is_no_answer_where_somebody_could() {
        let red = RunRecord::example(VerdictKind::Fail, Vec::new());
        let green = RunRecord::example(VerdictKind::Pass, Vec::new());
        let vouched =
            RunRecord { oracle: Some(OracleReport { target: "v6.1".into(), run: "r".into() }), ..red.clone() };
        let alone = inputs();
        let with_oracle = Inputs { oracle: Some(Box::new(alone.clone())), ..alone.clone() };
        assert!(alone.is_answered_by(&red) && alone.is_answered_by(&green));
        assert!(!with_oracle.is_answered_by(&red));
        assert!(with_oracle.is_answered_by(&vouched) && with_oracle.is_answered_by(&green));
    }
}
