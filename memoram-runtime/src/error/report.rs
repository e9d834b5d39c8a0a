//! An error in several lines.

use std::error::Error as StdError;
use std::fmt;

use super::{ApiError, Error, ErrorKind, Outcome, Shown};

/// Returned by [`Error::report`].
pub(super) struct Report<'a>(pub(super) &'a Error);

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Report(error) = self;
        error.fmt_head(f)?;
        let mut line = |name, text: Option<&dyn fmt::Display>| match text {
            Some(text) => write!(f, "\n  {name:<12}{text}"),
            None => Ok(()),
        };
        let message = error.api().and_then(ApiError::message);
        let source = error.source().map(ToString::to_string);
        let message = message.as_deref().map(Shown);
        // A user's own error may have several lines.
        let source = source.map(|text| text.replace('\n', "\n              "));
        line("server:", message.as_ref().map(|text| text as _))?;
        line("because:", source.as_ref().map(|text| text as _))?;
        line("request id:", error.request_id().map(Shown).as_ref().map(|text| text as _))?;
        let attempts = Some(error.attempts()).filter(|attempts| *attempts > 0);
        line("attempts:", attempts.as_ref().map(|number| number as _))?;
        line("outcome:", Some(&error.outcome()))?;
        line("try:", Some(&advice(error)))
    }
}

fn advice(error: &Error) -> String {
    if let Some(wait) = error.retry_after().filter(|_| error.is_retryable()) {
        return format!("send it again, but not before {} s have passed", wait.as_secs_f64());
    }
    let text = match error.kind() {
        ErrorKind::InvalidRequest => "correct the request",
        ErrorKind::BadRequest | ErrorKind::UnprocessableContent => "compare the request with the server's message",
        ErrorKind::Authentication => "check the API key or the token, and that they belong to the API at the base URL",
        ErrorKind::Forbidden => "use credentials that are allowed to do this",
        ErrorKind::NotFound => "check the ids and keys in the request",
        ErrorKind::Conflict => "check the current state, and decide whether to send it again",
        ErrorKind::UnexpectedRedirect => "use the base URL that it redirects to; redirects are not followed",
        ErrorKind::UnexpectedContentType => "check the base URL; this may be the answer of a proxy or a portal",
        ErrorKind::Response => "compare the response type with `raw_body()`",
        ErrorKind::Connect => "check the base URL, the network and the proxy",
        ErrorKind::Tls => "check the server's certificate; `root_certificate` adds an authority of your own",
        ErrorKind::Io if error.outcome() == Outcome::NotSent => "check the file or the stream of the body",
        _ if error.is_retryable() => "send it again later",
        _ if error.outcome() == Outcome::Unknown => "check whether it was done before you send it again",
        _ => "compare the answer with the API's document",
    };
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::{HeaderMap, HeaderValue, StatusCode};

    use super::*;
    use crate::response::RawResponse;
    use crate::spec::EndpointSpec;

    const POST: EndpointSpec = EndpointSpec::post("/things").failures(&[(404, "no such thing")]);
    const GET: EndpointSpec = EndpointSpec::get("/things");

    fn answered(
        endpoint: EndpointSpec,
        status: u16,
        header: (&'static str, &'static str),
        body: &'static str,
    ) -> Error {
        let headers = HeaderMap::from_iter([(header.0.parse().unwrap(), HeaderValue::from_static(header.1))]);
        let status = StatusCode::from_u16(status).unwrap();
        let response = RawResponse::new(endpoint, status, headers, Bytes::from_static(body.as_bytes()));
        Error::failure_response(response).after(1, false)
    }

    #[test]
    fn a_report_has_all_facts() {
        let error = answered(POST, 404, ("x-request-id", "r1"), r#"{"message":"there is no thing 7"}"#);
        let text = "POST /things answered 404 Not Found: no such thing\n  \
                    server:     there is no thing 7\n  \
                    request id: r1\n  \
                    attempts:   1\n  \
                    outcome:    rejected: nothing was done\n  \
                    try:        check the ids and keys in the request";
        assert_eq!(error.report().to_string(), text);
        let error = Error::of_provider("the vault is closed".into()).into_token_failure(&GET);
        let text = "GET /things: no token: the token provider failed\n  \
                    because:    the vault is closed\n  \
                    outcome:    not sent\n  \
                    try:        check the API key or the token, and that they belong to the API at the base URL";
        assert_eq!(error.report().to_string(), text);
    }

    #[test]
    fn the_advice_depends_on_what_may_have_been_done() {
        let advice = |endpoint, status, header| advice(&answered(endpoint, status, header, ""));
        let none = ("x-none", "");
        assert_eq!(advice(GET, 500, none), "send it again later");
        assert_eq!(advice(POST, 500, none), "check whether it was done before you send it again");
        assert_eq!(advice(POST, 429, none), "send it again later");
        assert_eq!(advice(POST, 429, ("retry-after", "7")), "send it again, but not before 7 s have passed");
        assert_eq!(advice(POST, 418, none), "compare the answer with the API's document");
    }

    proptest::proptest! {
        /// A server can neither forge a line of a report nor make it endless.
        #[test]
        fn a_report_has_only_lines_of_its_own(message in proptest::prelude::any::<String>(), id in "[ -~]{0,500}") {
            let body = serde_json::json!({ "message": message }).to_string();
            let headers = HeaderMap::from_iter([("x-request-id".parse().unwrap(), HeaderValue::from_str(&id).unwrap())]);
            let status = StatusCode::IM_A_TEAPOT;
            let response = RawResponse::new(POST, status, headers, Bytes::from(body));
            let error = Error::failure_response(response).after(1, false);
            for text in [error.to_string(), format!("{error:?}"), error.report().to_string()] {
                let shown: Vec<&str> = text.lines().collect();
                proptest::prop_assert!(shown.len() <= 6 && text.len() < 8000, "{}", text);
                proptest::prop_assert!(!shown.concat().chars().any(char::is_control), "{}", text);
            }
        }
    }
}
