// SPDX-License-Identifier: GPL-2.0-only
//! What `kiso bench` has the guest count.

use crate::{Case, Claim, Kind, Suite};

/// Every workload. Each is run as a case is, and says before its result how many operations took how many ticks.
///
/// The order is that of a plan: a workload that leaves much behind for the kernel to take down comes late.
pub static WORKLOADS: &[Case] = &[
    workload("bench/tcp-request-response", "A byte goes over a TCP connection and one comes back."),
    workload("bench/tcp-connect-accept-close", "A TCP connection is made, accepted and closed at both ends."),
    workload("bench/udp-echo", "A datagram of one byte is sent back to where it came from."),
    workload("bench/bind-close", "A TCP socket is made, bound to a port and closed."),
    procfs("bench/proc-net-tcp-1", "/proc/net/tcp is read to its end while it lists 1 socket."),
    procfs("bench/proc-net-tcp-1000", "/proc/net/tcp is read to its end while it lists 1,000 sockets."),
    procfs("bench/proc-net-tcp-50000", "/proc/net/tcp is read to its end while it lists 50,000 sockets."),
    workload("bench/tcp-connect-among-1", "A connect(2) to a port on which 1 namespace listens."),
    workload("bench/tcp-connect-among-10", "A connect(2) to a port on which 10 namespaces listen."),
    workload("bench/tcp-connect-among-1000", "A connect(2) to a port on which 1,000 namespaces listen."),
    workload("bench/udp-send-among-1", "A send(2) of a datagram to a port on which 1 namespace receives."),
    workload("bench/udp-send-among-10", "A send(2) of a datagram to a port on which 10 namespaces receive."),
    workload("bench/udp-send-among-1000", "A send(2) of a datagram to a port on which 1,000 namespaces receive."),
    workload(
        "bench/udp-refused-among-1",
        "A send(2) of a datagram that is refused, to a port that 1 namespace holds only on another address.",
    ),
    workload(
        "bench/udp-refused-among-10",
        "A send(2) of a datagram that is refused, to a port that 10 namespaces hold only on another address.",
    ),
    workload(
        "bench/udp-refused-among-1000",
        "A send(2) of a datagram that is refused, to a port that 1,000 namespaces hold only on another address.",
    ),
    workload("bench/bind-among-1", "A bind(2) to a port that a socket of each of 1 namespace is bound to."),
    workload("bench/bind-among-10", "A bind(2) to a port that a socket of each of 10 namespaces is bound to."),
    workload("bench/bind-among-1000", "A bind(2) to a port that a socket of each of 1,000 namespaces is bound to."),
    workload(
        "bench/tcp-same-four-tuple-among-1",
        "A byte goes over a TCP connection whose four-tuple 1 namespace has at once.",
    ),
    workload(
        "bench/tcp-same-four-tuple-among-10",
        "A byte goes over a TCP connection whose four-tuple 10 namespaces have at once.",
    ),
    workload(
        "bench/tcp-same-four-tuple-among-1000",
        "A byte goes over a TCP connection whose four-tuple 1,000 namespaces have at once.",
    ),
];

const fn workload(id: &'static str, summary: &'static str) -> Case {
    Case { id, suite: Suite::Bench, claim: Claim::K1, kind: Kind::Guards, needs: &["INET"], summary }
}

const fn procfs(id: &'static str, summary: &'static str) -> Case {
    Case { needs: &["INET", "PROC_FS"], ..workload(id, summary) }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use crate::{CASES, case};

    #[test]
    fn a_workload_is_found_by_its_id_and_is_no_case() {
        for known in WORKLOADS {
            assert_eq!(case(known.id), Some(known));
            let name = known.id.strip_prefix("bench/").expect(known.id);
            assert!(crate::text::is_word(name) && known.summary.ends_with('.'), "{}", known.id);
            assert!(!CASES.iter().any(|case| case.id == known.id), "{}", known.id);
        }
        assert_eq!(Suite::from_name("bench"), None);
    }
}
