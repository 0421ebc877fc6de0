// SPDX-License-Identifier: GPL-2.0-only
//! Sockets as the cases use them: every call is bounded in time and tells, when refused, what was tried and where.

use core::fmt;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use core::time::Duration;

use rustix::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use rustix::io::Errno;
use rustix::net::sockopt::{self, Timeout};
use rustix::net::{self, AddressFamily, Protocol, RawProtocol, RecvFlags, SendFlags, Shutdown, SocketType};

use crate::interface;
use crate::namespace::place;
use crate::network::LOOPBACK;
use crate::options::{Number, SERVICE};
use crate::report::{self, Ended};
use crate::sys::{self, Polled};

/// How long something that must happen may take. Loopback is at once; this only keeps a broken kernel from using up
/// the deadline, so that the case can say what it missed.
pub const LIMIT: Duration = Duration::from_millis(1500);

/// 0.0.0.0.
pub const ANY: Ipv4Addr = Ipv4Addr::UNSPECIFIED;
/// 127.0.0.1.
pub const FIRST: Ipv4Addr = Ipv4Addr::LOCALHOST;
/// Another address of 127/8.
pub const SECOND: Ipv4Addr = Ipv4Addr::new(127, 7, 7, 7);
/// `::`.
pub const ANY6: Ipv6Addr = Ipv6Addr::UNSPECIFIED;

/// What was tried.
#[derive(Clone, Copy)]
enum Act {
    Socket(&'static str),
    Option(&'static str),
    Interface,
    Bind(SocketAddr),
    Listen,
    Connect(SocketAddr),
    Disconnect,
    Accept,
    Send,
    Receive,
    Inspect,
}

/// A call that the kernel refused.
#[derive(Clone, Copy)]
pub struct Refused {
    act: Act,
    /// The error.
    pub errno: Errno,
    place: u8,
}

/// The result of a call.
pub type Call<T> = Result<T, Refused>;

impl Act {
    fn refused(self) -> impl Fn(Errno) -> Refused {
        move |errno| Refused { act: self, errno, place: place() }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "namespace {}: ", self.place)?;
        match self.act {
            Act::Socket(name) => write!(f, "a {name} socket"),
            Act::Option(name) => write!(f, "setting {name}"),
            Act::Interface => f.write_str("bind to an interface"),
            Act::Bind(address) => write!(f, "bind to {address}"),
            Act::Listen => f.write_str("listen"),
            Act::Connect(address) => write!(f, "connect to {address}"),
            Act::Disconnect => f.write_str("disconnect"),
            Act::Accept => f.write_str("accept"),
            Act::Send => f.write_str("send"),
            Act::Receive => f.write_str("receive"),
            Act::Inspect => f.write_str("looking at a socket"),
        }?;
        match (self.act, self.errno) {
            (Act::Accept | Act::Receive, Errno::AGAIN) => write!(f, ": nothing within {} ms", LIMIT.as_millis()),
            (Act::Connect(_), Errno::INPROGRESS) => write!(f, ": no answer within {} ms", LIMIT.as_millis()),
            _ => write!(f, ": {}", crate::errno::Name(self.errno)),
        }
    }
}

/// Where a call is refused that the case counts on, its assertion does not hold, unless the call only prepares one.
impl From<Refused> for Ended {
    fn from(refused: Refused) -> Ended {
        match (refused.act, refused.errno) {
            (Act::Socket(_), Errno::AFNOSUPPORT) => report::skip(format_args!("needs IPV6")),
            (Act::Socket(name), Errno::PROTONOSUPPORT | Errno::SOCKTNOSUPPORT) => {
                report::skip(format_args!("the kernel has no {name} sockets"))
            }
            (Act::Option(name), Errno::NOPROTOOPT) => report::skip(format_args!("the kernel has no {name}")),
            (Act::Socket(_) | Act::Option(_) | Act::Inspect, _) => report::error(format_args!("{refused}")),
            _ => report::fail(format_args!("{refused}")),
        }
    }
}

/// Asserts that the kernel refuses a call with just this error.
pub fn refuses<T>(errno: Errno, what: &str, call: Call<T>) -> Result<(), Ended> {
    match call {
        Err(refused) if refused.errno == errno => Ok(()),
        Err(refused) if matches!(refused.act, Act::Socket(_) | Act::Option(_)) => Err(refused.into()),
        Err(refused) => Err(report::fail(format_args!("{what}: {refused}, not {}", crate::errno::Name(errno)))),
        Ok(_) => Err(report::fail(format_args!("{what}: went through, without {}", crate::errno::Name(errno)))),
    }
}

/// A socket; closed when dropped.
pub struct Socket(OwnedFd);

impl Socket {
    /// A TCP socket of the family of `address`.
    pub fn tcp(address: SocketAddr) -> Call<Socket> {
        Socket::new("TCP", address, SocketType::STREAM, 0)
    }

