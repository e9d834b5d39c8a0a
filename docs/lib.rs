//! Makes the code blocks of the pages in this folder doctests, so that `cargo test --doc` compiles and runs them.

#[cfg(doctest)]
#[doc = include_str!("cookbook.md")]
struct Cookbook;

#[cfg(doctest)]
#[doc = include_str!("migrating.md")]
struct Migrating;
