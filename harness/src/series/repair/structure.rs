// SPDX-License-Identifier: GPL-2.0-only
//! Where a line of C begins, told from the lines before it: the indentation of added lines, which no tree knows.
//!
//! The rules, in this order: a comment goes on as it went on; a preprocessor line and a label begin at the left; within
//! parentheses a line begins where the line before it in them does, else behind the parenthesis, or a tab further than
//! its statement where the parenthesis ends its line; `}` begins where its block's statement does; what a statement that
//! is not over goes on with, and what a loop or condition without braces holds, is a tab further; any other line begins
//! where the statement before it in its block does. Columns are those the file has, so that its own style goes on.

use super::text::column;

/// What stands open.
struct Open {
    is_brace: bool,
    /// A brace of a list (an initialiser, an enum), whose entries end with commas.
    is_list: bool,
    /// Where the statement that it is in begins.
    start: usize,
    /// The column behind it.
    behind: usize,
    /// Nothing follows it in its line.
    ends_line: bool,
    /// Where the last statement, or the first line, in it begins.
    inner: Option<usize>,
}

/// A statement that is not over.
#[derive(Clone, Copy)]
struct Statement {
    start: usize,
    /// Where its second line begins.
    goes_on: Option<usize>,
}

/// What C has open before a line.
pub(super) struct Structure {
    /// Not C: a line begins where the one before it does.
    is_plain: bool,
    open: Vec<Open>,
    /// Where the last statement outside of any brace begins.
    outer: Option<usize>,
    statement: Option<Statement>,
    /// Where the loop or condition begins whose one statement comes next.
    header: Option<usize>,
    /// Where the next line of a comment begins.
    comment: Option<usize>,
    /// The last line was one of the preprocessor's, or of a macro, and goes on.
    in_macro: bool,
    last: usize,
}

impl Structure {
    /// At the start of a file.
    pub(super) fn new(path: &[u8]) -> Self {
        let is_c = [b".c".as_slice(), b".h", b".S"].iter().any(|end| path.ends_with(end));
        Self {
            is_plain: !is_c,
            open: Vec::new(),
            outer: None,
            statement: None,
            header: None,
            comment: None,
            in_macro: false,
            last: 0,
        }
    }

    /// The column where a line with this text, without its indentation, begins.
    pub(super) fn predict(&self, text: &[u8]) -> usize {
        if self.is_plain {
            return self.last;
        }
        if let Some(column) = self.comment {
            return column;
        }
        if self.in_macro {
            return if self.last > 0 { self.last } else { 8 };
        }
        if text.starts_with(b"#") {
            return 0;
        }
        let top = self.open.last();
        if let Some(paren) = top.filter(|top| !top.is_brace) {
            let behind = if paren.ends_line { paren.start + 8 } else { paren.behind };
            return paren.inner.unwrap_or(behind);
        }
        match (self.statement, self.header) {
            _ if text.starts_with(b"}") => top.map_or(0, |brace| brace.start),
            (Some(statement), _) if text.starts_with(b"{") => statement.start,
            (Some(statement), _) => statement.goes_on.unwrap_or(statement.start + 8),
            (None, Some(header)) if text.starts_with(b"{") => header,
            (None, Some(header)) => header + 8,
            _ if is_case(text) => top.map_or(0, |brace| brace.start),
            _ if is_label(text) => 0,
            _ => match top {
                Some(brace) => brace.inner.unwrap_or(brace.start + 8),
                None => self.outer.unwrap_or(0),
            },
        }
    }

    /// Takes the next line: the column where its text begins, and the text.
    pub(super) fn feed(&mut self, begins: usize, text: &[u8]) {
        let text = text.trim_ascii_end();
        if text.is_empty() {
            return;
        }
        let goes_on = text.ends_with(b"\\");
        let preprocessor = self.in_macro || (self.comment.is_none() && text.starts_with(b"#"));
        self.last = begins;
        if self.is_plain || preprocessor {
            self.in_macro = goes_on && preprocessor;
            return;
        }
        if let Some(comment) = &mut self.comment {
            *comment = begins;
        } else if begins == 0 && (text[0].is_ascii_alphabetic() || text[0] == b'_') && !is_label(text) {
            // A definition: whatever an #ifdef left open is over.
            self.resync();
        }
        let start = self.begin(begins, text);
        let last = self.scan(begins, start, text);
        if self.comment.is_none() || last.is_some() {
            self.end(start, last, text);
        }
    }

