//! An answer that a test makes up.

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::error::SandboxError;
use crate::reply::Refusal;

/// The answer of [`Fault::Answer`](crate::Fault::Answer).
///
/// ```
/// # use memoram_sandbox::{Answer, Fault, Method, Sandbox};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sandbox = Sandbox::start().await?;
/// let busy = Answer::new(503).header("retry-after", "2").body(r#"{"message":"busy"}"#);
/// sandbox.fail_next(Method::GET, "/tags", Fault::Answer(busy))?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "it is sent only if it is given to the sandbox"]
pub struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Option<Vec<u8>>,
}

impl Answer {
    /// Creates an answer with this status (200 to 999) and the JSON body that the sandbox's errors have.
    pub fn new(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: None }
    }

    /// Adds a header. `Content-Length` and `Transfer-Encoding` cannot be set: the server writes those that fit the body.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the body. Its `Content-Type` is `application/json` unless a header says otherwise.
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = Some(body.into());
        self
    }

    pub(crate) fn check(&self) -> Result<(), SandboxError> {
        if !(200..=999).contains(&self.status) {
            return Err(SandboxError::InvalidStatus { status: self.status });
        }
        self.header_map().map(drop)
    }

    /// Returns the response of an answer that has been checked.
    pub(crate) fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = self.header_map().unwrap_or_default();
        let mut response = match self.body {
            Some(body) => (status, [(header::CONTENT_TYPE, "application/json")], body).into_response(),
            None => Refusal::new(status, format!("the sandbox was told to answer {}", status.as_u16())).into_response(),
        };
        response.headers_mut().extend(headers);
        response
    }

    fn header_map(&self) -> Result<HeaderMap, SandboxError> {
        let mut map = HeaderMap::new();
        for (name, value) in &self.headers {
            let invalid = |reason| SandboxError::InvalidHeader { name: name.clone(), reason };
            let key = HeaderName::try_from(name).map_err(|_| invalid("its name is not legal"))?;
            let value = HeaderValue::try_from(value).map_err(|_| invalid("its value is not legal"))?;
            if [header::CONTENT_LENGTH, header::TRANSFER_ENCODING].contains(&key) {
                return Err(invalid("the server sets it"));
            }
            map.try_append(key, value).map_err(|_| invalid("there are too many headers"))?;
        }
        Ok(map)
    }
}
