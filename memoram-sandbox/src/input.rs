//! Extractors whose errors have the API's body, and checks of single values.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use serde::de::{Deserialize, DeserializeOwned, Deserializer};

use crate::ids;
use crate::reply::{Refusal, Reply};

/// The id in the path.
pub(crate) struct Id(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Reply<Self> {
        let path = Path::from_request_parts(parts, state).await;
        path.map(|Path(id)| Self(id)).map_err(|error| Refusal::bad_request(error.body_text()))
    }
}

/// The query string.
pub(crate) struct Params<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Params<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Reply<Self> {
        let query = Query::try_from_uri(&parts.uri);
        query.map(|Query(value)| Self(value)).map_err(|error| Refusal::bad_request(error.body_text()))
    }
}

/// The JSON body.
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Reply<Self> {
        json_content_type(request.headers())?;
        let bytes = Bytes::from_request(request, state).await;
        let bytes = bytes.map_err(|error| Refusal::bad_request(error.body_text()))?;
        json_object(&bytes)?;
        let json = Json::from_bytes(&bytes);
        json.map(|Json(value)| Self(value)).map_err(|error| Refusal::bad_request(error.body_text()))
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

/// serde also reads a struct from an array, but the API's schemas do not allow arrays.
fn json_object(bytes: &[u8]) -> Reply<()> {
    match bytes.trim_ascii_start().first() {
        Some(b'[') => Err(Refusal::bad_request("the body must be a JSON object, not an array")),
        _ => Ok(()),
    }
}

/// For optional properties: a request may leave them out, but the API's schemas do not allow `null`.
pub(crate) fn not_null<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    T::deserialize(deserializer).map(Some)
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
            Err(Refusal::bad_request(format!("`{name}` must be between 0.0 and 1.0, not {value}")))
        }
        _ => Ok(()),
    }
}
