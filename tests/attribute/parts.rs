//! Forms with files, and streams that the document has.

use memoram_runtime::testing::{Mock, Received, ReceivedPart, Reply};
use memoram_runtime::{
    Body, ByteStream, Bytes, Endpoint, Error, EventStream, JsonLines, Part, memoram_endpoint, memoram_schema,
};

#[derive(serde::Serialize)]
struct Crop {
    left: u32,
}

#[memoram_endpoint(PUT, "/avatars/{id}", spec = "tests/documents/parts.yaml")]
struct PutAvatar<'a> {
    id: &'a str,
    avatar: Part,
    alt_text: Option<&'a str>,
    widths: Vec<u32>,
    crop: Option<Crop>,
    scans: Option<Vec<Part>>,
}

async fn sent<E: Endpoint<Response = ()> + 'static>(endpoint: &E) -> Result<Received, Error> {
    let mock = Mock::new().on::<E>(|_| Reply::status(204));
    endpoint.send_to(&mock).await?;
    Ok(mock.received::<E>().remove(0))
}

trait SendTo: Endpoint {
    async fn send_to(&self, mock: &Mock) -> Result<Self::Response, Error>
    where
        Self: Sized,
    {
        mock.client().send(self).await
    }
}

impl<E: Endpoint> SendTo for E {}

/// Name, file name, content type and content of a part.
fn shown(part: &ReceivedPart) -> (&str, Option<&str>, Option<&str>, &str) {
    (&part.name, part.file_name.as_deref(), part.content_type.as_deref(), part.text())
}

#[tokio::test]
async fn properties_are_parts_and_files_have_names_and_types() {
    let avatar = Part::new("PNG").file_name("a \"b\"\r\n.png");
    let scans = vec![Part::new(vec![b'1']).content_type("text/x-one"), Part::new(Bytes::from_static(b"2"))];
    let put = PutAvatar {
        id: "a/b",
        avatar,
        alt_text: Some("Ä & ö"),
        widths: vec![64, 128],
        crop: Some(Crop { left: 3 }),
        scans: Some(scans),
    };
    let received = sent(&put).await.unwrap();
    let parts = received.parts();
    let expected = [
        ("avatar", Some("a \"b\"\r\n.png"), Some("image/png"), "PNG"),
        ("altText", None, None, "Ä & ö"),
        ("widths", None, None, "64"),
        ("widths", None, None, "128"),
        ("crop", None, Some("application/json"), "{\"left\":3}"),
        ("scans", None, Some("text/x-one"), "1"),
        ("scans", None, Some("application/octet-stream"), "2"),
    ];
    assert_eq!(parts.iter().map(shown).collect::<Vec<_>>(), expected);
    let text = String::from_utf8(received.body().to_vec()).unwrap();
    assert!(text.contains("filename=\"a %22b%22%0D%0A.png\"\r\n"), "{text}");
    assert_eq!(received.path("id").as_deref(), Some("a/b"));
}

#[tokio::test]
async fn what_is_none_is_no_part_and_large_files_are_whole() {
    let large = vec![b'x'; 200_000];
    let put = |avatar| PutAvatar { id: "1", avatar, alt_text: None, widths: Vec::new(), crop: None, scans: None };
    for (avatar, content) in [
        (Part::new(large.clone()), large),
        (Part::new(Body::sized_stream(3, Chunks(["ab", "c"].into_iter()))), b"abc".to_vec()),
        (Part::file(concat!(env!("CARGO_MANIFEST_DIR"), "/LICENSE-MIT")), include_bytes!("../../LICENSE-MIT").to_vec()),
    ] {
        let parts = sent(&put(avatar)).await.unwrap().parts();
        assert_eq!((parts.len(), parts[0].name.as_str()), (1, "avatar"));
        assert!(parts[0].body == content);
    }
    let error = put(Part::new("a").content_type("a\r\nb: c")).send_to(&Mock::new()).await.unwrap_err();
    assert!(error.to_string().contains("form field `avatar` has a control character"), "{error}");
    let error = put(Part::new("a").file_name("a\0")).send_to(&Mock::new()).await.unwrap_err();
    assert!(error.to_string().contains("form field `avatar` has a control character"), "{error}");
    let long = PutAvatar { alt_text: Some(&"x".repeat(81)), ..put(Part::new("a")) };
    let error = long.send_to(&Mock::new()).await.unwrap_err();
    assert!(error.to_string().contains("form field `altText` has 81 characters"), "{error}");
}

/// Texts as a stream.
struct Chunks(std::array::IntoIter<&'static str, 2>);

impl futures_core::Stream for Chunks {
    type Item = Result<&'static str, std::io::Error>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.next().map(Ok))
    }
}

#[memoram_endpoint(POST, "/archives", spec = "tests/documents/parts.yaml")]
struct AddArchive {
    #[memoram(body)]
    archive: Body,
}

#[memoram_endpoint(GET, "/archives/{id}", spec = "tests/documents/parts.yaml", response = ByteStream)]
struct GetArchive {
    id: u32,
}

#[memoram_schema("Chunk", spec = "tests/documents/parts.yaml")]
#[derive(Debug, PartialEq, serde::Deserialize)]
struct Chunk {
    delta: String,
}

#[memoram_endpoint(POST, "/chat", spec = "tests/documents/parts.yaml", response = EventStream<Chunk>)]
struct Chat<'a> {
    prompt: &'a str,
}

#[memoram_endpoint(GET, "/log", spec = "tests/documents/parts.yaml", response = JsonLines<Chunk>)]
struct Log;

#[tokio::test]
async fn the_documents_media_types_are_sent_and_asked_for() {
    let received = sent(&AddArchive { archive: Body::from("PK") }).await.unwrap();
    assert_eq!(received.header("content-type"), Some("application/zip"));
    let mock = Mock::new()
        .on::<GetArchive>(|_| Reply::chunks(["PK"]))
        .on::<Chat<'_>>(|_| Reply::chunks(["data: {\"delta\":\"a\"}\n\n"]))
        .on::<Log>(|_| Reply::chunks(["{\"delta\":\"b\"}"]));
    let client = mock.client();
    assert_eq!(GetArchive { id: 1 }.send(&client).await.unwrap().bytes(2).await.unwrap(), "PK");
    let event = Chat { prompt: "Hi" }.send(&client).await.unwrap().next().await.unwrap().unwrap();
    assert_eq!(event.data, Chunk { delta: "a".to_owned() });
    let line = Log.send(&client).await.unwrap().next().await.unwrap().unwrap();
    assert_eq!(line.delta, "b");
    let accepted = |received: Vec<Received>| received[0].header("accept").map(str::to_owned).unwrap();
    assert_eq!(accepted(mock.received::<GetArchive>()), "application/zip");
    assert_eq!(accepted(mock.received::<Chat<'_>>()), "text/event-stream, application/problem+json");
    assert_eq!(accepted(mock.received::<Log>()), "application/x-ndjson");
}
