// SPDX-License-Identifier: GPL-2.0-only
//! IPv4 packets made by hand, byte by byte, and what is read from those that the kernel made.

use core::net::{Ipv4Addr, SocketAddrV4};

const IP_HEADER: usize = 20;
const UDP_HEADER: usize = 8;
const TCP_HEADER: usize = 20;
const ICMP_HEADER: usize = 8;

/// The protocols, by the number in the header.
pub mod protocol {
    pub const ICMP: u8 = 1;
    pub const TCP: u8 = 6;
    pub const UDP: u8 = 17;
    /// No protocol: a raw socket of this one sends packets as they are and receives none.
    pub const AS_IT_IS: u8 = 255;
}

/// Flags of a TCP segment.
pub mod flag {
    pub const SYN: u8 = 2;
    pub const RST: u8 = 4;
    pub const ACK: u8 = 16;
}

/// An IPv4 packet.
#[derive(Clone, Copy)]
pub struct Packet {
    bytes: [u8; 160],
    length: usize,
}

/// The part of a TCP header that a case chooses.
#[derive(Clone, Copy)]
pub struct Segment {
    /// The sequence number.
    pub sequence: u32,
    /// The sequence number that is expected of the other side.
    pub acknowledged: u32,
    /// Of [`flag`].
    pub flags: u8,
}

impl Packet {
    /// A UDP datagram.
    pub fn udp(from: SocketAddrV4, to: SocketAddrV4, payload: &[u8]) -> Packet {
        let mut body = Packet::empty();
        body.put(&from.port().to_be_bytes());
        body.put(&to.port().to_be_bytes());
        body.put(&((UDP_HEADER + payload.len()) as u16).to_be_bytes());
        body.put(&[0, 0]);
        body.put(payload);
        body.fill_checksum(6, pseudo_header(&from, &to, protocol::UDP, body.length));
        Packet::ip(*from.ip(), *to.ip(), protocol::UDP, body.as_bytes())
    }

    /// A TCP segment.
    pub fn tcp(from: SocketAddrV4, to: SocketAddrV4, segment: Segment, payload: &[u8]) -> Packet {
        Packet::tcp_with(&[], from, to, segment, payload)
    }

    /// A TCP segment with options, of which there are whole words.
    pub fn tcp_with(
        options: &[[u8; 4]],
        from: SocketAddrV4,
        to: SocketAddrV4,
        segment: Segment,
        payload: &[u8],
    ) -> Packet {
        const WINDOW: u16 = 4096;
        let mut body = Packet::empty();
        body.put(&from.port().to_be_bytes());
        body.put(&to.port().to_be_bytes());
        body.put(&segment.sequence.to_be_bytes());
        body.put(&segment.acknowledged.to_be_bytes());
        body.put(&[((TCP_HEADER / 4 + options.len()) as u8) << 4, segment.flags]);
        body.put(&WINDOW.to_be_bytes());
        body.put(&[0; 4]);
        body.put(options.as_flattened());
        body.put(payload);
        body.fill_checksum(16, pseudo_header(&from, &to, protocol::TCP, body.length));
        Packet::ip(*from.ip(), *to.ip(), protocol::TCP, body.as_bytes())
    }

    /// A packet of whatever protocol.
    pub fn of(protocol: u8, from: Ipv4Addr, to: Ipv4Addr, payload: &[u8]) -> Packet {
        Packet::ip(from, to, protocol, payload)
    }

    /// The ICMP error that a packet is answered with where nobody has its port; it goes to the packet's sender.
    pub fn port_unreachable(refused: &Packet) -> Packet {
        Packet::unreachable(refused, 3)
    }

    /// The ICMP error that a packet is answered with where its destination cannot be reached.
    pub fn host_unreachable(refused: &Packet) -> Packet {
        Packet::unreachable(refused, 1)
    }

    fn unreachable(refused: &Packet, code: u8) -> Packet {
        const DESTINATION_UNREACHABLE: u8 = 3;
        /// As much as DCCP has its sequence number in.
        const QUOTED: usize = IP_HEADER + 16;
        let mut body = Packet::empty();
        body.put(&[DESTINATION_UNREACHABLE, code]);
        body.put(&[0; 6]);
        body.put(refused.as_bytes().get(..refused.length.min(QUOTED)).unwrap_or_default());
        body.fill_checksum(2, 0);
        Packet::ip(refused.destination(), refused.source(), protocol::ICMP, body.as_bytes())
    }

    /// The same between other hosts, for what has no checksum over its ends.
    pub fn between(&self, from: Ipv4Addr, to: Ipv4Addr) -> Packet {
        Packet::ip(from, to, self.protocol(), self.payload())
    }

    /// The same with a word to each router on its way that it is to look at it (RFC 2113).
    pub fn with_router_alert(&self) -> Packet {
        const ROUTER_ALERT: [u8; 4] = [148, 4, 0, 0];
        let mut packet = Packet::empty();
        packet.put(&self.bytes[..IP_HEADER]);
        packet.put(&ROUTER_ALERT);
        packet.put(self.payload());
        packet.bytes[0] += 1;
        packet.bytes[2..4].copy_from_slice(&(packet.length as u16).to_be_bytes());
        packet.renew_header_checksum();
        packet
    }

