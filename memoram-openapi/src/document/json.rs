//! What JSON allows and YAML does not, written in a way that both allow.

/// YAML limits a key that nothing announces to 1024 characters (YAML 1.2.2 §7.4), and counts what is around it too.
const LONG_KEY: usize = 1000;

/// A JSON text (RFC 8259) that is YAML too: long keys are announced, characters that YAML does not print are escaped, and
/// halves of surrogate pairs, which are no characters, become U+FFFD. `None` if the text does not look like JSON.
pub(super) fn as_yaml(text: &str) -> Option<String> {
    let mut rest = Some(text).filter(|text| text.trim_start_matches('\u{feff}').trim_start().starts_with('{'))?;
    let mut yaml = String::with_capacity(text.len());
    while let Some((between, string)) = rest.split_once('"') {
        let length = end(string)?;
        let (inside, after) = string.split_at_checked(length)?;
        rest = after.strip_prefix('"')?;
        yaml.push_str(between);
        if inside.len() > LONG_KEY && rest.trim_start().starts_with(':') {
            yaml.push_str("? ");
        }
        yaml.push('"');
        push_string(&mut yaml, inside);
        yaml.push('"');
    }
    yaml.push_str(rest);
    Some(yaml)
}

/// Where a string ends, in bytes.
fn end(string: &str) -> Option<usize> {
    let mut is_escaped = false;
    string.find(|letter| {
        let is_end = letter == '"' && !is_escaped;
        is_escaped = letter == '\\' && !is_escaped;
        is_end
    })
}

fn push_string(yaml: &mut String, inside: &str) {
    let mut rest = inside;
    while let Some(letter) = rest.chars().next() {
        let length = match (letter, half(rest)) {
            ('\\', Some(first)) => {
                let second = rest.get(6..).and_then(half);
                let is_pair = first < 0xdc00 && second.is_some_and(|second| second >= 0xdc00);
                let length = if is_pair { 12 } else { 6 };
                yaml.push_str(if is_pair { rest.get(..length).unwrap_or_default() } else { "\\ufffd" });
                length
            }
            ('\\', None) => {
                let length = rest.chars().take(2).map(char::len_utf8).sum();
                yaml.push_str(rest.get(..length).unwrap_or_default());
                length
            }
            _ => {
                match matches!(letter, '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}') {
                    true => yaml.push_str(&format!("\\u{:04x}", u32::from(letter))),
                    false => yaml.push(letter),
                }
                letter.len_utf8()
            }
        };
        rest = rest.get(length..).unwrap_or_default();
    }
}

/// The half of a surrogate pair that is escaped at the beginning of a text.
fn half(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u32::from_str_radix(digits, 16).ok().filter(|unit| (0xd800..0xe000).contains(unit))
}
