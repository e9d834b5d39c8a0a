#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    not(any(feature = "reqwest", feature = "hyper")),
    expect(dead_code, reason = "what only a transport needs is not left out one by one")
)]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects
    )
)]

// The attribute expands to paths that begin with `::memoram_runtime`, also inside this crate.
extern crate self as memoram_runtime;

#[cfg(feature = "api")]
pub mod api;
pub mod auth;
#[cfg(feature = "blocking")]
pub mod blocking;
mod body;
mod build_error;
mod call;
mod client;
mod date_time;
mod decode;
pub mod encode;
mod endpoint;
mod error;
mod expansion;
#[cfg(fuzzing)]
#[doc(hidden)]
pub mod fuzzing;
pub mod model;
mod oauth;
mod object;
pub mod pages;
mod request;
mod response;
#[doc(hidden)]
pub mod schema;
mod scheme;
mod secret;
mod send;
mod spec;
mod stream;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(feature = "blocking")]
mod thread;
mod trace;
mod transport;

pub use body::Body;
pub use build_error::BuildError;
pub use bytes::Bytes;
pub use call::{Call, CallFuture};
pub use client::{Client, ClientBuilder};
pub use decode::FromResponse;
pub use encode::{Encoder, Part};
pub use endpoint::Endpoint;
pub use error::{ApiError, Error, ErrorKind, Outcome};
pub use http::Method;
#[cfg(feature = "macros")]
pub use memoram_macros::{MemoramEndpoint, MemoramSchema, memoram_endpoint, memoram_operations, memoram_schema};
pub use pages::{Items, Pages, Paginated};
pub use request::Request;
pub use response::Response;
pub use send::{RetryConfig, TimeoutConfig};
pub use spec::EndpointSpec;
pub use stream::{ByteStream, Event, EventStream, JsonLines, Reconnecting};
pub use transport::{Limits, Transport};

#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct WorkspaceReadme;
