//! Tests the sandbox over HTTP against the API's document.

mod access;
mod auth;
mod binary;
mod blob_refusals;
mod blobs;
mod client;
mod faults;
mod filters;
mod lifetime;
mod pages;
mod refusals;
mod tags;
mod wording;
