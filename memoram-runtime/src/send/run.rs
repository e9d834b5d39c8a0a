//! Runs one call from its request to its response: authorization, attempts and the waits between them.

use std::time::Duration;

use http::StatusCode;
use http::header::AUTHORIZATION;
use tokio::time::{Instant, sleep};

use super::attempt::attempt;
use super::authorization::{Authorization, Credential, wait_for_token};
use super::inner::ClientInner;
use super::prepared::Prepared;
use super::retry::Decision;
use crate::decode;
use crate::error::{Error, Outcome};
use crate::response::RawResponse;
use crate::scheme::Header;
use crate::trace::Span;

/// Runs a call until an attempt succeeds, no attempt is left, or the deadline passes.
pub(crate) async fn run(client: &ClientInner, prepared: &Prepared) -> Result<Box<RawResponse>, Error> {
    let limit = prepared.timeout.unwrap_or(client.core.timeouts.operation);
    let now = Instant::now();
    // Overflow: no deadline.
    let deadline = now.checked_add(limit);
    let base_url = &client.core.base_url;
    let span = &Span::of(&prepared.request.endpoint, || (base_url.host(), base_url.port()));
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

/// A call that is running.
struct Run<'a> {
    client: &'a ClientInner,
    prepared: &'a Prepared,
    span: &'a Span,
    /// The time at the start and after each wait. Saves reading the clock for each attempt.
    now: Instant,
    deadline: Option<Instant>,
    attempts: u32,
    /// How many times the request was sent: one more than `attempts` after a refused token.
    sent: u32,
    /// What the last retry took from the quota.
    taken: u32,
    /// Whether an attempt ended without saying whether the request was carried out.
    ambiguous: bool,
    /// Whether a refused token was replaced. A call does that once.
    reauthorized: bool,
}

impl Run<'_> {
    async fn finish(mut self) -> Result<Box<RawResponse>, Error> {
        loop {
            match self.attempt().await {
                Ok(mut response) => {
                    response.attempts = self.sent;
                    self.client.core.quota.give(self.taken);
                    return Ok(response);
                }
                Err(error) => self.wait_after(error).await?,
            }
        }
    }

    /// Runs one attempt. If the server refuses the token, the attempt replaces it once and sends the request again,
    /// whatever its method: the server did nothing.
    async fn attempt(&mut self) -> Result<Box<RawResponse>, Error> {
        self.attempts = self.attempts.saturating_add(1);
        loop {
            let token = self.authorization().await?;
            self.sent = self.sent.saturating_add(1);
            self.span.sends(self.sent);
            let (core, request) = (&self.client.core, &self.prepared.request);
            let response = attempt(core, request, token.clone(), self.now, self.deadline).await?;
            let refused = token.filter(|_| response.status == StatusCode::UNAUTHORIZED && !self.reauthorized);
            match (refused, &self.client.credential) {
                (Some((_, token)), Credential::Tokens(cache)) if cache.refused(&token) => {
                    self.span.reauthorizes();
                    self.reauthorized = true;
                    self.now = Instant::now();
                }
                _ => return decode::success(response),
            }
        }
    }

    async fn authorization(&mut self) -> Result<Option<Header>, Error> {
        let endpoint = &self.prepared.request.endpoint;
        match self.client.credential.authorization(self.prepared.wants, endpoint, self.now)? {
            Authorization::Ready(header) => Ok(header),
            Authorization::AwaitToken(cache) => {
                let value = wait_for_token(cache, &self.client.core, endpoint, self.deadline).await?;
                self.now = Instant::now();
                Ok(Some((AUTHORIZATION, value)))
            }
        }
    }

    /// Waits until the next attempt, or returns the error that ends the call.
    async fn wait_after(&mut self, error: Error) -> Result<(), Error> {
        self.ambiguous |= error.outcome() == Outcome::Unknown;
        let failed = error.failed_attempt();
        let idempotent = self.prepared.is_idempotent();
        let wait = match self.client.core.retry.decide(&failed, idempotent, self.attempts, fastrand::f64()) {
            // Token requests have retries of their own.
            Decision::Wait(wait) if !error.is_token_failure() && self.has_time_for(wait) => wait,
            _ => return Err(error.after(self.sent, self.ambiguous)),
        };
        match self.client.core.quota.take(failed.is_throttled()) {
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
