//! A mock server in memory.

use std::fmt;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::BytesMut;
use http::header;

use super::chunk::Chunks;
use super::reply::{Plan, refused};
use super::state::{Replies, State};
use super::{Fault, Received, Reply};
use crate::client::{Client, ClientBuilder};
use crate::endpoint::Endpoint;
use crate::error::ErrorKind;
use crate::response::{Broken, RawResponse, Unread};
use crate::spec::EndpointSpec;
use crate::transport::{HttpClient, Limits, Outgoing, SendFuture, TransportError};

/// A mock server in memory. Clones share the server.
///
/// Replies are set per route: a method and a path template. The names of placeholders do not matter, nor does the struct
/// that is sent. A request to an unknown route fails, and the error lists the known routes. A request whose replies are
/// used up fails too. Neither error is retried.
///
/// [`client`](Self::client) returns a client with default settings and a token. `Client::builder().mock(&mock)` allows other
/// settings. A client with an API key requests its token from the mock too, so set a reply for `api::CreateToken`.
///
/// ```
/// # #[cfg(feature = "api")] {
/// use memoram_runtime::api::{CreateToken, DeleteMemoryBlob, ListTags};
/// use memoram_runtime::testing::{Fault, Mock, Reply};
/// use memoram_runtime::{Client, ErrorKind, RetryConfig};
/// use serde_json::json;
///
/// # tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap().block_on(async {
/// let mock = Mock::new()
///     .on::<CreateToken>(|_| Reply::json(json!({ "token": "t1" })))
///     .on::<DeleteMemoryBlob>(|_| Reply::status(404))
///     .on_sequence::<ListTags>([Reply::fault(Fault::Broken), Reply::json(json!({ "items": [] }))]);
/// let client = Client::builder().api_key("mem_1").retry(RetryConfig::default().max_attempts(2)).mock(&mock).build()?;
///
/// let error = DeleteMemoryBlob::new("b1", "u1").send(&client).await.unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::NotFound);
///
/// // The first reply is a broken connection. A GET request is retried.
/// ListTags::new("u1").send(&client).await?;
/// let received = mock.received::<ListTags>();
/// assert_eq!(received[1].query("user_id").as_deref(), Some("u1"));
/// assert_eq!(received[1].header("authorization"), Some("Bearer t1"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # }).unwrap();
/// # }
/// ```
#[derive(Clone, Default)]
#[must_use = "a mock is for a client: `mock.client()` or `Client::builder().mock(&mock)`"]
pub struct Mock(Arc<Mutex<State>>);

impl Mock {
    /// A server without routes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Replies to an endpoint with a function of the received request. It replaces earlier replies to the same route.
    ///
    /// A panic in the function, for example of an assertion, continues in the call.
    pub fn on<E: Endpoint>(self, mut reply: impl FnMut(&Received) -> Reply<E::Response> + Send + 'static) -> Self {
        self.route(E::SPEC, Arc::new(Mutex::new(move |received: &Received| Some(reply(received).into_plan()))))
    }

    /// Replies to an endpoint with one reply after the other. When all are used up, further requests fail.
    pub fn on_sequence<E: Endpoint>(self, replies: impl IntoIterator<Item = Reply<E::Response>>) -> Self {
        let plans: Vec<Plan> = replies.into_iter().map(Reply::into_plan).collect();
        let mut plans = plans.into_iter();
        self.route(E::SPEC, Arc::new(Mutex::new(move |_: &Received| plans.next())))
    }

    /// Makes a share of all requests, from 0 to 1, fail with a random [`Fault`]. The same seed gives the same faults.
    ///
    /// Except with [`Fault::Refused`], the mock has received the request, and only its reply is lost.
    pub fn faults(self, seed: u64, share: f64) -> Self {
        self.state().set_faults(seed, share);
        self
    }

    /// Delays each reply by a random time between zero and `max`, on tokio's clock, in addition to its own
    /// [`delay`](Reply::delay). The same seed gives the same delays.
    pub fn delays(self, seed: u64, max: Duration) -> Self {
        self.state().set_delays(seed, max);
        self
    }

