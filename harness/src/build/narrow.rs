// SPDX-License-Identifier: GPL-2.0-only
//! What has to be compiled when all that changed since a finished build are some files of C.
//!
//! kbuild finds that out by going through every makefile and directory of a kernel, which costs as much as to compile a file
//! and to link. What it would come to is known beforehand where the files are compiled into the kernel each by itself and no
//! other object is made from them; then only those makes are run that kbuild would run for them and for the image, with what
//! kbuild would hand them. The bytes are the same. Whatever is not as known here is left to kbuild.

use super::error::{BuildError, at};
use crate::escape;
use crate::model::{BuildKey, ObjectId};
use crate::process::{self, Command, Interrupt};
use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// More files than these are left to kbuild.
const MOST: usize = 8;
/// What a tree's Makefile has where objects and image are made by makes of their own.
pub(super) const RULES: [&str; 5] = [
    "\nbuild-dir\t:= .\n",
    "\n\t$(Q)$(MAKE) $(build)=$@ need-builtin=1 need-modorder=1 $(single-goals)\n",
    "\nvmlinux_o: vmlinux.a $(KBUILD_VMLINUX_LIBS)\n\t$(Q)$(MAKE) -f $(srctree)/scripts/Makefile.vmlinux_o\n",
    "\n\t$(Q)$(MAKE) -f $(srctree)/scripts/Makefile.modpost\n",
    "\nvmlinux: vmlinux.o $(KBUILD_LDS) modpost\n\t$(Q)$(MAKE) -f $(srctree)/scripts/Makefile.vmlinux\n",
];

/// The archive that the image is linked from. It names the objects and does not hold them, as those of directories do.
const LINKED_FROM: &str = "vmlinux.a";
/// The command that made it.
const LINKED_FROM_BY: &str = ".vmlinux.a.cmd";

/// What kbuild hands to the makes that it starts, in the words of a shell; in the output directory.
const ENVIRONMENT: &str = "kiso.env";
/// What is not kbuild's in it: what make hands to make, and what every process of kiso's has anyway.
const NOT_OF_KBUILD: &str = "MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES PATH HOME TMPDIR PWD OLDPWD SHLVL";

/// The script that links, of the tree, and what it is made to.
const LINK_BY: &str = "scripts/link-vmlinux.sh";
const LINK_QUICKER_BY: &str = "kiso.link-vmlinux.sh";
/// The first of its passes over the table of symbols, which does no more than find out how large the second one's table is.
const FIRST_PASS: &str = "\n\tkallsyms_step 1\n\tkallsyms_step 2\n\n\t# step 3\n";
/// What takes its place: the table of the last link. Where that has another size, the script makes a third pass by itself.
const LAST_TABLE: &str =
    "\n\tkallsymso=.tmp_vmlinux.kallsyms1.o\n\tcp .tmp_vmlinux.kallsyms2.o $kallsymso\n\tkallsyms_step 2\n\n";
/// Where these are, more is done to an image than this script does.
const MORE_THAN_LINKED: [&str; 2] = ["arch/x86/Makefile.postlink", ".vmlinux.export.o"];

/// Has make link from the archive again. It names the same objects as before: it is newer, and not made anew.
pub(super) fn renew(out: &Path) -> Result<(), BuildError> {
    let now = SystemTime::now();
    // What is younger than the command that made it counts as half written.
    for path in [LINKED_FROM_BY, LINKED_FROM].map(|name| out.join(name)) {
        let file = fs::File::options().append(true).open(&path).map_err(at("open", &path))?;
        file.set_modified(now).map_err(at("write", &path))?;
    }
    Ok(())
}

