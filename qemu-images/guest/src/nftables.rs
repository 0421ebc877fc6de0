// SPDX-License-Identifier: GPL-2.0-only
//! Rules of netfilter that cases put in the way of packets, as `nft` would.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use rustix::fd::OwnedFd;
use rustix::io::{Errno, IoSlice, Result, read, writev};
use rustix::net::netlink::NETFILTER;
use rustix::net::sockopt::{self, Timeout};
use rustix::net::{AddressFamily, SocketType, socket};

use crate::bpf::Transport;
use crate::elsewhere::Kind;
use crate::errno::Name;
use crate::net::LIMIT;
use crate::netlink::{ACKNOWLEDGE, Message, acknowledged};
use crate::network::hold;
use crate::packet::protocol;
use crate::report::{self, Ended};

/// What becomes of packets for a port.
#[derive(Clone, Copy)]
pub enum Fate {
    /// They are answered with a reset, or for UDP an ICMP error.
    Reject,
    /// The same before they are on their way.
    RejectGoingOut,
    /// As the first where netfilter's own look-up finds a socket that has this mark.
    RejectMarked(u32),
    /// A transparent socket gets them that is connected with their sender or that waits here. The packets are those of the same
    /// family; all else is about IPv4.
    Proxy(SocketAddr),
    /// Connections are answered for whoever listens, and go on to it when they are complete.
    AnswerFor,
}

