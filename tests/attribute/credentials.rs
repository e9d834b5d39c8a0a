//! What the document says about credentials decides what is sent.

use memoram_runtime::auth::{self, Need};
use memoram_runtime::testing::{Mock, Reply};
use memoram_runtime::{Client, ClientBuilder, Endpoint, ErrorKind, memoram_endpoint};

#[memoram_endpoint(GET, "/now", spec = "tests/documents/credentials.yaml")]
struct Now;

#[memoram_endpoint(GET, "/now", spec = "tests/documents/credentials.yaml", auth = any)]
struct NowOrNever;

#[memoram_endpoint(GET, "/stations", spec = "tests/documents/credentials.yaml")]
struct Stations;

#[memoram_endpoint(GET, "/map", spec = "tests/documents/credentials.yaml")]
struct Map;

#[memoram_endpoint(POST, "/login", spec = "tests/documents/credentials.yaml")]
struct Login;

#[memoram_endpoint(GET, "/radar", spec = none, auth = key(cookie = "sid"))]
struct Radar;

/// The credentials of a request, or the kind of the error.
async fn sent<E: Endpoint<Response = ()>>(endpoint: &E, builder: ClientBuilder) -> Result<Vec<String>, ErrorKind> {
    let mock = Mock::new().on::<E>(|_| Reply::status(204));
    let client = builder.base_url("https://weather.example/v1").mock(&mock).build().unwrap();
    client.send(endpoint).await.map_err(|error| error.kind())?;
    Ok(mock.received::<E>()[0].credentials().to_vec())
}

fn token() -> ClientBuilder {
    Client::builder().bearer("t")
}

fn everything() -> ClientBuilder {
    token().basic("ann", "p").api_key_query("appid", "k").api_key_cookie("sid", "k").api_key_header("X-Key", "k")
}

#[tokio::test(start_paused = true)]
async fn the_document_decides_what_is_sent() {
    const NONE: [&str; 0] = [];
    let query = "key(query = \"appid\")";
    assert_eq!(sent(&Now, everything()).await.unwrap(), [query]);
    assert_eq!(sent(&Now, token()).await.unwrap(), ["bearer"]);
    assert_eq!(sent(&Now, Client::builder().basic("ann", "p")).await, Err(ErrorKind::Authentication));
    assert_eq!(sent(&NowOrNever, everything()).await.unwrap(), [query]);
    assert_eq!(sent(&NowOrNever, Client::builder().basic("ann", "p")).await.unwrap(), ["basic"]);
    assert_eq!(sent(&NowOrNever, Client::builder()).await.unwrap(), NONE);
    assert_eq!(sent(&Stations, everything()).await.unwrap(), ["bearer", "key(cookie = \"sid\")"]);
    assert_eq!(sent(&Stations, token()).await, Err(ErrorKind::Authentication));
    assert_eq!(sent(&Map, everything()).await.unwrap(), ["basic"]);
    assert_eq!(sent(&Map, Client::builder()).await.unwrap(), NONE);
    assert_eq!(sent(&Login, everything()).await.unwrap(), NONE);
    assert_eq!(sent(&Radar, everything()).await.unwrap(), ["key(cookie = \"sid\")"]);
}

#[tokio::test(start_paused = true)]
async fn an_endpoint_of_another_document_needs_a_base_url() {
    let mock = Mock::new().on::<Login>(|_| Reply::status(204)).on::<Radar>(|_| Reply::status(200));
    let client = token().mock(&mock).build().unwrap();
    let error = Login.send(&client).await.unwrap_err();
    assert!(error.to_string().contains("set `base_url`, such as `https://weather.example/v1`"), "{error}");
    assert_eq!((error.kind(), mock.calls::<Login>()), (ErrorKind::InvalidRequest, 0));
    // It claims nothing about its API, and the client has no cookie.
    assert_eq!(Radar.send(&client).await.unwrap_err().kind(), ErrorKind::Authentication);
}

#[test]
fn a_document_names_its_credentials_in_the_spec() {
    fn scheme<E: Endpoint<Auth = A>, A>(_: &E) {}
    scheme::<_, auth::Documented>(&Now);
    scheme::<_, auth::Any>(&NowOrNever);
    scheme::<_, auth::Documented>(&Stations);
    scheme::<_, auth::Any>(&Map);
    scheme::<_, auth::Anonymous>(&Login);
    let needs = [Need::Bearer, Need::Basic, Need::KeyHeader("X-Key"), Need::KeyQuery("appid"), Need::KeyCookie("sid")];
    let words = ["bearer", "basic", "key(\"X-Key\")", "key(query = \"appid\")", "key(cookie = \"sid\")"];
    assert_eq!(needs.map(|need| need.to_string()), words);
}