/// The command that has kbuild write down what it hands to the makes that it starts; none where that is known. It holds as
/// long as nothing changes but files of C. `flags` are what every make has.
pub(super) fn ask_kbuild(src: &Path, out: &Path, flags: &[&str]) -> Option<Command> {
    if out.join(ENVIRONMENT).exists() {
        return None;
    }
    // The flags of the linker are handed to the last of the makes alone.
    let recipe = format!(
        "@(unset {NOT_OF_KBUILD}; LDFLAGS_vmlinux='$(LDFLAGS_vmlinux)'; export LDFLAGS_vmlinux; export -p) > $@.part && \
         mv $@.part $@"
    );
    let rule = format!("--eval={ENVIRONMENT}: ; {recipe}");
    let command = Command::new("make").arg("-C").arg(out).arg("-f").arg(src.join("Makefile"));
    // The makes below see the rule, too: it is not what they make where they are told nothing.
    Some(command.args(flags).args([rule, "--eval=.DEFAULT_GOAL :=".to_owned(), ENVIRONMENT.to_owned()]))
}

/// Forgets what kbuild has written down.
pub(super) fn ask_again(out: &Path) -> Result<(), BuildError> {
    remove_if_there(&out.join(ENVIRONMENT))
}

/// How each of the objects was made; the place of the sources, which is another where the output directory was copied, left
/// out. None where that is not written down.
pub(super) fn recipes(out: &Path, objects: &[String]) -> Option<Vec<String>> {
    let recipe = |object: &String| {
        let (dir, name) = object.rsplit_once('/').unwrap_or(("", object));
        let text = fs::read_to_string(out.join(dir).join(format!(".{name}.cmd"))).ok()?;
        let source = text.lines().find_map(|line| line.strip_prefix(&format!("source_{object} := ")))?;
        let place = source.strip_suffix(&format!("/{}c", object.strip_suffix('o')?))?;
        Some(text.lines().next()?.replace(&format!("{place}/"), ""))
    };
    objects.iter().map(recipe).collect()
}

/// The command that compiles these objects and links the image, once it is written down what kbuild hands to its makes.
///
/// # Errors
/// Where the script that links can't be written.
pub(super) fn command(
    src: &Path,
    out: &Path,
    jobs: usize,
    flags: &[&str],
    objects: &[String],
) -> Result<Command, BuildError> {
    let make = |makefile: &str, arguments: &[String]| {
        let command = Command::new("make").arg(format!("-j{}", jobs.max(1))).args(flags);
        command.arg("-f").arg(src.join("scripts").join(makefile)).args(arguments.to_vec()).to_shell()
    };
    let goals = ["obj=.", "need-builtin=1", "need-modorder=1"].map(str::to_owned).into_iter();
    let goals: Vec<String> = goals.chain(objects.iter().map(|object| format!("./{object}"))).collect();
    let link = match write_quicker_link(src, out)? {
        // What is younger than the command that made it counts as half written.
        true => {
            format!("sh ./{LINK_QUICKER_BY} \"$LD\" \"$KBUILD_LDFLAGS\" \"$LDFLAGS_vmlinux\" && touch .vmlinux.cmd")
        }
        false => make("Makefile.vmlinux", &[]),
    };
    let steps = [
        // As kbuild has it, also for the make that the script starts: no rules of make's own.
        format!(". ./{ENVIRONMENT} && export MAKEFLAGS='rR --no-print-directory -I{}'", src.display()),
        make("Makefile.build", &goals),
        make("Makefile.vmlinux_o", &[]),
        make("Makefile.modpost", &[]),
        link,
    ];
    Ok(Command::new("sh").arg("-c").arg(steps.join(" && ")).dir(out))
}

/// Writes the script that links once less often than the tree's; whether that is known to come to the same.
fn write_quicker_link(src: &Path, out: &Path) -> Result<bool, BuildError> {
    let is_more = MORE_THAN_LINKED.iter().any(|name| src.join(name).exists() || out.join(name).exists());
    let script = fs::read_to_string(src.join(LINK_BY)).unwrap_or_default();
    if is_more || script.matches(FIRST_PASS).count() != 1 || !out.join(".tmp_vmlinux.kallsyms2.o").exists() {
        return Ok(false);
    }
    let path = out.join(LINK_QUICKER_BY);
    fs::write(&path, script.replace(FIRST_PASS, LAST_TABLE)).map_err(at("write", &path))?;
    Ok(true)
}

