#![deny(warnings)]

use memoram_runtime::{Client, memoram_endpoint};

#[memoram_endpoint(GET, "/", spec = none)]
struct Root;

#[memoram_endpoint(GET, r"/access-requests")]
struct RawString;

#[memoram_endpoint(GET, "/my%20notes/100%25/t%C3%A4glich", spec = none)]
struct Encoded;

#[memoram_endpoint(GET, "/a-b_c.d~e/!$&'()+,;=:@", spec = none)]
struct Unreserved;

#[memoram_endpoint(GET, "/notes/", spec = none)]
struct TrailingSlash;

fn calls(client: &Client) {
    drop(Root.send(client));
    drop(RawString.send(client));
    drop(Encoded.send(client));
    drop(Unreserved.send(client));
    drop(TrailingSlash.send(client));
}

fn main() {
    let _: fn(&Client) = calls;
}
