//! What a call tells `tracing`: a span, and events in it. Without the feature all of it is nothing.
//!
//! Routes, statuses, counts and kinds are told; values never are.

#[cfg(not(feature = "tracing"))]
mod off;
#[cfg(feature = "tracing")]
mod on;

#[cfg(not(feature = "tracing"))]
pub(crate) use off::{Span, exchanged, waits_for_token};
#[cfg(feature = "tracing")]
pub(crate) use on::{Span, exchanged, waits_for_token};
