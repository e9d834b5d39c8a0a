//! Answers that are read while they arrive.

#[cfg(feature = "blocking")]
mod blocking;
mod byte_stream;
mod event_parser;
mod event_stream;
mod incoming;
mod json_lines;
mod lines;
mod reconnecting;
#[cfg(test)]
mod tests;

#[cfg(feature = "blocking")]
pub use blocking::Stream;
pub use byte_stream::ByteStream;
pub use event_stream::{Event, EventStream};
pub use json_lines::JsonLines;
pub use reconnecting::Reconnecting;