/// Whether so little has changed that, together with a few files of C more, it may still be known what has to be compiled.
pub fn is_little(changed: &[String]) -> bool {
    changed.len() <= MOST / 2 && changed.iter().all(|path| path.ends_with(".c"))
}

/// That the output directory holds a finished build, and of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// The tree.
    pub tree: ObjectId,
    /// The kernel.
    pub(super) key: BuildKey,
}

impl Finished {
    /// What it holds; none where a build was not finished, or where somebody else has linked there since.
    pub fn read(out: &Path) -> Option<Self> {
        let text = fs::read_to_string(Self::path(out)).ok()?;
        let mut words = text.split_whitespace();
        let [tree, key, stamp] = [words.next()?, words.next()?, words.next()?];
        (Self::stamp(out)? == stamp).then_some(())?;
        Some(Self { tree: ObjectId::parse(tree)?, key: BuildKey::parse(key)? })
    }

    /// Says so.
    pub(super) fn write(&self, out: &Path) -> Result<(), BuildError> {
        let path = Self::path(out);
        let stamp = Self::stamp(out).unwrap_or_default();
        fs::write(&path, format!("{} {} {stamp}\n", self.tree, self.key)).map_err(at("write", &path))
    }

    /// Takes it back, before anything is made there.
    ///
    /// # Errors
    /// Where it can't be taken back.
    pub fn forget(out: &Path) -> Result<(), BuildError> {
        remove_if_there(&Self::path(out))
    }

    fn path(out: &Path) -> PathBuf {
        out.join("kiso.finished")
    }

    /// When the image was written.
    fn stamp(out: &Path) -> Option<String> {
        let image = fs::metadata(out.join("vmlinux")).ok()?;
        Some(format!("{}.{}", image.mtime(), image.mtime_nsec()))
    }
}

fn remove_if_there(path: &Path) -> Result<(), BuildError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(at("remove", path)(error)),
        _ => Ok(()),
    }
}

/// Makes `to` hold what the output directory `from` holds, for the same tree in another worktree. kbuild writes down where
/// the sources lie, so it would make everything again there; what is known of a few files of C holds all the same.
///
/// # Errors
/// Where it can't be copied; [`BuildError::Process`] when interrupted.
pub fn copy_output(from: &Path, to: &Path, interrupt: &Interrupt) -> Result<(), BuildError> {
    let part = to.with_extension("part");
    for old in [&part, to] {
        match fs::remove_dir_all(old) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(at("remove", old)(error)),
            _ => {}
        }
    }
    // make goes by the times, and Finished as well.
    let command = Command::new("cp").args(["-a", "--reflink=auto"]).arg(from).arg(&part);
    let output = process::output(&command, interrupt).map_err(BuildError::Process)?;
    if !output.exit.success() {
        let said = escape::line_cut(output.stderr.trim_ascii(), 400);
        return Err(at("copy", from)(std::io::Error::other(said)));
    }
    // It names the directories.
    ask_again(&part)?;
    fs::rename(&part, to).map_err(at("rename to", to))
}

/// The objects that these files are compiled to, relative to `out`, where no more has to be made than they and the image.
pub(super) fn objects(changed: &[String], src: &Path, out: &Path) -> Option<Vec<String>> {
    let makefile = fs::read_to_string(src.join("Makefile")).ok()?;
    let is_known = RULES.iter().all(|lines| makefile.contains(lines))
        && [LINKED_FROM, LINKED_FROM_BY].iter().all(|name| out.join(name).exists());
    if changed.is_empty() || changed.len() > MOST || !is_known {
        return None;
    }
    let objects: Vec<String> =
        changed.iter().map(|path| Some(format!("{}.o", path.strip_suffix(".c")?))).collect::<Option<_>>()?;
    // A thin archive has the names of what it is made of.
    let archive = fs::read(out.join("built-in.a")).ok()?;
    let is_built_in = |object: &String| memchr::memmem::find(&archive, format!("\n{object}/\n").as_bytes()).is_some();
    (objects.iter().all(is_built_in) && is_nowhere_else(changed, out)?).then_some(objects)
}

