//! What a request asks for: the media types that the document has for what is read.

use memoram_openapi::{Response, essence, is_json, is_text};

use crate::request::RustType;

/// The value of `Accept`. `None` for the runtime's default: `application/json`, or anything for `Bytes` and `ByteStream`.
pub(super) fn of(ty: Option<&RustType<'_>>, success: &Response<'_>, responses: &[Response<'_>]) -> Option<String> {
    if let Some((stream, _)) = ty.and_then(RustType::stream) {
        let types: Vec<&str> = success.stream(stream).into_iter().collect();
        return joined(types, responses, false);
    }
    let reads_all = ty.is_none_or(|ty| ty.is_unit() || ty.is_raw_answer());
    let is_read = |media: &&str| reads_all || is_json(media) || is_text(media);
    // A type that is not JSON is read only where there is no JSON.
    let has_json = !reads_all && success.types.iter().any(|media| is_json(media));
    let read = success.types.iter().copied().filter(is_read).filter(|media| !has_json || is_json(media));
    let mut types: Vec<&str> = Vec::new();
    for media in read {
        push(&mut types, media);
    }
    joined(types, responses, !ty.is_some_and(RustType::is_raw_answer))
}

/// The types, and the JSON types of failures. `None` for the runtime's default.
fn joined<'d>(mut types: Vec<&'d str>, responses: &[Response<'d>], is_json_by_default: bool) -> Option<String> {
    if types.is_empty() {
        return None;
    }
    // The errors of failures are read from JSON.
    let failures = responses.iter().filter(|answer| !answer.status.starts_with(['2', '3']));
    for media in failures.flat_map(|answer| &answer.types).copied().filter(|media| is_json(media)) {
        push(&mut types, media);
    }
    let is_default = is_json_by_default && types.iter().all(|media| essence(media) == "application/json");
    // What HTTP does not allow in a header is not asked for.
    let is_sendable = types.iter().all(|media| media.bytes().all(|byte| matches!(byte, b' '..=b'~')));
    (!is_default && is_sendable).then(|| types.join(", "))
}

fn push<'d>(types: &mut Vec<&'d str>, media: &'d str) {
    if types.iter().all(|known| essence(known) != essence(media)) {
        types.push(media);
    }
}
