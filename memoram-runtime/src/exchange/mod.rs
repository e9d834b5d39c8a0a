//! One call from its request to its answer: authorization, attempts, one deadline.

use std::any::TypeId;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderValue, StatusCode};
use tokio::time::{Instant, sleep};

use crate::auth::sealed::Wants;
use crate::auth::{Credential, Header, TokenCache};
use crate::client::{Core, Inner};
use crate::encode::{Encoded, Encoder};
use crate::endpoint::EndpointSpec;
use crate::error::{Error, ErrorKind, Outcome};
use crate::response::Raw;
use crate::retry::{Decision, Failure};
use crate::trace::Span;
use crate::transport::{self, within};

/// A request that has all it needs but the token.
pub(crate) struct Prepared {
    pub(crate) endpoint: EndpointSpec,
    pub(crate) wants: Wants,
    /// With that of the base URL. `None` if it is the template itself.
    pub(crate) path: Option<String>,
    pub(crate) query: String,
    /// Those of the endpoint and of the call, but not those of every call.
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Bytes>,
    /// Replaces the client's own limit for the whole call.
    pub(crate) timeout: Option<Duration>,
    /// Whether the call names a key by which the server knows a repetition.
    pub(crate) has_idempotency_key: bool,
}

impl Prepared {
    /// Of an endpoint with that type of response: `Bytes` are taken of any type.
    pub(crate) fn new(
        mut encoder: Encoder,
        encoded: Result<(), Error>,
        wants: Wants,
        response: TypeId,
    ) -> Result<Self, Error> {
        encoded?;
        if response == TypeId::of::<Bytes>() {
            encoder.accept_anything();
        }
        let endpoint = encoder.spec();
        Ok(Self::of(endpoint, encoder.finish()?, wants))
    }

    pub(crate) fn of(endpoint: EndpointSpec, encoded: Encoded, wants: Wants) -> Self {
        let Encoded { path, query, headers, body, part: _ } = encoded;
        Prepared { endpoint, wants, path, query, headers, body, timeout: None, has_idempotency_key: false }
    }

    fn is_idempotent(&self) -> bool {
        self.endpoint.is_idempotent() || self.has_idempotency_key
    }
}

/// Runs a call: attempts, each with a token, until one succeeds or none is left, within one deadline.
pub(crate) async fn run(client: &Inner, prepared: &Prepared) -> Result<Box<Raw>, Error> {
    let limit = prepared.timeout.unwrap_or(client.core.timeouts.operation);
    let now = Instant::now();
    // A limit beyond the clock is none.
    let deadline = now.checked_add(limit);
    let span = &Span::of(&client.core, &prepared.endpoint);
    let run = Run {
        client,
        prepared,
        span,
        now,
        deadline,
        attempts: 0,
        sent: 0,
        taken: 0,
        ambiguous: false,
        reauthorized: false,
    };
    let result = span.around(run.finish()).await;
    span.end(&result);
    result
}

/// A call under way.
struct Run<'a> {
    client: &'a Inner,
    prepared: &'a Prepared,
    span: &'a Span,
    /// When it last waited for something: the clock is not read without need.
    now: Instant,
    deadline: Option<Instant>,
    attempts: u32,
    /// How often the request was sent: once more than the attempts after a refused token.
    sent: u32,
    /// What the last repetition took from the quota.
    taken: u32,
    /// Whether an attempt ended without a word on what was done.
    ambiguous: bool,
    /// Whether a token was refused and replaced: once is enough.
    reauthorized: bool,
}

