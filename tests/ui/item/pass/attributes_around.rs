#![deny(warnings)]

use memoram_runtime::{Client, memoram_endpoint};

/// Above.
#[derive(Clone, Debug)]
#[memoram_endpoint(GET, "/access-requests")]
/// Below.
#[derive(PartialEq, Eq)]
#[must_use = "send it"]
#[non_exhaustive]
struct BetweenDerives {}

#[derive(Clone, Debug)]
#[memoram_endpoint(GET, "/notes", spec = none)]
/** A block. */
struct BelowADerive {
    /// Documented.
    #[memoram(query)]
    #[doc = "More."]
    limit: u32,
}

#[cfg_attr(all(), memoram_endpoint(GET, "/access-requests"))]
struct Conditional {}

fn calls(client: &Client) {
    let request = BetweenDerives {};
    assert_eq!(request.clone(), request);
    drop(request.send(client));
    drop(BelowADerive { limit: 1 }.clone().send(client));
    drop(Conditional {}.send(client));
}

fn main() {
    let _: fn(&Client) = calls;
}