    /// A UDP socket of the family of `address`.
    pub fn udp(address: SocketAddr) -> Call<Socket> {
        Socket::new("UDP", address, SocketType::DGRAM, 0)
    }

    /// A UDP-Lite socket of the family of `address`.
    pub fn udp_lite(address: SocketAddr) -> Call<Socket> {
        Socket::new("UDP-Lite", address, SocketType::DGRAM, 136)
    }

    /// An MPTCP socket of the family of `address`.
    pub fn mptcp(address: SocketAddr) -> Call<Socket> {
        Socket::new("MPTCP", address, SocketType::STREAM, 262)
    }

    /// A DCCP socket of the family of `address`, of the service that means none. Later kernels begin with that one, and old
    /// ones with none at all, where they neither listen nor connect.
    pub fn dccp(address: SocketAddr) -> Call<Socket> {
        Socket::new("DCCP", address, SocketType::from_raw(6), 33)?.set(SERVICE, 0)
    }

    /// A ping socket: it sends ICMP echo requests and receives their replies. The ports of its addresses are ICMP
    /// identifiers.
    pub fn ping(address: SocketAddr) -> Call<Socket> {
        Socket::new("ping", address, SocketType::DGRAM, if address.is_ipv4() { 1 } else { 58 })
    }

    /// A raw socket for this IP protocol, of the family of `address`.
    pub fn raw(address: SocketAddr, protocol: u8) -> Call<Socket> {
        Socket::new("raw", address, SocketType::RAW, protocol.into())
    }

    /// A socket whose calls are bounded in time; protocol 0 is the usual one of that type.
    fn new(name: &'static str, address: SocketAddr, kind: SocketType, protocol: u32) -> Call<Socket> {
        let family = if address.is_ipv4() { AddressFamily::INET } else { AddressFamily::INET6 };
        let protocol = RawProtocol::new(protocol).map(Protocol::from_raw);
        let socket = net::socket(family, kind, protocol).map_err(Act::Socket(name).refused())?;
        // Nobody waits to send a datagram here: what it is to hold is taken from its sender at once.
        let directions: &[Timeout] = match kind {
            SocketType::DGRAM | SocketType::RAW => &[Timeout::Recv],
            _ => &[Timeout::Recv, Timeout::Send],
        };
        for direction in directions {
            sockopt::set_socket_timeout(&socket, *direction, Some(LIMIT))
                .map_err(Act::Option("SO_RCVTIMEO").refused())?;
        }
        Ok(Socket(socket))
    }

    /// Sets SO_REUSEADDR.
    pub fn reuse_address(self) -> Call<Socket> {
        sockopt::set_socket_reuseaddr(&self.0, true).map_err(Act::Option("SO_REUSEADDR").refused())?;
        Ok(self)
    }

    /// Takes SO_REUSEADDR away from a socket that begins with it.
    pub fn keep_address(self) -> Call<Socket> {
        sockopt::set_socket_reuseaddr(&self.0, false).map_err(Act::Option("SO_REUSEADDR").refused())?;
        Ok(self)
    }

    /// Sets SO_REUSEPORT.
    pub fn reuse_port(self) -> Call<Socket> {
        sockopt::set_socket_reuseport(&self.0, true).map_err(Act::Option("SO_REUSEPORT").refused())?;
        Ok(self)
    }

    /// Sets SO_REUSEPORT where the kernel has it (since 3.9). Two sockets that share a port this way have their lookup
    /// tested, not their bind, also by the control; on an older kernel the control fails at its bind already.
    pub fn reuse_port_if_known(self) -> Call<Socket> {
        match sockopt::set_socket_reuseport(&self.0, true) {
            Ok(()) | Err(Errno::NOPROTOOPT) => Ok(self),
            Err(errno) => Err(Act::Option("SO_REUSEPORT").refused()(errno)),
        }
    }

    /// Sets IPV6_V6ONLY.
    pub fn only_ipv6(self) -> Call<Socket> {
        sockopt::set_ipv6_v6only(&self.0, true).map_err(Act::Option("IPV6_V6ONLY").refused())?;
        Ok(self)
    }

    /// Sets TCP_DEFER_ACCEPT: a connection stays in SYN_RECV until its first byte arrives.
    pub fn defer_accept(self) -> Call<Socket> {
        const IPPROTO_TCP: usize = 6;
        const TCP_DEFER_ACCEPT: usize = 9;
        sys::set_option(self.0.as_raw_fd(), IPPROTO_TCP, TCP_DEFER_ACCEPT, 30)
            .map_err(Act::Option("TCP_DEFER_ACCEPT").refused())?;
        Ok(self)
    }

