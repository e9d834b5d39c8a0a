use memoram_runtime::{Client, memoram_endpoint, memoram_schema};

#[memoram_schema("AccessRequest", spec = bundled)]
#[derive(serde::Deserialize)]
pub struct AccessRequest {
    pub id: Option<u64>,
    pub reson: Option<String>,
    pub memory_key: String,
    pub status: Option<Status>,
}

#[memoram_schema("AccessRequest.status", spec = bundled)]
#[derive(serde::Deserialize)]
pub enum Status {
    Pending,
    Aproved,
    Rejected,
    Revoked,
}

#[memoram_endpoint(GET, "/access-requests/{request_id}", response = AccessRequest)]
pub struct GetAccessRequest {
    request_id: String,
}

pub async fn status(client: &Client, request_id: String) -> Option<Status> {
    GetAccessRequest { request_id }.send(client).await.ok()?.status
}

fn main() {}
