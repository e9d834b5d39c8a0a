//! Compares the formatted expansion with files. `UPDATE=1 cargo test -p memoram-macros snapshots` rewrites the files.

use super::{README, expanded};

fn assert_snapshot(name: &str, source: &str) {
    let path = format!("{}/src/tests/snapshots/{name}.rs", env!("CARGO_MANIFEST_DIR"));
    let actual = expanded(source);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &actual).expect("the snapshot can be written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(actual == expected, "{name} differs; it is now:\n{actual}");
}

#[test]
fn the_readme_example() {
    assert_snapshot("readme", README);
}

#[test]
fn placeholders_and_query_parameters() {
    let source = r#"
        #[memoram_endpoint(GET, "/memory-blobs/{blobId}")]
        struct GetMemoryBlob {
            blob_id: String,
            user_id: String,
        }
    "#;
    assert_snapshot("get", source);
}

#[test]
fn no_document() {
    let source = r#"
        #[memoram_endpoint(PATCH, "/projects/{id}", spec = none, response = Project, auth = none, idempotent)]
        pub(crate) struct RenameProject<T> {
            id: u64,
            #[memoram(header = "If-Match")]
            etag: Option<String>,
            #[memoram(skip)]
            note: T,
            #[serde(rename = "newName", skip_serializing_if = "str::is_empty")]
            name: String,
        }
    "#;
    assert_snapshot("no_document", source);
}

#[test]
fn a_whole_body_and_a_file() {
    let source = r#"
        #[memoram_endpoint(POST, "/projects", spec = "src/tests/documents/projects.yaml", response = Project, crate = api::rt)]
        struct CreateProject {
            #[memoram(body)]
            project: Project,
        }
    "#;
    assert_snapshot("whole_body", source);
}

#[test]
fn pages() {
    let source = r#"
        #[memoram_endpoint(
            GET,
            "/notes",
            spec = none,
            response = Notes,
            paginate(cursor = after, next = pagination?.next_cursor, items = notes, item = Note)
        )]
        pub struct ListNotes<'a> {
            pub after: Option<&'a str>,
        }
    "#;
    assert_snapshot("pages", source);
}

#[test]
fn parts() {
    let source = r#"
        #[memoram_endpoint(PUT, "/users/{id}/avatar", spec = "src/tests/documents/parts.yaml")]
        pub struct SetAvatar<'a> {
            pub id: u64,
            pub avatar: &'a Part,
            pub crop: Crop,
            #[serde(skip_serializing_if = "Vec::is_empty")]
            pub widths: Vec<u32>,
            pub alt_text: Option<&'a str>,
        }
    "#;
    assert_snapshot("parts", source);
}

#[test]
fn events() {
    let source = r#"
        #[memoram_endpoint(POST, "/chat", spec = "src/tests/documents/streams.yaml", response = EventStream<Chunk>)]
        pub struct Ask {
            pub prompt: String,
        }
    "#;
    assert_snapshot("events", source);
}

#[test]
fn a_list_by_page_and_one_by_link() {
    let by_page = r#"
        #[memoram_endpoint(
            GET, "/books", spec = "src/tests/documents/pages.yaml", response = Vec<Book>,
            paginate(page = page, items = ., item = Book)
        )]
        struct ListBooks {
            page: Option<u32>,
        }
    "#;
    assert_snapshot("numbered", by_page);
    let by_link = r#"
        #[memoram_endpoint(
            GET, "/shelf", spec = "src/tests/documents/pages.yaml", response = Shelf,
            paginate(link, items = books, item = Book)
        )]
        struct ListShelf {}
    "#;
    assert_snapshot("linked", by_link);
}