    /// Returns a client for this server, with default settings and a token. It sends endpoints of any document; one that is
    /// built needs a `base_url` for that, as it does over the network.
    pub fn client(&self) -> Client {
        match Client::builder().bearer("mock.token").for_any_api().mock(self).build() {
            Ok(client) => client,
            Err(error) => unreachable!("the default settings are valid: {error}"),
        }
    }

    /// How many requests to an endpoint were received.
    pub fn calls<E: Endpoint>(&self) -> usize {
        self.state().count(&E::SPEC)
    }

    /// The requests to an endpoint that were received, in order.
    pub fn received<E: Endpoint>(&self) -> Vec<Received> {
        self.state().of(&E::SPEC).cloned().collect()
    }

    fn route(self, endpoint: EndpointSpec, replies: Replies) -> Self {
        self.state().set_route(endpoint, replies);
        self
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Records a request and chooses its reply. The state is not locked while a reply's closure runs.
    async fn plan(&self, mut request: Outgoing) -> Result<Plan, TransportError> {
        let endpoint = request.endpoint;
        let (fault, wait, replies) = {
            let mut state = self.state();
            let replies = state.replies(&endpoint).ok_or_else(|| state.unknown_route())?;
            (state.fault(), state.wait(), replies)
        };
        if fault == Some(Fault::Refused) {
            return Ok(Plan::default().with_fault(fault).after(wait));
        }
        let body = match request.sending.take() {
            Some(sending) => sending.collect().await.map_err(|_| Fault::Broken.without_answer())?,
            None => request.body.clone().into_bytes(),
        };
        let received = self.state().receive(request, body);
        let plan = replies.lock().unwrap_or_else(PoisonError::into_inner)(&received);
        let used_up = || refused("the mock's replies to this route are used up".to_owned());
        Ok(plan.ok_or_else(used_up)?.with_fault(fault).after(wait))
    }
}

impl HttpClient for Mock {
    fn send(&self, request: Outgoing, limits: Limits) -> SendFuture<'_> {
        Box::pin(async move {
            let endpoint = request.endpoint;
            // Lets other tasks run, as a request over the network does.
            tokio::task::yield_now().await;
            let plan = self.plan(request).await?;
            if !plan.delay.is_zero() {
                tokio::time::sleep(plan.delay).await;
            }
            let (response, chunks) = plan.respond(&endpoint)?;
            arrive(response, chunks, limits).await
        })
    }
}

/// Lets the body of a response arrive: as a stream, or as a whole.
async fn arrive(
    mut response: Box<RawResponse>,
    mut chunks: Chunks,
    limits: Limits,
) -> Result<Box<RawResponse>, TransportError> {
    if response.is_streamed() {
        let length = response.headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
        response.unread = Some(Box::new(Unread::new(Box::pin(chunks), length, limits.success_body)));
        return Ok(response);
    }
    let mut body = BytesMut::new();
    while let Some(chunk) = poll_fn(|context| chunks.poll(context)).await {
        match chunk {
            Ok(chunk) => body.extend_from_slice(&chunk),
            Err(Broken) => return Err(Fault::truncated(response)),
        }
    }
    response.body = body.freeze();
    limited(response, limits)
}

/// Applies the client's size limits, as the transport over the network does.
fn limited(mut response: Box<RawResponse>, limits: Limits) -> Result<Box<RawResponse>, TransportError> {
    if !response.status.is_success() {
        response.body.truncate(limits.error_body);
    } else if response.body.len() > limits.success_body {
        let text = "its body is above the limit";
        return Err(TransportError::NoBody { kind: ErrorKind::Response, response, text });
    }
    Ok(response)
}

impl ClientBuilder {
    /// Sends requests to a mock server in memory instead of over the network.
    ///
    /// All other settings stay in force, except those of connections: proxy, certificates and `User-Agent`. Endpoints that
    /// need a token need one here too; any token is accepted.
    pub fn mock(self, mock: &Mock) -> Self {
        self.over(mock.clone())
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock").field("received", &self.state().len()).finish_non_exhaustive()
    }
}
