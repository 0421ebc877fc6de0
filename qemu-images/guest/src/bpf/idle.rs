// SPDX-License-Identifier: GPL-2.0-only
//! Programs that do nothing, attached until the machine powers off where nobody's packets come by.

use rustix::fd::{AsRawFd, OwnedFd};
use rustix::fs::{Mode, OFlags, mkdir, open};
use rustix::io::{Errno, Result};

use super::code::{Code, link};
use super::find::{CGROUP_SKB, COMING_IN, CONNECT, EGRESS, GO_ON, LET_IN, SOCKET_ADDRESS, XDP};
use super::{CLSACT_INGRESS, LOOPBACK, PASS, attach, for_look_ups};
use crate::elsewhere::Kind;
use crate::network::hold;

/// One of them, by where it is attached.
#[derive(Clone, Copy)]
pub(super) enum Idle {
    /// To a network, for its look-ups.
    ForLookUps,
    /// To `lo`, before the IPv4 stack.
    OnLo,
    /// To `lo`, before all else.
    ComingIn,
    /// To a cgroup, at connect(2).
    AtConnect,
    /// To a cgroup, where its packets go out.
    GoingOut,
}

static KINDS: [Kind; 5] = [const { Kind::new() }; 5];

impl Idle {
    const ALL: [Idle; 5] = [Idle::ForLookUps, Idle::OnLo, Idle::ComingIn, Idle::AtConnect, Idle::GoingOut];

    /// A case has a program there, and others will.
    pub(super) fn is_used(self) {
        KINDS[self as usize].is_used();
    }

    fn make(self) -> Result<()> {
        match self {
            Idle::ForLookUps => hold(for_look_ups(&only_gives(PASS))?),
            Idle::OnLo => {
                const CLASSIFIER: u32 = 3;
                const OK: i32 = 0;
                // It goes with the network.
                attach(&only_gives(OK).load(CLASSIFIER, 0)?, CLSACT_INGRESS).map(core::mem::forget)
            }
            Idle::ComingIn => hold(link(&only_gives(LET_IN).load(XDP, COMING_IN)?, LOOPBACK, COMING_IN)?),
            Idle::AtConnect => hold(in_an_empty_cgroup(SOCKET_ADDRESS, CONNECT)?),
            Idle::GoingOut => hold(in_an_empty_cgroup(CGROUP_SKB, EGRESS)?),
        }
    }
}

/// Keeps a program of each kind that a case has used. To be called by PID 1.
pub fn keep_kinds() -> Result<()> {
    Idle::ALL.into_iter().try_for_each(|idle| KINDS[idle as usize].keep(|| idle.make()))
}

fn only_gives(number: i32) -> Code {
    let mut code = Code::new();
    code.give_back(number);
    code
}

/// Attaches a program to a cgroup without tasks.
fn in_an_empty_cgroup(kind: u32, place: u32) -> Result<OwnedFd> {
    const EMPTY: &str = "/cgroup/empty";
    match mkdir(EMPTY, Mode::from(0o755)) {
        Ok(()) | Err(Errno::EXIST) => {}
        Err(errno) => return Err(errno),
    }
    let cgroup = open(EMPTY, OFlags::RDONLY | OFlags::DIRECTORY, Mode::empty())?;
    link(&only_gives(GO_ON).load(kind, place)?, cgroup.as_raw_fd() as u32, place)
}
