//! Bodies that are not JSON, and credentials that are not a bearer token.

use memoram_runtime::auth::Password;
use memoram_runtime::{Bytes, memoram_endpoint};

#[memoram_endpoint(PUT, "/avatar", spec = none, auth = basic, response = Bytes)]
struct PutAvatar {
    #[memoram(body)]
    image: Bytes,
}

type Picture = Option<Bytes>;

#[memoram_endpoint(POST, "/avatar", spec = none, auth = key("X-Api-Key"))]
struct PostAvatar<'a> {
    #[memoram(body, content_type = "image/png")]
    image: &'a Picture,
}

#[memoram_endpoint(POST, "/token", spec = none, auth = none, form)]
struct CreateToken<'a> {
    grant_type: &'a str,
    scope: Option<Vec<&'a str>>,
    password: &'a Password,
}

fn main() {}