/// Whether each of the files is a source of nothing but its own object, by what kbuild has written down of every object.
fn is_nowhere_else(changed: &[String], out: &Path) -> Option<bool> {
    let mut dirs = vec![out.to_owned()];
    while let Some(dir) = dirs.pop() {
        for entry in fs::read_dir(&dir).ok()? {
            let entry = entry.ok()?;
            let name = entry.file_name().into_string().ok()?;
            if entry.file_type().ok()?.is_dir() {
                dirs.push(entry.path());
                continue;
            }
            let Some(target) = name.strip_prefix('.').and_then(|name| name.strip_suffix(".o.cmd")) else { continue };
            let own = dir.strip_prefix(out).ok()?.join(format!("{target}.c")).into_os_string();
            let command = fs::read(entry.path()).ok()?;
            // By the file's name alone: the way to it can be written in many ways.
            let names = |path: &String| {
                let file = format!("/{}", path.rsplit('/').next().unwrap_or(path));
                path.as_str() != own
                    && memchr::memmem::find_iter(&command, &file)
                        .any(|at| !command[..at + file.len()].ends_with(own.as_encoded_bytes()))
            };
            if changed.iter().any(names) {
                return Some(false);
            }
        }
    }
    Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tree and an output directory with two objects of C, of which the second is made from a third file, too.
    fn world() -> (tempfile::TempDir, [PathBuf; 2]) {
        let dir = tempfile::tempdir().expect("a directory");
        let dirs = ["src", "out"].map(|name| dir.path().join(name));
        let write = |path: &str, text: &str| {
            let path = dir.path().join(path);
            fs::create_dir_all(path.parent().expect("has one")).expect("made");
            fs::write(path, text).expect("written");
        };
        write("src/Makefile", &RULES.concat());
        write("out/vmlinux.a", "");
        write("out/.vmlinux.a.cmd", "");
        write("out/built-in.a", "!<thin>\n//  40\nnet/ipv4/udp.o/\nnet/ipv6/udp.o/\nlib/sort.o/\n\n");
        write("out/net/ipv4/.udp.o.cmd", "source_net/ipv4/udp.o := /w/src/net/ipv4/udp.c\n");
        write("out/net/ipv6/.udp.o.cmd", "source_net/ipv6/udp.o := /w/src/net/ipv6/udp.c\n/w/src/lib/../lib/sort.c\n");
        write("out/lib/.sort.o.cmd", "source_lib/sort.o := /w/src/lib/sort.c\n");
        (dir, dirs)
    }

    fn objects_of(changed: &[&str]) -> Option<Vec<String>> {
        let (_dir, [src, out]) = world();
        objects(&changed.iter().map(|path| (*path).to_owned()).collect::<Vec<_>>(), &src, &out)
    }

    #[test]
    fn files_that_are_compiled_by_themselves_are_named() {
        assert_eq!(objects_of(&["net/ipv4/udp.c"]), Some(vec!["net/ipv4/udp.o".to_owned()]));
        assert_eq!(objects_of(&["net/ipv4/udp.c", "net/ipv6/udp.c"]).map(|objects| objects.len()), Some(2));
    }

    #[test]
    fn all_else_is_left_to_kbuild() {
        // A file that another object is made from as well, a header, one that is not in the kernel, none, and too many.
        assert_eq!(objects_of(&["lib/sort.c"]), None);
        assert_eq!(objects_of(&["net/ipv4/udp.c", "include/net/udp.h"]), None);
        assert_eq!(objects_of(&["scripts/sorttable.c"]), None);
        assert_eq!(objects_of(&["ipv4/udp.c"]), None);
        assert_eq!(objects_of(&[]), None);
        assert_eq!(objects_of(&["net/ipv4/udp.c"; MOST + 1]), None);
    }

    #[test]
    fn a_link_is_quicker_where_the_script_is_known() {
        let (_dir, [src, out]) = world();
        let link = || {
            let command = command(&src, &out, 2, &[], &[]).expect("written").to_shell();
            command
                .contains("/Makefile.vmlinux'")
                .then_some("make")
                .or(command.contains(LINK_QUICKER_BY).then_some("sh"))
        };
        let script = |text: &str| {
            fs::create_dir_all(src.join("scripts")).expect("made");
            fs::write(src.join(LINK_BY), text).expect("written");
        };
        script(&format!("set -e{FIRST_PASS}done"));
        assert_eq!(link(), Some("make"), "nothing has been linked");
        fs::write(out.join(".tmp_vmlinux.kallsyms2.o"), "").expect("written");
        assert_eq!(link(), Some("sh"));
        let written = fs::read_to_string(out.join(LINK_QUICKER_BY)).expect("written");
        assert!(written.starts_with("set -e\n\tkallsymso=") && written.ends_with("\tkallsyms_step 2\n\ndone"));
        fs::write(out.join(".vmlinux.export.o"), "").expect("written");
        assert_eq!(link(), Some("make"), "more than linked");
        fs::remove_file(out.join(".vmlinux.export.o")).expect("removed");
        script("set -e\n\tkallsyms_step 1\n");
        assert_eq!(link(), Some("make"), "another script");
    }

    #[test]
    fn a_tree_that_is_built_in_another_way_is_left_to_kbuild() {
        let (_dir, [src, out]) = world();
        fs::write(src.join("Makefile"), "build-dir\t:= init\n").expect("written");
        assert_eq!(objects(&["net/ipv4/udp.c".to_owned()], &src, &out), None);
    }

    #[test]
    fn an_archive_that_is_renewed_is_newer_and_not_half_written() {
        let (_dir, [_, out]) = world();
        let written = || fs::metadata(out.join(LINKED_FROM)).and_then(|data| data.modified()).expect("it is there");
        let file = fs::File::options().append(true).open(out.join(LINKED_FROM)).expect("opened");
        file.set_modified(SystemTime::UNIX_EPOCH).expect("set");
        renew(&out).expect("renewed");
        assert!(written() > SystemTime::UNIX_EPOCH);
        assert_eq!(super::super::torn::remove(&out).expect("looked"), 0);
    }

    #[test]
    fn an_output_directory_is_copied_whole_with_its_times() {
        let (dir, [_, out]) = world();
        fs::write(out.join("vmlinux"), "one").expect("written");
        let finished = Finished { tree: ObjectId::from_bytes([1; 20]), key: BuildKey::from_bytes([2; 32]) };
        finished.write(&out).expect("written");
        let to = dir.path().join("second");
        fs::create_dir_all(to.join("old")).expect("made");
        copy_output(&out, &to, &Interrupt::none()).expect("copied");
        assert_eq!(Finished::read(&to), Some(finished));
        assert!(to.join("net/ipv4/.udp.o.cmd").exists() && !to.join("old").exists());
        let error = copy_output(&dir.path().join("nowhere"), &to, &Interrupt::none()).expect_err("nothing there");
        assert!(error.to_string().contains("nowhere"), "{error}");
    }

    #[test]
    fn what_is_finished_is_known_until_somebody_links_again() {
        let (_dir, [_, out]) = world();
        let finished = Finished { tree: ObjectId::from_bytes([1; 20]), key: BuildKey::from_bytes([2; 32]) };
        fs::write(out.join("vmlinux"), "one").expect("written");
        finished.write(&out).expect("written");
        assert_eq!(Finished::read(&out), Some(finished.clone()));
        let image = fs::File::options().write(true).open(out.join("vmlinux")).expect("opened");
        image.set_modified(SystemTime::UNIX_EPOCH).expect("set");
        assert_eq!(Finished::read(&out), None);
        finished.write(&out).expect("written");
        Finished::forget(&out).expect("forgotten");
        Finished::forget(&out).expect("nothing to forget");
        assert_eq!(Finished::read(&out), None);
    }
}
