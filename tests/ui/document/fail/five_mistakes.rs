use memoram_runtime::{Client, memoram_endpoint};

#[memoram_endpoint(POST, "/memory-blobs")]
struct CreateMemoryBlob {
    user_id: String,
    memroy_key: String,
    colour: String,
    #[memoram(query)]
    title: Option<String>,
    #[memoram(qurey)]
    summary: Option<String>,
}

fn send(request: &CreateMemoryBlob, client: &Client) {
    drop(request.send(client));
}

fn main() {}
