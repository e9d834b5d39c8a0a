//! Which file a reference leads to.

/// The file that a reference names, if it is another one: relative to the file that the reference is in (RFC 3986 §5.2).
/// `None` for a URL, since nothing is fetched, and for an absolute path, which would work on one machine only.
pub(crate) fn file_of(reference: &str, within: &str) -> Option<String> {
    let path = percent_decoded(reference.split('#').next()?)?;
    if path.is_empty() || path.starts_with(['/', '\\']) || path.contains(':') {
        return None;
    }
    let folder = within.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut segments: Vec<&str> = Vec::new();
    for segment in folder.split('/').chain(path.split('/')) {
        match (segment, segments.last()) {
            ("" | ".", _) => {}
            ("..", Some(last)) if *last != ".." => drop(segments.pop()),
            _ => segments.push(segment),
        }
    }
    Some(segments.join("/"))
}

/// `None` if an escape is broken, or the bytes are not UTF-8.
pub(super) fn percent_decoded(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_owned());
    }
    let mut parts = text.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).ok()
}
