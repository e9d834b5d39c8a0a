//! The pages of a list, with the bundled document and without a document.
#![deny(warnings)]

use memoram_runtime::model::{MemoryBlob, MemoryBlobList};
use memoram_runtime::{Client, Items, Pages, memoram_endpoint};

#[memoram_endpoint(GET, "/memory-blobs", paginate(cursor = cursor, next = next_cursor, items = memory_blobs))]
struct ListMemoryBlobs<'a> {
    user_id: &'a str,
    cursor: Option<&'a str>,
}

type List = MemoryBlobList;
type Cursor = Option<String>;

#[memoram_endpoint(
    GET,
    "/memory-blobs",
    response = List,
    paginate(item = MemoryBlob, items = memory_blobs, next = next_cursor, cursor = from,),
    status = 200
)]
struct Renamed {
    user_id: String,
    #[memoram(rename = "cursor")]
    from: Cursor,
}

#[derive(serde::Deserialize)]
struct Notes {
    data: Option<Data>,
    r#type: Option<u64>,
}

#[derive(serde::Deserialize)]
struct Data {
    notes: Option<Vec<String>>,
}

#[memoram_endpoint(
    POST,
    "/notes",
    spec = none,
    response = Notes,
    paginate(cursor = r#type, next = r#type, items = data?.notes, item = String)
)]
struct SearchNotes {
    r#type: Option<u64>,
}

fn calls(client: &Client) {
    let user = String::from("1");
    let _: Items<MemoryBlob> = ListMemoryBlobs { user_id: &user, cursor: None }.items(client).limit_pages(1);
    let _: Pages<MemoryBlobList> = ListMemoryBlobs { user_id: &user, cursor: Some("a") }.pages(client);
    let _: Items<String> = client.items(&SearchNotes { r#type: None });
    let _ = Renamed { user_id: user, from: None };
}

fn main() {
    let _: fn(&Client) = calls;
}
