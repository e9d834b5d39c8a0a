//! The characters that a text may have (YAML 1.2.2 §5.1).

/// Each byte of 16.
const ONES: u128 = u128::MAX / 0xff;

/// Whether a text has printable characters only, and neither tabs nor byte order marks nor the line breaks of Unicode, which
/// YAML treats in ways of their own. Both kinds of line ends are fine.
pub(super) fn is_printable(text: &str) -> bool {
    // Few texts have lines that must be looked at one by one.
    is_plain_ascii(text) || text.split('\n').all(|line| is_plain_ascii(line) || line.chars().all(is_printable_letter))
}

/// Whether a text has only characters of ASCII that are printable, and line feeds.
fn is_plain_ascii(text: &str) -> bool {
    let (chunks, rest) = text.as_bytes().as_chunks();
    // A loop over 16 bytes at a time, since macros are not optimised.
    for chunk in chunks {
        if !are_plain_ascii(u128::from_ne_bytes(*chunk)) {
            return false;
        }
    }
    rest.iter().all(|byte| matches!(byte, b'\n' | b' '..=b'~'))
}

fn are_plain_ascii(bytes: u128) -> bool {
    const HIGHEST: u128 = ONES * 0x80;
    // The highest bit of each byte that is a space or more, of each line feed, and of each delete. If no byte has the highest
    // bit itself, none overflows into the next one.
    let spaces_or_more = bytes.wrapping_add(ONES * 0x60);
    let line_feeds = !(bytes ^ (ONES * 0x0a)).wrapping_add(ONES * 0x7f);
    let deletes = bytes.wrapping_add(ONES);
    (bytes | deletes) & HIGHEST == 0 && (spaces_or_more | line_feeds) & HIGHEST == HIGHEST
}

fn is_printable_letter(letter: char) -> bool {
    match letter {
        '\u{2028}' | '\u{2029}' | '\u{feff}' => false,
        '\r' | ' '..='~' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'.. => true,
        _ => false,
    }
}