impl Run<'_> {
    async fn finish(mut self) -> Result<Box<Raw>, Error> {
        loop {
            match self.once().await {
                Ok(raw) => {
                    self.client.core.quota.give(self.taken);
                    return Ok(raw);
                }
                Err(error) => self.wait_after(error).await?,
            }
        }
    }

    /// One attempt; a token that the server refuses is replaced once, and the request sent again, whatever its method:
    /// nothing was done.
    async fn once(&mut self) -> Result<Box<Raw>, Error> {
        self.attempts = self.attempts.saturating_add(1);
        loop {
            let token = self.authorization().await?;
            self.sent = self.sent.saturating_add(1);
            self.span.sends(self.sent);
            let raw = attempt(&self.client.core, self.prepared, token.clone(), self.now, self.deadline).await?;
            let refused = token.filter(|_| raw.status == StatusCode::UNAUTHORIZED && !self.reauthorized);
            match (refused, &self.client.credential) {
                (Some((_, token)), Credential::Exchange(cache)) if cache.refused(&token) => {
                    self.span.reauthorizes();
                    self.reauthorized = true;
                    self.now = Instant::now();
                }
                _ => return raw.success(),
            }
        }
    }

    /// The header of the scheme that the endpoint wants, if the client was built for that.
    async fn authorization(&mut self) -> Result<Option<Header>, Error> {
        let endpoint = &self.prepared.endpoint;
        let value = match (self.prepared.wants, &self.client.credential) {
            (Wants::Nothing, _) | (Wants::Any, Credential::None) => return Ok(None),
            (Wants::Any, Credential::Key(header)) => return Ok(Some(header.clone())),
            (Wants::Key, Credential::Key(header)) if header.0.as_str().eq_ignore_ascii_case(endpoint.key_name()) => {
                return Ok(Some(header.clone()));
            }
            (Wants::Bearer | Wants::Any, Credential::Token(value))
            | (Wants::Basic | Wants::Any, Credential::Basic(value)) => value.clone(),
            (Wants::Bearer | Wants::Any, Credential::Exchange(cache)) => match cache.fresh(self.now) {
                Some(value) => value,
                None => {
                    let value = self.wait_for_token(cache).await?;
                    self.now = Instant::now();
                    value
                }
            },
            (wants, _) => return Err(Error::not_sent(ErrorKind::Authentication, endpoint, missing(wants, endpoint))),
        };
        Ok(Some((AUTHORIZATION, value)))
    }

    /// Boxed, so that calls that have a token do not carry the room for this.
    fn wait_for_token<'a>(
        &'a self,
        cache: &'a TokenCache,
    ) -> Pin<Box<dyn Future<Output = Result<HeaderValue, Error>> + Send + 'a>> {
        let endpoint = &self.prepared.endpoint;
        let token = cache.token(&self.client.core, endpoint);
        Box::pin(async move {
            within(self.deadline, token).await.unwrap_or_else(|| {
                let text = "no token within the time limit";
                Err(Error::transport(ErrorKind::Timeout, Outcome::NotSent, endpoint, text))
            })
        })
    }

    /// Waits for the next attempt, or gives the error back that ends the call.
    async fn wait_after(&mut self, error: Error) -> Result<(), Error> {
        self.ambiguous |= error.outcome() == Outcome::Unknown;
        let failure = Failure::of(&error);
        let idempotent = self.prepared.is_idempotent();
        let wait = match self.client.core.retry.decide(&failure, idempotent, self.attempts, fastrand::f64()) {
            // A token that cannot be had was tried for already.
            Decision::Wait(wait) if !error.is_of_the_exchange() && self.has_time_for(wait) => wait,
            _ => return Err(error.after(self.sent, self.ambiguous)),
        };
        match self.client.core.quota.take(failure.is_throttled()) {
            Some(taken) => self.taken = taken,
            None => return Err(error.after(self.sent, self.ambiguous)),
        }
        self.span.waits(wait, &error);
        sleep(wait).await;
        self.now = Instant::now();
        Ok(())
    }

    fn has_time_for(&self, wait: Duration) -> bool {
        self.deadline.is_none_or(|deadline| Instant::now().checked_add(wait).is_some_and(|then| then < deadline))
    }
}

/// What to say of a client that was not built for an endpoint's scheme.
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

/// Sends the request once, and reads the answer, whatever its status. It has until the end of an attempt's time, which begins
/// now, or of the call's: one timer for both.
pub(crate) async fn attempt(
    core: &Core,
    prepared: &Prepared,
    authorization: Option<Header>,
    now: Instant,
    deadline: Option<Instant>,
) -> Result<Box<Raw>, Error> {
    let end = now.checked_add(core.timeouts.attempt);
    let end = end.into_iter().chain(deadline).min();
    let answer = core.transport.send(core.outgoing(prepared, authorization, end)?, core.caps);
    answered(&prepared.endpoint, within(end, answer).await)
}

fn answered(endpoint: &EndpointSpec, answer: Option<Result<Box<Raw>, transport::Failure>>) -> Result<Box<Raw>, Error> {
    match answer {
        Some(Ok(raw)) => Ok(raw),
        Some(Err(transport::Failure::NoAnswer { kind, outcome, text })) => {
            Err(Error::transport(kind, outcome, endpoint, text))
        }
        Some(Err(transport::Failure::NoBody { kind, answer, text })) => Err(Error::unreadable(kind, *answer, text)),
        None => {
            Err(Error::transport(ErrorKind::Timeout, Outcome::Unknown, endpoint, "no answer within the time limit"))
        }
    }
}

#[cfg(test)]
mod tests;
