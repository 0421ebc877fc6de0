// SPDX-License-Identifier: GPL-2.0-only
//! `cargo ci same-objects`: the tree without the series, and with it but with its option off, compiled alike and compared.
//!
//! One source directory and one output directory serve both, so that no path differs; going from one tree to the other
//! writes the files that the series touches, and make compiles again what depends on them. Line numbers are compiled in as
//! nought, for a patch moves lines, and each function and each variable has a section of its own.

mod compare;

use crate::{Stop, setup};
use compare::Code;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use xshell::{Shell, cmd};

/// The target whose configuration is taken: with all that the series touches, and without what it adds.
const TARGET: &str = "v6.1-off";
/// The tree that the series is based on, and the one that it makes.
const TREES: [&str; 2] = ["refs/kiso/base/ipv4-isolation/v6.1", "refs/kiso/series/ipv4-isolation/v6.1"];

const FLAGS: [&str; 7] = [
    "ARCH=x86_64",
    "LOCALVERSION=",
    "KBUILD_BUILD_TIMESTAMP=Thu Jan  1 00:00:00 UTC 1970",
    "KBUILD_BUILD_USER=kiso",
    "KBUILD_BUILD_HOST=kiso",
    "KCFLAGS=-ffunction-sections -fdata-sections -w -D__LINE__=0",
    // init/version.c makes names of its line numbers, and they have to differ. The rest is what its Makefile gives it.
    "CFLAGS_version.o=$(if $(filter init,$(obj)),-include $(obj)/utsversion-tmp.h -D__LINE__=__COUNTER__)",
];

/// Where the sources and the objects lie.
struct Lab<'a> {
    shell: &'a Shell,
    /// The directory of both, and of git's index of the first.
    dir: PathBuf,
    jobs: usize,
}

/// One object file as compiled.
struct Compiled {
    at: SystemTime,
    code: Code,
}

/// Compares; red where code or data of an object differs.
pub(crate) fn same(shell: &Shell) -> Result<(), Stop> {
    let kiso = setup::everything(shell)?;
    let config = config_without(shell, &kiso)?;
    setup::pass_through(shell, &kiso, "apply", &[TARGET.to_owned()])?;
    let jobs = std::thread::available_parallelism().map_or(1, usize::from);
    let lab = Lab { shell, dir: shell.current_dir().join("target/same-objects"), jobs };
    shell.create_dir(&lab.dir)?;
    let [base, series] = TREES;
    lab.compile(base, &config)?;
    let before = lab.read(&BTreeMap::new())?;
    lab.compile(series, &config)?;
    let after = lab.read(&before)?;
    tell(&before, &after)
}

/// The configuration of the kernel without the series.
fn config_without(shell: &Shell, kiso: &Path) -> Result<String, Stop> {
    let image = cmd!(shell, "{kiso} build {TARGET} --base").quiet().read()?;
    Ok(shell.read_file(Path::new(image.trim()).with_file_name("config"))?)
}

impl Lab<'_> {
    /// Brings the sources to a tree and compiles all objects.
    fn compile(&self, tree: &str, config: &str) -> Result<(), Stop> {
        let Self { shell, dir, jobs } = self;
        eprintln!("cargo ci same-objects: compiling {tree}");
        let (src, out) = (dir.join("src"), dir.join("out"));
        shell.create_dir(&src)?;
        let git_dir = shell.current_dir().join(".kiso/git");
        cmd!(shell, "git --git-dir {git_dir} --work-tree {src} read-tree --reset -u {tree}")
            .env("GIT_INDEX_FILE", dir.join("index"))
            .quiet()
            .run()?;
        let path = out.join(".config");
        let on = |text: &str| text.lines().filter(|line| line.contains('=')).map(str::to_owned).collect::<Vec<_>>();
        // An older one stays where it says the same: its time stamp alone makes kbuild look at everything again.
        if !shell.path_exists(&path) || on(&shell.read_file(&path)?) != on(config) {
            shell.write_file(&path, config)?;
        }
        let (o, j) = (format!("O={}", out.display()), format!("-j{jobs}"));
        let make = |goal: &str| cmd!(shell, "make -s -C {src} {o} {j} {FLAGS...} {goal}").quiet().ignore_stdout().run();
        make("olddefconfig")?;
        // What the series adds is off by itself: else this would compare something else than what it says.
        if on(&shell.read_file(&path)?) != on(config) {
            let message = format!("{}: the configuration of {tree} is not that of the base", path.display());
            return Err(Stop::new(1, message));
        }
        // Everything below the directory "." of the tree: all that vmlinux is linked of, but not the linking.
        make(".").map_err(|error| Stop::new(1, format!("{tree} does not compile: {error}")))
    }

    /// Every object of the kernel, by its path; one that was not compiled since `before` is left out.
    fn read(&self, before: &BTreeMap<String, Compiled>) -> Result<BTreeMap<String, Compiled>, Stop> {
        let out = self.dir.join("out");
        let trouble = |path: &Path, error: &dyn std::fmt::Display| Stop::new(3, format!("{}: {error}", path.display()));
        let mut objects = BTreeMap::new();
        for path in files(&out, &mut Vec::new()).map_err(|error| trouble(&out, &error))? {
            let name = path.strip_prefix(&out).unwrap_or(path).display().to_string();
            let at = fs::metadata(path).and_then(|file| file.modified()).map_err(|error| trouble(path, &error))?;
            if before.get(&name).is_none_or(|known| known.at != at) {
                let bytes = fs::read(path).map_err(|error| trouble(path, &error))?;
                let code = Code::read(&bytes).map_err(|error| trouble(path, &error))?;
                objects.insert(name, Compiled { at, code });
            }
        }
        Ok(objects)
    }
}

/// The object files below a directory. What was compiled for the host is passed over.
fn files<'a>(dir: &Path, found: &'a mut Vec<PathBuf>) -> std::io::Result<&'a [PathBuf]> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && !path.is_symlink() {
            if !["scripts", "tools", "usr", "realmode", "boot"].contains(&name.as_str()) {
                files(&path, found)?;
            }
        } else if name.ends_with(".o") {
            found.push(path);
        }
    }
    Ok(found)
}

fn tell(before: &BTreeMap<String, Compiled>, after: &BTreeMap<String, Compiled>) -> Result<(), Stop> {
    let mut differing = 0;
    for (name, compiled) in after {
        let none = Code::default();
        let sections = compiled.code.differing(before.get(name).map_or(&none, |compiled| &compiled.code));
        if sections.is_empty() {
            println!("same    {name}  ({} sections)", compiled.code.sections());
        } else {
            differing += 1;
            println!("differs {name}\n          {}", sections.join("\n          "));
        }
    }
    println!(
        "objects: {} compiled, {} touched by the series, {} the same, {differing} differ",
        before.len(),
        after.len(),
        after.len() - differing
    );
    if after.is_empty() {
        return Err(Stop::new(3, "no object was compiled again: nothing was compared"));
    }
    if differing > 0 { Err(Stop::new(1, "with the option off the series changes these objects")) } else { Ok(()) }
}
