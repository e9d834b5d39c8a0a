//! The grammar of a template, read from left to right.

use std::ops::Range;

use super::{Placeholder, PlaceholderFault, TemplateFault, TemplateFaultKind, is_name, style};
use crate::spelling::folded;

/// The placeholders of a path, or every fault in it.
pub(super) fn read(path: &str) -> Result<Vec<Placeholder>, Vec<TemplateFault>> {
    if let Some(fault) = whole_path(path) {
        return Err(vec![fault]);
    }
    let mut reader = Reader { path, placeholders: Vec::new(), faults: Vec::new(), reported_escapes: false };
    reader.segments();
    match reader.faults.is_empty() {
        true => Ok(reader.placeholders),
        false => Err(reader.faults),
    }
}

/// What is wrong with the path as a whole. Its segments are not looked at then.
fn whole_path(path: &str) -> Option<TemplateFault> {
    let length = path.chars().count();
    let all = |kind| Some(TemplateFault { kind, at: 0..length });
    if path.is_empty() {
        return all(TemplateFaultKind::Empty);
    }
    if let Some((_, rest)) = path.split_once("://") {
        let rest = rest.find('/').and_then(|slash| rest.get(slash..)).unwrap_or("/");
        return all(TemplateFaultKind::Host { path: rest.to_owned() });
    }
    if !path.starts_with('/') {
        return all(TemplateFaultKind::NoSlash);
    }
    if let Some(mark) = outside_placeholders(path, '?') {
        let query = path.split('?').nth(1).unwrap_or_default();
        let name = query.split(['=', '&']).next().filter(|name| !name.is_empty()).map(str::to_owned);
        return Some(TemplateFault { kind: TemplateFaultKind::Query { name }, at: mark..length });
    }
    outside_placeholders(path, '#').map(|mark| TemplateFault { kind: TemplateFaultKind::Fragment, at: mark..length })
}

/// Where a letter comes first, unless it is within a placeholder: `{id?}` has no query.
fn outside_placeholders(path: &str, letter: char) -> Option<usize> {
    let (before, _) = path.split_once(letter)?;
    let is_outside = before.matches('{').count() <= before.matches('}').count();
    is_outside.then(|| before.chars().count())
}

struct Reader<'a> {
    path: &'a str,
    placeholders: Vec<Placeholder>,
    faults: Vec<TemplateFault>,
    /// Whether a letter that must be escaped has been reported: the help for one escapes them all.
    reported_escapes: bool,
}

