// SPDX-License-Identifier: GPL-2.0-only
//! The build stage against a tree of one hand-written Makefile, with the real make.

use super::*;
use crate::event::{Consumer, Event};
use crate::model::{Class, Failure as _};
use std::os::unix::fs::symlink;
use std::sync::{Arc, Mutex};

/// A kernel tree as far as the build stage sees one. `a.c` is "compiled" by `sh`: what it prints and its exit status are the
/// compiler's.
const MAKEFILE: &str = r#"
allnoconfig:
	@echo '  HOSTCC  scripts/kconfig/conf'
	@grep -v ABSENT $(O)/$(KCONFIG_ALLCONFIG) > $(O)/.config
	@echo '# LOCALVERSION=$(LOCALVERSION) is not a setting' >> $(O)/.config
vmlinux: $(O)/vmlinux
$(O)/a.o: a.c $(O)/.config
	@echo '  CC      net/a.o'
	@sh a.c >&2 && cp a.c $@
$(O)/vmlinux: $(O)/a.o
	@echo '  LD      vmlinux'
	@cat $(O)/a.o $(O)/.config > $@
"#;

const KCONFIG: &str = "config ABSENT\n\tbool \"Not here\"\n\tdepends on INET && MARS\n";

#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<Event>>>);

impl Consumer for Heard {
    fn take(&mut self, event: &Event) {
        self.0.lock().expect("not poisoned").push(event.clone());
    }
}

struct World {
    dir: tempfile::TempDir,
    fragments: Vec<Fragment>,
    to_come: Vec<Fragment>,
    toolchain: Toolchain,
    tree: u8,
    heard: Heard,
}

