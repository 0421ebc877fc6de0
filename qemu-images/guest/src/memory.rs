// SPDX-License-Identifier: GPL-2.0-only
//! The memory functions that compiled code calls and that a libc would bring.
//!
//! They are written with the string instructions: a loop would be recognised by the compiler and turned into a call of
//! itself. They go by words as far as they can, for an emulated CPU takes as long for a byte as for a word.

use core::arch::asm;

const WORD: usize = size_of::<u64>();

/// # Safety
/// As memcpy(3).
#[unsafe(no_mangle)]
unsafe extern "C" fn memcpy(to: *mut u8, from: *const u8, length: usize) -> *mut u8 {
    // SAFETY: the caller vouches for both ranges, and the ABI for a clear direction flag.
    unsafe {
        asm!("rep movsq", "mov rcx, {rest}", "rep movsb", rest = in(reg) length % WORD,
            inout("rcx") length / WORD => _, inout("rdi") to => _, inout("rsi") from => _,
            options(nostack, preserves_flags));
    }
    to
}

/// # Safety
/// As memmove(3).
#[unsafe(no_mangle)]
unsafe extern "C" fn memmove(to: *mut u8, from: *const u8, length: usize) -> *mut u8 {
    if (to as usize).wrapping_sub(from as usize) >= length {
        // SAFETY: a forward copy never overwrites what is yet to be read.
        return unsafe { memcpy(to, from, length) };
    }
    // SAFETY: the ranges overlap with `to` behind `from`, so copying from the end is right; length is not 0 here.
    unsafe {
        asm!("std", "rep movsb", "cld", inout("rcx") length => _,
            inout("rdi") to.add(length).wrapping_sub(1) => _,
            inout("rsi") from.add(length).wrapping_sub(1) => _, options(nostack));
    }
    to
}

/// # Safety
/// As memset(3).
#[unsafe(no_mangle)]
unsafe extern "C" fn memset(to: *mut u8, byte: i32, length: usize) -> *mut u8 {
    let word = u64::from_ne_bytes([byte as u8; WORD]);
    // SAFETY: the caller vouches for the range.
    unsafe {
        asm!("rep stosq", "mov rcx, {rest}", "rep stosb", rest = in(reg) length % WORD,
            inout("rcx") length / WORD => _, inout("rdi") to => _, in("rax") word,
            options(nostack, preserves_flags));
    }
    to
}

/// # Safety
/// As memcmp(3).
#[unsafe(no_mangle)]
unsafe extern "C" fn memcmp(left: *const u8, right: *const u8, length: usize) -> i32 {
    for offset in 0..length {
        // SAFETY: the caller vouches for both ranges.
        let (a, b) = unsafe { (left.add(offset).read(), right.add(offset).read()) };
        if a != b {
            return i32::from(a) - i32::from(b);
        }
    }
    0
}

/// # Safety
/// As bcmp(3).
#[unsafe(no_mangle)]
unsafe extern "C" fn bcmp(left: *const u8, right: *const u8, length: usize) -> i32 {
    // SAFETY: the same contract.
    unsafe { memcmp(left, right, length) }
}

/// # Safety
/// As strlen(3).
#[unsafe(no_mangle)]
unsafe extern "C" fn strlen(text: *const u8) -> usize {
    let mut length = 0;
    // SAFETY: the caller vouches for a terminating zero.
    while unsafe { text.add(length).read() } != 0 {
        length += 1;
    }
    length
}
