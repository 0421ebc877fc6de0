// SPDX-License-Identifier: GPL-2.0-only
//! Numbers of things in words: "1 patch", "2 patches".

use std::fmt::Display;

/// A number with what it counts, which is given in the singular.
pub fn counted<N: Display + PartialEq + From<u8>>(number: N, one: &str) -> String {
    let end = if one.ends_with("ch") { "es" } else { "s" };
    let end = either(&number, "", end);
    format!("{number} {one}{end}")
}

/// One word for one thing, another for any other number of them: "is" and "are".
pub fn either<'a, N: PartialEq + From<u8>>(number: &N, one: &'a str, many: &'a str) -> &'a str {
    if *number == N::from(1) { one } else { many }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_is_singular() {
        assert_eq!([0, 1, 2].map(|number| counted(number, "patch")), ["0 patches", "1 patch", "2 patches"]);
        assert_eq!([1_usize, 21].map(|number| counted(number, "hunk")), ["1 hunk", "21 hunks"]);
        assert_eq!([1_u64, 3].map(|number| either(&number, "was", "were")), ["was", "were"]);
    }
}
