// SPDX-License-Identifier: GPL-2.0-only
//! Which patch a hunk between two versions of a series is of.

use crate::escape;
use crate::git::{LineChange, Store, TreeChange};
use crate::model::{AppliedSeries, BlamedHunk, BlamedPatch, ChangedInput, PatchFile, Variant};
use crate::series::{self, Difference, SeriesError, Touched};

/// The series as it is, applied, and the version that it is held against: patches that are the same in both are not to blame.
pub(super) struct Versions<'a> {
    pub new: &'a AppliedSeries,
    pub files: &'a Variant,
    pub old: &'a AppliedSeries,
    pub old_files: &'a Variant,
    /// Where the patch files lie in the project.
    pub dir: String,
}

/// The patch that a hunk is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Owner {
    /// It went, this one of the old version.
    Gone(usize),
    /// This one, from 0.
    Patch(usize),
}

impl Versions<'_> {
    /// The patch that a hunk is of, and the line in its tree, as far as that is known.
    pub fn owner(&self, store: &Store, hunk: &Difference) -> Result<(Owner, Option<u32>), SeriesError> {
        let found = self.touched(store, hunk)?;
        if let Some((owner, line)) = found
            && self.is_suspect(&owner)
        {
            return Ok((owner, Some(line)));
        }
        // A line beside it may be another patch's.
        let suspects = self.suspects();
        let near = suspects.iter().find(|owner| self.touches(store, owner, &hunk.file.path).unwrap_or(false));
        let fallback = found.map_or(Owner::Patch(self.new.patches.len().saturating_sub(1)), |(owner, _)| owner);
        Ok((near.or(suspects.first()).copied().unwrap_or(fallback), None))
    }

    /// Every patch that is not the same in both versions.
    fn suspects(&self) -> Vec<Owner> {
        let gone = (0..self.old.patches.len()).map(Owner::Gone);
        let there = (0..self.new.patches.len()).map(Owner::Patch);
        gone.chain(there).filter(|owner| self.is_suspect(owner)).collect()
    }

    fn is_suspect(&self, owner: &Owner) -> bool {
        let named = |files: &[PatchFile], name: &str| {
            files.iter().find(|file| file.name == name).map(|file| file.bytes.clone())
        };
        match owner {
            Owner::Gone(index) => named(&self.files.patches, &self.old_files.patches[*index].name).is_none(),
            Owner::Patch(index) => {
                let file = &self.files.patches[*index];
                named(&self.old_files.patches, &file.name).is_none_or(|old| old != file.bytes)
            }
        }
    }

    /// Whether a patch changes a file.
    fn touches(&self, store: &Store, owner: &Owner, path: &[u8]) -> Result<bool, SeriesError> {
        let (applied, index) = match owner {
            Owner::Gone(index) => (self.old, *index),
            Owner::Patch(index) => (self.new, *index),
        };
        let before = index.checked_sub(1).map_or(applied.base_tree, |before| applied.patches[before].tree);
        Ok(store.entry(before, path)? != store.entry(applied.patches[index].tree, path)?)
    }

    /// Who last touched what the hunk changes: the lines that it brings, else those that it takes, else what is beside them.
    fn touched(&self, store: &Store, hunk: &Difference) -> Result<Option<(Owner, u32)>, SeriesError> {
        let path = hunk.file.path.as_slice();
        let here = |touched: Touched| (Owner::Patch(touched.index), touched.line);
        let there = |touched: Touched| self.of_old(touched);
        if hunk.changes.is_empty() {
            let TreeChange { new, .. } = &hunk.file;
            return Ok(match new {
                Some(_) => series::touched_gap(store, self.new, path, 0)?.map(here),
                None => series::touched_gap(store, self.old, path, 0)?.map(there),
            });
        }
        for LineChange { new_start, new_lines, .. } in &hunk.changes {
            for line in *new_start..new_start + new_lines {
                if let Some(touched) = series::touched_line(store, self.new, path, line)? {
                    return Ok(Some(here(touched)));
                }
            }
        }
        for LineChange { old_start, old_lines, .. } in &hunk.changes {
            for line in *old_start..old_start + old_lines {
                if let Some(touched) = series::touched_line(store, self.old, path, line)? {
                    return Ok(Some(there(touched)));
                }
            }
        }
        for change in &hunk.changes {
            // Lines of the base that one of the two versions lacks.
            let touched = match change.new_lines {
                0 => series::touched_gap(store, self.new, path, change.new_start)?.map(here),
                _ => series::touched_gap(store, self.old, path, change.old_start)?.map(there),
            };
            if touched.is_some() {
                return Ok(touched);
            }
        }
        Ok(None)
    }

    /// A patch of the old version by the one of its name in the new.
    fn of_old(&self, touched: Touched) -> (Owner, u32) {
        let name = &self.old.patches[touched.index].name;
        let same = self.new.patches.iter().position(|patch| patch.name == *name);
        (same.map_or(Owner::Gone(touched.index), Owner::Patch), touched.line)
    }

    /// The patch as a report names it.
    pub fn patch(&self, owner: &Owner) -> BlamedPatch {
        let (patch, is_there) = match owner {
            Owner::Gone(index) => (&self.old.patches[*index], false),
            Owner::Patch(index) => (&self.new.patches[*index], true),
        };
        BlamedPatch { name: patch.name.clone(), subject: patch.subject.clone(), is_there }
    }

    /// The hunk as a report shows it.
    pub fn hunk(&self, store: &Store, hunk: &Difference) -> Result<(Owner, BlamedHunk), SeriesError> {
        let (owner, line) = self.owner(store, hunk)?;
        let at = match owner {
            Owner::Gone(_) => None,
            Owner::Patch(index) => {
                let file = &self.files.patches[index];
                let line = line.unwrap_or_else(|| hunk.changes.first().map_or(1, |change| change.new_start));
                Some(ChangedInput {
                    name: format!("patch {}", file.name),
                    path: Some(format!("{}/{}", self.dir, file.name)),
                    line: series::line_in_patch(file, &hunk.file.path, line),
                })
            }
        };
        Ok((owner, BlamedHunk { file: escape::line(&hunk.file.path), at, text: hunk.text(store)? }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Events;
    use crate::git::{Identity, Mode, NewCommit, TreeEdit, unified_diff};
    use crate::process::Interrupt;
    use crate::series::Between;

    /// A variant whose patches bring the file from one of these contents to the next.
    fn variant(names: &[&str], contents: &[String]) -> Variant {
        let patch = |(name, pair): (&&str, &[String])| {
            let diff = unified_diff(pair[0].as_bytes(), pair[1].as_bytes()).expect("a diff");
            let bytes = [format!("Subject: {name}\n\n---\n\n").into_bytes(), diff].concat();
            PatchFile { name: (*name).to_owned(), path: (*name).into(), strip: 1, bytes }
        };
        let patches = names.iter().zip(contents.windows(2)).map(patch).collect();
        Variant { name: "v".into(), dir: "v".into(), patches }
    }

    /// What is to blame for each hunk from an old version of a series to a new one: the patch, and the line of its file.
    fn blamed(base: &str, old: (&[&str], &[&str]), new: (&[&str], &[&str])) -> Vec<(String, Option<u32>)> {
        let dir = tempfile::tempdir().expect("a private directory");
        let store = Store::open_or_create(&dir.path().join("git")).expect("a repository");
        let entry = Some((Mode::File, store.write_blob(base.as_bytes()).expect("a blob")));
        let edits = [TreeEdit { path: b"f".to_vec(), entry }];
        let tree = store.update_tree(store.empty_tree().expect("a tree"), &edits).expect("a tree");
        let kiso = Identity::kiso(0);
        let commit = NewCommit { tree, parent: None, author: &kiso, committer: &kiso, message: b"base\n" };
        let commit = store.commit(&commit).expect("a commit");
        let [(old_files, old), (new_files, new)] = [old, new].map(|(names, contents)| {
            let contents: Vec<String> = [base].iter().chain(contents).map(|text| (*text).to_owned()).collect();
            let variant = variant(names, &contents);
            let none = (Events::none(), Interrupt::none());
            let applied = series::apply(&store, commit, &variant, "refs/kiso/look/s/v", 0, &none.0, &none.1);
            (variant, applied.expect("it applies"))
        });
        let dir = "patches/s/v".to_owned();
        let versions = Versions { new: &new, files: &new_files, old: &old, old_files: &old_files, dir };
        let between = Between::of(&store, old.top_tree(), new.top_tree()).expect("hunks");
        let told = |hunk| {
            let (owner, hunk) = versions.hunk(&store, hunk).expect("an owner");
            (versions.patch(&owner).name, hunk.at.and_then(|at| at.line))
        };
        between.hunks().iter().map(told).collect()
    }

    /// Forty lines, some of them others.
    fn lines(changes: &[(u32, &str)]) -> String {
        let line = |number| {
            let change = changes.iter().find(|(at, _)| *at == number);
            change.map_or_else(|| format!("{number}\n"), |(_, text)| (*text).to_owned())
        };
        (1..=40).map(line).collect()
    }

    #[test]
    fn a_hunk_is_of_the_patch_that_changed() {
        let (a, b, other) = ((5, "five\n"), (30, "thirty\n"), (30, "3 0\n"));
        let old = [lines(&[a]), lines(&[a, b])];
        let new = [lines(&[a]), lines(&[a, other])];
        let [old, new] = [&old, &new].map(|texts| texts.each_ref().map(String::as_str));
        let told = blamed(&lines(&[]), (&["a", "b"], &old), (&["a", "b"], &new));
        assert_eq!(told, [("b".to_owned(), Some(14))]);
    }

    #[test]
    fn what_a_patch_does_no_more_is_of_that_patch() {
        let (a, b, more) = ((5, "five\n"), (30, "thirty\n"), (12, "12\nand more\n"));
        // The patch does not add its second line any more; the line that the base has is back.
        let old = [lines(&[a]), lines(&[a, b, more])];
        let new = [lines(&[a]), lines(&[a, more])];
        let [old, new] = [&old, &new].map(|texts| texts.each_ref().map(String::as_str));
        let told = blamed(&lines(&[]), (&["a", "b"], &old), (&["a", "b"], &new));
        assert_eq!(told.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["b"]);
    }

    #[test]
    fn a_patch_that_went_is_named() {
        let (a, b) = ((5, "five\n"), (30, "thirty\n"));
        let old = [lines(&[a]), lines(&[a, b])];
        let new = [lines(&[a])];
        let [old, new] = [&old[..], &new[..]].map(|texts| texts.iter().map(String::as_str).collect::<Vec<_>>());
        let told = blamed(&lines(&[]), (&["a", "b"], &old), (&["a"], &new));
        assert_eq!(told, [("b".to_owned(), None)]);
    }

    #[test]
    fn a_line_beside_it_may_be_of_a_patch_that_is_the_same() {
        // The first patch adds a line; the second took the one below it away, and does not any more.
        let (a, gone) = ((5, "5\nfive\n"), (6, ""));
        let old = [lines(&[a]), lines(&[a, gone, (30, "x\n")])];
        let new = [lines(&[a]), lines(&[a, (30, "x\n")])];
        let [old, new] = [&old, &new].map(|texts| texts.each_ref().map(String::as_str));
        let told = blamed(&lines(&[]), (&["a", "b"], &old), (&["a", "b"], &new));
        assert_eq!(told.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["b"]);
    }
}