/// A rule in the caller's network. It lasts until dropped: the kernel removes the table with the socket that owns it.
pub struct Rule(#[expect(dead_code, reason = "it is only held open")] OwnedFd);

impl Rule {
    /// Has all packets for `port` meet their fate, from now on.
    pub fn add(over: Transport, port: u16, fate: Fate) -> core::result::Result<Rule, Ended> {
        Rule::of(fate.kind(), add(over, port, fate))
    }

    /// Has the ICMP messages dropped for which netfilter's own look-up finds a socket that has this mark: errors, for it finds
    /// the sender of what they quote.
    pub fn drop_errors_of(mark: u32) -> core::result::Result<Rule, Ended> {
        let added = add_to(IPV4, INPUT, |list| {
            only_protocol(list, protocol::ICMP);
            only_marked(list, mark);
            drop_it(list);
        });
        Rule::of(Fate::RejectMarked(mark).kind(), added)
    }

    fn of(kind: usize, added: Result<OwnedFd>) -> core::result::Result<Rule, Ended> {
        let rule = added.map_err(|errno| report::error(format_args!("a rule: {}", Name(errno))))?;
        KINDS[kind].is_used();
        Ok(Rule(rule))
    }
}

/// Kinds of rules by the hooks that they use.
static KINDS: [Kind; 6] = [const { Kind::new() }; 6];

impl Fate {
    /// Its place among the kinds.
    const fn kind(self) -> usize {
        match self {
            Fate::Reject => 0,
            Fate::RejectGoingOut => 1,
            Fate::RejectMarked(_) => 2,
            Fate::Proxy(SocketAddr::V4(_)) => 3,
            Fate::Proxy(SocketAddr::V6(_)) => 4,
            Fate::AnswerFor => 5,
        }
    }
}

/// Keeps a rule of each kind that a case has used. To be called by PID 1.
pub fn keep_kinds() -> Result<()> {
    const DISCARD: u16 = 9;
    let [v4, v6] =
        [IpAddr::from(Ipv4Addr::LOCALHOST), Ipv6Addr::LOCALHOST.into()].map(|ip| SocketAddr::new(ip, DISCARD));
    let fates =
        [Fate::Reject, Fate::RejectGoingOut, Fate::RejectMarked(1), Fate::Proxy(v4), Fate::Proxy(v6), Fate::AnswerFor];
    for fate in fates {
        KINDS[fate.kind()].keep(|| hold(add(Transport::Tcp, DISCARD, fate)?))?;
    }
    Ok(())
}

fn add(over: Transport, port: u16, fate: Fate) -> Result<OwnedFd> {
    let hook = match fate {
        // A proxy is chosen as packets come in.
        Fate::Proxy(_) => PREROUTING,
        Fate::RejectGoingOut => OUTPUT,
        Fate::Reject | Fate::RejectMarked(_) | Fate::AnswerFor => INPUT,
    };
    let family = if matches!(fate, Fate::Proxy(SocketAddr::V6(_))) { IPV6 } else { IPV4 };
    add_to(family, hook, |list| {
        only_protocol(list, over.number());
        only_port(list, port);
        match fate {
            Fate::Reject | Fate::RejectGoingOut => reject(list, over),
            Fate::RejectMarked(mark) => {
                only_marked(list, mark);
                reject(list, over);
            }
            Fate::Proxy(to) => proxy(list, family, to),
            Fate::AnswerFor => answer_for(list),
        }
    })
}

const NAME: &[u8] = b"kiso\0";

fn add_to(family: u8, hook: u32, expressions: impl FnOnce(&mut Message)) -> Result<OwnedFd> {
    const BEGIN: u16 = 0x10;
    const END: u16 = 0x11;
    const NEW_TABLE: u16 = 10 << 8;
    const NEW_CHAIN: u16 = 10 << 8 | 3;
    const NEW_RULE: u16 = 10 << 8 | 6;
    const CREATE: u16 = 0x400;
    let netfilter = socket(AddressFamily::NETLINK, SocketType::DGRAM, Some(NETFILTER))?;
    sockopt::set_socket_timeout(&netfilter, Timeout::Recv, Some(LIMIT))?;
    let batch = || message(0, 10);
    let mut parts = [
        (batch(), BEGIN, 0),
        (table(family), NEW_TABLE, CREATE),
        (chain(family, hook), NEW_CHAIN, CREATE),
        (rule(family, expressions), NEW_RULE, CREATE | ACKNOWLEDGE),
        (batch(), END, 0),
    ];
    let parts = parts.each_mut().map(|(message, kind, flags)| IoSlice::new(message.finish(*kind, *flags)));
    writev(&netfilter, &parts)?;
    let mut answer = [0; 1024];
    let length = read(&netfilter, &mut answer)?;
    acknowledged(answer.get(..length).unwrap_or_default()).unwrap_or(Err(Errno::PROTO))?;
    Ok(netfilter)
}

/// A message with what every one of netfilter's begins with: `struct nfgenmsg`.
fn message(family: u8, resource: u16) -> Message {
    let [high, low] = resource.to_be_bytes();
    let mut message = Message::new();
    message.put(&[family, 0, high, low]);
    message
}

const IPV4: u8 = 2;
const IPV6: u8 = 10;

fn table(family: u8) -> Message {
    const NAMED: u16 = 1;
    const FLAGS: u16 = 2;
    const OWNED: u32 = 2;
    let mut table = message(family, 0);
    table.attribute(NAMED, NAME);
    number(&mut table, FLAGS, OWNED);
    table
}

// Where packets meet a rule.
const PREROUTING: u32 = 0;
const INPUT: u32 = 1;
const OUTPUT: u32 = 3;

fn chain(family: u8, place: u32) -> Message {
    const TABLE: u16 = 1;
    const NAMED: u16 = 3;
    const HOOK: u16 = 4;
    const HOOK_NUMBER: u16 = 1;
    const HOOK_PRIORITY: u16 = 2;
    const KIND: u16 = 7;
    let mut chain = message(family, 0);
    chain.attribute(TABLE, NAME);
    chain.attribute(NAMED, NAME);
    chain.nested(HOOK, |hook| {
        number(hook, HOOK_NUMBER, place);
        number(hook, HOOK_PRIORITY, 0);
    });
    chain.attribute(KIND, b"filter\0");
    chain
}

fn rule(family: u8, expressions: impl FnOnce(&mut Message)) -> Message {
    const TABLE: u16 = 1;
    const CHAIN: u16 = 2;
    const LIST: u16 = 4;
    let mut rule = message(family, 0);
    rule.attribute(TABLE, NAME);
    rule.attribute(CHAIN, NAME);
    rule.nested(LIST, expressions);
    rule
}

// What an expression works on: one register for all of them, and another one for a second value.
const REGISTER: u32 = 1;
const SECOND_REGISTER: u32 = 2;

fn expression(list: &mut Message, name: &[u8], fill: impl FnOnce(&mut Message)) {
    const ELEMENT: u16 = 1;
    const NAMED: u16 = 1;
    const DATA: u16 = 2;
    list.nested(ELEMENT, |element| {
        element.attribute(NAMED, name);
        element.nested(DATA, fill);
    });
}

fn number(message: &mut Message, kind: u16, number: u32) {
    message.attribute(kind, &number.to_be_bytes());
}

fn value(message: &mut Message, kind: u16, bytes: &[u8]) {
    const VALUE: u16 = 1;
    message.nested(kind, |data| data.attribute(VALUE, bytes));
}

/// Goes on where the register holds these bytes.
fn only_equal(list: &mut Message, bytes: &[u8]) {
    const EQUAL: u32 = 0;
    expression(list, b"cmp\0", |compare| {
        number(compare, 1, REGISTER);
        number(compare, 2, EQUAL);
        value(compare, 3, bytes);
    });
}

fn only_protocol(list: &mut Message, number_in_header: u8) {
    const PROTOCOL: u32 = 16;
    expression(list, b"meta\0", |load| {
        number(load, 1, REGISTER);
        number(load, 2, PROTOCOL);
    });
    only_equal(list, &[number_in_header]);
}

fn only_port(list: &mut Message, port: u16) {
    const TRANSPORT_HEADER: u32 = 2;
    const DESTINATION: u32 = 2;
    expression(list, b"payload\0", |load| {
        number(load, 1, REGISTER);
        number(load, 2, TRANSPORT_HEADER);
        number(load, 3, DESTINATION);
        number(load, 4, size_of::<u16>() as u32);
    });
    only_equal(list, &port.to_be_bytes());
}

fn only_marked(list: &mut Message, mark: u32) {
    const MARK: u32 = 1;
    expression(list, b"socket\0", |load| {
        number(load, 1, MARK);
        number(load, 2, REGISTER);
    });
    only_equal(list, &mark.to_ne_bytes());
}

fn reject(list: &mut Message, over: Transport) {
    const UNREACHABLE: u32 = 0;
    const RESET: u32 = 1;
    const PORT: u8 = 3;
    expression(list, b"reject\0", |reject| match over {
        Transport::Tcp => number(reject, 1, RESET),
        Transport::Udp => {
            number(reject, 1, UNREACHABLE);
            reject.attribute(2, &[PORT]);
        }
    });
}

fn drop_it(list: &mut Message) {
    const VERDICT: u32 = 0;
    const OF_A_VERDICT: u16 = 2;
    const CODE: u16 = 1;
    const DROP: u32 = 0;
    expression(list, b"immediate\0", |load| {
        number(load, 1, VERDICT);
        load.nested(2, |data| data.nested(OF_A_VERDICT, |verdict| number(verdict, CODE, DROP)));
    });
}

fn load(list: &mut Message, register: u32, bytes: &[u8]) {
    expression(list, b"immediate\0", |load| {
        number(load, 1, register);
        value(load, 2, bytes);
    });
}

fn proxy(list: &mut Message, family: u8, to: SocketAddr) {
    match to.ip() {
        IpAddr::V4(address) => load(list, REGISTER, &address.octets()),
        IpAddr::V6(address) => load(list, REGISTER, &address.octets()),
    }
    load(list, SECOND_REGISTER, &to.port().to_be_bytes());
    expression(list, b"tproxy\0", |proxy| {
        number(proxy, 1, family.into());
        number(proxy, 2, REGISTER);
        number(proxy, 3, SECOND_REGISTER);
    });
}

fn answer_for(list: &mut Message) {
    const SEGMENT: u16 = 1460;
    const WINDOW_SCALE: u8 = 7;
    const SEGMENT_AND_SCALE: u32 = 3;
    expression(list, b"synproxy\0", |answer| {
        answer.attribute(1, &SEGMENT.to_be_bytes());
        answer.attribute(2, &[WINDOW_SCALE]);
        number(answer, 3, SEGMENT_AND_SCALE);
    });
}
