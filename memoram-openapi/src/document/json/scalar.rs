//! Strings and literals.

use super::space::is_space;
use super::{Scanner, Stop};
use crate::document::escapes::unescaped;
use crate::document::outline::{Kind, Mark};

impl<'t> Scanner<'t> {
    /// Reads a string. Returns what is between its quotes.
    pub(super) fn string(&mut self) -> Result<&'t str, Stop> {
        let inside = self.rest.get(1..).unwrap_or_default();
        let (text, mut rest) = inside.split_once('"').ok_or(Stop::NotJson)?;
        let (mut text, mut kind) = (text, Kind::Quoted);
        if text.contains('\\') {
            kind = Kind::Escaped;
            (text, rest) = inside.split_at_checked(end_of_escaped(inside)?).ok_or(Stop::NotJson)?;
            rest = rest.get(1..).unwrap_or_default();
            unescaped(text).ok_or(Stop::NotJson)?;
        }
        self.push(kind, self.position().saturating_add(1), text);
        self.rest = rest;
        Ok(text)
    }

    /// Reads a number, `true`, `false` or `null`.
    pub(super) fn literal(&mut self) -> Result<(), Stop> {
        let is_end = |byte: &u8| is_space(*byte) || matches!(byte, b',' | b']' | b'}');
        let length = self.rest.as_bytes().iter().position(is_end).unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at_checked(length).ok_or(Stop::NotJson)?;
        if !matches!(text, "true" | "false" | "null") && !is_number(text) {
            return Err(Stop::NotJson);
        }
        self.push(Kind::Plain, self.position(), text);
        self.rest = rest;
        Ok(())
    }

    fn push(&mut self, kind: Kind, start: usize, text: &str) {
        let end = start.saturating_add(text.len());
        self.outline.marks.push(Mark { kind, line: self.line, start, end });
    }
}

/// Where a string with escapes ends.
fn end_of_escaped(inside: &str) -> Result<usize, Stop> {
    let mut end = 0_usize;
    while let Some((before, _)) = inside.get(end..).and_then(|rest| rest.split_once('"')) {
        let backslashes = before.len().saturating_sub(before.trim_end_matches('\\').len());
        end = end.saturating_add(before.len());
        if backslashes.is_multiple_of(2) {
            return Ok(end);
        }
        end = end.saturating_add(1);
    }
    Err(Stop::NotJson)
}

/// Whether a text is a number (RFC 8259 §6).
fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (text, exponent) = text.split_once(['e', 'E']).map_or((text, None), |(text, exponent)| (text, Some(exponent)));
    let (integer, fraction) = text.split_once('.').map_or((text, None), |(integer, part)| (integer, Some(part)));
    let exponent = exponent.map(|exponent| exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
    are_digits(integer)
        && (integer == "0" || !integer.starts_with('0'))
        && fraction.is_none_or(are_digits)
        && exponent.is_none_or(are_digits)
}

fn are_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
