//! Bodies that are not JSON: raw bytes and forms.

use memoram_runtime::auth::ApiKey;
use memoram_runtime::{Bytes, memoram_endpoint};

use crate::{body, client, header, refusal};

#[memoram_endpoint(PUT, "/avatar", spec = none, response = Bytes)]
struct PutAvatar {
    #[memoram(body)]
    image: Option<Bytes>,
}

#[memoram_endpoint(PUT, "/avatar", spec = none)]
struct PutPng {
    #[memoram(body, content_type = "image/png")]
    image: Bytes,
}

#[test]
fn bytes_are_sent_and_received_unchanged() {
    let image = Bytes::from_static(b"\x89PNG\xff");
    let sent = |image| client().send(&PutAvatar { image }).build().unwrap();
    let whole = sent(Some(image.clone()));
    assert_eq!(whole.body(), &image);
    // The bytes are not copied.
    assert_eq!(whole.body().as_ptr(), image.as_ptr());
    assert_eq!(
        (&whole.headers()["content-type"], &whole.headers()["accept"]),
        (&"application/octet-stream".parse().unwrap(), &"*/*".parse().unwrap())
    );
    let none = sent(None);
    assert!(none.body().is_empty() && !none.headers().contains_key("content-type"));
    assert_eq!(header(&PutPng { image: image.clone() }, "content-type").as_deref(), Some("image/png"));
    assert_eq!(header(&PutPng { image }, "accept").as_deref(), Some("application/json"));
}

#[memoram_endpoint(POST, "/token", spec = none, form)]
struct CreateToken<'a> {
    grant_type: &'a str,
    #[memoram(rename = "client_secret", max_length = 9)]
    secret: Option<&'a str>,
    scopes: Vec<&'a str>,
    key: ApiKey,
}

#[test]
fn a_form_is_sent_url_encoded() {
    let form = |secret| CreateToken {
        grant_type: "client credentials",
        secret,
        scopes: vec!["a&b", "c"],
        key: "mem_1".into(),
    };
    assert_eq!(
        body(&form(Some("s"))),
        "grant_type=client%20credentials&client_secret=s&scopes=a%26b&scopes=c&key=mem_1"
    );
    assert_eq!(body(&form(None)), "grant_type=client%20credentials&scopes=a%26b&scopes=c&key=mem_1");
    assert_eq!(header(&form(None), "content-type").as_deref(), Some("application/x-www-form-urlencoded"));
    let error = refusal(&form(Some("0123456789"))).to_string();
    assert!(error.contains("form field `client_secret` has 10 characters, and at most 9"), "{error}");
}