impl Reader<'_> {
    fn segments(&mut self) {
        let mut start: usize = 1;
        let mut segments = self.path.get(1..).unwrap_or_default().split('/').peekable();
        while let Some(segment) = segments.next() {
            let end = start.saturating_add(segment.chars().count());
            // A path may end in a slash.
            if !segment.is_empty() || segments.peek().is_some() {
                self.segment(segment, start..end);
            }
            start = end.saturating_add(1);
        }
    }

    fn segment(&mut self, segment: &str, at: Range<usize>) {
        match segment {
            "" => {
                let fixed = self.without_empty_segments();
                self.fault(at, TemplateFaultKind::EmptySegment { fixed });
            }
            "." | ".." => self.fault(at, TemplateFaultKind::DotSegment { segment: segment.to_owned() }),
            _ => match style::foreign(segment) {
                Some((ours, style)) => {
                    let fixed = self.path.replacen(segment, &ours, 1);
                    self.placeholder_fault(at, PlaceholderFault::ForeignStyle { fixed, style });
                }
                None => self.letters(segment, at.start),
            },
        }
    }

    fn fault(&mut self, at: Range<usize>, kind: TemplateFaultKind) {
        self.faults.push(TemplateFault { kind, at });
    }

    fn placeholder_fault(&mut self, at: Range<usize>, fault: PlaceholderFault) {
        self.fault(at, TemplateFaultKind::Placeholder(fault));
    }

    fn without_empty_segments(&self) -> String {
        let mut path = self.path.to_owned();
        while path.contains("//") {
            path = path.replace("//", "/");
        }
        path
    }

    /// Reads the literal text and the placeholders of one segment.
    fn letters(&mut self, segment: &str, start: usize) {
        let letters: Vec<char> = segment.chars().collect();
        let mut index: usize = 0;
        while let Some((&letter, rest)) = letters.get(index..).and_then(<[char]>::split_first) {
            let at = start.saturating_add(index);
            let one = at..at.saturating_add(1);
            let read = match letter {
                '{' => self.placeholder(rest, at),
                '%' => self.escape(rest, at),
                _ => {
                    match letter {
                        '}' => self.placeholder_fault(one, PlaceholderFault::ClosesNothing),
                        _ if is_pchar(letter) => {}
                        _ => self.unescaped(letter, one),
                    }
                    1
                }
            };
            index = index.saturating_add(read);
        }
    }

    fn unescaped(&mut self, letter: char, at: Range<usize>) {
        if !std::mem::replace(&mut self.reported_escapes, true) {
            let escaped = self.path.chars().map(escape).collect();
            self.fault(at, TemplateFaultKind::Unescaped { letter, escaped });
        }
    }

    /// Reads the two digits after a `%`. Returns how many letters were read.
    fn escape(&mut self, rest: &[char], at: usize) -> usize {
        let digits: String = rest.iter().take(2).collect();
        let escape = format!("%{digits}");
        let part = at..at.saturating_add(escape.chars().count());
        if digits.len() != 2 || !digits.chars().all(|digit| digit.is_ascii_hexdigit()) {
            self.fault(part, TemplateFaultKind::NotAnEscape { escape });
            return 1;
        }
        if ["2e", "2f", "5c"].contains(&digits.to_ascii_lowercase().as_str()) {
            self.fault(part, TemplateFaultKind::EscapedStructure { escape });
        }
        3
    }

    /// Reads what follows a `{`. Returns how many letters were read, braces included.
    fn placeholder(&mut self, rest: &[char], at: usize) -> usize {
        let name: String = rest.iter().take_while(|&&letter| letter != '}').collect();
        let length = name.chars().count().saturating_add(2);
        if length > rest.len().saturating_add(1) || name.contains('{') {
            self.placeholder_fault(at..at.saturating_add(1), PlaceholderFault::NeverClosed);
            return rest.len().saturating_add(1);
        }
        let part = at..at.saturating_add(length);
        if !is_name(&name) {
            let plain = name.trim().trim_start_matches("r#").trim_end_matches('.');
            let suggestion = Some(plain.replace('-', "_")).filter(|name| is_name(name));
            self.placeholder_fault(part, PlaceholderFault::NotAName { suggestion });
            return length;
        }
        let before = self.placeholders.last().filter(|before| before.at.end == at);
        if let Some((pair, start)) = before.map(|before| (format!("{{{}}}{{{name}}}", before.name), before.at.start)) {
            self.placeholder_fault(start..part.end, PlaceholderFault::Together { pair });
        }
        if self.placeholders.iter().any(|other| folded(&other.name) == folded(&name)) {
            self.placeholder_fault(part.clone(), PlaceholderFault::Twice { name: name.clone() });
        }
        self.placeholders.push(Placeholder { name, at: part });
        length
    }
}

/// Encodes a character that a path may not contain. Keeps `/`, braces and `%`.
fn escape(letter: char) -> String {
    let mut utf8 = [0; 4];
    match is_pchar(letter) || "/{}%".contains(letter) {
        true => letter.to_string(),
        false => letter.encode_utf8(&mut utf8).bytes().map(|byte| format!("%{byte:02X}")).collect(),
    }
}

/// RFC 3986 §3.3, without the percent escapes.
fn is_pchar(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@".contains(letter)
}
