#![doc = include_str!("../README.md")]

mod access;
mod access_store;
mod auth;
mod blob;
mod blob_list;
mod blob_store;
mod builder;
mod error;
mod fault;
mod ids;
mod input;
mod reply;
mod routes;
mod sandbox;
mod server;
mod state;
mod tags;
mod traffic;

pub use builder::SandboxBuilder;
pub use error::SandboxError;
pub use fault::Fault;
pub use http::Method;
pub use sandbox::Sandbox;
