//! A response that is a failure.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Shown;
use crate::response::RawResponse;
use crate::spec::EndpointSpec;

/// What the server returned instead of a success.
#[derive(Clone)]
pub struct ApiError {
    status: StatusCode,
    documented: Option<&'static str>,
    body: Bytes,
    request_id: Option<String>,
    retry_after: Option<Duration>,
    /// The endpoint of the token request, if this is the response to one.
    token_request: Option<EndpointSpec>,
}

impl ApiError {
    pub(super) fn new(response: RawResponse) -> Self {
        ApiError {
            status: response.status,
            documented: response.endpoint.documented(response.status),
            request_id: response.request_id().map(str::to_owned),
            retry_after: response.retry_after(),
            body: response.body,
            token_request: None,
        }
    }

    pub(super) fn of_token_request(mut self, endpoint: Option<EndpointSpec>) -> Self {
        self.token_request = endpoint;
        self
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The API document's description of this status of this operation. `None` if it has none.
    pub fn documented(&self) -> Option<&'static str> {
        self.documented
    }

    /// The server's own message: the first of `message`, `error`, `error.message`, `detail` and `title` in a JSON body
    /// that is a string, as it arrived. It may quote what was sent, be of any length, and have control characters.
    pub fn message(&self) -> Option<String> {
        let body: Value = self.json()?;
        let error = body.get("error");
        let candidates = [
            body.get("message"),
            error,
            error.and_then(|error| error.get("message")),
            body.get("detail"),
            body.get("title"),
        ];
        candidates.into_iter().flatten().find_map(|value| value.as_str().map(str::to_owned))
    }

    /// Deserializes the body as JSON, into your own type for the server's errors. Returns `None` if that fails.
    ///
    /// ```
    /// # use memoram_runtime::{ApiError, Error};
    /// #[derive(serde::Deserialize)]
    /// struct Problem {
    ///     code: String,
    /// }
    ///
    /// fn is_expired(error: &Error) -> bool {
    ///     error.api().and_then(ApiError::json::<Problem>).is_some_and(|problem| problem.code == "expired")
    /// }
    /// ```
    pub fn json<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_slice(&self.body).ok()
    }

    /// The body as it arrived, cut at [`Limits::error_body`](crate::Limits::error_body) bytes. It may contain secrets, so
    /// be careful where you print it.
    pub fn raw_body(&self) -> &Bytes {
        &self.body
    }

    /// The wait that the server asked for with `Retry-After` (RFC 9110 §10.2.3).
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// The `x-request-id` header of the response.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.token_request {
            Some(endpoint) => {
                let (method, template) = (endpoint.method(), endpoint.template());
                write!(f, "got no token: {method} {template} answered {}", self.status)?;
            }
            None => write!(f, "answered {}", self.status)?,
        }
        match self.documented {
            Some(text) => write!(f, ": {text}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("status", &self.status)
            .field("documented", &self.documented)
            .field("request_id", &self.request_id().map(|id| Shown(id).to_string()))
            .field("body_bytes", &self.body.len())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;

    use super::*;
    use crate::error::{Error, ErrorKind, Outcome};

    const SPEC: EndpointSpec = EndpointSpec::post("/things").success(&[201]).failures(&[(404, "no such thing")]);

    fn error(status: u16, body: &'static str) -> Error {
        let status = StatusCode::from_u16(status).unwrap();
        let (headers, body) = (HeaderMap::new(), Bytes::from_static(body.as_bytes()));
        Error::failure_response(RawResponse::new(SPEC, status, headers, body))
    }

    #[test]
    fn each_status_has_its_kind_and_outcome() {
        use ErrorKind::*;
        use Outcome::*;
        let table = [
            (400, BadRequest, Rejected),
            (401, Authentication, Rejected),
            (403, Forbidden, Rejected),
            (404, NotFound, Rejected),
            (408, UnexpectedStatus, Unknown),
            (409, Conflict, Rejected),
            (418, UnexpectedStatus, Rejected),
            (422, UnprocessableContent, Rejected),
            (429, TooManyRequests, Rejected),
            (302, UnexpectedRedirect, Unknown),
            (500, Server, Unknown),
            (503, Server, Unknown),
            (202, UnexpectedStatus, Completed),
        ];
        for (status, kind, outcome) in table {
            let error = error(status, "");
            assert_eq!((error.kind(), error.outcome()), (kind, outcome), "{status}");
            assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        }
    }

    #[test]
    fn display_is_one_line_with_the_documents_text() {
        let text = "POST /things answered 404 Not Found: no such thing (rejected: nothing was done)";
        assert_eq!(error(404, "SECRET").to_string(), text);
        assert!(!format!("{:?}", error(404, "SECRET")).contains("SECRET"));
    }

    #[test]
    fn the_servers_message_is_found_in_the_common_shapes() {
        let bodies = [
            r#"{"message":"m"}"#,
            r#"{"error":"m"}"#,
            r#"{"error":{"message":"m"}}"#,
            r#"{"detail":"m"}"#,
            r#"{"title":"m","status":400}"#,
        ];
        for body in bodies {
            assert_eq!(error(400, body).api().unwrap().message().as_deref(), Some("m"), "{body}");
            assert_eq!(error(400, body).raw_body().unwrap(), body.as_bytes());
        }
        assert_eq!(error(400, "<html>").api().unwrap().message(), None);
        let numbers = error(400, "[1,2]").api().unwrap().json::<Vec<u8>>();
        assert_eq!((numbers, error(400, "[1,2]").api().unwrap().json::<String>()), (Some(vec![1, 2]), None));
    }
}
