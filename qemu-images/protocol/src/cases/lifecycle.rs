// SPDX-License-Identifier: GPL-2.0-only
//! The suite `lifecycle`: how a namespace is made, entered, limited and freed.

use super::{INET, INET_CLONE3, INET_LIMIT, INET_PROC, INET_UNIX, guards, isolates};
use crate::Claim::{C1, C2, C3};
use crate::{Case, Suite::Lifecycle};

const INET_CLONE3_PROC: &[&str] = &["INET", "PROC_FS", "clone3()"];
const INET_CLONE3_UTS: &[&str] = &["INET", "PROC_FS", "UTS_NS", "clone3()"];
const INET_CLONE3_UTS_IPC: &[&str] = &["INET", "PROC_FS", "UTS_NS", "IPC_NS", "clone3()"];
const INET_CLONE3_USER: &[&str] = &["INET", "PROC_FS", "USER_NS", "clone3()"];
// /proc/PID/ns came with 3.0, but since 3.8 its files are links that tell one namespace from another; and with 3.17 a thread
// finds its own.
const INET_NUMBERS: &[&str] = &["INET", "PROC_FS", ">=3.8"];
const INET_NUMBERS_THREAD: &[&str] = &["INET", "PROC_FS", ">=3.17"];
const INET_NUMBERS_UTS_IPC: &[&str] = &["INET", "PROC_FS", "UTS_NS", "IPC_NS", ">=3.8"];
const INET_NUMBERS_NET: &[&str] = &["INET", "PROC_FS", "NET_NS", ">=3.8"];
// They tell who owns a namespace since 4.9, and of which kind it is since 4.11.
const INET_OWNER: &[&str] = &["INET", "PROC_FS", "USER_NS", ">=4.9"];
const INET_KIND: &[&str] = &["INET", "PROC_FS", "USER_NS", ">=4.11"];
const INET_SETNS: &[&str] = &["INET", "PROC_FS", "setns()", ">=3.8"];
const INET_SETNS_UTS_IPC: &[&str] = &["INET", "PROC_FS", "UTS_NS", "IPC_NS", "setns()", ">=3.8"];
// /proc/PID/setgroups.
const INET_SETNS_USER: &[&str] = &["INET", "PROC_FS", "USER_NS", "setns()", ">=3.19"];
// setns(2) takes a pidfd since 5.8.
const INET_PIDFD: &[&str] = &["INET", "PROC_FS", "setns()", "pidfd_open()", ">=5.8"];
const INET_PIDFD_UTS: &[&str] = &["INET", "PROC_FS", "UTS_NS", "setns()", "pidfd_open()", ">=5.8"];
const INET_PIDFD_USER: &[&str] = &["INET", "PROC_FS", "USER_NS", "setns()", "pidfd_open()", ">=5.8"];
const INET_LIMIT_UTS: &[&str] = &["INET", "PROC_FS", "SYSCTL", "USER_NS", "UTS_NS", ">=4.9"];
const INET_LIMIT_ALL: &[&str] =
    &["INET", "PROC_FS", "SYSCTL", "USER_NS", "UTS_NS", "IPC_NS", "PID_NS", "CGROUPS", "NET_NS", ">=4.9"];
const INET_LIMIT_SETNS: &[&str] = &["INET", "PROC_FS", "SYSCTL", "USER_NS", "setns()", ">=4.9"];
const INET_LIMIT_PIDFD: &[&str] = &["INET", "PROC_FS", "SYSCTL", "USER_NS", "setns()", "pidfd_open()", ">=5.8"];
const INET_LIMIT_CLONE3: &[&str] = &["INET", "PROC_FS", "SYSCTL", "USER_NS", "UTS_NS", "clone3()"];
// clone3(2) for a PID that is asked for.
const INET_LIMIT_CLONE3_PID: &[&str] = &["INET", "PROC_FS", "SYSCTL", "USER_NS", "clone3()", ">=5.5"];
const INET_IPV6_LIMIT_NET: &[&str] = &["INET", "IPV6", "PROC_FS", "SYSCTL", "USER_NS", "NET_NS", ">=4.9"];

