//! Tools for tests: a mock server in memory, and a comparison of endpoints with a document.
//!
//! A [`Mock`] has a reply for each endpoint. It uses no sockets, and all waits use tokio's clock, so a test with paused time
//! does not really wait:
//!
//! ```
//! # #[cfg(feature = "api")] {
//! use memoram_runtime::api::GetAccessRequest;
//! use memoram_runtime::model::AccessRequestStatus;
//! use memoram_runtime::testing::{Mock, Reply};
//! use serde_json::json;
//!
//! # tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap().block_on(async {
//! // In a `#[tokio::test(start_paused = true)]`:
//! let mock = Mock::new().on::<GetAccessRequest>(|received| match received.nth() {
//!     1 => Reply::status(503),
//!     _ => Reply::json(json!({ "id": received.path("request_id"), "status": "approved" })),
//! });
//!
//! let request = GetAccessRequest::new("cm8r8ny2i").send(&mock.client()).await?;
//!
//! assert_eq!((request.id.as_str(), request.status), ("cm8r8ny2i", AccessRequestStatus::Approved));
//! assert_eq!(mock.calls::<GetAccessRequest>(), 2);
//! # Ok::<(), memoram_runtime::Error>(())
//! # }).unwrap();
//! # }
//! ```

mod chunk;
mod coverage;
mod mock;
mod parts;
mod received;
mod reply;
mod state;

pub use chunk::Chunk;
pub use coverage::Coverage;
pub use mock::Mock;
pub use parts::ReceivedPart;
pub use received::Received;
pub use reply::{Fault, Reply};
