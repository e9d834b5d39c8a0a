#![deny(warnings)]

use memoram_runtime::model::{MemoryBlobList, TagList};
use memoram_runtime::{Call, Client, memoram_endpoint};

#[memoram_endpoint(GET, "/tags")]
struct ListTags {
    user_id: String,
}

#[memoram_endpoint(GET, "/memory-blobs")]
struct ListMemoryBlobs {
    user_id: String,
    limit: Option<u32>,
    cursor: Option<String>,
    tags: Vec<String>,
    search_query: Option<String>,
    importance: Option<f64>,
}

#[memoram_endpoint(DELETE, "/memory-blobs/{blob_id}")]
struct DeleteMemoryBlob {
    blob_id: String,
    user_id: String,
}

fn calls(client: &Client) {
    let user_id = String::from("1");
    let _: Call<TagList> = ListTags { user_id: user_id.clone() }.send(client);
    let list = ListMemoryBlobs {
        user_id: user_id.clone(),
        limit: Some(3),
        cursor: None,
        tags: Vec::new(),
        search_query: None,
        importance: Some(0.5),
    };
    let _: Call<MemoryBlobList> = list.send(client);
    let _: Call<()> = DeleteMemoryBlob { blob_id: user_id.clone(), user_id }.send(client);
}

fn main() {
    let _: fn(&Client) = calls;
}