pub(super) const CASES: &[Case] = &[
    isolates(
        Lifecycle,
        "lifecycle/unshare",
        C1,
        INET_NUMBERS,
        "Each unshare(2) puts its caller into a namespace with a number of its own, and nobody else.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/unshare-twice",
        C1,
        INET,
        "A task that has unshared twice reaches neither its first nor its second namespace's listener.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/clone3",
        C1,
        INET_CLONE3_PROC,
        "clone3(2) puts the child into a new namespace, which its own child shares, and leaves the parent where it is.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/unshare-with-others",
        C1,
        INET_NUMBERS_UTS_IPC,
        "One unshare(2) makes a namespace along with a UTS namespace, and no other.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/clone3-with-others",
        C1,
        INET_CLONE3_UTS_IPC,
        "One clone3(2) makes a namespace along with a UTS namespace, and no other.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/unshare-with-network-namespace",
        C1,
        INET_NUMBERS_NET,
        "A namespace made along with a network namespace has ports and a loopback that work.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/unshare-with-user-namespace",
        C2,
        INET_OWNER,
        "Without CAP_SYS_ADMIN unshare(2) makes a namespace along with the user namespace that owns it.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/clone3-with-user-namespace",
        C2,
        INET_CLONE3_USER,
        "Without CAP_SYS_ADMIN clone3(2) makes a namespace along with the user namespace that owns it.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/inodes",
        C1,
        INET_NUMBERS_THREAD,
        "Tasks of one namespace see the same number in /proc/PID/ns, and no two of five namespaces share one.",
    ),
    guards(
        Lifecycle,
        "lifecycle/file",
        C1,
        INET_NUMBERS,
        "/proc/self/ns lists the namespace's file once, and its link says the kind and the inode.",
    ),
    guards(
        Lifecycle,
        "lifecycle/file-ioctls",
        C1,
        INET_KIND,
        "The namespace's file tells its kind and its owner, has no parent, and hides an owner from those below.",
    ),
    guards(Lifecycle, "lifecycle/fork-keeps", C1, INET, "A child of fork is in its parent's namespace."),
    guards(Lifecycle, "lifecycle/fork-of-fork-keeps", C1, INET, "So is the child of that child."),
    guards(
        Lifecycle,
        "lifecycle/vfork-keeps",
        C1,
        INET,
        "A child that shares memory and files is in its parent's namespace.",
    ),
    guards(Lifecycle, "lifecycle/thread-keeps", C1, INET, "A new thread is in the namespace of the one that made it."),
    isolates(
        Lifecycle,
        "lifecycle/thread-unshares-alone",
        C1,
        INET,
        "A thread that unshares leaves its process where it is.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/clone3-thread",
        C1,
        INET_CLONE3,
        "clone3(2) puts a thread into a new namespace, and leaves its process where it is.",
    ),
    guards(
        Lifecycle,
        "lifecycle/exec-keeps",
        C1,
        INET_PROC,
        "A program that is executed finds the namespace, the ports and the listener that were there before.",
    ),
    guards(
        Lifecycle,
        "lifecycle/clone-has-no-flag",
        C1,
        INET,
        "To clone(2) the bit of CLONE_NEWIPV4 is a part of a signal, and makes no namespace.",
    ),
    guards(
        Lifecycle,
        "lifecycle/other-unshare-keeps",
        C1,
        INET_CLONE3_UTS,
        "unshare(2) and clone3(2) of a UTS namespace keep the namespace.",
    ),
    guards(
        Lifecycle,
        "lifecycle/other-setns-keeps",
        C1,
        INET_PIDFD_UTS,
        "setns(2) into a UTS namespace, by its file or by a pidfd, keeps the namespace.",
    ),
    guards(
        Lifecycle,
        "lifecycle/network-namespace-keeps",
        C1,
        INET_NUMBERS_NET,
        "unshare(2) of a network namespace keeps the IPv4 namespace, and gives it ports and a loopback anew.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/setns",
        C1,
        INET_SETNS,
        "setns(2) through /proc/PID/ns leads where that task's listener and ports are, with the type or without.",
    ),
    isolates(Lifecycle, "lifecycle/setns-pidfd", C1, INET_PIDFD, "setns(2) through a pidfd leads to the same place."),
    isolates(Lifecycle, "lifecycle/setns-thread-alone", C1, INET_PIDFD, "A thread goes there alone, and comes back."),
    isolates(
        Lifecycle,
        "lifecycle/setns-pidfd-with-others",
        C1,
        INET_PIDFD_UTS,
        "setns(2) through a pidfd enters the namespace along with the UTS namespace of that task.",
    ),
    guards(Lifecycle, "lifecycle/setns-own", C1, INET_PIDFD, "setns(2) into one's own namespace changes nothing."),
    isolates(
        Lifecycle,
        "lifecycle/setns-back",
        C1,
        INET_SETNS,
        "setns(2) leads back to the initial namespace, and once more into the new one.",
    ),
    guards(
        Lifecycle,
        "lifecycle/setns-wrong-type",
        C1,
        INET_SETNS_UTS_IPC,
        "setns(2) refuses a file of another type, a file that is no namespace, and none.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/setns-after-the-last-task",
        C3,
        INET_SETNS,
        "An open file leads into a namespace whose last task has ended, and its listener is still there.",
    ),
    isolates(Lifecycle, "lifecycle/setns-bind-mount", C3, INET_SETNS, "So does a bind mount of the file."),
    guards(
        Lifecycle,
        "lifecycle/setns-dead-task",
        C1,
        INET_PIDFD,
        "A task that is dead and not yet collected has no namespace, and setns(2) says so.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/unshare-unprivileged",
        C2,
        INET,
        "Without CAP_SYS_ADMIN unshare(2) makes no namespace.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/clone3-unprivileged",
        C2,
        INET_CLONE3,
        "Without CAP_SYS_ADMIN clone3(2) makes no namespace.",
    ),
    guards(
        Lifecycle,
        "lifecycle/setns-unprivileged",
        C2,
        INET_SETNS,
        "Without CAP_SYS_ADMIN setns(2) enters no namespace, not even one's own.",
    ),
    guards(
        Lifecycle,
        "lifecycle/setns-without-net-admin",
        C2,
        INET_SETNS,
        "Without CAP_NET_ADMIN a task makes a namespace, and comes back by setns(2).",
    ),
    guards(
        Lifecycle,
        "lifecycle/setns-foreign-owner",
        C2,
        INET_SETNS_USER,
        "Neither a namespace of the parent's user namespace nor one of a sibling's can be entered.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/setns-owned-by-child",
        C2,
        INET_SETNS_USER,
        "A namespace that a user namespace below owns can be entered from above.",
    ),
    guards(
        Lifecycle,
        "lifecycle/setns-needs-both-capabilities",
        C2,
        INET_SETNS_USER,
        "setns(2) takes CAP_SYS_ADMIN over one's own user namespace besides that over the owner.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/setns-with-user-namespace",
        C2,
        INET_PIDFD_USER,
        "setns(2) to a user namespace of one's own asks there for the right to enter what belongs to it.",
    ),
    guards(
        Lifecycle,
        "lifecycle/unshare-unknown-flags",
        C2,
        INET,
        "unshare(2) refuses flags it does not know, alone and beside the namespace's.",
    ),
    guards(
        Lifecycle,
        "lifecycle/clone3-unknown-flags",
        C2,
        INET_CLONE3,
        "clone3(2) refuses flags it does not know, alone and beside the namespace's.",
    ),
    guards(
        Lifecycle,
        "lifecycle/setns-unknown-flags",
        C2,
        INET_PIDFD,
        "setns(2) through a pidfd refuses no flag and flags it does not know.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/limit-unshare",
        C2,
        INET_LIMIT_UTS,
        "unshare(2) makes as many namespaces as the limit allows, and one more when one has ended.",
    ),
    isolates(Lifecycle, "lifecycle/limit-clone3", C2, INET_LIMIT_CLONE3, "The same for clone3(2)."),
    isolates(
        Lifecycle,
        "lifecycle/limit-nested",
        C2,
        INET_LIMIT,
        "Namespaces of an inner user namespace count against its own limit and the outer one's.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/limit-with-user-namespace",
        C2,
        INET_LIMIT,
        "A namespace made along with its user namespace counts against the limit of that one.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/limit-each-user",
        C2,
        INET_LIMIT,
        "The limit is each user's own, by the effective user.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/limit-after-end-by-another",
        C2,
        INET_LIMIT,
        "A namespace counts for the user who made it until it ends, whoever has it end.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/limit-after-refusal",
        C2,
        INET_LIMIT_UTS,
        "An unshare(2) of two that is refused for the limit of one makes and counts neither.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/limit-after-refusal-beside-each",
        C2,
        INET_LIMIT_ALL,
        "An unshare(2) that is refused for its limit leaves none of the other namespaces that were asked for with it.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/freed-after-refused-setns",
        C3,
        INET_LIMIT_PIDFD,
        "A namespace that setns(2) refused to enter is gone with its last task.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/limit-after-late-refusal",
        C3,
        INET_LIMIT_CLONE3_PID,
        "A clone3(2) that fails after it made the namespace does not count it.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/tcp-listener-outlives",
        C3,
        INET,
        "The listener of a namespace without tasks takes connections from within, and from nowhere else.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/tcp-connection-outlives",
        C3,
        INET,
        "A connection in a namespace without tasks goes on beside the same four-tuple in a new one.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/tcp-backlog-outlives",
        C3,
        INET,
        "Connections that wait in the backlog of a namespace without tasks can be accepted, and are reset if not.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/tcp-half-open-outlives",
        C3,
        INET,
        "A half-open connection in a namespace without tasks is completed.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/tcp-reset-outlives",
        C3,
        INET,
        "A reset arrives in a namespace without tasks, and not at the same four-tuple in a new one.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/tcp-time-wait-outlives",
        C3,
        INET,
        "A TIME_WAIT left behind in a namespace without tasks does not hold its port or four-tuple in new ones.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/tcp-in-flight-outlives",
        C3,
        INET_UNIX,
        "A listener in a message nobody has received belongs to its namespace, which has no tasks any more.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/udp-outlives",
        C3,
        INET,
        "A datagram in a namespace without tasks arrives there, and one from elsewhere does not.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/udp-refused-outlives",
        C3,
        INET,
        "A datagram in a namespace without tasks and without a receiver is refused, whoever receives elsewhere.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/udp-queued-outlives",
        C3,
        INET,
        "Datagrams in the queue of a namespace without tasks can be received there and are not seen elsewhere.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/listing-outlives",
        C3,
        INET_PROC,
        "A table under /proc/net that is open lists the sockets of its namespace after the last task.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/never-the-same-again",
        C3,
        INET_PROC,
        "Of many namespaces made after the end of one none meets its listener, whatever their numbers.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/freed-with-last-task",
        C3,
        INET_LIMIT,
        "A namespace is gone when its last task ends or is killed.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/freed-when-left",
        C3,
        INET_LIMIT_SETNS,
        "A namespace is gone when its last task leaves it by setns(2) or unshare(2).",
    ),
    isolates(
        Lifecycle,
        "lifecycle/held-by-any-task",
        C3,
        INET_LIMIT_UTS,
        "A namespace is there as long as any task is in it, whatever other namespaces that has.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/held-by-open-file",
        C3,
        INET_LIMIT,
        "A namespace is there as long as its file is open.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/held-by-bind-mount",
        C3,
        INET_LIMIT,
        "A namespace is there as long as its file is mounted.",
    ),
    isolates(
        Lifecycle,
        "lifecycle/held-after-setns",
        C3,
        INET_LIMIT_SETNS,
        "A namespace that a task has entered is there as long as that task, though its file is closed.",
    ),
    guards(Lifecycle, "lifecycle/owner-freed", C3, INET_LIMIT, "A namespace that ends lets its user namespace end."),
    isolates(
        Lifecycle,
        "lifecycle/many-leak-nothing",
        C3,
        INET_LIMIT,
        "Of thousands of namespaces, made and dropped, nothing stays: no count, no number, no memory.",
    ),
    guards(
        Lifecycle,
        "lifecycle/network-freed",
        C3,
        INET_IPV6_LIMIT_NET,
        "TCP and UDP sockets of all sorts, once closed, keep neither themselves nor their network.",
    ),
];
