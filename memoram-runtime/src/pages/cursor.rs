//! Cursors: what the server returns to name the next page.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

/// The cursor of a page, as the page before it returned it. `Debug` does not show the value.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Cursor(Value);

#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
enum Value {
    Text(String),
    Integer(i128),
}

impl Cursor {
    /// The value as text.
    pub(super) fn text(&self) -> String {
        match &self.0 {
            Value::Text(text) => text.clone(),
            Value::Integer(number) => number.to_string(),
        }
    }
}

/// A property of a response that can be a cursor: a string, an integer, or an `Option` of either. `None` and the empty
/// string are no cursor, and end the list.
///
/// Implement it for a newtype of your own:
///
/// ```
/// use memoram_runtime::pages::{Cursor, CursorValue};
///
/// struct PageToken(String);
///
/// impl CursorValue for PageToken {
///     fn cursor(&self) -> Option<Cursor> {
///         self.0.cursor()
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a cursor",
    label = "not a cursor",
    note = "strings, integers and `Option`s of them can",
    note = "a newtype can by implementing `memoram_runtime::pages::CursorValue`"
)]
pub trait CursorValue {
    /// Returns the cursor, if there is one.
    fn cursor(&self) -> Option<Cursor>;
}

impl CursorValue for str {
    fn cursor(&self) -> Option<Cursor> {
        (!self.is_empty()).then(|| Cursor(Value::Text(self.to_owned())))
    }
}

impl CursorValue for String {
    fn cursor(&self) -> Option<Cursor> {
        self.as_str().cursor()
    }
}

impl CursorValue for Cow<'_, str> {
    fn cursor(&self) -> Option<Cursor> {
        self.as_ref().cursor()
    }
}

impl<T: CursorValue + ?Sized> CursorValue for &T {
    fn cursor(&self) -> Option<Cursor> {
        (*self).cursor()
    }
}

impl<T: CursorValue + ?Sized> CursorValue for Box<T> {
    fn cursor(&self) -> Option<Cursor> {
        self.as_ref().cursor()
    }
}

impl<T: CursorValue> CursorValue for Option<T> {
    fn cursor(&self) -> Option<Cursor> {
        self.as_ref()?.cursor()
    }
}

macro_rules! integers {
    ($($integer:ty)*) => {$(
        impl CursorValue for $integer {
            fn cursor(&self) -> Option<Cursor> {
                // `i128` holds all values of these types.
                Some(Cursor(Value::Integer(*self as i128)))
            }
        }
    )*};
}

integers!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize);

impl fmt::Debug for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cursor").finish_non_exhaustive()
    }
}
