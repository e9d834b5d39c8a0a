//! Events over several connections.

use std::future::{IntoFuture, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use std::{fmt, mem};

use futures_core::Stream;
use http::StatusCode;
use serde::de::DeserializeOwned;
use tokio::time::{Sleep, sleep};

use super::event_stream::{Event, EventStream};
use crate::call::{Call, CallFuture};
use crate::error::{Error, ErrorKind};

/// The wait before the next request, unless the server says another.
const WAIT: Duration = Duration::from_secs(3);
/// No server makes a stream wait longer.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

impl<T: DeserializeOwned + 'static> Call<EventStream<T>> {
    /// Returns the events of this call and, when its stream ends or breaks off, those of further calls with the header
    /// `Last-Event-ID`, from which the server continues (WHATWG HTML §9.2.4).
    ///
    /// Each further call waits as long as the server's field `retry` says, 60 seconds at most; by default 3 seconds. It has
    /// the attempts and limits of any call. The events end with a status of 204, with [`Reconnecting::until`], and with the
    /// error of a call that fails. A request that is not idempotent is sent once: a POST is not repeated.
    ///
    /// ```no_run
    /// # #[cfg(feature = "macros")]
    /// # mod example {
    /// use memoram_runtime::{Client, Error, EventStream, memoram_endpoint};
    ///
    /// #[memoram_endpoint(GET, "/news", spec = none, response = EventStream<String>)]
    /// struct WatchNews;
    ///
    /// async fn watch(client: &Client) -> Result<(), Error> {
    ///     let mut news = WatchNews.send(client).reconnecting();
    ///     while let Some(event) = news.try_next().await? {
    ///         println!("{}", event.data);
    ///     }
    ///     Ok(())
    /// }
    /// # }
    /// ```
    pub fn reconnecting(self) -> Reconnecting<T> {
        Reconnecting { next: Some(self), state: State::Before, last: None, last_id: String::new(), wait: WAIT }
    }
}

/// The events of a stream that is continued when it ends. See [`Call::reconnecting`].
///
/// It is also a [`Stream`], for use with the combinators of other crates.
#[must_use = "nothing is sent before an event is asked for"]
pub struct Reconnecting<T> {
    /// The call for the next connection. `None` if there must not be another one.
    next: Option<Call<EventStream<T>>>,
    state: State<T>,
    /// The data of the event that ends the stream.
    last: Option<String>,
    last_id: String,
    wait: Duration,
}

enum State<T> {
    Before,
    Calling(CallFuture<crate::Response<EventStream<T>>>),
    Open(Box<EventStream<T>>),
    Waiting(Pin<Box<Sleep>>),
    Ended,
}

impl<T: DeserializeOwned + 'static> Reconnecting<T> {
    /// Ends the stream at an event with this data, like [`EventStream::until`].
    pub fn until(mut self, data: impl Into<String>) -> Self {
        self.last = Some(data.into());
        self
    }

    /// Returns the next event. `None` after the last one.
    ///
    /// This method is cancel safe: if its future is dropped, nothing is lost.
    ///
    /// # Errors
    ///
    /// Returns an error for an event whose data does not fit `T`; the next event follows. Any other error ends the stream.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// Like [`next`](Self::next), for `while let Some(event) = events.try_next().await?`.
    ///
    /// # Errors
    ///
    /// The same as for [`next`](Self::next).
    pub async fn try_next(&mut self) -> Result<Option<Event<T>>, Error> {
        self.next().await.transpose()
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Event<T>, Error>>> {
        loop {
            match &mut self.state {
                State::Ended => return Poll::Ready(None),
                State::Before => self.call(),
                State::Waiting(wait) => {
                    ready!(wait.as_mut().poll(context));
                    self.state = State::Before;
                }
                State::Calling(call) => match ready!(Pin::new(call).poll(context)) {
                    Ok(response) if response.status() == StatusCode::NO_CONTENT => self.state = State::Ended,
                    Ok(response) => {
                        let events = response.into_inner();
                        self.state = State::Open(Box::new(events.ending_at(self.last.clone()).after(&self.last_id)));
                    }
                    Err(error) => return self.end_with(error),
                },
                State::Open(events) => match ready!(events.poll(context)) {
                    Some(Ok(event)) => {
                        self.last_id.clone_from(&event.id);
                        return Poll::Ready(Some(Ok(event)));
                    }
                    Some(Err(error)) if !events.has_ended() => return Poll::Ready(Some(Err(error))),
                    Some(Err(error)) if self.next.is_none() || !is_break(&error) => return self.end_with(error),
                    _ => self.wait(),
                },
            }
        }
    }

    /// Sends the request, and keeps it if it may be sent again.
    fn call(&mut self) {
        let Some(call) = self.next.take() else {
            self.state = State::Ended;
            return;
        };
        self.next = call.again();
        let call = match self.last_id.is_empty() {
            true => call,
            false => call.with_last_event_id(&self.last_id),
        };
        self.state = State::Calling(call.with_response().into_future());
    }

    fn wait(&mut self) {
        self.state = match mem::replace(&mut self.state, State::Ended) {
            State::Open(events) if self.next.is_some() && !events.is_complete() => {
                self.wait = events.retry().unwrap_or(self.wait).min(LONGEST_WAIT);
                events.last_event_id().clone_into(&mut self.last_id);
                State::Waiting(Box::pin(sleep(self.wait)))
            }
            _ => State::Ended,
        };
    }

    fn end_with(&mut self, error: Error) -> Poll<Option<Result<Event<T>, Error>>> {
        self.state = State::Ended;
        Poll::Ready(Some(Err(error)))
    }
}

/// Whether the connection is at fault, and not what came over it.
fn is_break(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::Transport | ErrorKind::Timeout)
}

impl<T: DeserializeOwned + 'static> Stream for Reconnecting<T> {
    type Item = Result<Event<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<T> fmt::Debug for Reconnecting<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reconnecting").field("call", &self.next).finish_non_exhaustive()
    }
}
