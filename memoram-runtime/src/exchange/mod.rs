//! One call from its request to its answer: authorization, attempts, one deadline.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use tokio::time::{Instant, sleep, timeout, timeout_at};
use url::Url;

use crate::auth::Credential;
use crate::client::{Core, Inner};
use crate::endpoint::EndpointSpec;
use crate::error::{Error, ErrorKind, Outcome};
use crate::response::Raw;
use crate::retry::{Decision, Failure};
use crate::transport::{self, Outgoing};

/// A request that has all it needs but the token.
#[derive(Clone)]
pub(crate) struct Prepared {
    pub(crate) endpoint: EndpointSpec,
    pub(crate) bearer: bool,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Bytes>,
    /// Replaces the client's own limit for the whole call.
    pub(crate) timeout: Option<Duration>,
    /// Whether the call names a key by which the server knows a repetition.
    pub(crate) has_idempotency_key: bool,
}

impl Prepared {
    /// The request as `http` writes it, without the token.
    pub(crate) fn into_http(self) -> Result<Request<Bytes>, Error> {
        let mut request = Request::new(self.body.unwrap_or_default());
        *request.method_mut() = self.endpoint.method();
        *request.uri_mut() = self
            .url
            .as_str()
            .parse()
            .map_err(|_| Error::invalid(&self.endpoint, "the URL is longer than HTTP allows"))?;
        *request.headers_mut() = self.headers;
        Ok(request)
    }

    fn is_idempotent(&self) -> bool {
        self.endpoint.is_idempotent() || self.has_idempotency_key
    }

    fn outgoing(&self, token: Option<HeaderValue>) -> Outgoing {
        let mut headers = self.headers.clone();
        if let Some(token) = token {
            headers.insert(header::AUTHORIZATION, token);
        }
        let method: Method = self.endpoint.method();
        Outgoing { method, url: self.url.clone(), headers, body: self.body.clone() }
    }
}

/// Runs a call: attempts, each with a token, until one succeeds or none is left, within one deadline.
pub(crate) async fn run(client: &Inner, prepared: &Prepared) -> Result<Raw, Error> {
    let limit = prepared.timeout.unwrap_or(client.core.timeouts.operation);
    // A limit beyond the clock is none.
    let deadline = Instant::now().checked_add(limit);
    Run { client, prepared, deadline, attempts: 0, sent: 0, taken: 0, ambiguous: false, reauthorized: false }
        .finish()
        .await
}

/// A call under way.
struct Run<'a> {
    client: &'a Inner,
    prepared: &'a Prepared,
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
    async fn finish(mut self) -> Result<Raw, Error> {
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
    async fn once(&mut self) -> Result<Raw, Error> {
        self.attempts = self.attempts.saturating_add(1);
        loop {
            let token = self.within(token(self.client, self.prepared), Outcome::NotSent).await?;
            self.sent = self.sent.saturating_add(1);
            let raw = self.within(attempt(&self.client.core, self.prepared, token.clone()), Outcome::Unknown).await?;
            let refused = token.filter(|_| raw.status == StatusCode::UNAUTHORIZED && !self.reauthorized);
            match (refused, &self.client.credential) {
                (Some(token), Credential::Exchange(cache)) if cache.refused(&token) => self.reauthorized = true,
                _ => return raw.success(),
            }
        }
    }

    async fn within<T>(&self, future: impl Future<Output = Result<T, Error>>, late: Outcome) -> Result<T, Error> {
        match self.deadline {
            None => future.await,
            Some(deadline) => timeout_at(deadline, future).await.unwrap_or_else(|_| Err(self.late(late))),
        }
    }

    fn late(&self, outcome: Outcome) -> Error {
        let text = if outcome == Outcome::NotSent { "no token within the time limit" } else { LATE };
        Error::transport(ErrorKind::Timeout, outcome, &self.prepared.endpoint, text)
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
        sleep(wait).await;
        Ok(())
    }

    fn has_time_for(&self, wait: Duration) -> bool {
        self.deadline.is_none_or(|deadline| Instant::now().checked_add(wait).is_some_and(|then| then < deadline))
    }
}

const LATE: &str = "no answer within the time limit";

async fn token(client: &Inner, prepared: &Prepared) -> Result<Option<HeaderValue>, Error> {
    if !prepared.bearer {
        return Ok(None);
    }
    match &client.credential {
        Credential::Token(header) => Ok(Some(header.clone())),
        Credential::Exchange(cache) => cache.token(&client.core, &prepared.endpoint).await.map(Some),
        Credential::None => Err(Error::not_sent(
            ErrorKind::Authentication,
            &prepared.endpoint,
            "this call needs a token, and the client was built without `api_key` or `bearer`",
        )),
    }
}

/// Sends the request once, and reads the answer, whatever its status.
pub(crate) async fn attempt(core: &Core, prepared: &Prepared, token: Option<HeaderValue>) -> Result<Raw, Error> {
    let endpoint = prepared.endpoint;
    let answer = core.transport.send(prepared.outgoing(token), core.caps);
    match timeout(core.timeouts.attempt, answer).await {
        Ok(Ok(incoming)) => {
            let (status, headers, body) = (incoming.status, incoming.headers, incoming.body);
            Ok(Raw { endpoint, status, headers, body })
        }
        Ok(Err(transport::Failure::NoAnswer { kind, outcome, text })) => {
            Err(Error::transport(kind, outcome, &endpoint, text))
        }
        Ok(Err(transport::Failure::NoBody { kind, status, headers, text })) => {
            Err(Error::unreadable(kind, Raw { endpoint, status, headers, body: Bytes::new() }, text))
        }
        Err(_) => Err(Error::transport(ErrorKind::Timeout, Outcome::Unknown, &endpoint, LATE)),
    }
}

#[cfg(test)]
mod tests;
