// SPDX-License-Identifier: GPL-2.0-only
//! What is planned for a target, what is left out, and whether its kernel is as both suppose.

use super::PipelineError;
use super::inputs::Inputs;
use crate::build;
use crate::model::{LeftOut, Machine, Plan, PlannedCase, Target};
use kiso_protocol::CASES;

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
    (Plan { entries, case_deadline_ms: machine.deadlines.case_ms, stops_at_fault: false }, left_out)
}

/// Names what the planned cases need and the configuration lacks, before the boot; and what it has although the target says
/// that it has not, for which cases are left out.
pub(super) fn check(inputs: &Inputs, config: &str) -> Result<(), PipelineError> {
    let config = build::parse_config(config);
    let mut missing: Vec<String> = Vec::new();
    for entry in &inputs.plan.entries {
        let lacks = build::missing(entry.case.needs.iter().copied(), &config);
        let line = format!("{} needs {}", entry.case.id, lacks.join(" "));
        if !lacks.is_empty() && !missing.contains(&line) {
            missing.push(line);
        }
    }
    if !missing.is_empty() {
        return Err(PipelineError::Needs { missing });
    }
    let without = || inputs.target.without.iter().map(String::as_str);
    let lacks = build::missing(without(), &config);
    let present: Vec<String> = without().filter(|symbol| !lacks.contains(symbol)).map(str::to_owned).collect();
    match present.is_empty() {
        true => Ok(()),
        false => Err(PipelineError::NotWithout { target: inputs.target.name.clone(), present }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Project;
    use crate::model::ObjectId;
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

    /// A configuration that has all that any case needs but this.
    fn config_without(symbol: &str) -> String {
        let needs = CASES.iter().flat_map(|case| case.needs).filter(|need| **need != symbol);
        needs.map(|need| format!("CONFIG_{need}=y\n")).collect()
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
        assert_ne!(part.digest(tree), whole.digest(tree));
    }

    #[test]
    fn a_kernel_is_to_have_what_the_cases_need_and_nothing_that_it_is_said_to_be_without() {
        let whole = inputs();
        let part = without(&whole, &["GTP"]);
        assert!(check(&whole, &config_without("")).is_ok());
        assert!(check(&part, &config_without("GTP")).is_ok());
        let Err(PipelineError::Needs { missing }) = check(&whole, &config_without("GTP")) else {
            panic!("GTP is needed")
        };
        assert!(missing.iter().all(|line| line.ends_with(" needs GTP")), "{missing:?}");
        let Err(PipelineError::NotWithout { present, .. }) = check(&part, &config_without("")) else {
            panic!("it has GTP")
        };
        assert_eq!(present, ["GTP"]);
    }
}
