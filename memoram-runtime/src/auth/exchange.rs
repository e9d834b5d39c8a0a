//! The exchange of an API key for a token.

use std::time::Duration;

use http::HeaderValue;
use jiff::Timestamp;

use super::{Anonymous, ApiKey, ProvidedToken, bearer};
use crate::encode::{Encoder, Property};
use crate::endpoint::{Endpoint, EndpointSpec};
use crate::error::{Error, ErrorKind};
use crate::model::AuthTokenResponse;
use crate::response::Response;

/// How long a token is asked to live.
const LIFETIME: Duration = Duration::from_secs(3600);

/// No server is believed further.
const LONGEST: Duration = Duration::from_secs(24 * 3600);

/// `POST /auth/token`, written by hand, because clients without the attribute exchange keys too.
pub(crate) struct CreateToken<'a> {
    pub(crate) api_key: &'a ApiKey,
}

impl Endpoint for CreateToken<'_> {
    type Response = AuthTokenResponse;
    type Auth = Anonymous;
    const SPEC: EndpointSpec = EndpointSpec::post("/auth/token")
        .success(&[200])
        .failures(&[(400, "the token request is not valid")])
        // Another token does no harm.
        .idempotent();

    fn encode(&self, to: &mut Encoder) -> Result<(), Error> {
        to.json(&[
            Property { name: "api_key", max_length: None, value: &self.api_key },
            Property { name: "expires_in", max_length: None, value: &LIFETIME.as_secs() },
        ])
    }
}

/// A token that can be sent, and how long it lives from when the exchange began.
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

/// A `Date` has whole seconds, so that the server's clock is up to one ahead of it.
const FRACTION: Duration = Duration::from_secs(1);

/// Counted from the server's own clock, so that it does not matter whether ours agrees.
fn lifetime(response: &Response<AuthTokenResponse>) -> Duration {
    let until = response.expires_at.zip(date(response)).map(|(expires_at, date)| expires_at.duration_since(date));
    match until {
        // What has passed is negative, and no duration.
        Some(until) => Duration::try_from(until).unwrap_or_default().saturating_sub(FRACTION).min(LONGEST),
        None => LIFETIME,
    }
}

fn date(response: &Response<AuthTokenResponse>) -> Option<Timestamp> {
    let date = response.headers().get(http::header::DATE)?.to_str().ok()?;
    Timestamp::try_from(httpdate::parse_http_date(date).ok()?).ok()
}
