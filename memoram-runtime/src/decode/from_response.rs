//! What a success can be read as.

use std::any::{Any, TypeId};

use serde::de::DeserializeOwned;

use super::{failed, read};
use crate::error::Error;
use crate::response::RawResponse;
use crate::spec::StreamKind;

/// A type that the body of a success can be read as: any type that implements serde's `Deserialize` and owns its data, from
/// JSON; `()`, which ignores the body; [`Bytes`](crate::Bytes), the body as it is; or a stream: [`ByteStream`](crate::ByteStream),
/// [`EventStream`](crate::EventStream) or [`JsonLines`](crate::JsonLines).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from an answer",
    label = "not an answer",
    note = "whatever implements `serde::Deserialize` and owns its data can: put `#[derive(serde::Deserialize)]` on the type",
    note = "`memoram_runtime::Bytes`, `ByteStream`, `EventStream<T>` and `JsonLines<T>` can too"
)]
pub trait FromResponse: Sized + Send + 'static {
    /// The stream, if the body is read as one.
    #[doc(hidden)]
    const STREAM: Option<StreamKind> = None;

    /// Reads a success.
    #[doc(hidden)]
    fn from_response(response: Box<RawResponse>) -> Result<Self, Error>;
}

/// Reads the body as `ResponseKind` says.
///
/// These two functions are compiled for each response type, in the user's crate. Everything that does not depend on the type is
/// in other functions.
#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned + Send + 'static> FromResponse for T {
    fn from_response(response: Box<RawResponse>) -> Result<Self, Error> {
        let mut value: Option<T> = None;
        let read = read(response, TypeId::of::<T>(), &mut value, parse::<T>);
        match value {
            Some(value) => Ok(value),
            None => Err(failed(read)),
        }
    }
}

/// Reads a JSON text into an `Option<T>`, or only tries to if `to` is something else. Returns false if something follows the
/// text; the value is dropped then.
pub(super) fn parse<T: DeserializeOwned + 'static>(json: &[u8], to: &mut dyn Any) -> Result<bool, serde_json::Error> {
    let mut json = serde_json::Deserializer::from_slice(json);
    match T::deserialize(&mut json) {
        Ok(value) => {
            let is_whole = json.end().is_ok();
            if let (true, Some(to)) = (is_whole, to.downcast_mut::<Option<T>>()) {
                *to = Some(value);
            }
            Ok(is_whole)
        }
        Err(error) => Err(error),
    }
}
