// SPDX-License-Identifier: GPL-2.0-only
//! A running child that cannot be forgotten, and the descriptors through which it is watched.

use super::{Command, Exit, ProcessError};
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read};
use std::marker::PhantomData;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, OwnedFd, RawFd};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::time::Instant;

/// What of kiso's own environment every child gets.
const INHERITED: [&str; 3] = ["PATH", "HOME", "TMPDIR"];

/// What of it one gets that uses the network.
const PROXIES: [&str; 3] = ["http_proxy", "https_proxy", "no_proxy"];

/// Where a child's output goes and what else it gets.
pub(crate) struct Wiring<'a> {
    /// The child's standard output.
    pub stdout: OwnedFd,
    /// The child's standard error.
    pub stderr: OwnedFd,
    /// Descriptors that stay open in the child, under the same numbers.
    pub inherited: &'a [BorrowedFd<'a>],
    /// What the kernel sends the child when kiso dies without a word: SIGTERM for a tool that cleans up after itself,
    /// SIGKILL for one that has nothing to clean up.
    pub on_our_death: i32,
}

/// A child in a process group of its own. Dropping it kills the group and reaps the child.
///
/// The kernel sends the death signal when the *thread* that forked ends, not the process. A child therefore stays on
/// its thread (it is not `Send`) and, being reaped on drop, does not outlive it.
pub(crate) struct Child {
    handle: duct::Handle,
    program: OsString,
    pid: libc::pid_t,
    exited: OwnedFd,
    reaped: bool,
    stays_on_its_thread: PhantomData<*const ()>,
}

impl Child {
    /// Starts `command` with /dev/null as its input.
    pub(crate) fn start(command: &Command, wiring: Wiring<'_>) -> Result<Self, ProcessError> {
        let inherited: Vec<RawFd> = wiring.inherited.iter().map(AsRawFd::as_raw_fd).collect();
        let on_our_death = wiring.on_our_death;
        let parent = libc::pid_t::try_from(std::process::id()).unwrap_or(-1);
        let mut expression = duct::cmd(&command.program, &command.args)
            .stdin_null()
            .stdout_file(wiring.stdout)
            .stderr_file(wiring.stderr)
            .full_env(environment(command))
            .unchecked()
            .before_spawn(move |spawn| {
                let inherited = inherited.clone();
                spawn.process_group(0);
                // SAFETY: the closure makes plain system calls on values it owns; it neither allocates nor locks.
                unsafe {
                    spawn.pre_exec(move || prepare(parent, on_our_death, &inherited));
                }
                Ok(())
            });
        if let Some(dir) = &command.dir {
            expression = expression.dir(dir);
        }
        let handle = expression.start().map_err(|source| not_started(command, source))?;
        // The expression holds our copies of the child's ends: with them open, no pipe would ever end.
        drop(expression);
        let failed = |source| ProcessError::Io { program: command.program.clone(), source };
        let pid = handle.pids().first().and_then(|pid| libc::pid_t::try_from(*pid).ok());
        let pid = pid.ok_or_else(|| failed(io::Error::other("it has no process id")))?;
        match pidfd_open(pid) {
            Ok(exited) => Ok(Self {
                handle,
                program: command.program.clone(),
                pid,
                exited,
                reaped: false,
                stays_on_its_thread: PhantomData,
            }),
            Err(source) => {
                signal_group(pid, libc::SIGKILL);
                let _ = handle.wait();
                Err(failed(source))
            }
        }
    }

