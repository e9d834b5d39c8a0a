//! Calls for code that is not async.
//!
//! [`Client`] is built like the other, by [`build_blocking`](crate::ClientBuilder::build_blocking), and the attribute
//! gives each struct a `send_blocking`:
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
//! // With options: a time limit, headers, the whole response.
//! let response = client.send(&ask).timeout(std::time::Duration::from_secs(5)).with_response().wait()?;
//! println!("{}", response.status());
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The work is done on a thread of the client's own, which ends with the last clone of it. So a call may be made from any
//! thread that may block, also from `spawn_blocking`. In an async task it works too, but holds up whatever else that
//! thread runs; there the other client is better.

mod call;
mod client;
mod thread;

pub use call::Call;
pub use client::Client;