    fn resync(&mut self) {
        if self.open.first().is_some_and(|open| open.is_brace) {
            self.open.clear();
            self.statement = None;
            self.header = None;
        }
    }

    /// Notes where the line begins; returns where its statement does.
    fn begin(&mut self, begins: usize, text: &[u8]) -> usize {
        if self.comment.is_some() {
            return self.statement.map_or(begins, |statement| statement.start);
        }
        let level = match self.open.last_mut() {
            Some(top) if !top.is_brace => {
                top.inner.get_or_insert(begins);
                return self.statement.map_or(top.start, |statement| statement.start);
            }
            Some(top) => &mut top.inner,
            None => &mut self.outer,
        };
        if let Some(statement) = &mut self.statement {
            if !text.starts_with(b"{") {
                statement.goes_on.get_or_insert(begins);
            }
            return statement.start;
        }
        let is_comment = text.starts_with(b"/*") || text.starts_with(b"//");
        if self.header.is_none() && !is_label(text) && !is_case(text) && !text.starts_with(b"}") && !is_comment {
            *level = Some(begins);
        }
        begins
    }

    /// Opens and closes what the text does; returns the last byte that means something.
    fn scan(&mut self, begins: usize, start: usize, text: &[u8]) -> Option<u8> {
        let (mut at, mut here) = (0, begins);
        let mut last = None;
        let mut start = start;
        while at < text.len() {
            let from = at;
            let byte = text[at];
            at += 1;
            match (self.comment.is_some(), byte, text.get(at)) {
                (true, b'*', Some(b'/')) => {
                    self.comment = None;
                    at += 1;
                }
                (true, ..) => {}
                (false, b'/', Some(b'/')) => break,
                (false, b'/', Some(b'*')) => {
                    self.comment = Some(here + 1);
                    at += 1;
                }
                (false, b'"' | b'\'', _) => {
                    at = literal_end(text, from);
                    last = Some(byte);
                }
                (false, b'(' | b'[', _) => self.push(false, false, start, here + 1, text[at..].is_empty()),
                (false, b'{', _) => {
                    let is_list = matches!(last, Some(b'=' | b',' | b'(')) || text.starts_with(b"enum");
                    let is_list = is_list || (last.is_none() && self.open.last().is_some_and(|open| open.is_list));
                    let start = self.header.unwrap_or(start);
                    self.push(true, is_list, start, here + 1, false);
                }
                (false, b')' | b']' | b'}', _) => start = self.close(byte == b'}').unwrap_or(start),
                (false, b';', _) if self.open.last().is_none_or(|open| open.is_brace) => {
                    (self.statement, self.header) = (None, None);
                }
                _ => {}
            }
            if self.comment.is_none()
                && !byte.is_ascii_whitespace()
                && !(byte == b'*' && text[from..].starts_with(b"*/"))
            {
                last = Some(byte);
            }
            here = column(&text[from..at], here);
        }
        last
    }

    fn push(&mut self, is_brace: bool, is_list: bool, start: usize, behind: usize, ends_line: bool) {
        if is_brace {
            (self.statement, self.header) = (None, None);
        }
        self.open.push(Open { is_brace, is_list, start, behind, ends_line, inner: None });
    }

    /// Closes the last that is open; where a brace was opened its statement began.
    fn close(&mut self, brace: bool) -> Option<usize> {
        if !brace {
            self.open.pop_if(|open| !open.is_brace);
            return None;
        }
        while self.open.pop_if(|open| !open.is_brace).is_some() {}
        (self.statement, self.header) = (None, None);
        self.open.pop().map(|open| open.start)
    }

