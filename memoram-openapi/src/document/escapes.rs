//! The escapes of JSON's strings (RFC 8259 §7).

/// A string without its escapes. Halves of surrogate pairs, which are no characters, become U+FFFD. `None` if JSON has no
/// such escape.
pub(super) fn unescaped(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        plain.push_str(before);
        let (letter, length) = letter(escape)?;
        plain.push(letter);
        rest = escape.get(length..)?;
    }
    plain.push_str(rest);
    Some(plain)
}

/// What stands behind a backslash: the character that it means, and how many bytes it takes.
fn letter(escape: &str) -> Option<(char, usize)> {
    let letter = match escape.as_bytes().first()? {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        _ => return code_point(escape),
    };
    Some((letter, 1))
}

/// The same for `u` and four digits, and maybe a second half behind them.
fn code_point(escape: &str) -> Option<(char, usize)> {
    let first = unit(escape)?;
    let second = escape.get(5..).and_then(|rest| unit(rest.strip_prefix('\\')?));
    match char::decode_utf16([first].into_iter().chain(second)).next()? {
        Ok(letter) if letter.len_utf16() == 2 => Some((letter, 11)),
        Ok(letter) => Some((letter, 5)),
        Err(_) => Some((char::REPLACEMENT_CHARACTER, 5)),
    }
}

fn unit(escape: &str) -> Option<u16> {
    let digits = escape.strip_prefix('u')?.get(..4)?;
    // The standard library would take a sign.
    let are_digits = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    u16::from_str_radix(digits, 16).ok().filter(|_| are_digits)
}
