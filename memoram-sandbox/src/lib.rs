#![doc = include_str!("../README.md")]

mod answer;
mod error;
mod fault;
mod ids;
mod input;
mod log;
mod operations;
mod reply;
mod router;
mod routes;
mod sandbox;
mod server;
mod state;

pub use answer::Answer;
pub use error::SandboxError;
pub use fault::Fault;
pub use http::Method;
pub use sandbox::{Sandbox, SandboxBuilder};
