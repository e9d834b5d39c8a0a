//! The grammar of the path literal: `"/access-requests/{request_id}/credentials"`.
//!
//! Literal parts are RFC 3986 `pchar`s; a placeholder is a field's name in braces.

use std::ops::Range;

use crate::names;
use crate::texts::{self, Message};

/// A path that follows the grammar.
#[derive(Clone, Debug)]
pub(crate) struct Route {
    pub(crate) path: String,
    pub(crate) placeholders: Vec<Placeholder>,
}

/// `{name}`, and where it stands, braces included, in characters of the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placeholder {
    pub(crate) name: String,
    pub(crate) at: Range<usize>,
}

impl Route {
    /// Reads a path; an error is every fault in it.
    pub(crate) fn parse(path: &str) -> Result<Route, Vec<Message>> {
        if let Some(fault) = whole_path(path) {
            return Err(vec![fault]);
        }
        let mut reader = Reader { path, placeholders: Vec::new(), faults: Vec::new(), escaped: false };
        reader.segments();
        match reader.faults.is_empty() {
            true => Ok(Route { path: path.to_owned(), placeholders: reader.placeholders }),
            false => Err(reader.faults),
        }
    }

    /// What two paths for the same route have in common: the placeholders' names left out.
    pub(crate) fn shape(path: &str) -> String {
        let mut shape = String::new();
        let mut inside = false;
        for letter in path.chars() {
            inside = (inside || letter == '{') && letter != '}';
            if !inside || letter == '{' {
                shape.push(letter);
            }
        }
        shape
    }
}

/// What is wrong with the path as a whole, before its segments are looked at.
fn whole_path(path: &str) -> Option<Message> {
    if path.is_empty() {
        return Some(texts::path_empty());
    }
    if let Some((_, rest)) = path.split_once("://") {
        let rest = rest.find('/').and_then(|slash| rest.get(slash..)).unwrap_or("/");
        return Some(texts::path_with_host(rest));
    }
    if !path.starts_with('/') {
        return Some(texts::path_without_slash(path));
    }
    let length = path.chars().count();
    if let Some(mark) = path.chars().position(|letter| letter == '?').filter(|_| !in_placeholder(path, '?')) {
        let query = path.split('?').nth(1).unwrap_or_default();
        let name = query.split(['=', '&']).next().filter(|name| !name.is_empty()).unwrap_or("it");
        return Some(texts::path_with_query(path, &(mark..length), name));
    }
    let fragment = path.chars().position(|letter| letter == '#').filter(|_| !in_placeholder(path, '#'));
    fragment.map(|mark| texts::path_with_fragment(path, &(mark..length)))
}

/// `{id?}` is a fault of its placeholder, not a query.
fn in_placeholder(path: &str, letter: char) -> bool {
    let before = path.split(letter).next().unwrap_or_default();
    before.matches('{').count() > before.matches('}').count()
}

struct Reader<'a> {
    path: &'a str,
    placeholders: Vec<Placeholder>,
    faults: Vec<Message>,
    /// Whether a letter that must be escaped has been reported.
    escaped: bool,
}

