//! All connection faults over HTTP/1.1 and HTTP/2, with secrets in the request and in the answer.

use std::collections::HashMap;
use std::time::Duration;

use memoram_runtime::auth::{AccessToken, ClientCredentials, RefreshToken, Unsigned};
use memoram_runtime::model::MemoryKey;
use memoram_runtime::{Client, ClientBuilder, Error, Method, RetryConfig, TimeoutConfig, memoram_endpoint};

use crate::faults::{Act, FaultServer};
use crate::forms::json;
use crate::frames::{Act as Http2, FrameServer, INTERNAL_ERROR, REFUSED_STREAM};
use crate::printed;
use crate::server::serve_once;

/// Each secret contains characters that the encodings write differently.
pub(crate) const TOKEN: &str = "canary/token+of~nobody==";
pub(crate) const KEY: &str = "mk/canary \"of\\nobody";
/// For basic authentication, and for keys in a header, the query and a cookie.
pub(crate) const PASSWORD: &str = "pass/canary \"of:nobody";
pub(crate) const HEADER_KEY: &str = "key/canary\"of+nobody";
pub(crate) const QUERY_KEY: &str = "query/canary\"of+nobody&";
pub(crate) const COOKIE_KEY: &str = "cookie/canary=of+nobody";
/// For a signature, and for the grants of OAuth 2.
pub(crate) const SIGNATURE: &str = "signature/canary \"of+nobody";
pub(crate) const CLIENT_SECRET: &str = "secret/canary \"of+nobody&";
pub(crate) const REFRESH_TOKEN: &str = "refresh/canary+of~nobody&";

#[memoram_endpoint(POST, "/notes/{title}", spec = none, response = HashMap<String, u64>)]
struct CreateNote {
    title: &'static str,
    key: MemoryKey,
    #[memoram(header = "x-key")]
    header: MemoryKey,
    #[memoram(query)]
    search: &'static str,
}

fn note() -> CreateNote {
    CreateNote { title: KEY, key: KEY.into(), header: KEY.into(), search: KEY }
}

fn builder(base_url: &str) -> ClientBuilder {
    // Short, because with some faults the server never answers.
    let timeouts = TimeoutConfig::default().attempt(Duration::from_millis(300));
    let once = RetryConfig::default().max_attempts(1);
    Client::builder().base_url(base_url).timeouts(timeouts).retry(once)
}

fn client(base_url: &str) -> ClientBuilder {
    builder(base_url).bearer(AccessToken::from(TOKEN))
}

/// A client for each other kind of credentials.
fn others(base_url: &str) -> [ClientBuilder; 7] {
    let token_url = format!("{base_url}/token");
    let tokens = || ClientCredentials::new(&token_url, "id", CLIENT_SECRET).client(builder(base_url));
    let refresh = RefreshToken::new(&token_url, "id", REFRESH_TOKEN).client(builder(base_url));
    let sign = |request: &mut Unsigned<'_>| {
        request.set_header("x-signature", SIGNATURE);
        Ok(())
    };
    [
        builder(base_url).basic("ann", PASSWORD),
        builder(base_url).api_key_header("x-api-key", HEADER_KEY),
        builder(base_url).api_key_query("key", QUERY_KEY),
        builder(base_url).api_key_cookie("sid", COOKIE_KEY),
        builder(base_url).sign(sign),
        builder(base_url).token_provider(tokens().in_body()),
        builder(base_url).token_provider(refresh),
    ]
}

/// Makes a call, and returns everything that the client and the call print.
async fn other(builder: ClientBuilder) -> String {
    let mut text = format!("{builder:?}");
    let client = builder.build().unwrap();
    let call = client.request(Method::POST, "/others").json(&"x").send::<HashMap<String, u64>>();
    text.push_str(&format!("{client:?} {call:?}"));
    text + &text_of(call.await)
}

fn text_of<T>(result: Result<T, Error>) -> String {
    result.map_or_else(|error| printed(&error), |_| String::new())
}