impl World {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a directory");
        // A default name begins with a dot and random letters, all of which make can bear.
        for name in ["src", "tmp"] {
            fs::create_dir(dir.path().join(name)).expect("created");
        }
        let world = Self {
            dir,
            fragments: vec![],
            to_come: vec![],
            toolchain: Toolchain {
                compiler: "gcc (Debian 12.2.0-14) 12.2.0".to_owned(),
                target: "x86_64-linux-gnu".to_owned(),
                linker: "GNU ld 2.40".to_owned(),
                pahole: None,
            },
            tree: 1,
            heard: Heard::default(),
        };
        world.source("Makefile", MAKEFILE);
        world.source("Kconfig", KCONFIG);
        world.source("a.c", "true");
        world.fragment("base", "CONFIG_INET=y\n# CONFIG_SMP is not set\n")
    }

    fn fragment(mut self, name: &str, text: &str) -> Self {
        let path = PathBuf::from(format!("kconfig/{name}.config"));
        self.fragments.push(Fragment { name: name.to_owned(), path, text: text.to_owned() });
        self
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn source(&self, name: &str, text: &str) {
        fs::write(self.path("src").join(name), text).expect("written");
    }

    fn with<T>(&self, work: impl FnOnce(&BuildRequest<'_>) -> T) -> T {
        work(&BuildRequest {
            tree: ObjectId::from_bytes([self.tree; 20]),
            kconfig_inputs: Digest::from_bytes([7; 32]),
            src: &self.path("src"),
            out: &self.path("out"),
            fragments: &self.fragments,
            to_come: &self.to_come,
            image: ImageKind::Vmlinux,
            variables: &[],
            toolchain: &self.toolchain,
            cache_dir: &self.path("kernels"),
            scratch_dir: &self.path("tmp"),
            log: &self.path("build.log"),
            jobs: 2,
            changed: None,
        })
    }

    fn build(&self) -> Result<Kernel, BuildError> {
        let events = Events::to(vec![Box::new(self.heard.clone())]);
        self.with(|request| build(request, &events, &Interrupt::none()))
    }

    fn lookup(&self) -> Option<Kernel> {
        self.with(lookup).expect("a readable cache")
    }

    fn log(&self) -> String {
        fs::read_to_string(self.path("build.log")).expect("a log")
    }

    /// Entries of the cache that are kernels, finished or not.
    fn entries(&self) -> usize {
        let not_kernels = ["configs", "steps"];
        fs::read_dir(self.path("kernels")).map_or(0, |entries| {
            entries
                .flatten()
                .filter(|entry| !not_kernels.contains(&entry.file_name().to_string_lossy().as_ref()))
                .count()
        })
    }
}

#[test]
fn a_built_kernel_is_found_again_without_worktree_or_make() {
    let world = World::new();
    assert!(world.lookup().is_none());
    let built = world.build().expect("it builds");
    assert!(!built.cached);
    assert_eq!(built.compiler, world.toolchain.compiler);
    assert!(built.config.contains("CONFIG_INET=y\n# CONFIG_SMP is not set\n"), "{}", built.config);
    assert!(fs::read_to_string(&built.image).expect("an image").starts_with("true"));
    assert!(fs::read_to_string(&built.log).expect("a log").contains("  LD      vmlinux\n"));

    fs::remove_dir_all(world.path("src")).expect("removed");
    fs::remove_dir_all(world.path("out")).expect("removed");
    let found = world.lookup().expect("a hit");
    assert!(found.cached);
    assert_eq!((found.key, found.image, found.config), (built.key, built.image, built.config));
    assert!(world.build().expect("a hit").cached);
}

#[test]
fn a_changed_source_needs_no_new_configuration() {
    let mut world = World::new();
    let first = world.build().expect("it builds");
    let stamp = |world: &World| fs::metadata(world.path("out/.config")).and_then(|m| m.modified()).expect("a time");
    let before = stamp(&world);
    world.tree = 2;
    world.source("a.c", "echo 'net/a.c:1:1: warning: odd' ");
    let second = world.build().expect("it builds");
    assert_ne!(first.key, second.key);
    assert_eq!(second.warnings, 1);
    assert!(!world.log().contains("allnoconfig"), "{}", world.log());
    assert_eq!(before, stamp(&world));
    assert!(first.image.exists(), "the older kernel stays");
}

#[test]
fn a_quicker_make_makes_the_same_kernel_under_the_same_name() {
    let slow = World::new().build().expect("it builds");
    let world = World::new();
    fs::create_dir(world.path("src/scripts")).expect("created");
    world.source("scripts/Kbuild.include", "cmd = @set -e; $(echo-cmd) $(cmd_$(1))\n");
    let built = world.build().expect("it builds");
    assert!(
        world.log().contains(" 'cmd=@$(if $(cmd_$(1)),set -e; $(echo-cmd) $(cmd_$(1)),:)' vmlinux\n"),
        "{}",
        world.log()
    );
    assert_eq!(built.key, slow.key);
}

#[test]
fn a_change_of_one_file_goes_through_no_directories() {
    let mut world = World::new();
    // The rules are never followed: what they are made for is missing there.
    let kbuild = narrow::RULES.concat();
    let handed = "export srctree := $(dir $(abspath $(lastword $(MAKEFILE_LIST))))\nLDFLAGS_vmlinux := -z now\nexport FLAGS := -O2\n";
    world.source("Makefile", &format!("{MAKEFILE}{handed}ifdef NEVER\n.directories:{kbuild}endif\n"));
    fs::create_dir(world.path("src/scripts")).expect("created");
    for (name, recipe) in [
        (
            "build",
            "./a.o:\n\t@echo '  CC      net/a.o' && sh $(srctree)/a.c >&2 && cp $(srctree)/a.c a.o\n\
             \t@printf 'cmd_a.o := cc %s /v/a.c\\nsource_a.o := /v/a.c\\n' \"$$FLAGS\" > .a.o.cmd\n.PHONY: ./a.o\n",
        ),
        ("vmlinux_o", "all:\n\t@test vmlinux.a -nt vmlinux && : > vmlinux.o\n"),
        ("modpost", "all:\n\t@test -e vmlinux.o\n"),
        ("vmlinux", "all:\n\t@test \"$$LDFLAGS_vmlinux\" = '-z now' && cat a.o .config > vmlinux\n"),
    ] {
        world.source(&format!("scripts/Makefile.{name}"), recipe);
    }
    world.build().expect("it builds");
    let change = |world: &mut World, text: &str, changed: &[&str], flags: &str| {
        for (name, text) in [
            ("built-in.a", "\na.o/\n"),
            ("vmlinux.a", ""),
            (".vmlinux.a.cmd", ""),
            // Of a directory that this one is a copy of.
            (".a.o.cmd", &format!("cmd_a.o := cc {flags} /w/a.c\nsource_a.o := /w/a.c\n")),
        ] {
            fs::write(world.path("out").join(name), text).expect("written");
        }
        world.tree += 1;
        world.source("a.c", text);
        let changed: Vec<String> = changed.iter().map(|path| (*path).to_owned()).collect();
        let request = |request: &BuildRequest<'_>| {
            build(&BuildRequest { changed: Some(&changed), ..request.clone() }, &Events::none(), &Interrupt::none())
        };
        let kernel = world.with(request).expect("it builds");
        let log = world.log();
        let said = log.lines().filter(|line| line.starts_with("$ ")).map(|line| {
            let steps = line.matches("make -j").count();
            let goal = line.trim_end_matches('\'').rsplit(' ').next().unwrap_or_default();
            if steps == 0 { goal.to_owned() } else { format!("{steps} steps") }
        });
        let said: Vec<String> = said.collect();
        (
            fs::read_to_string(kernel.image).expect("an image").split("CONFIG_").next().map(str::to_owned),
            said.join(", "),
        )
    };
    let image = |text: &str| Some(text.to_owned());
    // kbuild is asked once what it hands to its makes.
    assert_eq!(change(&mut world, "true", &["a.c"], "-O2"), (image("true"), "kiso.env, 4 steps".into()));
    assert_eq!(change(&mut world, ":", &["a.c"], "-O2"), (image(":"), "4 steps".into()));
    // What else may have changed is left to kbuild, and so is all after a build that was not finished.
    assert_eq!(change(&mut world, "true 2", &["a.c", "a.h"], "-O2"), (image("true 2"), "vmlinux".into()));
    assert_eq!(change(&mut world, "true 3", &["a.c"], "-O2"), (image("true 3"), "kiso.env, 4 steps".into()));
    // What comes out of it is made as before, or kbuild makes it.
    assert_eq!(change(&mut world, "true 5", &["a.c"], "-O1"), (image("true 5"), "4 steps, vmlinux".into()));
    Finished::forget(&world.path("out")).expect("forgotten");
    assert_eq!(change(&mut world, "true 4", &["a.c"], "-O2"), (image("true 4"), "vmlinux".into()));
}

