//! Runs one call from its request to its response: authorization, attempts and the waits between them.

use std::time::Duration;

use http::StatusCode;
use tokio::time::{Instant, sleep};

use super::attempt::{outgoing, send};
use super::carried::Carried;
use super::inner::ClientInner;
use super::prepared::Prepared;
use super::retry::Decision;
use super::token::wait;
use crate::decode;
use crate::error::{Error, Outcome};
use crate::response::RawResponse;
use crate::trace::Span;

/// Runs a call until an attempt succeeds, no attempt is left, or the deadline passes.
pub(crate) async fn run(client: &ClientInner, prepared: &Prepared) -> Result<Box<RawResponse>, Error> {
    let is_streamed = prepared.request.body.is_streamed();
    let limit = prepared.timeout.or((!is_streamed).then_some(client.core.timeouts.operation));
    let now = Instant::now();
    // Overflow: no deadline.
    let deadline = limit.and_then(|limit| now.checked_add(limit));
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

impl<'a> Run<'a> {
    async fn finish(mut self) -> Result<Box<RawResponse>, Error> {
        // Before a token is requested.
        self.client.core.check_host(&self.prepared.request.endpoint)?;
        loop {
            match self.attempt().await {
                Ok(mut response) => {
                    response.attempts = self.sent;
                    if let Some(unread) = &mut response.unread {
                        unread.idle = self.client.core.timeouts.idle;
                    }
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
            let carried = self.credentials().await?;
            let (core, request) = (&self.client.core, &self.prepared.request);
            let outgoing = outgoing(core, request, &carried, self.now, self.deadline)?;
            self.sent = self.sent.saturating_add(1);
            self.span.sends(self.sent);
            let response = send(core, outgoing).await?;
            let refused = response.status == StatusCode::UNAUTHORIZED && !self.reauthorized;
            match refused && carried.replaces_token() && request.body.is_there() {
                true => {
                    self.span.reauthorizes();
                    self.reauthorized = true;
                    self.now = Instant::now();
                }
                false => return decode::success(response),
            }
        }
    }

    /// Chooses the credentials, and waits for a token if they need one.
    async fn credentials(&mut self) -> Result<Carried<'a>, Error> {
        let endpoint = &self.prepared.request.endpoint;
        let mut carried = self.client.credentials.choose(self.prepared.wants, endpoint, self.now)?;
        if let Some(cache) = carried.awaited() {
            carried.authorization = Some(wait(cache, &self.client.core, endpoint, self.deadline).await?);
            self.now = Instant::now();
        }
        Ok(carried)
    }

    /// Waits until the next attempt, or returns the error that ends the call.
    async fn wait_after(&mut self, error: Error) -> Result<(), Error> {
        self.ambiguous |= error.outcome() == Outcome::Unknown;
        let failed = error.failed_attempt();
        let idempotent = self.prepared.is_idempotent();
        let wait = match self.client.core.retry.decide(&failed, idempotent, self.attempts, fastrand::f64()) {
            // Token requests have retries of their own.
            Decision::Wait(wait) if !error.is_token_failure() && self.can_wait(wait) => wait,
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

    /// Whether there is time for another attempt, and a body for it.
    fn can_wait(&self, wait: Duration) -> bool {
        let has_time = || {
            self.deadline.is_none_or(|deadline| Instant::now().checked_add(wait).is_some_and(|then| then < deadline))
        };
        self.prepared.request.body.is_there() && has_time()
    }
}
