// SPDX-License-Identifier: GPL-2.0-only
//! Header fields of mails: text that is more than ASCII as RFC 2047 has it, names in quotes where RFC 5322 wants them.

/// The longest encoded word.
const WORD: usize = 75;
const BEGIN: &str = "=?UTF-8?q?";
const END: &str = "?=";

/// A text in a header field; encoded words stand on lines of their own, as a line may hold but one of full length.
pub(super) fn encoded(text: &str) -> String {
    // What looks like an encoded word would be decoded.
    if text.is_ascii() && !text.contains("=?") {
        return text.to_owned();
    }
    let mut words = vec![String::from(BEGIN)];
    for c in text.chars() {
        let code = code(c);
        let last = words.last().map_or(0, String::len);
        if last + code.len() + END.len() > WORD {
            words.push(BEGIN.to_owned());
        }
        if let Some(word) = words.last_mut() {
            *word += &code;
        }
    }
    words.join("?=\n ") + END
}

fn code(c: char) -> String {
    match c {
        ' ' => "_".to_owned(),
        c if c.is_ascii_alphanumeric() || "!*+-/".contains(c) => c.to_string(),
        c => c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("={byte:02X}")).collect(),
    }
}

/// `Name <address>` in a header field.
pub(super) fn address(full: &str) -> String {
    let Some((name, rest)) = full.rsplit_once(" <") else { return full.to_owned() };
    let is_quoted = name.len() > 1 && name.starts_with('"') && name.ends_with('"');
    let is_plain = |c: char| c.is_ascii_alphanumeric() || " !#$%&'*+-/=?^_`{|}~".contains(c);
    let name = match name {
        name if !name.is_ascii() || name.contains("=?") => encoded(name.trim_matches('"')),
        name if is_quoted || name.chars().all(is_plain) => name.to_owned(),
        name => format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\"")),
    };
    format!("{name} <{rest}")
}

/// A field of addresses, one on a line; nothing where there are none.
pub(super) fn addresses(field: &str, all: &[String]) -> String {
    if all.is_empty() {
        return String::new();
    }
    let all: Vec<String> = all.iter().map(|one| address(one)).collect();
    format!("{field}: {}\n", all.join(",\n    "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(field: &str) -> (String, Option<(String, String)>) {
        let mail = format!("{field}\n\nx\n");
        let message = mail_parser::MessageParser::default().parse(mail.as_bytes()).expect("a mail");
        let from = message
            .from()
            .and_then(|from| from.first())
            .map(|from| (from.name().unwrap_or_default().to_owned(), from.address().unwrap_or_default().to_owned()));
        (message.subject().unwrap_or_default().to_owned(), from)
    }

    #[test]
    fn a_text_comes_back_as_it_was() {
        let long = "net: \u{fc}ber_alles =und mehr? ".repeat(9);
        for text in ["net: plain", "caf\u{e9}", "=?x?q?y?= it says", long.trim()] {
            let field = encoded(text);
            assert!(field.lines().all(|line| line.trim().len() <= WORD), "{field}");
            assert_eq!(read(&format!("Subject: {field}")).0, text);
        }
    }

    #[test]
    fn a_name_comes_back_as_it_was() {
        for name in ["A Dev", "J\u{f6}rg", "Dev, A. \"X\" (y)", "O'Neil"] {
            let expected = Some((name.to_owned(), "a@x.org".to_owned()));
            assert_eq!(read(&format!("From: {}", address(&format!("{name} <a@x.org>")))).1, expected);
        }
        assert_eq!(addresses("To", &["a@x".into(), "\"B, c\" <b@x>".into()]), "To: a@x,\n    \"B, c\" <b@x>\n");
    }
}
