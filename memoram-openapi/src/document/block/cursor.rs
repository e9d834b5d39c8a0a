//! The lines of a text.

/// A line, or what is left of it.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    /// Counted from 1.
    pub(super) number: usize,
    /// The column of the text, counted from 0.
    pub(super) indent: usize,
    /// Without the white space before it.
    pub(super) text: &'t str,
    /// Where the text ends in the file, in bytes.
    end: usize,
    /// What follows the line in the file.
    after: &'t str,
}

impl Line<'_> {
    /// Where a text at the end of this line begins in the file.
    pub(super) fn start_of(&self, at_the_end: &str) -> usize {
        self.end.saturating_sub(at_the_end.len())
    }

    /// The same line without so many bytes of its text.
    pub(super) fn without(self, bytes: usize) -> Option<Self> {
        Some(Line { indent: self.indent.saturating_add(bytes), text: self.text.get(bytes..)?, ..self })
    }

    /// Whether it has neither a value nor a key: it is empty or a comment.
    pub(super) fn is_nothing(&self) -> bool {
        matches!(self.text.as_bytes().first(), None | Some(b'#'))
    }
}

/// A place between two lines, and the line before it.
pub(super) struct Cursor<'t> {
    length: usize,
    rest: &'t str,
    /// How many lines have been read.
    number: usize,
    /// Whether line ends may be `\r\n`.
    has_returns: bool,
    /// The last line with a key or a value that has been reached. `None` at the end.
    pub(super) line: Option<Line<'t>>,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Cursor { length: text.len(), rest: text, number: 0, has_returns: text.contains('\r'), line: None }
    }

    /// Goes to the next line with a key or a value.
    pub(super) fn advance(&mut self) {
        self.line = self.peek();
        while let Some(line) = self.line {
            self.pass(line);
            if !line.is_nothing() {
                return;
            }
            self.line = self.peek();
        }
    }

    /// The line that comes next, whatever is in it.
    pub(super) fn peek(&mut self) -> Option<Line<'t>> {
        if self.rest.is_empty() {
            return None;
        }
        let (line, after) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
        let line = if self.has_returns { line.strip_suffix('\r').unwrap_or(line) } else { line };
        let end = self.position().saturating_add(line.len());
        let indent = spaces(self.rest);
        let text = line.get(indent..)?;
        Some(Line { number: self.number.saturating_add(1), indent, text, end, after })
    }

    /// Goes behind a line that `peek` has shown.
    pub(super) fn pass(&mut self, line: Line<'t>) {
        self.rest = line.after;
        self.number = line.number;
    }

    /// Where the next line begins in the file, in bytes.
    pub(super) fn position(&self) -> usize {
        self.length.saturating_sub(self.rest.len())
    }
}

/// How many spaces a text begins with. They are compared 16 at a time, since macros are not optimised.
pub(super) fn spaces(text: &str) -> usize {
    const SPACES: u128 = u128::MAX / 0xff * 0x20;
    let bytes = text.as_bytes();
    let mut count = 0_usize;
    while let Some(chunk) = bytes.get(count..).and_then(<[u8]>::first_chunk) {
        let others = u128::from_le_bytes(*chunk) ^ SPACES;
        let same = usize::try_from(others.trailing_zeros() / u8::BITS).unwrap_or_default();
        count = count.saturating_add(same);
        if others != 0 {
            return count;
        }
    }
    let rest = bytes.get(count..).unwrap_or_default();
    count.saturating_add(rest.iter().take_while(|byte| **byte == b' ').count())
}