#[test]
fn no_secret_gets_into_the_log() {
    let world = World::new();
    world.source("a.c", "echo 'fetching https://me:t0ken@host/x'");
    world.build().expect("it builds");
    assert!(world.log().contains("fetching https://***@host/x\n"), "{}", world.log());
    assert!(!world.log().contains("t0ken"));
}

#[test]
fn progress_counts_steps_and_knows_the_total_the_second_time() {
    let mut world = World::new();
    let counts = |world: &World| -> Vec<_> {
        let heard = std::mem::take(&mut *world.heard.0.lock().expect("not poisoned"));
        let progress = heard.into_iter().filter_map(|event| match event {
            Event::Progress { done, total, item, .. } => Some((done, total, item)),
            _ => None,
        });
        progress.collect()
    };
    world.build().expect("it builds");
    let step = |done, total, item: &str| (done, total, item.to_owned());
    assert_eq!(
        counts(&world),
        [step(1, None, "scripts/kconfig/conf"), step(2, None, "net/a.o"), step(3, None, "vmlinux")]
    );
    world.tree = 2;
    fs::remove_dir_all(world.path("out")).expect("removed");
    world.build().expect("it builds");
    assert_eq!(counts(&world), [step(1, Some(3), "net/a.o"), step(2, Some(3), "vmlinux")]);
}

#[test]
fn a_setting_that_is_not_granted_is_named_with_its_reason() {
    let world = World::new().fragment("more", "\nCONFIG_ABSENT=y\n");
    let error = world.build().expect_err("not granted");
    assert_eq!(error.class(), Class::Input);
    assert_eq!(
        error.to_string(),
        "kconfig did not grant:\n  kconfig/more.config:2: asked for `CONFIG_ABSENT=y`, got nothing: \
         Kconfig:1 depends on `INET && MARS`, and INET is y, MARS is n"
    );
    // It is not remembered as a configuration that can be had.
    assert!(world.build().is_err());
    assert_eq!(world.entries(), 0);
}

#[test]
fn a_setting_that_a_later_fragment_replaces_is_noted() {
    let world = World::new().fragment("more", "CONFIG_SMP=y\n");
    world.build().expect("it builds");
    let note = Event::Note {
        text: "kconfig/more.config:1: `CONFIG_SMP=y` replaces `# CONFIG_SMP is not set` of kconfig/base.config:2"
            .to_owned(),
    };
    assert!(world.heard.0.lock().expect("not poisoned").contains(&note));
}

#[test]
fn a_compile_error_is_red_and_leaves_its_log_and_no_entry() {
    let world = World::new();
    world
        .source("a.c", "echo \"$PWD/net/a.c:12:5: error: no\u{1b}[31m such\"; echo 'net/b.c:1:1: error: more'; exit 1");
    let error = world.build().expect_err("it does not compile");
    assert_eq!(error.class(), Class::Red);
    assert_eq!(error.to_string(), "net/a.c:12: no\\x1b[31m such (and one more error)");
    assert!(fs::read_to_string(error.log().expect("a log")).expect("readable").contains("net/b.c:1:1: error: more\n"));
    assert_eq!(world.entries(), 0);
    world.source("a.c", "true");
    world.build().expect("mended, it builds");
}

