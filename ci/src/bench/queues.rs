// SPDX-License-Identifier: GPL-2.0-only
//! Debian's own kernel queue and its PREEMPT_RT queue: kiso beside quilt, StGit and git, and its trees beside git's.

mod debian;
mod place;

use super::lab::write;
use super::measure::{Samples, timed};
use super::table::{Row, Target, Unit};
use super::{Bench, push, rivals};
use crate::Stop;
use place::{Place, Project, listed};
use std::fs;
use std::path::Path;
use std::process::Command;

/// What kiso may take of memory, in MiB.
const MEMORY: f64 = 150.0;
/// Where kiso keeps the last commit of the applied PREEMPT_RT queue, and what the clone calls it.
const APPLIED: &str = "refs/kiso/series/rt/v1";
const BRANCH: &str = "rt";

fn place(bench: &Bench<'_>) -> Result<Place, Stop> {
    Place::new(&bench.kiso, &bench.root, bench.dir.join("queues"))
}

fn row(
    what: impl Into<String>,
    ours: &Samples,
    rival: Option<(&'static str, Result<Samples, Stop>)>,
    target: Target,
) -> Row {
    let rival = rival.map(|(name, samples)| (name, samples.map_err(|stop| stop.message)));
    Row { what: what.into(), unit: Unit::Seconds, ours: Ok(ours.clone()), rival, target }
}

/// Waits until what was written in preparation is on the disk: nobody's time shall hold another's writes.
fn on_disk() -> Result<(), Stop> {
    timed(&mut Command::new("sync")).map(drop)
}

/// Imports a queue into a series without patches and applies that; in seconds.
fn imported_and_applied(project: &Project, series: &str, queue: &Path) -> Result<f64, Stop> {
    let queue = queue.display().to_string();
    on_disk()?;
    let import = project.run(&["import", "--target", series, &queue])?.seconds;
    Ok(import + project.run(&["apply", series])?.seconds)
}

/// Debian's own queue imported and applied.
pub(super) fn imported(bench: &Bench<'_>) -> Result<Vec<Row>, Stop> {
    let place = place(bench)?;
    check_trees(&place)?;
    let all = place.listed()?.len();
    let parts = [all / 4, all / 2];
    let (mut ours, mut small, mut fractions) =
        (Samples::default(), Samples::default(), [Samples::default(), Samples::default()]);
    let mut quilt = rivals::quilt(bench.shell).map(|()| Samples::default());
    let mut stgit = rivals::stgit(&bench.dir).map(|_| Samples::default());
    bench.each(|_| {
        ours.0.push(imported_and_applied(&place.fresh("round")?, "deb", &place.package.patches)?);
        small.0.push(imported_and_applied(&place.fresh("round")?, "small", &place.package.patches)?);
        for (count, samples) in parts.iter().zip(&mut fractions) {
            samples.0.push(imported_and_applied(&place.fresh("round")?, "deb", &place.part(*count)?)?);
        }
        push(&mut quilt, || quilt_pushes(&place));
        push(&mut stgit, || stgit_imports(&place, &rivals::stgit(&bench.dir)?));
        Ok(())
    })?;
    let project = place.fresh("round")?;
    let import = project.peak(&["import", "--target", "deb", &place.package.patches.display().to_string()])?;
    let peak = import.max(project.peak(&["apply", "deb"])?);
    let mut rows = vec![
        row(
            format!("import and apply of {all}, beside quilt"),
            &ours,
            Some(("quilt push -a", quilt)),
            Target::Times(0.1),
        ),
        row(
            format!("import and apply of {all}, beside StGit"),
            &ours,
            Some(("stg import", stgit)),
            Target::Times(0.025),
        ),
        memory("peak memory of import and apply", peak),
    ];
    for (count, samples) in parts.into_iter().zip(fractions) {
        let per =
            |samples: &Samples, count: usize| Samples(samples.0.iter().map(|all| all / count as f64 * 100.0).collect());
        let rival = Some(("of the first of them", Ok(per(&samples, count))));
        rows.push(row(format!("per 100 patches, {all} beside {count}"), &per(&ours, all), rival, Target::Times(1.25)));
    }
    rows.push(row(
        "the whole tree beside the touched files alone",
        &ours,
        Some(("small tree", Ok(small))),
        Target::Times(2.0),
    ));
    Ok(rows)
}

fn memory(what: &str, peak: f64) -> Row {
    let (what, ours) = (what.to_owned(), Ok(Samples(vec![peak])));
    Row { what, unit: Unit::Mib, ours, rival: None, target: Target::Limit(MEMORY) }
}

/// That kiso makes the same tree of every patch as `git apply`.
fn check_trees(place: &Place) -> Result<(), Stop> {
    let project = place.fresh("round")?;
    imported_and_applied(&project, "deb", &place.package.patches)?;
    let ours: Vec<(String, String)> = project.applied("deb")?;
    same_trees(&ours, &place.trees_of_git()?)
}

fn same_trees(ours: &[(String, String)], git: &[String]) -> Result<(), Stop> {
    if let Some(((tree, name), other)) = ours.iter().zip(git).find(|((tree, _), other)| tree != *other) {
        return Err(Stop::new(1, format!("{name}: kiso makes the tree {tree} of it, git {other}")));
    }
    match ours.len() == git.len() {
        true => Ok(()),
        false => Err(Stop::new(1, format!("{} trees of kiso, {} of git", ours.len(), git.len()))),
    }
}

fn put_patches(place: &Place) -> Result<(), Stop> {
    let patches = place.clone.join("patches");
    let _ = fs::remove_dir_all(&patches);
    timed(Command::new("cp").arg("-a").args([&place.package.patches, &patches])).map(drop)
}

fn quilt_pushes(place: &Place) -> Result<f64, Stop> {
    put_patches(place)?;
    on_disk()?;
    let took = timed(&mut rivals::quilt_in(&place.clone, &["push", "-a", "-q"]))?.seconds;
    timed(&mut rivals::quilt_in(&place.clone, &["pop", "-a", "-q"]))?;
    Ok(took)
}

fn stgit_imports(place: &Place, program: &Path) -> Result<f64, Stop> {
    put_patches(place)?;
    // quilt changed the time stamps of files; git looks at them once, not in what is measured.
    place.git(&["checkout", "--quiet", "--force", "-B", "bench", &place.older])?;
    place.git(&["status", "--short", "--untracked-files=no"])?;
    on_disk()?;
    let stg = |words: &[&str]| timed(Command::new(program).args(words).current_dir(&place.clone));
    let took = stg(&["import", "--series", "patches/series"]).map(|ended| ended.seconds);
    let _ = stg(&["delete", "--all"]);
    place.git(&["checkout", "--quiet", "--force", "-B", "bench", &place.older])?;
    took
}

/// The PREEMPT_RT queue applied again, and put onto the newer tree.
pub(super) fn rebased(bench: &Bench<'_>) -> Result<Vec<Row>, Stop> {
    let place = place(bench)?;
    let project = place.fresh("whole")?;
    let names: Vec<String> = project.applied("rt")?.into_iter().map(|(_, name)| name).collect();
    let clean = clean_part(&place, &project, &names)?;
    let mut figures = Figures::default();
    bench.each(|_| {
        on_disk()?;
        project.forget_applied();
        figures.warm.0.push(project.run(&["apply", "rt"])?.seconds);
        figures.take(&place, &with_patches(&place, &clean)?)
    })?;
    let rebase = with_patches(&place, &clean)?.peak(&["rebase", "--target", "rt", "--onto", "newer"])?;
    let peak = rebase.max(project.peak(&["apply", "rt"])?);
    Ok(figures.rows(names.len(), clean.len(), peak))
}

/// Checks that the same patches contradict the newer tree in the same files as with git. git replay ends at the first of
/// them: returns those patches that go without them, so that both do the same work.
fn clean_part(place: &Place, project: &Project, names: &[String]) -> Result<Vec<String>, Stop> {
    let top = project.git(&["rev-parse", APPLIED])?.trim().to_owned();
    let commits = place.commits(&place.older, &top)?;
    let (_, found) = place.carried_by_git(&commits, &place.newer)?;
    let git: Vec<_> = found.iter().map(|(number, files)| (names[*number].clone(), files.clone())).collect();
    let ours = project.conflicts("rt")?;
    if ours != git {
        return Err(Stop::new(1, format!("conflicts of kiso: {ours:?}; of git: {git:?}")));
    }
    let without: Vec<usize> = (0..commits.len()).filter(|at| found.iter().all(|(number, _)| number != at)).collect();
    let kept: Vec<String> = without.iter().map(|number| commits[*number].clone()).collect();
    // Those that need one of them contradict the older tree then.
    let (went, _) = place.carried_by_git(&kept, &place.older)?;
    Ok(went.into_iter().map(|number| names[without[number]].clone()).collect())
}

/// The project of a round, its PREEMPT_RT queue being these patches.
fn with_patches(place: &Place, patches: &[String]) -> Result<Project, Stop> {
    let project = place.fresh("clean")?;
    write(&project.patches("rt").join("series"), &(patches.join("\n") + "\n"))?;
    Ok(project)
}

/// What the PREEMPT_RT queue takes.
struct Figures {
    warm: Samples,
    am: Result<Samples, Stop>,
    rebase: Samples,
    replay: Result<Samples, Stop>,
    git_rebase: Result<Samples, Stop>,
    diff: Samples,
    range_diff: Result<Samples, Stop>,
}

impl Default for Figures {
    fn default() -> Self {
        let none = || Ok(Samples::default());
        let (warm, rebase, diff) = Default::default();
        Self { warm, am: none(), rebase, replay: none(), git_rebase: none(), diff, range_diff: none() }
    }
}

impl Figures {
    /// One round with the patches that go onto the newer tree.
    fn take(&mut self, place: &Place, project: &Project) -> Result<(), Stop> {
        project.run(&["apply", "rt"])?;
        let patches = project.patches("rt");
        let before = project.dir.join("before");
        timed(Command::new("cp").arg("-a").args([&patches, &before]))?;
        place.git(&[
            "fetch",
            "--quiet",
            "--force",
            &project.git_dir().display().to_string(),
            &format!("{APPLIED}:{BRANCH}"),
        ])?;
        on_disk()?;
        self.rebase.0.push(project.run(&["rebase", "--target", "rt", "--onto", "newer"])?.seconds);
        let range = format!("{}..{BRANCH}", place.older);
        let (mut replayed, mut rebased) = (None, None);
        push(&mut self.replay, || {
            // Where no round before it has left what it makes, as nothing of kiso's is left.
            project.git(&["update-ref", &format!("refs/heads/{BRANCH}"), APPLIED])?;
            let told = project.timed_git(&["replay", "--onto", &place.newer, &range]);
            let told =
                told.map_err(|stop| Stop::new(stop.code, format!("{} (it came with git 2.44)", stop.message)))?;
            replayed = told.stdout.split(' ').nth(2).map(str::to_owned);
            Ok(told.seconds)
        });
        push(&mut self.git_rebase, || {
            place.git(&["checkout", "--quiet", "--force", "-B", "bench", BRANCH])?;
            let words = ["rebase", "--quiet", "--onto", &place.newer, &place.older, "bench"];
            let took = timed(Command::new("git").args(words).current_dir(&place.clone));
            let ended = took.or_else(|stop| place.git(&["rebase", "--abort"]).and(Err(stop)))?;
            rebased = Some(place.git(&["rev-parse", "bench"])?.trim().to_owned());
            Ok(ended.seconds)
        });
        push(&mut self.am, || {
            place.git(&["checkout", "--quiet", "--force", "-B", "bench", &place.older])?;
            let files = listed(&before)?;
            let took = timed(Command::new("git").args(["am", "--quiet"]).args(files).current_dir(&place.clone));
            took.map(|ended| ended.seconds).or_else(|stop| place.git(&["am", "--abort"]).and(Err(stop)))
        });
        let ours: Vec<(String, String)> = project.applied("rt")?;
        let onto = |top: &String| format!("{}..{top}", place.newer);
        let log = ["log", "--reverse", "--format=%T"];
        let told = [
            replayed.map(|top| project.git(&[&log[..], &[&onto(&top)]].concat())),
            rebased.as_ref().map(|top| place.git(&[&log[..], &[&onto(top)]].concat())),
        ];
        for trees in told.into_iter().flatten() {
            same_trees(&ours, &trees?.lines().map(str::to_owned).collect::<Vec<_>>())?;
        }
        self.diff
            .0
            .push(project.run(&["diff", &before.display().to_string(), &patches.display().to_string()])?.seconds);
        push(&mut self.range_diff, || {
            let top = rebased.as_ref().ok_or_else(|| Stop::new(3, "git rebase made no commits"))?;
            let words = ["range-diff", &range, &format!("{}..{top}", place.newer)];
            Ok(timed(Command::new("git").args(words).current_dir(&place.clone))?.seconds)
        });
        Ok(())
    }

    fn rows(self, all: usize, clean: usize, peak: f64) -> Vec<Row> {
        let Self { warm, am, rebase, replay, git_rebase, diff, range_diff } = self;
        let rebase_of = |name| format!("rebase of {clean} of {all}, beside {name}");
        let beside = |what, ours, rival| row(what, ours, Some(rival), Target::Times(1.0));
        vec![
            row(format!("kiso apply of {all}, warm"), &warm, None, Target::Limit(0.15)),
            beside(format!("kiso apply of {all}, beside git am of {clean}"), &warm, ("git am", am)),
            beside(rebase_of("git replay"), &rebase, ("git replay", replay)),
            beside(rebase_of("git rebase"), &rebase, ("git rebase", git_rebase)),
            beside(format!("kiso diff of {clean}"), &diff, ("git range-diff", range_diff)),
            memory("peak memory of apply and rebase", peak),
        ]
    }
}