impl Reader<'_> {
    fn segments(&mut self) {
        let mut start = 1;
        let path = self.path.get(1..).unwrap_or_default();
        let last = path.split('/').count().saturating_sub(1);
        for (index, segment) in path.split('/').enumerate() {
            let at = start..start + segment.chars().count();
            if !segment.is_empty() || index != last {
                self.segment(segment, at.clone());
            }
            start = at.end + 1;
        }
    }

    fn segment(&mut self, segment: &str, at: Range<usize>) {
        match segment {
            "" => self.faults.push(texts::empty_segment(self.path, &at, &self.without_empty_segments())),
            "." | ".." => self.faults.push(texts::dot_segment(self.path, &at, segment)),
            _ => match foreign_placeholder(segment) {
                Some((fixed, remark)) => {
                    let fixed = self.path.replacen(segment, &fixed, 1);
                    self.faults.push(texts::placeholder_style(self.path, &at, &fixed, remark));
                }
                None => self.letters(segment, at.start),
            },
        }
    }

    fn without_empty_segments(&self) -> String {
        let mut path = self.path.to_owned();
        while path.contains("//") {
            path = path.replace("//", "/");
        }
        path
    }

    /// Reads the literal parts and the placeholders of one segment.
    fn letters(&mut self, segment: &str, start: usize) {
        let letters: Vec<char> = segment.chars().collect();
        let mut index = 0;
        while let Some(&letter) = letters.get(index) {
            let at = start + index;
            let rest = letters.get(index..).unwrap_or_default();
            index += match letter {
                '{' => self.placeholder(rest, at),
                '}' => self.fault_at(at..at + 1, texts::brace_closes_nothing),
                '%' => self.escape(rest, at),
                _ if is_pchar(letter) => 1,
                _ => self.unescaped(letter, at),
            };
        }
    }

    fn fault_at(&mut self, at: Range<usize>, text: impl FnOnce(&str, &Range<usize>) -> Message) -> usize {
        self.faults.push(text(self.path, &at));
        at.len()
    }

    fn unescaped(&mut self, letter: char, at: usize) -> usize {
        // One fault for all of them: its help escapes the whole path.
        if std::mem::replace(&mut self.escaped, true) {
            return 1;
        }
        let escaped: String = self.path.chars().map(escape).collect();
        self.fault_at(at..at + 1, |path, part| texts::unescaped(path, part, letter, &escaped))
    }

    fn escape(&mut self, rest: &[char], at: usize) -> usize {
        let escape: String = rest.iter().take(3).collect();
        let digits = escape.get(1..).unwrap_or_default();
        let end = at + escape.chars().count();
        if digits.len() != 2 || !digits.chars().all(|digit| digit.is_ascii_hexdigit()) {
            self.fault_at(at..end, |path, part| texts::not_an_escape(path, part, &escape));
            return 1;
        }
        if ["%2e", "%2f", "%5c"].contains(&escape.to_ascii_lowercase().as_str()) {
            self.fault_at(at..end, |path, part| texts::escaped_structure(path, part, &escape));
        }
        3
    }

    /// Reads `{name}` at the start of `rest`, and returns its length.
    fn placeholder(&mut self, rest: &[char], at: usize) -> usize {
        let inner: String = rest.iter().skip(1).take_while(|&&letter| letter != '}').collect();
        let length = inner.chars().count() + 2;
        if length > rest.len() || inner.contains('{') {
            self.fault_at(at..at + 1, texts::brace_never_closed);
            return rest.len();
        }
        let part = at..at + length;
        if !is_name(&inner) {
            let plain = inner.trim().trim_start_matches("r#").trim_end_matches('.');
            let suggestion = Some(plain.replace('-', "_")).filter(|name| is_name(name));
            self.fault_at(part, |path, part| texts::placeholder_not_a_name(path, part, suggestion.as_deref()));
            return length;
        }
        if let Some(before) = self.placeholders.last().filter(|before| before.at.end == at) {
            let (pair, both) = (format!("{{{}}}{{{inner}}}", before.name), before.at.start..part.end);
            self.fault_at(both, |path, part| texts::placeholders_together(path, part, &pair));
        }
        let folded = names::folded(&inner);
        if self.placeholders.iter().any(|other| names::folded(&other.name) == folded) {
            self.fault_at(part.clone(), |path, part| texts::placeholder_twice(path, part, &inner));
        }
        self.placeholders.push(Placeholder { name: inner, at: part });
        length
    }
}

/// Placeholders as other routers write them: the segment in our form, and a remark.
fn foreign_placeholder(segment: &str) -> Option<(String, Option<&'static str>)> {
    let inside = |open: &str, close: &str| segment.strip_prefix(open)?.strip_suffix(close);
    if let Some(name) = segment.strip_prefix(':').filter(|name| is_name(name)) {
        return Some((format!("{{{name}}}"), None));
    }
    if let Some(name) = inside("<", ">") {
        return Some((format!("{{{}}}", name.split(':').next().unwrap_or_default()), None));
    }
    if let Some(name) = inside("{{", "}}") {
        return Some((format!("{{{name}}}"), None));
    }
    if let Some(name) = inside("${", "}") {
        return Some((format!("{{{name}}}"), None));
    }
    if let Some(name) = segment.strip_prefix('*').filter(|name| is_name(name)) {
        return Some((format!("{{{name}}}"), Some(CATCH_ALL)));
    }
    let name = inside("{", "}")?;
    if let Some((name, _)) = name.split_once(':') {
        return Some((format!("{{{name}}}"), Some("types come from the field")));
    }
    if let Some(name) = name.strip_suffix('?') {
        return Some((format!("{{{name}}}"), Some("optional path parts do not exist; use two structs")));
    }
    let name = name.strip_prefix('*')?;
    Some((format!("{{{name}}}"), Some(CATCH_ALL)))
}

const CATCH_ALL: &str = "a catch-all would hide `/`; encode segments as fields";

/// A letter as a path may have it; the braces of placeholders and escapes stay.
fn escape(letter: char) -> String {
    let mut utf8 = [0; 4];
    match is_pchar(letter) || "/{}%".contains(letter) {
        true => letter.to_string(),
        false => letter.encode_utf8(&mut utf8).bytes().map(|byte| format!("%{byte:02X}")).collect(),
    }
}

fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|first| first == '_' || first.is_ascii_alphabetic())
        && letters.all(|letter| letter == '_' || letter.is_ascii_alphanumeric())
}

/// RFC 3986 §3.3, without the percent escapes.
fn is_pchar(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@".contains(letter)
}
