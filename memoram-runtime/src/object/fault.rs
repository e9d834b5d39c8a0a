//! Where a fault is. serde's errors cannot carry it: each slice is a text of its own.

use std::cell::RefCell;

/// An error within a slice of a text.
#[derive(Debug)]
pub(crate) struct Fault {
    /// The address of the byte behind what was read.
    address: usize,
    pub(crate) error: serde_json::Error,
}

thread_local! {
    /// The innermost fault since it was last taken.
    static FAULT: RefCell<Option<Fault>> = const { RefCell::new(None) };
}

impl Fault {
    /// How much of a text was read, if the fault is within it.
    pub(crate) fn offset_in(&self, text: &[u8]) -> Option<usize> {
        self.address.checked_sub(text.as_ptr().addr()).filter(|offset| *offset <= text.len())
    }
}

/// Takes the fault. The text must still be there.
pub(crate) fn take() -> Option<Fault> {
    FAULT.with(|fault| fault.borrow_mut().take())
}

/// Notes a fault in the slice of a field, unless there is one within it. Returns the error for the objects around it.
pub(super) fn within(text: &str, error: serde_json::Error) -> serde_json::Error {
    let read = read(text, &error);
    note(text, read, error)
}

/// Notes a fault of a whole object, which is found at its end.
pub(super) fn behind(text: &str, error: serde_json::Error) -> serde_json::Error {
    note(text, text.len(), error)
}

/// Notes a fault of an object at a place in its text.
pub(super) fn at(text: &str, read: usize, error: serde_json::Error) -> serde_json::Error {
    note(text, read, error)
}

fn note(text: &str, read: usize, error: serde_json::Error) -> serde_json::Error {
    let outer = serde::de::Error::custom(message(&error));
    FAULT.with(|fault| {
        let mut fault = fault.borrow_mut();
        let has_inner = fault.as_ref().is_some_and(|inner| inner.offset_in(text.as_bytes()).is_some());
        if !has_inner {
            *fault = Some(Fault { address: text.as_ptr().addr().saturating_add(read), error });
        }
    });
    outer
}

/// How much of a slice was read, in bytes.
fn read(text: &str, error: &serde_json::Error) -> usize {
    let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    let before: usize = lines.map(str::len).sum();
    let read = before.saturating_add(error.column()).saturating_sub(usize::from(error.is_syntax()));
    // Without a position it is the whole slice.
    if error.line() == 0 { text.len() } else { read.min(text.len()) }
}

/// The error without its position, which is one within a slice.
pub(super) fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    text.strip_suffix(&position).map(str::to_owned).unwrap_or(text)
}
