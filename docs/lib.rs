//! The code in the pages of this folder, for `cargo test --doc` to compile and run.

#[cfg(doctest)]
#[doc = include_str!("cookbook.md")]
struct Cookbook;

#[cfg(doctest)]
#[doc = include_str!("migrating.md")]
struct Migrating;
