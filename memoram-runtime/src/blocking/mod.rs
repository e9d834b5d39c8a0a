//! Calls for code that is not async.
//!
//! [`Client`] is built like the async client, with [`build_blocking`](crate::ClientBuilder::build_blocking). The attribute
//! adds a method `send_blocking` to each struct:
//!
//! ```no_run
//! # #[cfg(feature = "macros")] {
//! use memoram_runtime::{Client, memoram_endpoint};
//!
//! /// Asks a user for access to their memories.
//! #[memoram_endpoint(POST, "/access-requests")]
//! struct CreateAccessRequest<'a> {
//!     memory_key: &'a str,
//!     reason: &'a str,
//! }
//!
//! let client = Client::builder().api_key(std::env::var("MEMORAM_API_KEY")?).build_blocking()?;
//! let ask = CreateAccessRequest { memory_key: "user_provided_mem_key", reason: "DemoBot would like access" };
//! let request = ask.send_blocking(&client)?;
//! println!("{} is {}", request.id, request.status);
//!
//! // With options: a time limit, and the status and headers of the response.
//! let response = client.send(&ask).timeout(std::time::Duration::from_secs(5)).with_response().wait()?;
//! println!("{}", response.status());
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The client runs a thread of its own, which ends when its last clone is dropped. You can make a call from any thread that
//! may block, including those of `spawn_blocking`. A call in an async task works too, but it blocks all tasks of that
//! thread; use the async client there.

mod call;
mod client;
mod lists;

pub use call::Call;
pub use client::Client;
pub use lists::{Items, Pages};

pub use crate::stream::Stream;
