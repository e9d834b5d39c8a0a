//! A server in memory, told by endpoints.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::reply::{Plan, refused};
use super::state::{Replies, State};
use super::{Fault, Received, Reply};
use crate::client::Client;
use crate::endpoint::{Endpoint, EndpointSpec};
use crate::error::ErrorKind;
use crate::response::Raw;
use crate::transport::{Answer, Caps, Failure, Outgoing, Transport};

/// A server in memory for one test. Clones are the same server.
///
/// What it answers is said by endpoint: requests belong together if their method and path template are the same, whatever
/// the placeholders are called and whichever struct is sent. A request to a route that it was not told of, or whose
/// replies are used up, fails with a text that lists the routes it knows; such an error is not retried.
///
/// [`client`](Self::client) has the defaults of every client and a token; `Client::builder().mock(&mock)` takes any other
/// option. A client with an API key exchanges it here too, so tell the mock of `api::CreateToken`.
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
/// // The first reply is a broken connection; a GET is sent again.
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
    /// A server that knows no route.
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers an endpoint with a function of what is received. A route that is told of twice is answered as the last
    /// time says, so that a test can change what others share.
    ///
    /// A panic in the function, such as that of an assertion, is one of the call.
    pub fn on<E: Endpoint>(self, mut reply: impl FnMut(&Received) -> Reply<E::Response> + Send + 'static) -> Self {
        self.route(E::SPEC, Arc::new(Mutex::new(move |received: &Received| Some(reply(received).into_plan()))))
    }

    /// Answers an endpoint with one reply after the other. When they are used up, further requests fail.
    pub fn on_sequence<E: Endpoint>(self, replies: impl IntoIterator<Item = Reply<E::Response>>) -> Self {
        let plans: Vec<Plan> = replies.into_iter().map(Reply::into_plan).collect();
        let mut plans = plans.into_iter();
        self.route(E::SPEC, Arc::new(Mutex::new(move |_: &Received| plans.next())))
    }

    /// Lets a share of all requests, from 0 to 1, meet a [`Fault`] instead. The same seed meets the same ones.
    ///
    /// With all but [`Fault::Refused`] the request is received and its reply lost: what it asks for has been done.
    pub fn faults(self, seed: u64, share: f64) -> Self {
        self.state().set_faults(seed, share);
        self
    }

    /// Lets each reply wait for up to that long on tokio's clock, beside its own [`delay`](Reply::delay). The same seed gives
    /// the same waits.
    pub fn delays(self, seed: u64, most: Duration) -> Self {
        self.state().set_delays(seed, most);
        self
    }

    /// A client of this server, with a token.
    pub fn client(&self) -> Client {
        match Client::builder().bearer("mock.token").mock(self).build() {
            Ok(client) => client,
            Err(error) => unreachable!("nothing was given that can be refused: {error}"),
        }
    }

    /// How often an endpoint was received.
    pub fn calls<E: Endpoint>(&self) -> usize {
        self.state().count(&E::SPEC)
    }

    /// What was received of an endpoint, in order.
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

    /// What a request meets. The reply's closure runs without the state's lock.
    fn plan(&self, request: Outgoing) -> Result<Plan, Failure> {
        let endpoint = request.endpoint;
        let (fault, wait, replies) = {
            let mut state = self.state();
            let replies = state.replies(&endpoint).ok_or_else(|| state.unknown())?;
            (state.fault(), state.wait(), replies)
        };
        if fault == Some(Fault::Refused) {
            return Ok(Plan::default().with_fault(fault).after(wait));
        }
        let received = self.state().receive(request);
        let plan = replies.lock().unwrap_or_else(PoisonError::into_inner)(&received);
        let used_up = || refused("the mock's replies to this route are used up".to_owned());
        Ok(plan.ok_or_else(used_up)?.with_fault(fault).after(wait))
    }
}

impl Transport for Mock {
    fn send(&self, request: Outgoing, caps: Caps) -> Answer<'_> {
        Box::pin(async move {
            let endpoint = request.endpoint;
            // As over the network, others get on meanwhile.
            tokio::task::yield_now().await;
            let plan = self.plan(request)?;
            if !plan.delay.is_zero() {
                tokio::time::sleep(plan.delay).await;
            }
            within(plan.answer(&endpoint)?, caps)
        })
    }
}

/// Keeps to the client's limits of size, as the transport over the network does.
fn within(mut answer: Box<Raw>, caps: Caps) -> Result<Box<Raw>, Failure> {
    if !answer.status.is_success() {
        answer.body.truncate(caps.error);
    } else if answer.body.len() > caps.success {
        return Err(Failure::NoBody { kind: ErrorKind::Response, answer, text: "its body is above the limit" });
    }
    Ok(answer)
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock").field("received", &self.state().len()).finish_non_exhaustive()
    }
}
