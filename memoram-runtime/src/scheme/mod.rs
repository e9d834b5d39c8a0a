//! The authentication schemes of endpoints, and the headers that carry credentials.

mod basic;
mod header;

pub(crate) use basic::basic;
pub(crate) use header::{Header, bearer};

/// The credentials that an endpoint's calls carry. Sealed: [`Bearer`], [`Basic`], [`Key`] or [`Anonymous`].
pub trait Scheme: sealed::Scheme {}

/// The call carries `Authorization: Bearer …` (RFC 6750 §2.1).
#[derive(Clone, Copy, Debug)]
pub enum Bearer {}

/// The call carries `Authorization: Basic …` (RFC 7617).
#[derive(Clone, Copy, Debug)]
pub enum Basic {}

/// The call carries a key in the header that [`EndpointSpec::key_header`](crate::EndpointSpec::key_header) names.
#[derive(Clone, Copy, Debug)]
pub enum Key {}

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
        /// The client's credentials of any kind, if it has some.
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

schemes! { Bearer: Bearer Basic: Basic Key: Key Anonymous: Nothing }