/// Answers that contain the secrets in every possible place.
fn acts() -> Vec<Act> {
    let quoted = json(KEY);
    let leak = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    let whole = |head: &str| {
        let body = format!(r#"{{"message":"{quoted}","{quoted}":{{"x":["{quoted}"]}}}}"#);
        leak(format!("HTTP/1.1 {head}\r\nx-request-id: 1\r\ncontent-length: {}\r\n\r\n{body}", body.len()))
    };
    let broken = leak(format!("HTTP/1.1 200 OK\r\nx-key: {TOKEN}\r\ncontent-length: 1000\r\n\r\n{{\"{quoted}\":"));
    let mut acts = vec![
        Act::Answer(whole(&format!("307 Temporary Redirect\r\nlocation: http://127.0.0.1/{TOKEN}"))),
        Act::Answer(whole("200 OK\r\ncontent-type: text/html")),
        Act::Answer(whole("200 OK\r\ncontent-encoding: gzip")),
        Act::Endless("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"),
        Act::Close(leak(format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{TOKEN}\r\n"))),
        Act::Close(leak(format!("HTTP/1.1 {TOKEN}\r\n\r\n"))),
        Act::Close(leak(format!("{TOKEN}\r\n"))),
        Act::Close(leak(format!("HTTP/1.1 200 OK\r\n{TOKEN}\u{0}: x\r\n\r\n"))),
        Act::Close(broken),
        Act::Reset(broken),
        Act::Stall(broken),
        Act::Close(""),
        Act::Reset(""),
        Act::Stall(""),
    ];
    acts.extend([200, 400, 401, 403, 404, 408, 409, 422, 429, 500, 503].map(|status| {
        Act::Answer(whole(&format!("{status} Status\r\ncontent-type: application/json\r\nretry-after: {TOKEN}")))
    }));
    // Values that do not fit the response type: the error says what was expected, not what was found.
    let wrong = [
        format!("\"{quoted}\""),
        format!("[\"{quoted}\"]"),
        format!(r#"{{"a":"{quoted}, expected {quoted}"}}"#),
        format!(r#"{{"a":1,"a":{{"b":"{quoted}"}}}}"#),
    ];
    acts.extend(
        wrong
            .iter()
            .map(|body| Act::Answer(leak(format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len())))),
    );
    acts
}

/// Checks that the requests of the tests below really contain the secrets.
pub(crate) async fn assert_that_secrets_are_sent() {
    let (base_url, server) = serve_once("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}");
    client(&base_url).build().unwrap().send(&note()).await.unwrap();
    let request = server.join().unwrap();
    for part in [format!("authorization: Bearer {TOKEN}\r\n"), format!("x-key: {KEY}\r\n"), json(KEY)] {
        assert!(request.contains(&part), "{part} is not in {request}");
    }
    let expected = [
        "authorization: Basic YW5uOnBhc3MvY2FuYXJ5ICJvZjpub2JvZHk=",
        &format!("x-api-key: {HEADER_KEY}"),
        "POST /others?key=query%2Fcanary%22of%2Bnobody%26 ",
        &format!("cookie: sid={COOKIE_KEY}"),
        &format!("x-signature: {SIGNATURE}"),
        "&client_secret=secret%2Fcanary%20%22of%2Bnobody%26",
        "&refresh_token=refresh%2Fcanary%2Bof~nobody%26",
    ];
    for (number, part) in expected.into_iter().enumerate() {
        let (base_url, server) = serve_once("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}");
        other(others(&base_url).into_iter().nth(number).unwrap()).await;
        let request = server.join().unwrap();
        assert!(request.contains(part), "{part} is not in {request}");
    }
    assert!(request.starts_with("POST /notes/mk%2Fcanary%20%22of%5Cnobody?search=mk%2Fcanary"), "{request}");
}

/// Everything that is printed for each HTTP/1.1 fault.
pub(crate) async fn faults() -> String {
    let mut text = String::new();
    for act in acts() {
        let server = FaultServer::start(move |_| act).await;
        let client = client(server.base_url()).build().unwrap();
        text.push_str(&text_of(client.send(&note()).await));
        // At once, because some of them wait for their time limit, and token requests are retried.
        for task in others(server.base_url()).map(|builder| tokio::spawn(other(builder))) {
            text.push_str(&task.await.unwrap());
        }
        assert!(server.counts().1 >= 8, "{act:?}");
    }
    text
}

/// Everything that is printed for each HTTP/2 fault.
pub(crate) async fn http2_faults() -> String {
    let mut text = String::new();
    let acts = [
        Http2::Answer,
        Http2::Reset(INTERNAL_ERROR),
        Http2::Reset(REFUSED_STREAM),
        Http2::ResetWithinTheBody,
        Http2::GoAway,
        Http2::GoAwayAfter,
        Http2::GoAwayAfterAndClose,
        Http2::Close,
        Http2::Stall,
        Http2::Die,
    ];
    for act in acts {
        let server = FrameServer::start(move |_| act).await;
        let client = client(&server.base_url).root_certificates_only([server.authority.pem()]).build().unwrap();
        text.push_str(&text_of(client.send(&note()).await));
        // The token providers have clients of their own, which do not trust this server.
        let trusting = |builder: ClientBuilder| builder.root_certificates_only([server.authority.pem()]);
        for task in others(&server.base_url).map(|builder| tokio::spawn(other(trusting(builder)))) {
            text.push_str(&task.await.unwrap());
        }
        assert!(server.counts().1 > 0, "{act:?}");
    }
    text
}