    /// Has all segments to and from the peer signed (TCP_MD5SIG): others are not heard.
    pub fn sign(self, peer: impl Into<IpAddr>) -> Call<Socket> {
        sys::sign_segments(self.0.as_raw_fd(), peer.into()).map_err(Act::Option("TCP_MD5SIG").refused())?;
        Ok(self)
    }

    /// Binds to a network interface by its name, which kernels knew long before they took its number.
    pub fn on_interface<const N: usize>(self, name: [u8; N]) -> Call<Socket> {
        interface::bind_to(&self.0, name).map_err(Act::Interface.refused())?;
        Ok(self)
    }

    /// setsockopt(2) with a number.
    pub fn set(self, option: Number, value: i32) -> Call<Socket> {
        self.change(option, value)?;
        Ok(self)
    }

    /// The same on a socket that is in use.
    pub fn change(&self, option: Number, value: i32) -> Call<()> {
        sys::set_option(self.0.as_raw_fd(), option.level, option.number, value)
            .map_err(Act::Option(option.name).refused())
    }

    /// getsockopt(2) with a number.
    pub fn get(&self, option: Number) -> Call<i32> {
        sys::get_option(self.0.as_raw_fd(), option.level, option.number).map_err(Act::Option(option.name).refused())
    }

    /// Has close(2) send a reset.
    pub fn reset_when_closed(self) -> Call<Socket> {
        sockopt::set_socket_linger(&self.0, Some(Duration::ZERO)).map_err(Act::Option("SO_LINGER").refused())?;
        Ok(self)
    }

    /// Joins a multicast group on the interface that has the address.
    pub fn join(self, group: Ipv4Addr, interface: Ipv4Addr) -> Call<Socket> {
        sockopt::set_ip_add_membership(&self.0, &group, &interface)
            .map_err(Act::Option("IP_ADD_MEMBERSHIP").refused())?;
        Ok(self)
    }

    /// Joins an IPv6 multicast group on `lo`.
    pub fn join_on_loopback(self, group: Ipv6Addr) -> Call<Socket> {
        sockopt::set_ipv6_add_membership(&self.0, &group, LOOPBACK)
            .map_err(Act::Option("IPV6_ADD_MEMBERSHIP").refused())?;
        Ok(self)
    }

    /// Sends multicast through the interface that has the address.
    pub fn multicast_through(self, interface: Ipv4Addr) -> Call<Socket> {
        sockopt::set_ip_multicast_if(&self.0, &interface).map_err(Act::Option("IP_MULTICAST_IF").refused())?;
        Ok(self)
    }

    /// Has the SO_REUSEPORT group of the bound socket give everything to its member of that number.
    pub fn always_member(self, member: u32) -> Call<Socket> {
        sys::attach_reuseport_filter(self.0.as_raw_fd(), [member; 2])
            .map_err(Act::Option("SO_ATTACH_REUSEPORT_CBPF").refused())?;
        Ok(self)
    }

    /// Has the SO_REUSEPORT group of the bound socket give what carries no byte to its second member, and all else to its first.
    pub fn second_member_if_empty(self) -> Call<Socket> {
        sys::attach_reuseport_filter(self.0.as_raw_fd(), [1, 0])
            .map_err(Act::Option("SO_ATTACH_REUSEPORT_CBPF").refused())?;
        Ok(self)
    }

    /// bind(2).
    pub fn bind(self, address: SocketAddr) -> Call<Socket> {
        net::bind(&self.0, &address).map_err(Act::Bind(address).refused())?;
        Ok(self)
    }

    /// listen(2).
    pub fn listen(self) -> Call<Socket> {
        self.listen_for(64)
    }

    /// listen(2) with a queue for one connection more than `backlog`.
    pub fn listen_for(self, backlog: i32) -> Call<Socket> {
        net::listen(&self.0, backlog).map_err(Act::Listen.refused())?;
        Ok(self)
    }

    /// Ends listen(2): the socket stays bound, and takes connections no more.
    pub fn listen_no_more(self) -> Call<Socket> {
        net::shutdown(&self.0, Shutdown::Read).map_err(Act::Listen.refused())?;
        Ok(self)
    }

    /// connect(2).
    pub fn connect(self, address: SocketAddr) -> Call<Socket> {
        net::connect(&self.0, &address).map_err(Act::Connect(address).refused())?;
        Ok(self)
    }

    /// connect(2) to nobody, which takes the peer away.
    pub fn disconnect(self) -> Call<Socket> {
        net::connect_unspec(&self.0).map_err(Act::Disconnect.refused())?;
        Ok(self)
    }

