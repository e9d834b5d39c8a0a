//! An answer as events.

use std::any::Any;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use serde::de::DeserializeOwned;

use super::event_parser::{EventParser, RawEvent};
use super::incoming::Incoming;
use crate::decode::{self, FromResponse};
use crate::error::{Error, ErrorKind};
use crate::response::RawResponse;
use crate::spec::StreamKind;

/// An event of an [`EventStream`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<T> {
    /// The name of the event; `message` if the server gave none.
    pub name: String,
    /// The last event id that the server has told, with this event or an earlier one; empty if there is none.
    pub id: Arc<str>,
    /// The data: the text as it is for `String`, else the value of its JSON.
    pub data: T,
}

/// The events of an answer as they arrive (`text/event-stream`, WHATWG HTML §9.2), as a response type:
/// `response = EventStream<T>`. The data of each event is read as JSON into `T`, or is the text itself with `String`.
///
/// The call ends when the headers of a success have arrived. From then on something must come within
/// [`TimeoutConfig::idle`](crate::TimeoutConfig::idle), a comment at least, and nothing is sent again, except by
/// [`Call::reconnecting`](crate::Call::reconnecting). One event may have [`Limits::success_body`](crate::Limits::success_body)
/// bytes. Dropping the stream before its end closes the connection.
///
/// It is also a [`Stream`], for use with the combinators of other crates.
///
/// ```no_run
/// # #[cfg(feature = "macros")]
/// # mod example {
/// use memoram_runtime::{Client, Error, EventStream, memoram_endpoint};
///
/// #[derive(serde::Deserialize)]
/// struct Price {
///     cents: u32,
/// }
///
/// #[memoram_endpoint(GET, "/prices", spec = none, response = EventStream<Price>)]
/// struct WatchPrices;
///
/// async fn watch(client: &Client) -> Result<(), Error> {
///     let mut prices = WatchPrices.send(client).await?;
///     while let Some(event) = prices.try_next().await? {
///         println!("{}: {} cents", event.name, event.data.cents);
///     }
///     Ok(())
/// }
/// # }
/// ```
#[must_use = "the answer is not read before it is asked for"]
pub struct EventStream<T> {
    events: RawEvents,
    data: PhantomData<fn() -> T>,
}

impl<T> EventStream<T> {
    /// Like [`until`](Self::until), if there is such an event.
    pub(super) fn ending_at(mut self, last: Option<String>) -> Self {
        self.events.last = last;
        self
    }

    /// Continues after the event with this id.
    pub(super) fn after(mut self, id: &Arc<str>) -> Self {
        self.events.parser.continue_after(id);
        self
    }

    /// Whether nothing more can come.
    pub(super) fn has_ended(&self) -> bool {
        self.events.incoming.has_ended()
    }

    /// Whether the event of [`until`](Self::until) has come.
    pub(super) fn is_complete(&self) -> bool {
        self.events.is_complete
    }
}

impl<T: DeserializeOwned + 'static> EventStream<T> {
    /// Ends the stream at an event with this data, such as `[DONE]`, and does not return it. The connection is closed.
    pub fn until(self, data: impl Into<String>) -> Self {
        self.ending_at(Some(data.into()))
    }

    /// Returns the next event. `None` after the last one.
    ///
    /// This method is cancel safe: if its future is dropped, nothing is lost.
    ///
    /// # Errors
    ///
    /// Returns an error for an event whose data does not fit `T`; the next event follows. Any other error ends the stream: the
    /// connection breaks, nothing comes within [`TimeoutConfig::idle`](crate::TimeoutConfig::idle), or an event is above the
    /// limit. What the server had begun when the stream ended is no event.
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

    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Event<T>, Error>>> {
        self.events.poll_next(context).map(|event| {
            event.map(|event| {
                let RawEvent { name, data } = event?;
                let data = data_of(data).map_err(|(data, text)| self.events.unfit(data, &text))?;
                let name = if name.is_empty() { "message".to_owned() } else { name };
                Ok(Event { name, id: Arc::clone(self.events.parser.last_id()), data })
            })
        })
    }
}

impl<T> EventStream<T> {
    /// The last event id that the server has told; empty if there is none.
    pub fn last_event_id(&self) -> &str {
        self.events.parser.last_id()
    }

    /// How long the server asks to wait before the next request, with the field `retry`.
    pub fn retry(&self) -> Option<Duration> {
        self.events.parser.retry()
    }

    /// How many bytes have arrived.
    pub fn bytes_read(&self) -> u64 {
        self.events.incoming.read
    }
}

/// The data of an event as a value, or the data and what is wrong with it.
fn data_of<T: DeserializeOwned + 'static>(data: String) -> Result<T, (String, String)> {
    let mut value: Option<T> = None;
    if let Some(text) = (&mut value as &mut dyn Any).downcast_mut::<Option<String>>() {
        *text = Some(data);
    } else {
        value = Some(decode::part(data.as_bytes()).map_err(|text| (data, text))?);
    }
    value.ok_or_else(|| (String::new(), String::new()))
}

/// The part of an [`EventStream`] that does not depend on the type of the data.
struct RawEvents {
    incoming: Incoming,
    parser: EventParser,
    /// The data of the event that ends the stream.
    last: Option<String>,
    is_complete: bool,
}

impl RawEvents {
    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<RawEvent, Error>>> {
        loop {
            if let Some(event) = self.parser.next() {
                if self.last.as_ref() == Some(&event.data) {
                    self.is_complete = true;
                    self.close();
                    return Poll::Ready(None);
                }
                return Poll::Ready(Some(Ok(event)));
            }
            if self.parser.waiting() > self.incoming.item_limit {
                let error = self.incoming.fail(ErrorKind::Response, "an event of its body is above the limit");
                self.close();
                return Poll::Ready(Some(Err(error)));
            }
            match ready!(self.incoming.poll_chunk(context)) {
                Some(Ok(chunk)) => self.parser.push(&chunk),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }

    /// Drops the rest, and what has been read of it.
    fn close(&mut self) {
        self.incoming.close();
        self.parser.clear();
    }

    fn unfit(&self, data: String, text: &str) -> Error {
        self.incoming.error(ErrorKind::Response, format!("an event of its body {text}"), Bytes::from(data))
    }
}

impl<T: DeserializeOwned + 'static> FromResponse for EventStream<T> {
    const STREAM: Option<StreamKind> = Some(StreamKind::Events);

    fn from_response(response: Box<RawResponse>) -> Result<Self, Error> {
        let incoming = Incoming::of(response, StreamKind::Events)?;
        let events = RawEvents { incoming, parser: EventParser::new(), last: None, is_complete: false };
        Ok(EventStream { events, data: PhantomData })
    }
}

impl<T: DeserializeOwned + 'static> Stream for EventStream<T> {
    type Item = Result<Event<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EventStream").field(&self.events.incoming).finish()
    }
}