    /// Cuts the packet into two fragments, of which the first has eight bytes after its transport header.
    pub fn fragments(&self, identification: u16) -> [Packet; 2] {
        const FIRST_PART: usize = UDP_HEADER + 8;
        const MORE: u16 = 0x2000;
        let (first, second) = self.payload().split_at(FIRST_PART.min(self.payload().len()));
        [(first, MORE), (second, FIRST_PART as u16 / 8)].map(|(part, position)| {
            let mut packet = Packet::ip(self.source(), self.destination(), self.protocol(), part);
            packet.bytes[4..6].copy_from_slice(&identification.to_be_bytes());
            packet.bytes[6..8].copy_from_slice(&position.to_be_bytes());
            packet.renew_header_checksum();
            packet
        })
    }

    /// What the kernel has written; nothing where it is no IPv4 packet.
    pub fn parse(bytes: &[u8]) -> Option<Packet> {
        let mut packet = Packet::empty();
        packet.put(bytes.get(..bytes.len().min(packet.bytes.len()))?);
        (bytes.len() >= IP_HEADER && bytes[0] >> 4 == 4).then_some(packet)
    }

    /// All of it.
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    /// Of [`protocol`].
    pub fn protocol(&self) -> u8 {
        self.bytes[9]
    }

    /// Where it comes from.
    pub fn source(&self) -> Ipv4Addr {
        self.address(12)
    }

    /// Where it goes to.
    pub fn destination(&self) -> Ipv4Addr {
        self.address(16)
    }

    /// What follows the IP header.
    fn payload(&self) -> &[u8] {
        self.as_bytes().get(self.header()..).unwrap_or_default()
    }

    /// The length of the IP header.
    fn header(&self) -> usize {
        usize::from(self.bytes[0] & 15) * 4
    }

    /// The ports of a UDP datagram or TCP segment, that of its sender first.
    pub fn ports(&self) -> [u16; 2] {
        match self.payload() {
            [a, b, c, d, ..] => [u16::from_be_bytes([*a, *b]), u16::from_be_bytes([*c, *d])],
            _ => [0; 2],
        }
    }

    /// What a TCP segment says.
    pub fn segment(&self) -> Segment {
        let number = |at: usize| match self.payload().get(at..at + 4) {
            Some([a, b, c, d]) => u32::from_be_bytes([*a, *b, *c, *d]),
            _ => 0,
        };
        let flags = self.payload().get(13).copied().unwrap_or_default();
        Segment { sequence: number(4), acknowledged: number(8), flags }
    }

    /// The option of that kind in a TCP segment: as much of it as fits, from its kind on.
    pub fn option(&self, kind: u8) -> Option<[u8; 4]> {
        const END: u8 = 0;
        const NOTHING: u8 = 1;
        let header = usize::from(self.payload().get(12)? >> 4) * 4;
        let mut rest = self.payload().get(TCP_HEADER..header)?;
        loop {
            let length = match rest {
                [] | [END, ..] => return None,
                [NOTHING, ..] => 1,
                [found, length, ..] if *found == kind => {
                    let option = rest.get(..usize::from(*length))?;
                    let mut start = [0; 4];
                    start.iter_mut().zip(option).for_each(|(to, from)| *to = *from);
                    return Some(start);
                }
                [_, length, ..] => usize::from(*length).max(2),
                [_] => return None,
            };
            rest = rest.get(length..)?;
        }
    }

    /// What an ICMP message quotes, behind its own header.
    pub fn quoted(&self) -> Option<Packet> {
        Packet::parse(self.payload().get(ICMP_HEADER..)?)
    }

    fn empty() -> Packet {
        Packet { bytes: [0; 160], length: 0 }
    }

    fn ip(from: Ipv4Addr, to: Ipv4Addr, protocol: u8, body: &[u8]) -> Packet {
        const VERSION_AND_LENGTH: u8 = 0x45;
        const HOPS: u8 = 64;
        let mut packet = Packet::empty();
        packet.put(&[VERSION_AND_LENGTH, 0]);
        packet.put(&((IP_HEADER + body.len()) as u16).to_be_bytes());
        packet.put(&[0, 0, 0, 0, HOPS, protocol, 0, 0]);
        packet.put(&from.octets());
        packet.put(&to.octets());
        packet.put(body);
        packet.renew_header_checksum();
        packet
    }

    fn put(&mut self, bytes: &[u8]) {
        for byte in bytes {
            if let Some(free) = self.bytes.get_mut(self.length) {
                *free = *byte;
                self.length += 1;
            }
        }
    }

    fn address(&self, at: usize) -> Ipv4Addr {
        Ipv4Addr::new(self.bytes[at], self.bytes[at + 1], self.bytes[at + 2], self.bytes[at + 3])
    }

    fn renew_header_checksum(&mut self) {
        self.bytes[10..12].fill(0);
        let sum = checksum(&self.bytes[..self.header()], 0);
        self.bytes[10..12].copy_from_slice(&sum.to_be_bytes());
    }

    /// Writes the checksum of all that is there, and of what `sum` begins with, to the place `at`.
    fn fill_checksum(&mut self, at: usize, sum: u32) {
        let sum = checksum(self.as_bytes(), sum);
        self.bytes[at..at + 2].copy_from_slice(&sum.to_be_bytes());
    }
}

/// What the checksums of UDP and TCP cover beside their packet.
fn pseudo_header(from: &SocketAddrV4, to: &SocketAddrV4, protocol: u8, length: usize) -> u32 {
    let halves = |address: &SocketAddrV4| (address.ip().to_bits() >> 16) + (address.ip().to_bits() & 0xffff);
    halves(from) + halves(to) + u32::from(protocol) + length as u32
}

fn checksum(bytes: &[u8], mut sum: u32) -> u16 {
    for pair in bytes.chunks(2) {
        sum += u32::from(pair[0]) << 8 | u32::from(pair.get(1).copied().unwrap_or_default());
    }
    while sum > 0xffff {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    !(sum as u16)
}