    /// Readable once the child itself has ended.
    pub(crate) fn exited(&self) -> BorrowedFd<'_> {
        self.exited.as_fd()
    }

    /// Sends `signal` to the child's whole group.
    pub(crate) fn signal(&self, signal: i32) {
        if !self.reaped {
            signal_group(self.pid, signal);
        }
    }

    /// Waits for the child's end, ends what is left of its group, and tells how the child ended.
    pub(crate) fn reap(mut self) -> Result<Exit, ProcessError> {
        self.reap_now().map_err(|source| ProcessError::Io { program: self.program.clone(), source })
    }

    /// Kills the group and reaps the child.
    pub(crate) fn kill(self) -> Result<Exit, ProcessError> {
        self.signal(libc::SIGKILL);
        self.reap()
    }

    fn reap_now(&mut self) -> io::Result<Exit> {
        while !poll(&[Some(self.exited.as_fd())], None)?.first().copied().unwrap_or(false) {}
        // The child is a zombie now: its number, which is the group's, cannot have gone to anybody else.
        self.signal(libc::SIGKILL);
        self.reaped = true;
        let status = self.handle.wait()?.status;
        Ok(match (status.code(), status.signal()) {
            (Some(code), _) => Exit::Code(code),
            (None, signal) => Exit::Signal(signal.unwrap_or(0)),
        })
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        if !self.reaped {
            self.signal(libc::SIGKILL);
            // Nobody is left to be told; the kill itself cannot fail for a child of ours.
            let _ = self.reap_now();
        }
    }
}

/// What the child's environment holds.
fn environment(command: &Command) -> Vec<(OsString, OsString)> {
    let proxies = PROXIES.iter().filter(|_| command.proxies);
    let ours = INHERITED.iter().chain(proxies).filter_map(|name| Some((OsString::from(name), std::env::var_os(name)?)));
    let fixed = std::iter::once((OsString::from("LC_ALL"), OsString::from("C")));
    ours.chain(fixed).chain(command.env.iter().cloned()).collect()
}

fn not_started(command: &Command, source: io::Error) -> ProcessError {
    let program = command.program.clone();
    // A missing directory or script interpreter gives the same error number as a missing program.
    let dir_is_there = command.dir.as_ref().is_none_or(|dir| dir.is_dir());
    if source.kind() == io::ErrorKind::NotFound && dir_is_there && !std::path::Path::new(&program).is_file() {
        return ProcessError::NotFound { program };
    }
    ProcessError::Spawn { program, source }
}

/// Runs in the child between fork and exec.
fn prepare(parent: libc::pid_t, on_our_death: i32, inherited: &[RawFd]) -> io::Result<()> {
    // SAFETY: async-signal-safe system calls; the only pointer is to a constant.
    unsafe {
        if libc::prctl(libc::PR_SET_PDEATHSIG, on_our_death) != 0 {
            return Err(io::Error::last_os_error());
        }
        // kiso may have died before the prctl: then nobody will ever send the signal.
        if libc::getppid() != parent {
            return Err(io::Error::from_raw_os_error(libc::ESRCH));
        }
        // What kiso's parent made us ignore would else be ignored by the child too, and grace would mean nothing.
        for signal in [libc::SIGINT, libc::SIGTERM, libc::SIGHUP, libc::SIGQUIT] {
            libc::signal(signal, libc::SIG_DFL);
        }
        // A crash of QEMU or of a compiler must not leave a core file where the user happens to stand.
        libc::setrlimit(libc::RLIMIT_CORE, &libc::rlimit { rlim_cur: 0, rlim_max: 0 });
        for fd in inherited {
            if libc::fcntl(*fd, libc::F_SETFD, 0) != 0 {
                return Err(io::Error::last_os_error());
            }
        }
    }
    Ok(())
}

