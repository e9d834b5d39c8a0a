use memoram_runtime::{Client, memoram_endpoint};

#[memoram_endpoint(GET, "/memory-blobs", paginate(cursor = cursor, next = next_page, items = memory_blobs))]
struct ListMemoryBlobs {
    user_id: String,
    cursor: Option<String>,
}

async fn titles(request: &ListMemoryBlobs, client: &Client) -> Result<(), memoram_runtime::Error> {
    while let Some(blob) = request.items(client).try_next().await? {
        println!("{:?}", blob.title);
    }
    while let Some(page) = request.pages(client).try_next().await? {
        println!("{:?} {}", page.request_id(), page.memory_blobs.len());
    }
    Ok(())
}

fn main() {}
