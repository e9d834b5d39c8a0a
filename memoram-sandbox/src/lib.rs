#![doc = include_str!("../README.md")]

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

pub use error::SandboxError;
pub use fault::Fault;
pub use http::Method;
pub use sandbox::{Sandbox, SandboxBuilder};
