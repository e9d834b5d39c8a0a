//! A token goes to the API that it was meant for, and over an encrypted connection.

use super::*;
use crate::{BuildError, ClientBuilder};

endpoints! {
    Own: Bearer, EndpointSpec::get("/own").server("https://api.example/v1");
    Nowhere: Bearer, EndpointSpec::get("/nowhere").server("");
    Open: Anonymous, EndpointSpec::get("/open").server("https://api.example/v1");
    Same: Bearer, EndpointSpec::get("/same").server("https://API.memoram.app:443/api/v1/");
    Hostile: Bearer, EndpointSpec::get("/hostile").server("https://a\u{1b}[2J\u{202e}");
    Longer: Bearer, EndpointSpec::get("/longer").server("https://api.memoram.app/api/v1/x");
    Plain: Bearer, EndpointSpec::get("/plain").server("http://api.memoram.app/api/v1");
    Unchecked: Bearer, EndpointSpec::get("/unchecked");
}

fn over(memory: &Memory, builder: ClientBuilder) -> Client {
    builder.over(memory.clone()).build().unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_client_without_a_base_url_refuses_the_endpoints_of_other_documents() {
    let memory = server(|_, _| answer(200, &[], ""));
    let text = "the client is for the Memoram API, and this endpoint's document is another API's; set `base_url`";
    for client in [over(&memory, Client::builder().bearer("t")), over(&memory, Client::builder().api_key("mem_1"))] {
        let errors = [
            (client.send(&Own).await, "GET /own", ", such as `https://api.example/v1`"),
            (client.send(&Nowhere).await, "GET /nowhere", ""),
            (client.send(&Open).await, "GET /open", ", such as `https://api.example/v1`"),
            (client.send(&Hostile).await, "GET /hostile", ", such as `https://a\\u{1b}[2J\\u{202e}`"),
            (client.send(&Longer).await, "GET /longer", ", such as `https://api.memoram.app/api/v1/x`"),
            (client.send(&Plain).await, "GET /plain", ", such as `http://api.memoram.app/api/v1`"),
        ];
        for (result, route, server) in errors {
            let error = result.unwrap_err();
            assert_eq!((error.kind(), error.outcome()), (ErrorKind::InvalidRequest, Outcome::NotSent));
            assert_eq!(error.to_string(), format!("{route}: {text}{server} (not sent)"));
        }
        assert!(client.send(&Own).build().is_err());
    }
    assert!(memory.received().is_empty(), "not even a token was requested");
}

#[tokio::test(start_paused = true)]
async fn what_claims_no_other_api_is_sent_to_the_default_one() {
    let memory = server(|_, _| answer(200, &[], ""));
    let client = over(&memory, Client::builder().bearer("t"));
    client.send(&Same).await.unwrap();
    client.send(&Unchecked).await.unwrap();
    client.request(http::Method::GET, "/request").send::<()>().await.unwrap();
    assert_eq!(memory.received().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn with_a_base_url_every_endpoint_is_sent_there() {
    let memory = server(|_, _| answer(200, &[], ""));
    for url in ["https://elsewhere.example", "https://api.memoram.app/api/v1"] {
        let client = over(&memory, Client::builder().bearer("t").base_url(url));
        client.send(&Own).await.unwrap();
        client.send(&Nowhere).await.unwrap();
    }
    assert_eq!(memory.received().len(), 4);
}

/// Sends an endpoint of another document as its token request.
struct Elsewhere;

impl TokenProvider for Elsewhere {
    fn token<'a>(&'a self, client: TokenClient<'a>) -> Provision<'a> {
        Box::pin(async move {
            client.send(&Open).await?;
            Ok(ProvidedToken::new("t"))
        })
    }
}

#[tokio::test(start_paused = true)]
async fn a_token_request_of_another_document_is_refused_too() {
    let memory = server(|_, _| answer(200, &[], ""));
    let client = over(&memory, Client::builder().token_provider(Elsewhere));
    let error = client.send(&Guarded).await.unwrap_err();
    assert!(error.to_string().contains("no token: the client is for the Memoram API"), "{error}");
    assert!(memory.received().is_empty());
}

#[test]
fn plain_http_beyond_loopback_must_be_allowed() {
    let builder = |url: &str| Client::builder().bearer("t").base_url(url);
    let refused = builder("http://petstore:8080").build().unwrap_err();
    let text = "the base URL is refused: `http` would show the token to the network; use `https`, a loopback host, or `allow_plain_http`";
    assert_eq!(refused.to_string(), text);
    assert!(builder("http://petstore:8080").allow_plain_http().build().is_ok());
    for url in ["ftp://petstore", "http://user@petstore", "petstore:8080"] {
        let refused = builder(url).allow_plain_http().build();
        assert!(matches!(refused, Err(BuildError::BaseUrl { .. })), "{url}");
    }
}