#[test]
fn trouble_of_the_host_is_not_the_trees_fault() {
    let cases: &[(&str, &str)] = &[
        ("echo '/bin/sh: 1: flex: not found'; exit 1", "flex is not installed"),
        ("echo 'gcc: fatal error: Killed signal terminated program cc1'; exit 1", "the compiler was killed"),
        ("echo 'a.c:1:1: fatal error: error writing to /x.s: No space left on device'; exit 1", "no space left"),
        ("echo 'a.c:1:1: internal compiler error: Segmentation fault'; exit 1", "the compiler crashed"),
    ];
    for (source, message) in cases {
        let world = World::new();
        world.source("a.c", source);
        let error = world.build().expect_err("it fails");
        assert_eq!(error.class(), Class::Host, "{source}: {error}");
        assert!(error.to_string().starts_with(message), "{source}: {error}");
        assert!(error.remedy().is_some());
    }
}

#[test]
fn a_log_that_cannot_be_written_ends_the_build() {
    let world = World::new();
    symlink("/dev/full", world.path("build.log")).expect("linked");
    let error = world.build().expect_err("the disk is full");
    assert!(matches!(error, BuildError::DiskFull { .. }), "{error:?}");
    assert_eq!(error.class(), Class::Host);
}

#[test]
fn a_configuration_that_make_changes_names_the_kernel_it_made() {
    let world = World::new();
    world.source("a.c", "echo CONFIG_GREW=y >> \"$(dirname $PWD)/out/.config\"");
    let built = world.build().expect("it builds");
    assert!(built.config.ends_with("CONFIG_GREW=y\n"), "{}", built.config);
    assert_eq!(world.lookup().expect("a hit").key, built.key);
}

#[test]
fn an_entry_cut_short_is_made_again() {
    let world = World::new();
    let built = world.build().expect("it builds");
    for (name, bytes) in [("vmlinux", "tru"), ("kernel.json", "{}"), ("config", "CONFIG_I")] {
        fs::write(built.image.with_file_name(name), bytes).expect("written");
        assert!(world.lookup().is_none(), "{name}");
        assert!(!world.build().expect("it builds").cached, "{name}");
    }
    assert_eq!(world.entries(), 1);
}

#[test]
fn a_path_that_make_cannot_bear_is_refused_before_it_runs() {
    let world = World::new();
    let (from, to) = (world.path("src"), world.path("s r:c"));
    fs::rename(&from, &to).expect("renamed");
    let error = world.with(|request| {
        build(&BuildRequest { src: &to, ..request.clone() }, &Events::none(), &Interrupt::none()).expect_err("refused")
    });
    assert!(matches!(error, BuildError::Location { .. }), "{error:?}");
    assert_eq!(error.class(), Class::Input);
}

/// Interrupts when the build tells of an item.
struct Stop(&'static str, process::ManualInterrupt);

impl Consumer for Stop {
    fn take(&mut self, event: &Event) {
        if matches!(event, Event::Progress { item, .. } if item == self.0) {
            self.1.set();
        }
    }
}

#[test]
fn an_interrupted_build_goes_on_where_it_was() {
    let two_steps = |second: &str| {
        format!(
            "{}\n$(O)/b.o: $(O)/a.o\n\t@echo '  CC      net/b.o'\n\t@{second} && cp a.c $@\n$(O)/vmlinux: $(O)/b.o\n",
            MAKEFILE
        )
    };
    let world = World::new();
    world.source("Makefile", &two_steps("sleep 60"));
    let (interrupt, manual) = Interrupt::manual();
    let events = Events::to(vec![Box::new(Stop("net/b.o", manual))]);
    let error = world.with(|request| build(request, &events, &interrupt)).expect_err("interrupted");
    assert_eq!(error.class(), Class::Host, "{error}");
    assert!(world.log().contains("CC      net/a.o") && error.to_string().contains("interrupted"), "{error}");

    world.source("Makefile", &two_steps("true"));
    world.build().expect("it goes on");
    let log = world.log();
    assert!(!log.contains("CC      net/a.o") && log.contains("CC      net/b.o"), "{log}");
}

#[test]
fn what_is_to_come_is_asked_for_as_far_as_the_tree_defines_it() {
    let ask = |text: &str| {
        let mut world = World::new();
        let path = PathBuf::from("kconfig/later.config");
        world.to_come.push(Fragment { name: "later".to_owned(), path, text: text.to_owned() });
        world.build().map(|kernel| kernel.config).map_err(|error| error.to_string())
    };
    let config = ask("CONFIG_ABSENT_YET=y\n").expect("it builds without what does not exist");
    assert!(!config.contains("ABSENT_YET"), "{config}");
    // What exists and is not granted is as wrong as ever.
    let error = ask("CONFIG_ABSENT=y\n").expect_err("refused");
    assert!(error.contains("kconfig/later.config:1: asked for `CONFIG_ABSENT=y`"), "{error}");
}
