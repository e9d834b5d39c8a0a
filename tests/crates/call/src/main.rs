//! The README's example, with the base URL and the memory key from the environment.

use memoram_runtime::{memoram_endpoint, Client};

/// Asks a user for access to their memories.
#[memoram_endpoint(POST, "/access-requests")]
pub struct CreateAccessRequest<'a> {
    pub memory_key: &'a str,
    pub reason: &'a str,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let memory_key = std::env::var("MEMORAM_MEMORY_KEY")?;
    let client = Client::builder()
        .api_key(std::env::var("MEMORAM_API_KEY")?)
        .base_url(std::env::var("MEMORAM_BASE_URL")?)
        .build()?;
    let request = CreateAccessRequest { memory_key: &memory_key, reason: "DemoBot would like access" }
        .send(&client)
        .await?;
    println!("{} is {}", request.id, request.status);
    Ok(())
}
