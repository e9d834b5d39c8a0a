//! The span and the events of a call. Without the feature `tracing`, every function here does nothing.
//!
//! Spans and events have routes, statuses, counts and kinds of errors. They never have values.

#[cfg(not(feature = "tracing"))]
mod off;
#[cfg(feature = "tracing")]
mod on;

#[cfg(not(feature = "tracing"))]
pub(crate) use off::{Span, token_received, waits_for_token};
#[cfg(feature = "tracing")]
pub(crate) use on::{Span, token_received, waits_for_token};
