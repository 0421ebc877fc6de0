// SPDX-License-Identifier: GPL-2.0-only
//! The user's wish to stop, as a flag to look at and a descriptor to wait on.

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Whether the user asked kiso to stop. Clones share one state; once set it stays set.
#[derive(Clone, Debug)]
pub struct Interrupt {
    /// The last signal that came, 0 for none.
    signal: Arc<AtomicUsize>,
    /// Becomes readable with the first signal and is never read, so every waiter sees it.
    wake: Option<Arc<UnixStream>>,
}

impl Interrupt {
    /// From now on SIGINT, SIGTERM and SIGHUP set it, in place of ending kiso. A signal that was ignored when kiso
    /// started stays ignored, as `nohup` wants it.
    ///
    /// # Errors
    /// Where the descriptors or the handlers cannot be had.
    pub fn install() -> io::Result<Self> {
        let signal = Arc::new(AtomicUsize::new(0));
        let (wake, notify) = UnixStream::pair()?;
        for number in [SIGINT, SIGTERM, SIGHUP] {
            if is_ignored(number)? {
                continue;
            }
            // Handlers run in the order of registration: who is woken finds the flag set.
            signal_hook::flag::register_usize(number, Arc::clone(&signal), number.unsigned_abs() as usize)?;
            signal_hook::low_level::pipe::register(number, notify.try_clone()?)?;
        }
        Ok(Self { signal, wake: Some(Arc::new(wake)) })
    }

    /// One that is never set.
    pub fn none() -> Self {
        Self { signal: Arc::new(AtomicUsize::new(0)), wake: None }
    }

    /// Whether it is set.
    pub fn is_set(&self) -> bool {
        self.signal().is_some()
    }

    /// The number of the signal that set it.
    pub fn signal(&self) -> Option<i32> {
        match self.signal.load(Ordering::SeqCst) {
            0 => None,
            number => i32::try_from(number).ok(),
        }
    }

    /// Readable from the moment it is set.
    pub(crate) fn fd(&self) -> Option<BorrowedFd<'_>> {
        self.wake.as_deref().map(AsFd::as_fd)
    }

    /// One that a test sets without a signal.
    #[cfg(test)]
    pub(crate) fn manual() -> (Self, ManualInterrupt) {
        let (wake, notify) = UnixStream::pair().expect("a pair of sockets");
        let signal = Arc::new(AtomicUsize::new(0));
        (Self { signal: Arc::clone(&signal), wake: Some(Arc::new(wake)) }, ManualInterrupt { signal, notify })
    }
}

/// Sets the [`Interrupt`] it was made with.
#[cfg(test)]
pub(crate) struct ManualInterrupt {
    signal: Arc<AtomicUsize>,
    notify: UnixStream,
}

#[cfg(test)]
impl ManualInterrupt {
    pub(crate) fn set(&mut self) {
        use std::io::Write;
        self.signal.store(SIGINT.unsigned_abs() as usize, Ordering::SeqCst);
        self.notify.write_all(b"x").expect("the interrupt is there");
    }
}

fn is_ignored(number: i32) -> io::Result<bool> {
    // SAFETY: sigaction with a null new action only fills `old`, for which all-zero bytes are a valid value.
    unsafe {
        let mut old: libc::sigaction = std::mem::zeroed();
        if libc::sigaction(number, std::ptr::null(), &mut old) != 0 {
            return Err(io::Error::last_os_error());
        }
        Ok(old.sa_sigaction == libc::SIG_IGN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signal_sets_it_and_wakes_every_waiter() {
        // SIGHUP: nothing else in this test binary sends or awaits it.
        let interrupt = Interrupt::install().expect("handlers");
        assert!(!interrupt.is_set());
        if is_ignored(SIGHUP).expect("a valid signal") {
            // Under nohup: it must stay ignored, and there is nothing more to see.
            return;
        }
        signal_hook::low_level::raise(SIGHUP).expect("a signal to ourselves");
        assert_eq!(interrupt.signal(), Some(SIGHUP));
        for waiter in [interrupt.clone(), interrupt] {
            let ready = crate::process::poll(&[waiter.fd()], None).expect("poll");
            assert_eq!(ready, [true]);
        }
    }

    #[test]
    fn none_is_never_set() {
        assert_eq!(Interrupt::none().signal(), None);
        assert!(Interrupt::none().fd().is_none());
    }
}
