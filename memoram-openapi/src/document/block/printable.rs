//! The characters that a text may have (YAML 1.2.2 §5.1).

/// Each byte of 16.
const ONES: u128 = u128::MAX / 0xff;

/// Whether a text has printable characters only, and neither tabs nor byte order marks nor the line breaks of Unicode, which
/// YAML treats in ways of their own. Both kinds of line ends are fine.
pub(super) fn is_printable(text: &str) -> bool {
    let (chunks, rest) = text.as_bytes().as_chunks::<16>();
    // A loop over 16 bytes at a time, since macros are not optimised. Most texts are plain ASCII.
    let mut start = 0_usize;
    for chunk in chunks {
        let end = start.saturating_add(chunk.len());
        if !are_plain_ascii(u128::from_ne_bytes(*chunk)) && !is_printable_part(text, start, end) {
            return false;
        }
        start = end;
    }
    is_printable_part(text, start, start.saturating_add(rest.len()))
}

/// The same for the characters that begin between two bytes.
fn is_printable_part(text: &str, start: usize, end: usize) -> bool {
    let boundary = |byte: usize| (byte..text.len()).find(|byte| text.is_char_boundary(*byte)).unwrap_or(text.len());
    text.get(boundary(start)..boundary(end)).is_some_and(|part| part.chars().all(is_printable_letter))
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
        '\n' | '\r' | ' '..='~' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'.. => true,
        _ => false,
    }
}
