//! The commands: each reads what it needs, and prints.

pub(crate) mod add;
pub(crate) mod check;
pub(crate) mod diff;
pub(crate) mod list;
pub(crate) mod show;
