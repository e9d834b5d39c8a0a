//! Answers: as they came, and as what the endpoint makes of them.

use std::any::Any;
use std::fmt;
use std::ops::Deref;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, StatusCode, header};
use serde::de::DeserializeOwned;

use crate::endpoint::EndpointSpec;
use crate::error::{ApiError, Error, ErrorKind};
use crate::place;

/// A value, and the answer that brought it: what [`Call::with_response`](crate::Call::with_response) gives. Dereferences to
/// the value.
pub struct Response<T> {
    value: T,
    status: StatusCode,
    headers: HeaderMap,
}

impl<T> Response<T> {
    /// The value, without the rest.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The `x-request-id` header.
    pub fn request_id(&self) -> Option<&str> {
        request_id(&self.headers)
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Header values may be secrets, so their names are shown alone.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("value", &self.value)
            .field("status", &self.status)
            .field("headers", &self.headers.keys().map(HeaderName::as_str).collect::<Vec<_>>())
            .finish()
    }
}

/// An answer whose body has been read.
pub(crate) struct Raw {
    pub(crate) endpoint: EndpointSpec,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Raw {
    pub(crate) fn request_id(&self) -> Option<&str> {
        request_id(&self.headers)
    }

    /// The answer if it is a success of its endpoint, else the error that it is.
    pub(crate) fn success(self: Box<Self>) -> Result<Box<Self>, Error> {
        let endpoint = self.endpoint;
        match endpoint.is_success(self.status) {
            true => Ok(self),
            false => Err(Error::answer(&endpoint, ApiError::new(*self))),
        }
    }

    /// A missing content type is taken for JSON; another one, such as a captive portal's page, is not read.
    fn is_json(&self) -> bool {
        let Some(value) = self.headers.get(header::CONTENT_TYPE) else { return true };
        let essence = value.as_bytes().split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
        let has_suffix = || essence.last_chunk::<5>().is_some_and(|end| end.eq_ignore_ascii_case(b"+json"));
        essence.eq_ignore_ascii_case(b"application/json") || has_suffix()
    }

    /// Compression is never asked for, and a small body that unpacks to a large one is a known attack.
    fn is_encoded(&self) -> bool {
        self.headers.get(header::CONTENT_ENCODING).is_some_and(|encoding| encoding != "identity")
    }

    /// What cannot be JSON is an error before it is parsed. An `Option` of `()` or of `Bytes` needs no JSON, and is filled.
    fn readable(self: Box<Self>, value: &mut dyn Any) -> Result<Box<Self>, Error> {
        if let Some(unit) = value.downcast_mut() {
            *unit = Some(());
            return Ok(self);
        }
        let bytes = value.downcast_mut::<Option<Bytes>>();
        if self.body.is_empty() && bytes.is_none() {
            return Err(Error::unreadable(ErrorKind::Response, *self, "its body is empty"));
        }
        // What is compressed is not what the server means.
        if self.is_encoded() {
            return Err(Error::unreadable(ErrorKind::UnexpectedContentType, *self, "its body is compressed"));
        }
        if let Some(bytes) = bytes {
            *bytes = Some(self.body.clone());
            return Ok(self);
        }
        match self.is_json() {
            true => Ok(self),
            false => Err(Error::unreadable(ErrorKind::UnexpectedContentType, *self, "its body is not JSON")),
        }
    }

    /// The error of a body that is no `T`. serde's own text quotes the value, so only the place is said.
    fn unfit(self: Box<Self>, error: &serde_json::Error) -> Error {
        let what = match error.is_data() {
            true => "does not fit the response type",
            false => "is not JSON",
        };
        let (path, line, column) = (place::path(&self.body, error), error.line(), error.column());
        Error::unreadable(
            ErrorKind::Response,
            *self,
            format!("its body {what} at `{path}`, line {line} column {column}"),
        )
    }

    fn followed(self: Box<Self>) -> Error {
        Error::unreadable(ErrorKind::Response, *self, "something follows the JSON of its body")
    }
}

fn request_id(headers: &HeaderMap) -> Option<&str> {
    headers.get("x-request-id")?.to_str().ok()
}

/// Reads the body of a success. For `()` the body is ignored, and for `Bytes` it is given as it is, whatever it is.
///
/// It is compiled for each response type in the user's crate: what need not know the type is outside.
pub(crate) fn decode<T: DeserializeOwned + 'static>(raw: Box<Raw>) -> Result<T, Error> {
    let mut value: Option<T> = None;
    #[expect(clippy::question_mark, reason = "it would be two more functions for each type")]
    let raw = match raw.readable(&mut value) {
        Ok(raw) => raw,
        Err(error) => return Err(error),
    };
    if let Some(value) = value {
        return Ok(value);
    }
    let mut json = serde_json::Deserializer::from_slice(&raw.body);
    match T::deserialize(&mut json) {
        Ok(value) => match json.end() {
            Ok(()) => Ok(value),
            Err(_) => Err(raw.followed()),
        },
        Err(error) => Err(raw.unfit(&error)),
    }
}

