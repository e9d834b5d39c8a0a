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
    /// The white space before the last line. The next line most likely has the same.
    indent: &'t str,
    /// The last line with a key or a value that has been reached. `None` at the end.
    pub(super) line: Option<Line<'t>>,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Cursor { length: text.len(), rest: text, number: 0, indent: "", line: None }
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
        let line = line.strip_suffix('\r').unwrap_or(line);
        let end = self.position().saturating_add(line.len());
        let known = line.strip_prefix(self.indent).filter(|text| text.as_bytes().first() != Some(&b' '));
        let text = match known {
            Some(text) => text,
            None => {
                let indent = line.bytes().take_while(|byte| *byte == b' ').count();
                let (indent, text) = line.split_at_checked(indent)?;
                self.indent = indent;
                text
            }
        };
        Some(Line { number: self.number.saturating_add(1), indent: self.indent.len(), text, end, after })
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
