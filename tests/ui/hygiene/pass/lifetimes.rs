//! The value that `send` returns does not borrow the request.
#![deny(warnings, elided_lifetimes_in_paths, single_use_lifetimes, unused_lifetimes)]

use memoram_runtime::model::AccessRequest;
use memoram_runtime::{Call, Client, memoram_endpoint};

#[memoram_endpoint(POST, "/access-requests")]
struct CreateAccessRequest<'a> {
    memory_key: &'a str,
    reason: &'a str,
}

fn outlives_the_struct(client: &Client) -> Call<AccessRequest> {
    let (memory_key, reason) = (String::from("key"), String::from("because"));
    CreateAccessRequest { memory_key: &memory_key, reason: &reason }.send(client)
}

fn is_sent_to_a_thread<T: Send + 'static>(_: T) {}

fn calls(client: &Client) {
    is_sent_to_a_thread(outlives_the_struct(client));
}

fn main() {
    let _: fn(&Client) = calls;
}
