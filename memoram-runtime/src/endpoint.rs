//! The trait of a request struct that can be sent.

use crate::decode::FromResponse;
use crate::encode::Encoder;
use crate::error::Error;
use crate::scheme::Scheme;
use crate::spec::EndpointSpec;

/// A request struct that can be sent. Implemented by `#[memoram_endpoint]`.
///
/// You can also implement it by hand. The expansion of the attribute looks like this:
///
/// ```
/// use memoram_runtime::encode::{Encoder, Segment};
/// use memoram_runtime::{Endpoint, EndpointSpec, Error, auth, model};
///
/// struct GetAccessRequest {
///     request_id: String,
/// }
///
/// impl Endpoint for GetAccessRequest {
///     type Response = model::AccessRequest;
///     type Auth = auth::Bearer;
///     const SPEC: EndpointSpec = EndpointSpec::get("/access-requests/{request_id}").success(&[200]);
///
///     fn encode(&self, to: &mut Encoder) -> Result<(), Error> {
///         to.path(&[Segment { name: "request_id", max_length: None, value: &self.request_id }])
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an endpoint",
    label = "not an endpoint",
    note = "put `#[memoram_endpoint(METHOD, \"/path\")]` on the struct"
)]
pub trait Endpoint {
    /// The type that the body of a success is deserialized into, as JSON. `()` ignores the body.
    /// [`Bytes`](crate::Bytes) is the body as it arrived, whatever its content type. A stream, such as
    /// [`ByteStream`](crate::ByteStream), is the body as it arrives.
    type Response: FromResponse;
    /// The credentials of the client that the call carries.
    type Auth: Scheme;
    /// The method, the path template and the statuses.
    const SPEC: EndpointSpec;

    /// Writes the request's values.
    ///
    /// # Errors
    ///
    /// Returns an error if a value cannot be sent, such as an empty path segment or a string above its limit. Nothing
    /// has been sent in that case.
    fn encode(&self, to: &mut Encoder) -> Result<(), Error>;
}
