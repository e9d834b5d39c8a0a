//! Reads a paginated list: all items, page by page, and with your own endpoint.
//!
//! If `MEMORAM_API_KEY` is not set, the example starts a sandbox in this process and fills it.

use std::env;
use std::error::Error;

use memoram_runtime::api::{CreateMemoryBlob, ListMemoryBlobs};
use memoram_runtime::{Client, memoram_endpoint};
use memoram_sandbox::Sandbox;

/// Lists the memories with given tags. `cursor` selects the page; the answer has the cursor of the next page in
/// `next_cursor`.
#[memoram_endpoint(GET, "/memory-blobs", paginate(cursor = cursor, next = next_cursor, items = memory_blobs))]
struct ListTagged<'a> {
    user_id: &'a str,
    tags: &'a [&'a str],
    limit: u32,
    cursor: Option<&'a str>,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let Setup { client, user, _sandbox } = set_up().await?;

    println!("\n1. Every memory, whatever page it is on");
    let mut blobs = ListMemoryBlobs::new(&user).items(&client);
    let mut count = 0;
    while let Some(blob) = blobs.try_next().await? {
        count += 1;
        if count <= 3 {
            println!("   {}", blob.title.as_deref().unwrap_or("(no title)"));
        }
    }
    println!("   … {count} in all");

    println!("\n2. Page by page, with what each answer says; two pages at most");
    let request = ListMemoryBlobs { limit: Some(10), ..ListMemoryBlobs::new(&user) };
    let mut pages = request.pages(&client).limit_pages(2);
    while let Some(page) = pages.try_next().await? {
        println!("   {} {:?}: {} memories", page.status(), page.request_id(), page.memory_blobs.len());
    }

    println!("\n3. A list of one's own");
    let mut tagged = ListTagged { user_id: &user, tags: &["even"], limit: 5, cursor: None }.items(&client);
    let mut titles = Vec::new();
    while let Some(blob) = tagged.try_next().await? {
        titles.extend(blob.title);
    }
    println!("   {} are tagged `even`, and the last is {:?}", titles.len(), titles.last());
    Ok(())
}

struct Setup {
    client: Client,
    user: String,
    /// Keeps the sandbox running.
    _sandbox: Option<Sandbox>,
}

async fn set_up() -> Result<Setup, Box<dyn Error>> {
    if let Ok(api_key) = env::var("MEMORAM_API_KEY") {
        println!("MEMORAM_API_KEY is set: this is the real Memoram API. Nothing is written.");
        let user = env::var("MEMORAM_USER_ID").map_err(|_| "set MEMORAM_USER_ID to the id of a user of yours")?;
        return Ok(Setup { client: Client::builder().api_key(api_key).build()?, user, _sandbox: None });
    }
    let sandbox = Sandbox::start().await?;
    println!("MEMORAM_API_KEY is not set: this is a sandbox in this process, at {}.", sandbox.base_url());
    let client = Client::builder().api_key(sandbox.api_key()).base_url(sandbox.base_url()).build()?;
    let user = sandbox.user_id().to_owned();
    for number in 1..=25 {
        let tag = if number % 2 == 0 { "even" } else { "odd" };
        let blob = CreateMemoryBlob {
            title: Some(format!("memory {number}")),
            tags: Some(vec![tag.to_owned()]),
            ..CreateMemoryBlob::new(&user, sandbox.memory_key(), "0f1e2d3c (ciphertext)")
        };
        blob.send(&client).await?;
    }
    Ok(Setup { client, user, _sandbox: Some(sandbox) })
}
