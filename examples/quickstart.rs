//! The most important calls: an access request, its approval, credentials, memories, tags, and one call that fails.
//!
//! If `MEMORAM_API_KEY` is not set, the example starts a sandbox in this process and calls it.

use std::env;
use std::error::Error;

use memoram_runtime::api::{
    CreateMemoryBlob, DeleteMemoryBlob, GetAccessRequest, GetCredentials, ListMemoryBlobs, ListTags, UpdateMemoryBlob,
};
use memoram_runtime::model::{AccessRequest, AccessRequestStatus, Credentials, MemoryKey};
use memoram_runtime::{Client, ErrorKind, memoram_endpoint};
use memoram_sandbox::Sandbox;

/// Asks a user for access to their memories.
#[memoram_endpoint(POST, "/access-requests")]
struct CreateAccessRequest<'a> {
    memory_key: &'a str,
    reason: &'a str,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let Setup { client, memory_key, sandbox } = set_up().await?;

    let request = ask_for_access(&client, &memory_key).await?;
    if let Some(sandbox) = &sandbox {
        sandbox.approve(&request.id)?;
        println!("   the sandbox's user approves it");
    }
    let request = GetAccessRequest::new(&request.id).send(&client).await?;
    println!("   now it is {}", request.status);
    if request.status != AccessRequestStatus::Approved {
        println!("\nApprove it in the user's dashboard, and run this again.");
        return Ok(());
    }

    let credentials = get_credentials(&client, &request).await?;
    let memory_key = credentials.memory_key.clone().unwrap_or_else(|| MemoryKey::from(memory_key.as_str()));
    let blobs = create_blobs(&client, &credentials.user_id, &memory_key).await?;
    list_blobs(&client, &credentials.user_id).await?;
    change_blobs(&client, &credentials.user_id, &memory_key, &blobs).await?;
    list_tags(&client, &credentials.user_id).await?;
    fail(&client).await
}

struct Setup {
    client: Client,
    memory_key: String,
    /// `None` if the real API is called.
    sandbox: Option<Sandbox>,
}

async fn set_up() -> Result<Setup, Box<dyn Error>> {
    if let Ok(api_key) = env::var("MEMORAM_API_KEY") {
        println!("MEMORAM_API_KEY is set: this is the real Memoram API.");
        let memory_key = env::var("MEMORAM_MEMORY_KEY").map_err(|_| "set MEMORAM_MEMORY_KEY to a user's memory key")?;
        let client = Client::builder().api_key(api_key).build()?;
        return Ok(Setup { client, memory_key, sandbox: None });
    }
    let sandbox = Sandbox::start().await?;
    println!("MEMORAM_API_KEY is not set: this is a sandbox in this process, at {}.", sandbox.base_url());
    let client = Client::builder().api_key(sandbox.api_key()).base_url(sandbox.base_url()).build()?;
    Ok(Setup { client, memory_key: sandbox.memory_key().to_owned(), sandbox: Some(sandbox) })
}

async fn ask_for_access(client: &Client, memory_key: &str) -> Result<AccessRequest, memoram_runtime::Error> {
    println!("\n1. Ask a user for access (the key is exchanged for a token on the way)");
    let reason = "DemoBot would like to remember what you like";
    let response = CreateAccessRequest { memory_key, reason }.send(client).with_response().await?;
    println!("   {} {}: request {}", response.status(), response.status, response.id);
    Ok(response.into_inner())
}

async fn get_credentials(client: &Client, request: &AccessRequest) -> Result<Credentials, memoram_runtime::Error> {
    println!("\n2. Get the credentials");
    let credentials = GetCredentials::new(&request.id).send(client).await?;
    println!("   user {}", credentials.user_id);
    println!("   key  {:?}", credentials.encryption_key);
    Ok(credentials)
}

async fn create_blobs(
    client: &Client,
    user: &str,
    memory_key: &MemoryKey,
) -> Result<Vec<String>, memoram_runtime::Error> {
    println!("\n3. Store three memories");
    let mut ids = Vec::new();
    for (title, tag, importance) in [("Coffee", "food", 0.9), ("Running", "sport", 0.5), ("Tea", "food", 0.2)] {
        let blob = CreateMemoryBlob {
            title: Some(title.to_owned()),
            tags: Some(vec![tag.to_owned()]),
            importance: Some(importance),
            ..CreateMemoryBlob::new(user, memory_key.clone(), "0f1e2d3c (ciphertext)")
        };
        let blob = blob.send(client).await?;
        println!("   {title:8} {}", blob.id);
        ids.push(blob.id);
    }
    Ok(ids)
}

async fn list_blobs(client: &Client, user: &str) -> Result<(), memoram_runtime::Error> {
    println!("\n4. List them, two to a page");
    let mut pages = ListMemoryBlobs { limit: Some(2), ..ListMemoryBlobs::new(user) }.pages(client);
    while let Some(page) = pages.try_next().await? {
        let titles: Vec<&str> = page.memory_blobs.iter().filter_map(|blob| blob.title.as_deref()).collect();
        println!("   a page: {}", titles.join(", "));
    }
    Ok(())
}

async fn change_blobs(
    client: &Client,
    user: &str,
    memory_key: &MemoryKey,
    blobs: &[String],
) -> Result<(), memoram_runtime::Error> {
    println!("\n5. Change one, delete one");
    if let [first, second, ..] = blobs {
        let title = Some("Espresso".to_owned());
        let change = UpdateMemoryBlob { title, ..UpdateMemoryBlob::new(first, user, memory_key.clone()) };
        let changed = change.send(client).await?;
        println!("   {} is now {}", changed.id, changed.title.unwrap_or_default());
        DeleteMemoryBlob::new(second, user).send(client).await?;
        println!("   {second} is gone");
    }
    Ok(())
}

async fn list_tags(client: &Client, user: &str) -> Result<(), memoram_runtime::Error> {
    println!("\n6. List the tags");
    let tags = ListTags::new(user).send(client).await?.items;
    let names: Vec<String> = tags.into_iter().filter_map(|tag| tag.name).collect();
    println!("   {}", names.join(", "));
    Ok(())
}

async fn fail(client: &Client) -> Result<(), Box<dyn Error>> {
    println!("\n7. Fail: a memory key that nobody has");
    match (CreateAccessRequest { memory_key: "mk_nobody", reason: "Just to see" }).send(client).await {
        Ok(request) => Err(format!("request {} should not be there", request.id).into()),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            println!("   {error}");
            let message = error.api().and_then(memoram_runtime::ApiError::message);
            println!("   the server adds: {}", message.unwrap_or_default());
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}
