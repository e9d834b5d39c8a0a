//! White space between tokens.

use super::Scanner;

/// White space. At one depth it is most likely the same again, and to compare it takes less time than to look at each byte.
#[derive(Clone, Copy, Default)]
pub(super) struct Space<'t> {
    text: &'t str,
    lines: usize,
    controls: usize,
}

impl<'t> Scanner<'t> {
    /// Skips white space at a depth.
    pub(super) fn space(&mut self, depth: usize) {
        if !self.first().is_some_and(is_space) {
            return;
        }
        let known = self.spaces.get(depth).copied().unwrap_or_default();
        let behind = self.rest.strip_prefix(known.text);
        match behind.filter(|rest| !rest.as_bytes().first().copied().is_some_and(is_space)) {
            Some(rest) => self.pass(known, rest),
            None => {
                let length = self.rest.bytes().take_while(|byte| is_space(*byte)).count();
                let (text, rest) = self.rest.split_at_checked(length).unwrap_or_default();
                let space = Space { text, lines: lines(text), controls: controls(text) };
                self.spaces.resize(self.spaces.len().max(depth.saturating_add(1)), Space::default());
                self.spaces.get_mut(depth).into_iter().for_each(|known| *known = space);
                self.pass(space, rest);
            }
        }
    }

    fn pass(&mut self, space: Space<'t>, rest: &'t str) {
        self.rest = rest;
        self.line = self.line.saturating_add(space.lines);
        self.controls = self.controls.saturating_add(space.controls);
    }
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r')
}

/// How many line breaks are in white space, as YAML counts them: `\r\n` is one, and so is `\r` alone.
fn lines(space: &str) -> usize {
    let pairs = space.matches("\r\n").count();
    space.matches(['\n', '\r']).count().saturating_sub(pairs)
}

/// How many bytes of a text are control characters of ASCII, looked at 16 at a time.
pub(super) fn controls(text: &str) -> usize {
    const ONES: u128 = u128::MAX / 0xff;
    let (chunks, rest) = text.as_bytes().as_chunks();
    let mut count = 0_u32;
    for chunk in chunks {
        let bytes = u128::from_ne_bytes(*chunk);
        // The highest bit of each byte that is a space or more. No byte overflows into the next one.
        let others = ((bytes & (ONES * 0x7f)).wrapping_add(ONES * 0x60) | bytes) & (ONES * 0x80);
        count = count.saturating_add(others.count_zeros().saturating_sub(112));
    }
    usize::try_from(count).unwrap_or(usize::MAX).saturating_add(rest.iter().filter(|byte| **byte < b' ').count())
}
