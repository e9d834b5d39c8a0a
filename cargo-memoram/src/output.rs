//! How results are shown.

use std::fmt::{self, Display};
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

/// What a command found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Fine,
    /// Something that the caller should look at: the exit status is 1.
    Found,
}

/// Prints code. The stream for colours would take what looks like a style out of it. A reader that has seen enough is no
/// error.
pub(crate) fn print_code(text: &[u8]) -> io::Result<()> {
    match io::stdout().write_all(text) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// Text in a style. The stream removes the style where it is no terminal.
pub(crate) struct Styled<T>(Style, T);

impl<T: Display> Display for Styled<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.0, self.1, self.0.render_reset())
    }
}

pub(crate) fn red<T>(text: T) -> Styled<T> {
    Styled(AnsiColor::Red.on_default().bold(), text)
}

pub(crate) fn green<T>(text: T) -> Styled<T> {
    Styled(AnsiColor::Green.on_default(), text)
}

pub(crate) fn bold<T>(text: T) -> Styled<T> {
    Styled(Style::new().bold(), text)
}

pub(crate) fn dim<T>(text: T) -> Styled<T> {
    Styled(Style::new().dimmed(), text)
}

/// Text of a document on one line, without characters that could change the terminal.
pub(crate) fn one_line(text: &str) -> String {
    let visible: String =
        text.chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter }).filter(is_visible).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Neither a control character nor one that changes the direction of text, which rustc refuses in comments.
pub(crate) fn is_visible(letter: &char) -> bool {
    !letter.is_control()
        && !matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
