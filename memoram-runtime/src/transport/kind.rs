//! Which library sends the requests of a client.

/// The library that sends the requests of a client, for [`ClientBuilder::transport`](crate::ClientBuilder::transport). Each
/// needs the feature of its name.
///
/// Both behave alike: the same limits, the same faults, the same errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Transport {
    /// reqwest. The default, if its feature is on.
    #[cfg(feature = "reqwest")]
    Reqwest,
    /// The client of hyper-util: fewer dependencies, and less work for each call.
    #[cfg(feature = "hyper")]
    Hyper,
}

impl Transport {
    /// The library of a client that does not choose one.
    pub(crate) const DEFAULT: Option<Transport> = {
        #[cfg(feature = "reqwest")]
        let default = Some(Transport::Reqwest);
        #[cfg(all(feature = "hyper", not(feature = "reqwest")))]
        let default = Some(Transport::Hyper);
        #[cfg(not(any(feature = "reqwest", feature = "hyper")))]
        let default = None;
        default
    };
}
