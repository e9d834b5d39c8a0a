//! What a success can be read as.

use serde::de::DeserializeOwned;

use super::{fails_on, prepare, trailing, undeserializable};
use crate::error::Error;
use crate::response::RawResponse;

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
    /// The media types to ask for, if the body is read as a stream.
    #[doc(hidden)]
    const STREAM: Option<&'static str> = None;

    /// Reads a success.
    #[doc(hidden)]
    fn from_response(response: Box<RawResponse>) -> Result<Self, Error>;
}

/// Reads the body as `ResponseKind` says.
///
/// The function is compiled for each response type, in the user's crate. Everything that does not depend on the type is in
/// other functions.
#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned + Send + 'static> FromResponse for T {
    fn from_response(response: Box<RawResponse>) -> Result<Self, Error> {
        let mut value: Option<T> = None;
        #[expect(clippy::question_mark, reason = "it would compile two more functions for each type")]
        let response = match prepare(response, std::any::TypeId::of::<T>(), &mut value) {
            Ok(response) => response,
            Err(error) => return Err(error),
        };
        if let Some(value) = value {
            return Ok(value);
        }
        let mut json = serde_json::Deserializer::from_slice(&response.body);
        match T::deserialize(&mut json) {
            Ok(value) => match json.end() {
                Ok(()) => Ok(value),
                Err(_) => Err(trailing(response)),
            },
            Err(error) => Err(undeserializable(response, &error, fails_on::<T>)),
        }
    }
}
