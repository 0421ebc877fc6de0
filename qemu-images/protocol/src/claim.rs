// SPDX-License-Identifier: GPL-2.0-only
//! The claims: sentences that must be true of sockets in different IPv4 namespaces.

use core::fmt;

macro_rules! claims {
    ($($id:ident $sentence:literal)+) => {
        /// A sentence that must be true of an isolated system. Its letter names the area: bind, lookup, procfs and
        /// diag, creation and lifetime, safety, cost (K).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Claim {
            $(#[doc = $sentence] $id,)+
        }

        impl Claim {
            /// Every claim, by area and number.
            pub const ALL: &[Claim] = &[$(Claim::$id),+];

            /// The short name, such as `B1`.
            pub const fn id(self) -> &'static str {
                match self { $(Claim::$id => stringify!($id),)+ }
            }

            /// The claim in one sentence.
            pub const fn sentence(self) -> &'static str {
                match self { $(Claim::$id => $sentence,)+ }
            }
        }
    };
}

claims! {
    B1 "Sockets of different namespaces can hold the same address and port at once, and all of them can listen."
    B2 "Within one namespace bind(2) refuses and allows exactly what it does without the series."
    B3 "A SO_REUSEPORT group ends at its namespace: no connection or datagram goes to a member elsewhere."
    B4 "Automatic port selection looks at its own namespace alone, and so does its running out of ports."
    B5 "Closing a socket, or a TIME_WAIT left behind, in one namespace neither frees nor blocks a port in another."
    B6 "The namespace of the socket decides, not that of the task that uses it."
    L1 "What is sent to 127/8 reaches only sockets of the sender's namespace."
    L2 "Without a receiver in the sender's namespace the sender is refused at once, whoever listens elsewhere."
    L3 "One four-tuple can live in many namespaces at once, and no byte crosses between them."
    L4 "Whatever a listener brings forth (TIME_WAIT, SYN_RECV, syncookie and Fast Open children) stays in its namespace."
    L5 "Loopback broadcast, multicast, raw, ping and DCCP traffic is seen in its own namespace alone."
    L6 "Traffic from the wire may match any namespace, the initial one first, and carries nothing of 127/8 across."
    L7 "No fast path (early demux, GRO, connected UDP, BPF socket lookup) gets around the separation."
    P1 "The socket tables under /proc/net list the sockets of the opener's namespace, all of them, once, in every state."
    P2 "sock_diag dumps and look-ups show the same sockets, and cannot destroy one of another namespace."
    P3 "/proc/PID/net shows the sockets of that process's namespace, whoever reads it."
    C1 "fork, exec and clone keep the namespace; unshare and clone3 make one; setns and /proc/PID/ns name and enter it."
    C2 "Making a namespace takes CAP_SYS_ADMIN and counts against a limit; unknown flags are refused."
    C3 "A namespace lives as long as something needs it and leaks nothing afterwards."
    C4 "With the option off, or no namespace made, nothing that a user can see differs."
    S1 "The kernel's own checkers stay silent while the suites and the stress run."
    S2 "Many tasks may make, use and drop namespaces at once on several CPUs."
    K1 "Inside a namespace loopback traffic costs at most 0.5 % more instructions than on the unpatched kernel."
    K2 "With no namespace ever made loopback traffic costs at most 0.1 % more."
}

impl Claim {
    /// The claim of that short name.
    pub fn from_id(id: &str) -> Option<Claim> {
        Claim::ALL.iter().copied().find(|claim| claim.id() == id)
    }
}

impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}
