//! The credentials of a client, and which of them a call carries.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use http::HeaderValue;
use http::header::AUTHORIZATION;
use tokio::time::Instant;

use super::client_core::Core;
use super::token::TokenCache;
use crate::error::{Error, ErrorKind, Outcome};
use crate::scheme::Header;
use crate::scheme::sealed::Wants;
use crate::spec::EndpointSpec;
use crate::transport::within;

/// The credentials of a client.
pub(crate) enum Credential {
    None,
    /// A bearer token that never changes.
    Token(HeaderValue),
    /// Bearer tokens that are requested when they are needed.
    Tokens(TokenCache),
    Basic(HeaderValue),
    Key(Header),
}

/// A header that is ready, or the wait for a token.
pub(super) enum Authorization<'a> {
    Ready(Option<Header>),
    AwaitToken(&'a TokenCache),
}

impl Credential {
    /// Chooses the header for a call. Fails if the client has no credentials of the scheme that the endpoint wants.
    pub(super) fn authorization(
        &self,
        wants: Wants,
        endpoint: &EndpointSpec,
        now: Instant,
    ) -> Result<Authorization<'_>, Error> {
        let value = match (wants, self) {
            (Wants::Nothing, _) | (Wants::Any, Credential::None) => return Ok(Authorization::Ready(None)),
            (Wants::Any, Credential::Key(header)) => return Ok(Authorization::Ready(Some(header.clone()))),
            (Wants::Key, Credential::Key(header)) if header.0.as_str().eq_ignore_ascii_case(endpoint.key_name()) => {
                return Ok(Authorization::Ready(Some(header.clone())));
            }
            (Wants::Bearer | Wants::Any, Credential::Token(value))
            | (Wants::Basic | Wants::Any, Credential::Basic(value)) => value.clone(),
            (Wants::Bearer | Wants::Any, Credential::Tokens(cache)) => match cache.fresh(now) {
                Some(value) => value,
                None => return Ok(Authorization::AwaitToken(cache)),
            },
            (wants, _) => return Err(Error::not_sent(ErrorKind::Authentication, endpoint, missing(wants, endpoint))),
        };
        Ok(Authorization::Ready(Some((AUTHORIZATION, value))))
    }
}

/// Waits for a token until the deadline of the call. Boxed, so that the future of a call that has a token stays small.
pub(super) fn wait_for_token<'a>(
    cache: &'a TokenCache,
    core: &'a Arc<Core>,
    endpoint: &'a EndpointSpec,
    deadline: Option<Instant>,
) -> Pin<Box<dyn Future<Output = Result<HeaderValue, Error>> + Send + 'a>> {
    let token = cache.token(core, endpoint);
    Box::pin(async move {
        within(deadline, token).await.unwrap_or_else(|| {
            let text = "no token within the time limit";
            Err(Error::with_text(ErrorKind::Timeout, Outcome::NotSent, endpoint, text))
        })
    })
}

/// The message for a client that was built without the credentials that an endpoint wants.
fn missing(wants: Wants, endpoint: &EndpointSpec) -> String {
    let without = match wants {
        Wants::Basic => "a user and a password, and the client was built without `basic`".to_owned(),
        Wants::Key => format!(
            "a key in the header `{}`, and the client was built without `api_key_header` for it",
            endpoint.key_name()
        ),
        Wants::Nothing | Wants::Bearer | Wants::Any => {
            "a token, and the client was built without `api_key` or `bearer`".to_owned()
        }
    };
    format!("this call needs {without}")
}
