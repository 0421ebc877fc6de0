// SPDX-License-Identifier: GPL-2.0-only
//! What stands between `${{` and `}}`, as far as the workflows here use it.

/// A value; what is not there is an empty text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Text(String),
    Truth(bool),
}

impl Value {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub fn is_true(&self) -> bool {
        match self {
            Self::Text(text) => !text.is_empty(),
            Self::Truth(truth) => *truth,
        }
    }

    pub fn to_text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Truth(truth) => truth.to_string(),
        }
    }
}

/// What expressions ask for.
pub trait Context {
    /// The value of `steps.x.outputs.y` and its like; what nobody knows is a mistake of the workflow.
    fn value(&self, path: &[String]) -> Value;
    /// What a function gives.
    fn call(&self, name: &str, arguments: &[Value]) -> Value;
}

/// A text with each `${{ … }}` replaced.
pub fn filled(text: &str, context: &dyn Context) -> String {
    let mut parts = text.split("${{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (expression, rest) = part.split_once("}}").expect("an end of the expression");
        out.push_str(&evaluated(expression, context).to_text());
        out.push_str(rest);
    }
    out
}

/// Whether a step's `if` lets it run. One that asks for no state is for jobs in which all went well.
pub fn is_met(text: &str, context: &dyn Context) -> bool {
    let inner = text.trim().strip_prefix("${{").and_then(|rest| rest.strip_suffix("}}")).unwrap_or(text);
    let asks = ["success()", "failure()", "always()", "cancelled()"].iter().any(|call| inner.contains(call));
    let met = evaluated(inner, context).is_true();
    met && (asks || context.call("success", &[]).is_true())
}

fn evaluated(text: &str, context: &dyn Context) -> Value {
    let mut parser = Parser { tokens: tokens(text), at: 0, context };
    let value = parser.any();
    assert_eq!(parser.at, parser.tokens.len(), "{text:?} is not understood");
    value
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Text(String),
    Name(String),
    Sign(&'static str),
}

const SIGNS: [&str; 9] = ["&&", "||", "==", "!=", "!", "(", ")", ",", "."];

fn tokens(text: &str) -> Vec<Token> {
    let (mut tokens, mut rest) = (Vec::new(), text.trim_start());
    while !rest.is_empty() {
        let end = if let Some(quoted) = rest.strip_prefix('\'') {
            let end = quoted.find('\'').expect("a closing quote");
            tokens.push(Token::Text(quoted[..end].to_owned()));
            end + 2
        } else if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            tokens.push(Token::Sign(sign));
            sign.len()
        } else {
            let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
            let end = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
            assert!(end > 0, "{rest:?} is not understood");
            tokens.push(Token::Name(rest[..end].to_owned()));
            end
        };
        rest = rest[end..].trim_start();
    }
    tokens
}

struct Parser<'a> {
    tokens: Vec<Token>,
    at: usize,
    context: &'a dyn Context,
}

impl Parser<'_> {
    fn takes(&mut self, sign: &'static str) -> bool {
        let is_next = self.tokens.get(self.at) == Some(&Token::Sign(sign));
        self.at += usize::from(is_next);
        is_next
    }

    /// `a || b` is the first that is true, else the last.
    fn any(&mut self) -> Value {
        let mut value = self.all();
        while self.takes("||") {
            let other = self.all();
            value = if value.is_true() { value } else { other };
        }
        value
    }

    fn all(&mut self) -> Value {
        let mut value = self.equal();
        while self.takes("&&") {
            let other = self.equal();
            value = if value.is_true() { other } else { value };
        }
        value
    }

    fn equal(&mut self) -> Value {
        let value = self.not();
        for (sign, wanted) in [("==", true), ("!=", false)] {
            if self.takes(sign) {
                return Value::Truth((value.to_text() == self.not().to_text()) == wanted);
            }
        }
        value
    }

    fn not(&mut self) -> Value {
        if self.takes("!") { Value::Truth(!self.not().is_true()) } else { self.one() }
    }

    fn one(&mut self) -> Value {
        if self.takes("(") {
            let value = self.any();
            assert!(self.takes(")"), "a closing bracket");
            return value;
        }
        let token = self.tokens.get(self.at).expect("a value").clone();
        self.at += 1;
        let mut path = match token {
            Token::Text(text) => return Value::Text(text),
            Token::Name(name) => vec![name],
            Token::Sign(sign) => panic!("{sign:?} is no value"),
        };
        if self.takes("(") {
            let mut arguments = Vec::new();
            while !self.takes(")") {
                arguments.push(self.any());
                self.takes(",");
            }
            return self.context.call(&path[0], &arguments);
        }
        while self.takes(".") {
            match self.tokens.get(self.at) {
                Some(Token::Name(name)) => path.push(name.clone()),
                other => panic!("{other:?} is no name"),
            }
            self.at += 1;
        }
        self.context.value(&path)
    }
}
