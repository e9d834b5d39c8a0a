//! The parts of a form that a mock received.

use bytes::Bytes;

/// A part of a form with `multipart/form-data`, as a [`Received`](super::Received) has it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReceivedPart {
    /// The name of the field.
    pub name: String,
    /// The name of the file, if there is one.
    pub file_name: Option<String>,
    /// The content type, if there is one.
    pub content_type: Option<String>,
    /// The content.
    pub body: Bytes,
}

impl ReceivedPart {
    /// The content as text; empty if it is not UTF-8.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap_or_default()
    }
}

/// Splits a form. What is not one has no parts.
pub(super) fn parse(content_type: &str, body: &Bytes) -> Vec<ReceivedPart> {
    let Some(boundary) = content_type.strip_prefix("multipart/form-data; boundary=") else { return Vec::new() };
    let between = format!("\r\n--{boundary}");
    let mut parts = Vec::new();
    // The first boundary has no line before it.
    let Some(mut rest) = body.strip_prefix(between.trim_start().as_bytes()) else { return parts };
    while let Some(part) = rest.strip_prefix(b"\r\n") {
        let Some(end) = find(part, between.as_bytes()) else { break };
        parts.extend(part.split_at_checked(end).and_then(|(part, _)| one(body, part)));
        rest = part.get(end.saturating_add(between.len())..).unwrap_or_default();
    }
    parts
}

fn one(whole: &Bytes, part: &[u8]) -> Option<ReceivedPart> {
    let (head, body) = part.split_at_checked(find(part, b"\r\n\r\n")?)?;
    let head = std::str::from_utf8(head).ok()?;
    let header = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    let disposition = header("Content-Disposition")?;
    let parameter = |name: &str| {
        let (_, value) = disposition.split_once(&format!("; {name}=\""))?;
        let (value, _) = value.split_once('"')?;
        Some(value.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n"))
    };
    Some(ReceivedPart {
        name: parameter("name")?,
        file_name: parameter("filename"),
        content_type: header("Content-Type").map(str::to_owned),
        body: whole.slice_ref(body.strip_prefix(b"\r\n\r\n")?),
    })
}

fn find(text: &[u8], searched: &[u8]) -> Option<usize> {
    text.windows(searched.len()).position(|window| window == searched)
}
