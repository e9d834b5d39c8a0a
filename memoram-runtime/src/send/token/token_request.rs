//! The request that exchanges an API key for a token.

use std::time::Duration;

use http::HeaderValue;
use jiff::Timestamp;

use super::provider::ProvidedToken;
use crate::date_time::DateTime;
use crate::encode::{Encoder, Property};
use crate::endpoint::Endpoint;
use crate::error::{Error, ErrorKind};
use crate::model::AuthTokenResponse;
use crate::response::Response;
use crate::scheme::{Anonymous, bearer};
use crate::secret::ApiKey;
use crate::spec::EndpointSpec;

/// The lifetime that is requested, and the one that is assumed if the response has none that can be read.
const LIFETIME: Duration = Duration::from_secs(3600);

/// The longest lifetime that is used, whatever the server says.
const LONGEST: Duration = Duration::from_secs(24 * 3600);

/// `POST /auth/token`. Written by hand, because clients without the feature `macros` need it too.
pub(super) struct CreateToken<'a> {
    pub(super) api_key: &'a ApiKey,
}

impl Endpoint for CreateToken<'_> {
    type Response = AuthTokenResponse;
    type Auth = Anonymous;
    const SPEC: EndpointSpec = EndpointSpec::post("/auth/token")
        .success(&[200])
        .failures(&[(400, "the token request is not valid")])
        // A second token does no harm.
        .idempotent();

    fn encode(&self, to: &mut Encoder) -> Result<(), Error> {
        to.json(&[
            Property { name: "api_key", max_length: None, value: &self.api_key },
            Property { name: "expires_in", max_length: None, value: &LIFETIME.as_secs() },
        ])
    }
}

/// A token that can be sent, and its lifetime, counted from the start of the request for it.
#[derive(Debug)]
pub(crate) struct Token {
    pub(crate) header: HeaderValue,
    pub(crate) lifetime: Duration,
}

impl Token {
    pub(crate) fn read(response: &Response<AuthTokenResponse>) -> Result<Self, Error> {
        let unusable = |text: &str| Error::not_sent(ErrorKind::Authentication, &CreateToken::SPEC, text);
        let kind = response.token_type.as_deref().unwrap_or("bearer");
        if !kind.eq_ignore_ascii_case("bearer") {
            return Err(unusable("the server gave a token of another type than `Bearer`"));
        }
        let header = bearer(&response.token).ok_or_else(|| unusable("the server gave a token that cannot be sent"))?;
        Ok(Token { header, lifetime: lifetime(response) })
    }

    pub(crate) fn provided(provided: &ProvidedToken) -> Result<Self, Error> {
        let text = "the token provider gave a token that cannot be sent";
        let header = bearer(&provided.token).ok_or_else(|| Error::of_provider(text.into()))?;
        Ok(Token { header, lifetime: provided.lifetime.min(LONGEST) })
    }
}

/// `Date` has whole seconds, so the server's clock can be up to one second ahead of it.
const DATE_RESOLUTION: Duration = Duration::from_secs(1);

/// The time from the response's `Date` to `expires_at`: both are by the server's clock, so the client's own does not matter.
/// Without `Date` the time of receipt counts (RFC 9110 §6.6.1).
fn lifetime(response: &Response<AuthTokenResponse>) -> Duration {
    let expires_at = response.expires_at.as_ref().and_then(DateTime::timestamp);
    let now = date(response).unwrap_or_else(Timestamp::now);
    let until = expires_at.map(|expires_at| expires_at.duration_since(now));
    match until {
        // A time in the past is negative, which `Duration` cannot hold.
        Some(until) => Duration::try_from(until).unwrap_or_default().saturating_sub(DATE_RESOLUTION).min(LONGEST),
        None => LIFETIME,
    }
}

fn date(response: &Response<AuthTokenResponse>) -> Option<Timestamp> {
    let date = response.headers().get(http::header::DATE)?.to_str().ok()?;
    Timestamp::try_from(httpdate::parse_http_date(date).ok()?).ok()
}
