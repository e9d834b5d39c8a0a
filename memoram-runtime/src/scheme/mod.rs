//! The authentication schemes of endpoints, and how credentials are sent.

mod basic;
mod header;
mod key;

pub(crate) use basic::basic;
pub(crate) use header::{bearer, is_reserved};
pub(crate) use key::{Key as SentKey, KeyFault};

/// The credentials that an endpoint's calls carry. Sealed: [`Bearer`], [`Basic`], [`Key`], [`Documented`], [`Any`] or
/// [`Anonymous`].
pub trait Scheme: sealed::Scheme {}

/// A scheme that needs no credentials: [`Any`] or [`Anonymous`]. Sealed. A [`TokenClient`](crate::auth::TokenClient) sends
/// endpoints with such a scheme, without credentials.
#[diagnostic::on_unimplemented(
    message = "the endpoint needs credentials (`{Self}`), and a token request carries none",
    label = "needs credentials",
    note = "put `auth = none` into its `#[memoram_endpoint]`, if the server gives the token without credentials"
)]
pub trait NeedsNothing: Scheme {}

impl NeedsNothing for Any {}
impl NeedsNothing for Anonymous {}

/// The call carries `Authorization: Bearer …` (RFC 6750 §2.1).
#[derive(Clone, Copy, Debug)]
pub enum Bearer {}

/// The call carries `Authorization: Basic …` (RFC 7617).
#[derive(Clone, Copy, Debug)]
pub enum Basic {}

/// The call carries a key in the header that [`EndpointSpec::key_header`](crate::EndpointSpec::key_header) names.
#[derive(Clone, Copy, Debug)]
pub enum Key {}

/// The call carries what the document says: the first alternative of
/// [`EndpointSpec::security`](crate::EndpointSpec::security) for which the client has all credentials.
#[derive(Clone, Copy, Debug)]
pub enum Documented {}

/// The call needs no credentials and carries what the client has: the first alternative of
/// [`EndpointSpec::security`](crate::EndpointSpec::security) for which it has all credentials; else its bearer token, else
/// its user and password, else its only API key.
#[derive(Clone, Copy, Debug)]
pub enum Any {}

/// The call carries no credentials.
#[derive(Clone, Copy, Debug)]
pub enum Anonymous {}

pub(crate) mod sealed {
    /// The credentials that a call needs from the client.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Wants {
        Nothing,
        Bearer,
        Basic,
        Key,
        Documented,
        Any,
    }

    pub trait Scheme {
        const WANTS: Wants;
    }
}

macro_rules! schemes {
    ($($scheme:ident: $wants:ident)*) => {$(
        impl Scheme for $scheme {}

        impl sealed::Scheme for $scheme {
            const WANTS: sealed::Wants = sealed::Wants::$wants;
        }
    )*};
}

schemes! { Bearer: Bearer Basic: Basic Key: Key Documented: Documented Any: Any Anonymous: Nothing }
