//! Strings and literals.

use std::borrow::Cow;

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

    /// Keeps the value of a `$ref`, if it leads out of the text.
    pub(super) fn reference(&mut self, index: usize) {
        let mark = self.outline.marks.get(index).filter(|mark| !matches!(mark.kind, Kind::Mapping | Kind::Sequence));
        let target = mark.map(|mark| self.outline.text(mark));
        let external = target.filter(|target| !target.starts_with('#')).map(Cow::into_owned);
        self.references.extend(external);
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

/// Notices keys of a mapping that may be the same.
#[derive(Default)]
pub(super) struct Keys {
    /// The bits of the keys so far. What decides the bit of a key is quick to look at.
    seen: u128,
    pub(super) may_be_twice: bool,
}

impl Keys {
    pub(super) fn add(&mut self, key: &str) {
        let bytes = key.as_bytes();
        let middle = bytes.get(bytes.len() / 2).copied().unwrap_or_default();
        let (first, last) = (bytes.first().copied().unwrap_or_default(), bytes.last().copied().unwrap_or_default());
        let sum = u32::from(first)
            .wrapping_add(u32::from(last).wrapping_mul(5))
            .wrapping_add(u32::from(middle).wrapping_mul(17))
            .wrapping_add(u32::try_from(bytes.len()).unwrap_or_default().wrapping_mul(29));
        let bit = 1_u128.wrapping_shl(sum);
        self.may_be_twice |= self.seen & bit != 0 || key.contains('\\');
        self.seen |= bit;
    }
}
