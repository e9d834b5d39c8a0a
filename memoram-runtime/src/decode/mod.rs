//! Turns responses into values or errors.

mod expectation;
mod from_response;
mod json_path;
mod response_kind;

use std::any::{Any, TypeId};

use bytes::Bytes;
use http::StatusCode;
use serde::de::DeserializeOwned;

pub use from_response::FromResponse;
pub(crate) use response_kind::ResponseKind;

use crate::error::{Error, ErrorKind};
use crate::response::{RawResponse, Response};

/// Returns the response if its status is a success of its endpoint, and an error otherwise.
pub(crate) fn success(response: Box<RawResponse>) -> Result<Box<RawResponse>, Error> {
    match response.endpoint.is_success(response.status) {
        true => Ok(response),
        false => Err(Error::failure_response(*response)),
    }
}

/// Reads the body of a success.
pub(crate) fn decode<T: FromResponse>(response: Box<RawResponse>) -> Result<T, Error> {
    T::from_response(response)
}

/// Like [`decode`], and keeps the status and the headers.
pub(crate) fn decode_response<T: FromResponse>(response: Box<RawResponse>) -> Result<Response<T>, Error> {
    let (status, headers) = (response.status, response.headers.clone());
    T::from_response(response).map(|value| Response::new(value, status, headers))
}

/// Reads a JSON text into an `Option` of a type, or only tries to. See [`from_response::parse`].
type Parse = fn(&[u8], &mut dyn Any) -> Result<bool, serde_json::Error>;

/// Reads the body of a success as a type. `value` is an `Option` of that type, which is filled if there is no error.
fn read(response: Box<RawResponse>, ty: TypeId, value: &mut dyn Any, parse: Parse) -> Result<(), Error> {
    let Some(response) = prepare(response, ty, value)? else { return Ok(()) };
    match parse(&response.body, value) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Error::unreadable(ErrorKind::Response, *response, "something follows the JSON of its body")),
        Err(error) => Err(undeserializable(response, &error, parse)),
    }
}

/// The error of [`read`], which has no value only if there is one.
fn failed(read: Result<(), Error>) -> Error {
    match read {
        Err(error) => error,
        Ok(()) => Error::lost(ErrorKind::Response, "the answer was not read"),
    }
}

/// Returns an error for a body that cannot be read as a type, and the response if its JSON is still to be read. `value` is
/// filled if the type needs no JSON.
fn prepare(mut response: Box<RawResponse>, ty: TypeId, value: &mut dyn Any) -> Result<Option<Box<RawResponse>>, Error> {
    let kind = ResponseKind::of(ty, &response.endpoint);
    if kind == ResponseKind::Unit {
        fill(value, ());
        return Ok(None);
    }
    if response.body.is_empty() && kind == ResponseKind::Json {
        if !has_no_body(response.status) {
            return Err(Error::unreadable(ErrorKind::Response, *response, EMPTY));
        }
        // An `Option` becomes `None`. Any other type is an error, below.
        response.body = Bytes::from_static(b"null");
        return Ok(Some(response));
    }
    if response.is_compressed() {
        return Err(Error::unreadable(ErrorKind::UnexpectedContentType, *response, "its body is compressed"));
    }
    match kind {
        ResponseKind::Json if !response.is_json() => {
            Err(Error::unreadable(ErrorKind::UnexpectedContentType, *response, "its body is not JSON"))
        }
        ResponseKind::Unit | ResponseKind::Json => Ok(Some(response)),
        ResponseKind::Text => match response.text() {
            Some(text) => {
                fill(value, text);
                Ok(None)
            }
            None => Err(Error::unreadable(ErrorKind::Response, *response, "its body is not text in UTF-8")),
        },
        ResponseKind::Bytes => {
            fill(value, response.body);
            Ok(None)
        }
    }
}

const EMPTY: &str = "its body is empty";

/// Statuses whose responses never have a body (RFC 9110 §6.4.1, §15.3.6).
fn has_no_body(status: StatusCode) -> bool {
    [StatusCode::NO_CONTENT, StatusCode::RESET_CONTENT, StatusCode::NOT_MODIFIED].contains(&status)
}

/// Sets an `Option<V>`.
fn fill<V: 'static>(option: &mut dyn Any, value: V) {
    if let Some(option) = option.downcast_mut::<Option<V>>() {
        *option = Some(value);
    }
}

/// The error of a body that cannot be deserialized. serde's own message quotes the value, so the error has only the path and
/// the expected type.
fn undeserializable(response: Box<RawResponse>, error: &serde_json::Error, parse: Parse) -> Error {
    if has_no_body(response.status) {
        return Error::unreadable(ErrorKind::Response, *response, EMPTY);
    }
    let text = ["its body ", &unfit(&response.body, error, parse)].concat();
    Error::unreadable(ErrorKind::Response, *response, text)
}