/// Leaves a descriptor open in every child from now on, under the same number.
pub(crate) fn hand_down(fd: BorrowedFd<'_>) -> io::Result<()> {
    // SAFETY: no pointers; the descriptor is open.
    match unsafe { libc::fcntl(fd.as_raw_fd(), libc::F_SETFD, 0) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}

fn signal_group(pid: libc::pid_t, signal: i32) {
    // SAFETY: no pointers. It fails only where the group is gone, which is what the caller wants.
    unsafe {
        libc::kill(-pid, signal);
    }
}

pub(super) fn pidfd_open(pid: libc::pid_t) -> io::Result<OwnedFd> {
    // SAFETY: no pointers; a descriptor that the kernel returns is new and ours.
    unsafe {
        let fd = libc::syscall(libc::SYS_pidfd_open, pid, 0);
        match RawFd::try_from(fd) {
            Ok(fd) if fd >= 0 => Ok(OwnedFd::from_raw_fd(fd)),
            _ => Err(io::Error::last_os_error()),
        }
    }
}

/// The reading end of a pipe that a child writes to. Reading it never blocks.
pub(crate) struct Source {
    pipe: Option<File>,
}

impl Source {
    /// A pipe: our end, and the end for the child.
    pub(crate) fn new() -> io::Result<(Self, OwnedFd)> {
        let mut fds: [RawFd; 2] = [-1; 2];
        // SAFETY: pipe2 fills both descriptors or fails; they are new and ours.
        let (ours, theirs) = unsafe {
            if libc::pipe2(fds.as_mut_ptr(), libc::O_CLOEXEC) != 0 {
                return Err(io::Error::last_os_error());
            }
            (OwnedFd::from_raw_fd(fds[0]), OwnedFd::from_raw_fd(fds[1]))
        };
        // SAFETY: no pointers. Only our end: the child must find an ordinary blocking pipe.
        if unsafe { libc::fcntl(ours.as_raw_fd(), libc::F_SETFL, libc::O_NONBLOCK) } != 0 {
            return Err(io::Error::last_os_error());
        }
        Ok((Self { pipe: Some(File::from(ours)) }, theirs))
    }

    /// The descriptor to wait on; none once the pipe has ended.
    pub(crate) fn fd(&self) -> Option<BorrowedFd<'_>> {
        self.pipe.as_ref().map(AsFd::as_fd)
    }

    /// Gives up what may still come.
    pub(crate) fn close(&mut self) {
        self.pipe = None;
    }

    /// Reads what is there, at most a buffer full; 0 where nothing is there now or ever.
    pub(crate) fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let Some(pipe) = self.pipe.as_mut() else { return Ok(0) };
            match pipe.read(buffer) {
                Ok(0) => self.pipe = None,
                Ok(length) => return Ok(length),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(0),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// Waits until one of `fds` is readable or at its end, until `deadline`, or until a signal comes, and tells which are
/// ready. An absent descriptor is never ready.
pub(crate) fn poll(fds: &[Option<BorrowedFd<'_>>], deadline: Option<Instant>) -> io::Result<Vec<bool>> {
    let mut polled: Vec<libc::pollfd> = fds
        .iter()
        .map(|fd| libc::pollfd { fd: fd.map_or(-1, |fd| fd.as_raw_fd()), events: libc::POLLIN, revents: 0 })
        .collect();
    let timeout = deadline.map(|deadline| {
        let left = deadline.saturating_duration_since(Instant::now());
        libc::timespec {
            tv_sec: libc::time_t::try_from(left.as_secs()).unwrap_or(libc::time_t::MAX),
            tv_nsec: left.subsec_nanos().into(),
        }
    });
    let timeout = timeout.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
    // SAFETY: `polled` and `timeout` outlive the call; the length is that of `polled`.
    let ready = unsafe { libc::ppoll(polled.as_mut_ptr(), polled.len() as libc::nfds_t, timeout, std::ptr::null()) };
    if ready < 0 {
        let error = io::Error::last_os_error();
        return match error.kind() {
            io::ErrorKind::Interrupted => Ok(vec![false; fds.len()]),
            _ => Err(error),
        };
    }
    Ok(polled.iter().map(|fd| fd.revents != 0).collect())
}

/// `text` as one word of a POSIX shell, or of bash where it holds bytes that must not reach a terminal.
pub(crate) fn shell_word(text: &OsStr) -> String {
    use std::os::unix::ffi::OsStrExt;
    let bytes = text.as_bytes();
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_./:=,+@%".contains(byte);
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.is_empty() && bytes.iter().all(plain) => text.to_owned(),
        Ok(text) if crate::escape::is_line(text) => format!("'{}'", text.replace('\'', "'\\''")),
        _ => {
            let escaped: String = bytes.iter().map(|byte| format!("\\x{byte:02x}")).collect();
            format!("$'{escaped}'")
        }
    }
}
