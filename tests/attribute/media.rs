//! What a request says of its body and asks for follows from the document.

use std::collections::BTreeMap;

use memoram_runtime::testing::{Mock, Reply};
use memoram_runtime::{Bytes, Client, Endpoint, Error, ErrorKind, memoram_endpoint};

use crate::server::serve_once;
use crate::{body, header};

#[memoram_endpoint(POST, "/articles", spec = "tests/documents/media.yaml", response = Vec<u8>)]
struct CreateArticle {
    title: &'static str,
}

#[memoram_endpoint(PATCH, "/articles/{id}", spec = "tests/documents/media.yaml")]
struct ChangeArticle {
    id: u8,
    #[memoram(body)]
    change: Option<BTreeMap<&'static str, u8>>,
}

#[memoram_endpoint(GET, "/articles/{id}", spec = "tests/documents/media.yaml", response = Option<u8>)]
struct GetArticle {
    id: u8,
}

#[memoram_endpoint(GET, "/articles/{id}", spec = "tests/documents/media.yaml", response = u8)]
struct GetArticleAsItIs {
    id: u8,
}

#[memoram_endpoint(GET, "/notes", spec = "tests/documents/media.yaml", response = String)]
struct ListNotes;

#[memoram_endpoint(PUT, "/notes", spec = "tests/documents/media.yaml")]
struct KeepNotes {
    #[memoram(body)]
    notes: &'static str,
}

#[memoram_endpoint(GET, "/cover", spec = "tests/documents/media.yaml", response = Bytes)]
struct GetCover;

#[memoram_endpoint(GET, "/cover", spec = "tests/documents/media.yaml", status = 302)]
struct FindCover;

/// `Content-Type` and `Accept`.
fn types<E: Endpoint>(endpoint: &E) -> [String; 2] {
    ["content-type", "accept"].map(|name| header(endpoint, name).unwrap_or_default())
}

#[test]
fn the_documents_media_types_are_sent_and_asked_for() {
    let article = CreateArticle { title: "A" };
    let bulk = "application/vnd.api+json; ext=bulk";
    assert_eq!(types(&article), [bulk, "application/vnd.api+json, application/problem+json"]);
    let change = |change| ChangeArticle { id: 1, change };
    assert_eq!(types(&change(Some(BTreeMap::new()))), ["application/merge-patch+json", "application/json"]);
    assert_eq!(types(&change(None)), ["", "application/json"]);
    assert_eq!(types(&GetArticle { id: 1 }), ["", "application/json"]);
    assert_eq!(types(&ListNotes), ["", "text/csv, text/plain"]);
    assert_eq!(types(&GetCover), ["", "image/png, image/webp"]);
    assert_eq!(header(&GetCover, "accept-encoding").as_deref(), Some("identity"));
}

#[test]
fn a_string_is_sent_as_text_where_no_json_is_taken() {
    let notes = KeepNotes { notes: "\"a\"\n" };
    assert_eq!(body(&notes), "\"a\"\n");
    assert_eq!(types(&notes)[0], "text/plain; charset=utf-8");
}

#[tokio::test]
async fn a_string_is_read_as_text_where_no_json_is_answered() {
    assert_eq!(answer(&ListNotes, "200 OK\r\ncontent-type: text/csv", "\"a\",b").await.unwrap(), "\"a\",b");
    let mock = Mock::new().on::<ListNotes>(|_| Reply::value("a,b".to_owned()));
    assert_eq!(ListNotes.send(&mock.client()).await.unwrap(), "a,b");
}

async fn answer<E: Endpoint>(endpoint: &E, head: &str, body: &str) -> Result<E::Response, Error> {
    let (base_url, server) = serve_once(format!("HTTP/1.1 {head}\r\nconnection: close\r\n\r\n{body}"));
    let client = Client::builder().base_url(base_url).build().unwrap();
    let result = client.send(endpoint).await;
    server.join().unwrap();
    result
}

#[tokio::test]
async fn an_option_is_none_for_a_204_and_for_a_documented_304() {
    let article = GetArticle { id: 1 };
    assert_eq!(answer(&article, "200 OK", "7").await.unwrap(), Some(7));
    assert_eq!(answer(&article, "204 No Content", "").await.unwrap(), None);
    assert_eq!(answer(&article, "304 Not Modified", "").await.unwrap(), None);
    let article = GetArticleAsItIs { id: 1 };
    assert!(answer(&article, "204 No Content", "").await.unwrap_err().to_string().contains("its body is empty"));
    assert_eq!(answer(&article, "304 Not Modified", "").await.unwrap_err().kind(), ErrorKind::UnexpectedRedirect);
}

#[tokio::test]
async fn a_documented_redirect_can_be_the_success_and_is_not_followed() {
    let (base_url, server) = serve_once("HTTP/1.1 302 Found\r\nlocation: /elsewhere\r\ncontent-length: 0\r\n\r\n");
    let client = Client::builder().base_url(base_url).build().unwrap();
    let response = FindCover.send(&client).with_response().await.unwrap();
    assert_eq!((response.status().as_u16(), response.location()), (302, Some("/elsewhere")));
    server.join().unwrap();
    assert_eq!(answer(&FindCover, "200 OK", "").await.unwrap_err().kind(), ErrorKind::UnexpectedStatus);
}

/// RFC 9110 §8.6.
#[tokio::test]
async fn a_post_without_a_body_says_that_it_has_none() {
    #[memoram_endpoint(POST, "/x", spec = none)]
    struct Post;
    #[memoram_endpoint(DELETE, "/x", spec = none)]
    struct Delete;
    async fn sent<E: Endpoint>(endpoint: &E) -> String {
        let (base_url, server) = serve_once("HTTP/1.1 204 No Content\r\n\r\n");
        let client = Client::builder().base_url(base_url).bearer("a.b").build().unwrap();
        client.send(endpoint).await.unwrap();
        server.join().unwrap().to_ascii_lowercase()
    }
    let post = sent(&Post).await;
    assert_eq!(post.matches("content-length: 0\r\n").count(), 1, "{post}");
    assert!(!post.contains("transfer-encoding") && !post.contains("content-type"), "{post}");
    let delete = sent(&Delete).await;
    assert!(!delete.contains("content-length"), "{delete}");
}

#[tokio::test]
async fn a_compressed_failure_keeps_its_status_and_the_documents_words() {
    let head = "422 Unprocessable Content\r\ncontent-encoding: gzip\r\ncontent-type: application/problem+json";
    let error = answer(&CreateArticle { title: "A" }, head, "\u{1f}\u{8b}").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnprocessableContent);
    assert!(error.to_string().contains("answered 422 Unprocessable Entity: refused"), "{error}");
}
