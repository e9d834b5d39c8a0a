//! Bytes that arrive in chunks, split into lines.

use bytes::{Buf, Bytes, BytesMut};

/// Which characters end a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineEnd {
    /// LF.
    Lf,
    /// LF, CR, or CR LF, as in event streams.
    Any,
}

/// Collects chunks and returns their lines, without their ends.
#[derive(Debug)]
pub(super) struct Lines {
    buffer: BytesMut,
    end: LineEnd,
    /// How much of the buffer has been searched without finding the end of a line.
    searched: usize,
    /// Whether the last line ended with a CR, so that an LF belongs to it.
    after_cr: bool,
}

impl Lines {
    pub(super) fn new(end: LineEnd) -> Self {
        Lines { buffer: BytesMut::new(), end, searched: 0, after_cr: false }
    }

    pub(super) fn push(&mut self, chunk: &[u8]) {
        self.buffer.extend_from_slice(chunk);
    }

    /// How many bytes wait for the end of their line.
    pub(super) fn waiting(&self) -> usize {
        self.buffer.len()
    }

    /// Returns the next line whose end has arrived.
    pub(super) fn next(&mut self) -> Option<Bytes> {
        if self.after_cr && !self.buffer.is_empty() {
            self.after_cr = false;
            if self.buffer.first() == Some(&b'\n') {
                self.buffer.advance(1);
            }
        }
        let is_end = |byte: &u8| *byte == b'\n' || self.end == LineEnd::Any && *byte == b'\r';
        let found = self.buffer.iter().skip(self.searched).position(is_end);
        let Some(length) = found.and_then(|found| found.checked_add(self.searched)) else {
            self.searched = self.buffer.len();
            return None;
        };
        let line = self.buffer.split_to(length).freeze();
        self.searched = 0;
        self.after_cr = self.buffer.first() == Some(&b'\r');
        self.buffer.advance(1);
        Some(line)
    }

    /// What is left after the last end of a line.
    pub(super) fn rest(&mut self) -> Bytes {
        self.searched = 0;
        self.buffer.split().freeze()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(end: LineEnd, chunks: &[&[u8]]) -> (Vec<Bytes>, Bytes) {
        let mut lines = Lines::new(end);
        let mut found = Vec::new();
        for chunk in chunks {
            lines.push(chunk);
            found.extend(std::iter::from_fn(|| lines.next()));
        }
        (found, lines.rest())
    }

    #[test]
    fn every_end_counts_once_wherever_the_chunks_are_split() {
        let text = b"a\n\r\nbc\r\rd\r\n\ne";
        let expected = ["a", "", "bc", "", "d", ""];
        for at in 0..=text.len() {
            let (first, second) = text.split_at(at);
            let (lines, rest) = split(LineEnd::Any, &[first, second]);
            assert_eq!(lines, expected, "split at {at}");
            assert_eq!(rest, "e");
        }
        let bytes: Vec<&[u8]> = text.chunks(1).collect();
        assert_eq!(split(LineEnd::Any, &bytes).0, expected);
    }

    #[test]
    fn a_cr_is_part_of_a_line_that_ends_with_lf() {
        let (lines, rest) = split(LineEnd::Lf, &[b"a\r\nb\rc", b"\n"]);
        assert_eq!(lines, ["a\r", "b\rc"]);
        assert!(rest.is_empty());
    }
}
