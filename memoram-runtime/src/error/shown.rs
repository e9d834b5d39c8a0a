//! Text of a server in messages for people.

use std::fmt::{self, Display, Write};

/// No part of a message is longer, in characters.
const MAX_CHARS: usize = 200;

/// A text that a server sent, as it is shown: cut, and without characters that move the cursor, hide text or begin a line.
#[derive(Clone, Copy)]
pub(crate) struct Shown<'t>(pub(crate) &'t str);

impl Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shown(text) = self;
        for (index, letter) in text.chars().enumerate() {
            match letter {
                _ if index >= MAX_CHARS => return f.write_str("…"),
                _ if is_hidden(letter) => write!(f, "{}", letter.escape_debug())?,
                _ => f.write_char(letter)?,
            }
        }
        Ok(())
    }
}

/// C0, DEL and C1; the separators of lines and paragraphs; the marks, embeddings, overrides and isolates of Unicode's
/// bidirectional algorithm (UAX #9 §2).
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{61c}' | '\u{200e}' | '\u{200f}')
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_is_one_line_of_visible_characters() {
        let table = [
            ("it's \"é\" 😀", "it's \"é\" 😀"),
            ("a\nb\tc\r\u{7f}\u{9b}", "a\\nb\\tc\\r\\u{7f}\\u{9b}"),
            ("\u{202e}a\u{2066}\u{61c}\u{200f}", "\\u{202e}a\\u{2066}\\u{61c}\\u{200f}"),
            ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"),
        ];
        for (text, shown) in table {
            assert_eq!(Shown(text).to_string(), shown);
        }
        assert_eq!(Shown(&"x".repeat(4_000_000)).to_string(), format!("{}…", "x".repeat(200)));
    }

    proptest! {
        #[test]
        fn any_text_is_bounded_and_has_no_controls(text in any::<String>()) {
            let shown = Shown(&text).to_string();
            prop_assert!(!shown.chars().any(is_hidden));
            prop_assert!(shown.chars().count() <= MAX_CHARS * 10 + 1);
        }
    }
}
