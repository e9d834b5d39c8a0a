//! The sandbox over HTTP, held against what the API documents.

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