/// [`decode`], with the status and the headers kept.
pub(crate) fn decode_whole<T: DeserializeOwned + 'static>(raw: Box<Raw>) -> Result<Response<T>, Error> {
    let (status, headers) = (raw.status, raw.headers.clone());
    decode(raw).map(|value| Response { value, status, headers })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    struct Thing {
        #[serde(rename = "inner")]
        _inner: Vec<u8>,
    }

    fn raw(body: &'static str, content_type: Option<&'static str>) -> Box<Raw> {
        let mut headers = HeaderMap::new();
        if let Some(content_type) = content_type {
            headers.insert(header::CONTENT_TYPE, http::HeaderValue::from_static(content_type));
        }
        let body = Bytes::from_static(body.as_bytes());
        Box::new(Raw { endpoint: EndpointSpec::get("/things"), status: StatusCode::OK, headers, body })
    }

    #[test]
    fn debug_shows_the_names_of_headers_alone() {
        let mut raw = raw("null", None);
        raw.headers.insert(header::SET_COOKIE, http::HeaderValue::from_static("SECRET"));
        let shown = format!("{:?}", decode_whole::<()>(raw).unwrap());
        assert_eq!(shown, r#"Response { value: (), status: 200, headers: ["set-cookie"] }"#);
    }

    #[test]
    fn unit_ignores_the_body() {
        for body in ["", "{\"anything\":1}", "<html>"] {
            assert!(decode::<()>(raw(body, Some("text/html"))).is_ok());
        }
    }

    #[test]
    fn bytes_are_the_body_whatever_its_type() {
        for (body, content_type) in [("", None), ("[1]", Some("application/json")), ("<html>", Some("text/html"))] {
            assert_eq!(decode::<Bytes>(raw(body, content_type)).unwrap(), body);
        }
        let mut packed = raw("x", None);
        packed.headers.insert(header::CONTENT_ENCODING, http::HeaderValue::from_static("gzip"));
        assert_eq!(decode::<Bytes>(packed).unwrap_err().kind(), ErrorKind::UnexpectedContentType);
    }

    #[test]
    fn a_fault_names_its_path_and_never_its_value() {
        let error = decode::<Thing>(raw(r#"{"inner":[1,"SECRET"]}"#, None)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Response);
        let text = error.to_string();
        assert!(text.contains("`inner[1]`"), "{text}");
        assert!(!format!("{text} {error:?}").contains("SECRET"));
    }

    #[test]
    fn what_is_not_one_json_text_is_refused() {
        let kind = |body, content_type| decode::<Thing>(raw(body, content_type)).unwrap_err().kind();
        assert_eq!(kind("", None), ErrorKind::Response);
        assert_eq!(kind("\u{feff}{\"inner\":[]}", None), ErrorKind::Response);
        assert_eq!(kind("{\"inner\":[]} x", None), ErrorKind::Response);
        assert_eq!(kind("{\"inner\":[]}", Some("text/html")), ErrorKind::UnexpectedContentType);
        assert!(decode::<Thing>(raw("{\"inner\":[]}", Some("application/problem+json"))).is_ok());
        assert!(decode::<Thing>(raw("{\"inner\":[]}", Some("application/json; charset=utf-8"))).is_ok());
    }

    #[test]
    fn bytes_that_are_not_text_and_a_property_that_comes_twice_are_refused() {
        for body in [b"{\"inner\":[],\"\xff\":1}".as_slice(), b"{\"inner\":[],\"inner\":[]}"] {
            let raw = Raw { body: Bytes::from_static(body), ..*raw("", None) };
            assert_eq!(decode::<Thing>(Box::new(raw)).unwrap_err().kind(), ErrorKind::Response);
        }
    }
}
