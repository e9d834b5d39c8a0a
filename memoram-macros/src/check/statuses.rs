//! The statuses of an operation.

use memoram_openapi::Response;

use crate::request::RustType;

/// The documented success statuses. Empty if the document names a range or nothing: then any 2xx will do. A 304 is the answer
/// to a condition of the request (RFC 9110 §15.4.5), and an `Option` is `None` then.
pub(super) fn successes(responses: &[Response<'_>], response: Option<&RustType<'_>>) -> Vec<u16> {
    let takes_304 = response.is_some_and(|ty| ty.optional().is_some());
    let is_success = |status: &str| status.starts_with('2') || takes_304 && status == "304";
    let successes = || responses.iter().filter(|answer| is_success(answer.status));
    match successes().all(|answer| answer.status.parse::<u16>().is_ok()) {
        true => successes().filter_map(|answer| answer.status.parse().ok()).collect(),
        false => Vec::new(),
    }
}

/// A documented failure, and its text.
pub(super) fn failure(answer: &Response<'_>) -> Option<(u16, String)> {
    let status = answer.status.parse().ok().filter(|status| !(200..300).contains(status))?;
    let text = answer.description.split_whitespace().collect::<Vec<_>>().join(" ");
    Some((status, text)).filter(|(_, text)| !text.is_empty())
}

pub(super) fn is_documented(status: u16, responses: &[Response<'_>]) -> bool {
    let status = status.to_string();
    responses.iter().any(|answer| answer.status == status || ["2XX", "2xx", "default"].contains(&answer.status))
}

/// `201; failures 400, 401`
pub(super) fn listed(responses: &[Response<'_>]) -> String {
    let join = |success: bool| {
        let chosen = responses.iter().map(|answer| answer.status);
        let chosen = chosen.filter(|status| status.starts_with(['2', '3']) == success);
        chosen.collect::<Vec<_>>().join(", ")
    };
    match join(false) {
        failures if failures.is_empty() => join(true),
        failures => format!("{}; failures {failures}", join(true)),
    }
}