/// What is wrong with a JSON text: where it does not fit a type, or where it is not JSON.
fn unfit(json: &[u8], error: &serde_json::Error, parse: Parse) -> String {
    let fails = |json: &[u8]| parse(json, &mut ()).is_err_and(|error| error.is_data());
    let path = json_path::of_error(json, error, fails);
    match error.is_data() {
        true => {
            let at = if path == "." { String::new() } else { format!(" at `{path}`") };
            let expectation = expectation::of_error(error).map(|text| format!(": {text}")).unwrap_or_default();
            format!("does not fit the response type{at}{expectation}")
        }
        false => {
            let at = if path == "." { String::new() } else { format!("`{path}`, ") };
            format!("is not JSON at {at}line {} column {}", error.line(), error.column())
        }
    }
}

/// Reads one JSON text within a body. The error says what is wrong with it.
pub(crate) fn part<T: DeserializeOwned + 'static>(json: &[u8]) -> Result<T, String> {
    let mut value: Option<T> = None;
    let read = from_response::parse::<T>(json, &mut value);
    value.ok_or_else(|| match read {
        Ok(_) => "has something behind its JSON".to_owned(),
        Err(error) => unfit(json, &error, from_response::parse::<T>),
    })
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, header};

    use super::*;
    use crate::spec::EndpointSpec;

    #[derive(Debug, serde::Deserialize)]
    struct Thing {
        #[serde(rename = "inner")]
        _inner: Vec<u8>,
    }

    fn raw(body: &'static str, content_type: Option<&'static str>) -> Box<RawResponse> {
        let mut headers = HeaderMap::new();
        if let Some(content_type) = content_type {
            headers.insert(header::CONTENT_TYPE, http::HeaderValue::from_static(content_type));
        }
        let body = Bytes::from_static(body.as_bytes());
        Box::new(RawResponse::new(EndpointSpec::get("/things"), StatusCode::OK, headers, body))
    }

    #[test]
    fn debug_shows_only_the_names_of_headers() {
        let mut raw = raw("null", None);
        raw.headers.insert(header::SET_COOKIE, http::HeaderValue::from_static("SECRET"));
        let shown = format!("{:?}", decode_response::<()>(raw).unwrap());
        assert_eq!(shown, r#"Response { value: (), status: 200, headers: ["set-cookie"] }"#);
    }

    #[test]
    fn unit_ignores_the_body() {
        for body in ["", "{\"anything\":1}", "<html>"] {
            assert!(decode::<()>(raw(body, Some("text/html"))).is_ok());
        }
    }

    #[test]
    fn bytes_are_the_body_of_any_content_type() {
        for (body, content_type) in [("", None), ("[1]", Some("application/json")), ("<html>", Some("text/html"))] {
            assert_eq!(decode::<Bytes>(raw(body, content_type)).unwrap(), body);
        }
        let mut packed = raw("x", None);
        packed.headers.insert(header::CONTENT_ENCODING, http::HeaderValue::from_static("gzip"));
        assert_eq!(decode::<Bytes>(packed).unwrap_err().kind(), ErrorKind::UnexpectedContentType);
    }

    #[test]
    fn a_string_is_text_where_the_endpoint_says_so() {
        let text = |body: &'static [u8], content_type| {
            let raw = raw("", Some(content_type));
            let (endpoint, body) = (raw.endpoint.text(), Bytes::from_static(body));
            decode::<String>(Box::new(RawResponse { endpoint, body, ..*raw }))
        };
        for content_type in ["text/plain", "text/csv; charset=\"UTF-8\"", "text/plain;x=y; Charset=us-ascii"] {
            assert_eq!(text("\"é".as_bytes(), content_type).unwrap(), "\"é", "{content_type}");
        }
        assert_eq!(text(b"", "text/plain").unwrap(), "");
        for (body, content_type) in [(b"\xe9".as_slice(), "text/plain"), (b"a", "text/plain; charset=iso-8859-1")] {
            let error = text(body, content_type).unwrap_err().to_string();
            assert!(error.contains("not text in UTF-8"), "{error}");
        }
        assert_eq!(decode::<String>(raw("\"a\"", None)).unwrap(), "a");
    }

    #[test]
    fn an_option_is_none_where_there_is_no_body() {
        let without_body = |status| RawResponse { status, ..*raw("", None) };
        for status in [StatusCode::NO_CONTENT, StatusCode::RESET_CONTENT, StatusCode::NOT_MODIFIED] {
            assert!(decode::<Option<Thing>>(Box::new(without_body(status))).unwrap().is_none());
            let error = decode::<Thing>(Box::new(without_body(status))).unwrap_err();
            assert!(error.to_string().contains("its body is empty"), "{error}");
        }
        assert!(decode::<Option<Thing>>(Box::new(without_body(StatusCode::OK))).is_err());
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
            let raw = RawResponse { body: Bytes::from_static(body), ..*raw("", None) };
            assert_eq!(decode::<Thing>(Box::new(raw)).unwrap_err().kind(), ErrorKind::Response);
        }
    }
}