    /// Decides at the end of a line whether the statement is over.
    fn end(&mut self, start: usize, last: Option<u8>, text: &[u8]) {
        let Some(last) = last else { return };
        // A function's type may have a line of its own.
        let is_type = self.open.is_empty() && (last.is_ascii_alphanumeric() || matches!(last, b'_' | b'*'));
        let goes_on = self.statement.and_then(|statement| statement.goes_on).or(is_type.then_some(start));
        let unfinished = Statement { start, goes_on };
        match self.open.last() {
            Some(top) if !top.is_brace => self.statement = Some(unfinished),
            Some(top) if top.is_list && last == b',' => (self.statement, self.header) = (None, None),
            _ if matches!(last, b';' | b'{' | b'}') || is_label(text) || is_case(text) => self.statement = None,
            _ if last == b')' || ends_with_word(text, b"else") || ends_with_word(text, b"do") => {
                (self.statement, self.header) = (None, Some(start));
            }
            _ => self.statement = Some(unfinished),
        }
    }
}

/// Where a literal that begins at `from` ends; a line ends it too.
pub(super) fn literal_end(text: &[u8], from: usize) -> usize {
    let quote = text[from];
    let mut at = from + 1;
    while at < text.len() {
        match text[at] {
            b'\\' => at += 2,
            byte if byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    text.len()
}

fn is_case(text: &[u8]) -> bool {
    text.starts_with(b"case ") || text.starts_with(b"default:")
}

/// A word and a colon, and nothing after it but a comment.
fn is_label(text: &[u8]) -> bool {
    let end = text.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_').unwrap_or(text.len());
    let after = text[end..].strip_prefix(b":").map(<[u8]>::trim_ascii);
    end > 0 && after.is_some_and(|after| after.is_empty() || after.starts_with(b"/*")) && !is_case(text)
}

fn ends_with_word(text: &[u8], word: &[u8]) -> bool {
    let before = text.strip_suffix(word);
    before.is_some_and(|before| before.last().is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::repair::text::indentation;

    /// The lines whose predicted column is not theirs.
    fn mispredicted(source: &str) -> Vec<(usize, usize)> {
        let mut structure = Structure::new(b"f.c");
        let mut wrong = Vec::new();
        for (index, line) in source.lines().enumerate() {
            let (indent, text) = indentation(line.as_bytes());
            let begins = column(indent, 0);
            if !text.is_empty() && structure.predict(text) != begins {
                wrong.push((index + 1, structure.predict(text)));
            }
            structure.feed(begins, text);
        }
        wrong
    }

    #[test]
    fn kernel_style_is_predicted() {
        let source = r#"/*
 * A file.
 */
#include <linux/types.h>
#define TWICE(x) \
	((x) + \
	(x))

struct pair {
	int		first,
		second;
	char		*name;	/* of it,
				 * in words */
};

static const struct pair pairs[] = {
	{ 1, 2, "a" },
	{
		.first = 1,
		.name = "}{",
	},
};

enum {
	ONE,
	TWO
};

static inline int
sum(const struct pair *pair,
    int more)
{
	int sum = pair->first;

	/* Comments are
	 * left alone. */
	for (;;) {
		if (more == '(' &&
		    (pair->first ||
		     pair->second))
			sum += call(more, sum,
				    pair);
		else if (more)
			for (;;)
				break;
		sum++;
	}
	switch (sum) {
	case 1:
		more = function_of(
			sum);
		break;
	default:
		do {
			sum--;
		} while (sum);
	}
	if (sum)
		goto out;
	sum = more +
		1;
out:
	return sum;
}
"#;
        assert_eq!(mispredicted(source), []);
    }

    #[test]
    fn a_branch_of_an_ifdef_that_stays_open_is_over_at_the_next_definition() {
        // Only the line that ends it cannot be known.
        let source = "#ifdef A\nint f(int a)\n{\n#else\nint f(void)\n{\n#endif\n\treturn 0;\n}\n\nint g(void)\n{\n\treturn 1;\n}\n";
        assert_eq!(mispredicted(source), [(5, 8)]);
    }

    #[test]
    fn other_files_go_on_as_the_line_before() {
        let mut structure = Structure::new(b"Kconfig");
        structure.feed(8, b"bool \"x (\"");
        assert_eq!(structure.predict(b"help"), 8);
    }
}
