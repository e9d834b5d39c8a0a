//! Extractors whose errors have the API's body, and checks of single values.

mod fields;

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use self::fields::Raw;
pub(crate) use self::fields::{Fields, Input};
use crate::ids;
use crate::reply::{Refusal, Reply};

/// The id in the path.
pub(crate) struct Id(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Reply<Self> {
        let path = Path::from_request_parts(parts, state).await;
        path.map(|Path(id)| Self(id)).map_err(|_| Refusal::bad_request("the id in the path is not UTF-8"))
    }
}

/// The query string.
pub(crate) struct Params<T>(pub(crate) T);

impl<T: Input, S: Send + Sync> FromRequestParts<S> for Params<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Reply<Self> {
        let query = Query::try_from_uri(&parts.uri).map_err(|_| Refusal::bad_request("the query cannot be read"))?;
        let Query::<Vec<(String, String)>>(pairs) = query;
        let mut fields = Fields::default();
        pairs.into_iter().for_each(|(name, text)| fields.add(name, Raw::Text(text)));
        T::read(&mut fields).map(Self)
    }
}

/// The JSON body.
pub(crate) struct Body<T>(pub(crate) T);

impl<T: Input, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Reply<Self> {
        json_content_type(request.headers())?;
        let bytes = Bytes::from_request(request, state).await;
        let bytes = bytes.map_err(|_| Refusal::bad_request("the body is not complete"))?;
        if bytes.trim_ascii_start().first() != Some(&b'{') {
            return Err(Refusal::bad_request("the body must be a JSON object"));
        }
        let fields = serde_json::from_slice(&bytes);
        let mut fields =
            fields.map_err(|error| Refusal::bad_request(format!("the body cannot be read as JSON: {error}")))?;
        T::read(&mut fields).map(Self)
    }
}

fn json_content_type(headers: &HeaderMap) -> Reply<()> {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = value.and_then(|value| value.split(';').next()).map(str::trim);
    match essence {
        Some(essence) if essence.eq_ignore_ascii_case("application/json") => Ok(()),
        Some(other) => Err(Refusal::bad_request(format!("Content-Type is `{other}`, not `application/json`"))),
        None => Err(Refusal::bad_request("Content-Type is missing: the body must be `application/json`")),
    }
}

/// Checks a value whose format in the API's document is `uuid`.
pub(crate) fn uuid(name: &str, value: &str) -> Reply<()> {
    if ids::is_uuid(value) {
        return Ok(());
    }
    Err(Refusal::bad_request(format!("`{name}` must be a UUID, not `{value}`")))
}

/// Checks that a memory's score, if there is one, is between 0 and 1.
pub(crate) fn score(name: &str, value: Option<f64>) -> Reply<()> {
    match value {
        Some(value) if !(0.0..=1.0).contains(&value) => {
            Err(Refusal::bad_request(format!("`{name}` must be between 0 and 1, not {value}")))
        }
        _ => Ok(()),
    }
}
