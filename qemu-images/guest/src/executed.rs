// SPDX-License-Identifier: GPL-2.0-only
//! What this program does where a case, and not the kernel at boot, has executed it: it looks around and tells the case.

use core::net::SocketAddr;

use rustix::fd::{AsRawFd, BorrowedFd, RawFd};
use rustix::io::{self, Errno, read, write};

use crate::errno::Name;
use crate::net::{Call, FIRST, Socket};
use crate::report::{self, Ended};
use crate::sys;

/// Where the executed program finds the question, and where it puts the answer.
const QUESTION: RawFd = 200;
const ANSWER: RawFd = 201;

const NUMBER: usize = size_of::<u64>();

/// What the executed program has seen.
pub struct Sight {
    /// What bind(2) to the port came to.
    pub bind: io::Result<()>,
    /// What connect(2) to the port came to.
    pub connect: io::Result<()>,
}

/// Executes this program in a copy of the calling process, to look at a port of 127.0.0.1.
pub fn look(port: u16) -> Result<Sight, Ended> {
    let failed = |errno| report::error(format_args!("executing a program: {}", Name(errno)));
    let (take_question, question) = rustix::pipe::pipe().map_err(failed)?;
    let (answer, give_answer) = rustix::pipe::pipe().map_err(failed)?;
    write(&question, &port.to_ne_bytes()).map_err(failed)?;
    drop(question);
    let Some(child) = sys::fork().map_err(failed)? else {
        let errno = sys::duplicate(take_question.as_raw_fd(), QUESTION)
            .and_then(|()| sys::duplicate(give_answer.as_raw_fd(), ANSWER))
            .map_or_else(|errno| errno, |()| sys::execute(c"/proc/self/exe", &[c"kiso-guest"]));
        report::finish(Err(failed(errno)))
    };
    drop(give_answer);
    sys::wait(child).map_err(failed)?;
    let mut numbers = [[0; NUMBER]; 2];
    if !matches!(read(&answer, numbers.as_flattened_mut()), Ok(length) if length == size_of_val(&numbers)) {
        return Err(report::take_over().err().unwrap_or_else(|| failed(Errno::IO)));
    }
    let [bind, connect] = numbers.map(u64::from_ne_bytes);
    let result = |number: u64| if number == 0 { Ok(()) } else { Err(Errno::from_raw_os_error(number as i32)) };
    Ok(Sight { bind: result(bind), connect: result(connect) })
}

/// The whole of the executed program.
pub fn run() -> ! {
    // SAFETY: whoever executed this program has opened both.
    let (question, answer) = unsafe { (BorrowedFd::borrow_raw(QUESTION), BorrowedFd::borrow_raw(ANSWER)) };
    let mut port = [0; size_of::<u16>()];
    // The whole question lies in the pipe before the program begins.
    if read(question, &mut port) != Ok(port.len()) {
        sys::exit(1)
    }
    let address = SocketAddr::new(FIRST.into(), u16::from_ne_bytes(port));
    let number = |call: Call<Socket>| call.map_or_else(|refused| refused.errno.raw_os_error() as u64, |_| 0);
    let numbers = [
        number(Socket::tcp(address).and_then(|socket| socket.bind(address))),
        number(Socket::tcp(address).and_then(|socket| socket.connect(address))),
    ];
    let _ = write(answer, numbers.map(u64::to_ne_bytes).as_flattened());
    sys::exit(0)
}