    /// connect(2) that does not wait.
    pub fn begin_to_connect(self, address: SocketAddr) -> Call<Socket> {
        let ready = rustix::fs::OFlags::RDWR;
        let set = |flags| rustix::fs::fcntl_setfl(&self.0, flags).map_err(Act::Inspect.refused());
        set(ready | rustix::fs::OFlags::NONBLOCK)?;
        match net::connect(&self.0, &address) {
            Ok(()) | Err(Errno::INPROGRESS) => {}
            Err(errno) => return Err(Act::Connect(address).refused()(errno)),
        }
        set(ready)?;
        Ok(self)
    }

    /// connect(2) whose SYN carries the bytes (MSG_FASTOPEN).
    pub fn connect_with(self, bytes: &[u8], address: SocketAddr) -> Call<Socket> {
        const MSG_FASTOPEN: u32 = 0x2000_0000;
        let flags = SendFlags::NOSIGNAL | SendFlags::from_bits_retain(MSG_FASTOPEN);
        net::sendto(&self.0, bytes, flags, &address).map_err(Act::Connect(address).refused())?;
        Ok(self)
    }

    /// accept(2); waits for a connection up to [`LIMIT`].
    pub fn accept(&self) -> Call<Socket> {
        net::accept(&self.0).map(Socket).map_err(Act::Accept.refused())
    }

    /// Sends all of a few bytes.
    pub fn send(&self, bytes: &[u8]) -> Call<()> {
        net::send(&self.0, bytes, SendFlags::NOSIGNAL).map(drop).map_err(Act::Send.refused())
    }

    /// Sends a datagram.
    pub fn send_to(&self, bytes: &[u8], address: SocketAddr) -> Call<()> {
        net::sendto(&self.0, bytes, SendFlags::NOSIGNAL, &address).map(drop).map_err(Act::Send.refused())
    }

    /// Says to the other end that nothing more comes.
    pub fn finish(&self) -> Call<()> {
        net::shutdown(&self.0, Shutdown::Write).map_err(Act::Send.refused())
    }

    /// Waits for bytes up to [`LIMIT`]; gives their number, which is 0 at the end of a stream.
    pub fn receive(&self, buffer: &mut [u8]) -> Call<usize> {
        net::recv(&self.0, buffer, RecvFlags::empty()).map(|(_, length)| length).map_err(Act::Receive.refused())
    }

    /// The open file, to be given to the kernel.
    pub fn as_file(&self) -> &OwnedFd {
        &self.0
    }

    /// It, without what bounds its calls.
    pub fn into_file(self) -> OwnedFd {
        self.0
    }

    /// A socket that was [made here](Socket::into_file).
    pub fn from_file(file: OwnedFd) -> Socket {
        Socket(file)
    }

    /// The port that the socket is bound to.
    pub fn port(&self) -> Call<u16> {
        let address = net::getsockname(&self.0).map_err(Act::Inspect.refused())?;
        SocketAddr::try_from(address).map(|address| address.port()).map_err(Act::Inspect.refused())
    }

    /// Whether the connection began with bytes in its SYN, which the listener took.
    pub fn opened_fast(&self) -> Call<bool> {
        sys::tcp_syn_data(self.0.as_raw_fd()).map_err(Act::Option("TCP_INFO").refused())
    }

    /// The number by which an MPTCP connection is known in its network.
    pub fn token(&self) -> Call<u32> {
        sys::mptcp_token(self.0.as_raw_fd()).map_err(Act::Option("MPTCP_INFO").refused())
    }

    /// The inode by which the tables under `/proc/net` name the socket.
    pub fn inode(&self) -> Call<u64> {
        rustix::fs::fstat(&self.0).map(|stat| stat.st_ino).map_err(Act::Inspect.refused())
    }
}

impl AsFd for Socket {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

impl From<OwnedFd> for Socket {
    fn from(file: OwnedFd) -> Socket {
        Socket(file)
    }
}

/// Waits until one of the sockets has something to read or an error to tell, up to `limit`; gives its place.
pub fn first_ready(sockets: &[&Socket], limit: Duration) -> Call<Option<usize>> {
    const MOST: usize = 16;
    let mut polled = [Polled { fd: -1, events: sys::POLLIN, seen: 0 }; MOST];
    for (entry, socket) in polled.iter_mut().zip(sockets) {
        entry.fd = socket.0.as_fd().as_raw_fd();
    }
    sys::poll(&mut polled, limit).map_err(Act::Receive.refused())?;
    Ok(polled.iter().position(|entry| entry.seen != 0))
}
