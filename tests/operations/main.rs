//! Each of the twelve documented operations works over real HTTP: the request has the documented effect, and the answer is
//! decoded into the documented types.

mod access;
mod memories;
#[path = "../support/mod.rs"]
mod support;

use memoram_runtime::api::{
    CreateAccessRequest, CreateMemoryBlob, CreateToken, DeleteMemoryBlob, GetAccessRequest, GetCredentials,
    GetMemoryBlob, GetTag, ListAccessRequests, ListMemoryBlobs, ListTags, UpdateMemoryBlob,
};
use memoram_runtime::{Endpoint, EndpointSpec};
use memoram_sandbox::Method;

use support::start;

/// All operations, with the routes that they must have.
const OPERATIONS: [(EndpointSpec, Method, &str); 12] = [
    (CreateToken::SPEC, Method::POST, "/auth/token"),
    (CreateAccessRequest::SPEC, Method::POST, "/access-requests"),
    (ListAccessRequests::SPEC, Method::GET, "/access-requests"),
    (GetAccessRequest::SPEC, Method::GET, "/access-requests/{requestId}"),
    (GetCredentials::SPEC, Method::GET, "/access-requests/{requestId}/credentials"),
    (ListMemoryBlobs::SPEC, Method::GET, "/memory-blobs"),
    (CreateMemoryBlob::SPEC, Method::POST, "/memory-blobs"),
    (GetMemoryBlob::SPEC, Method::GET, "/memory-blobs/{blobId}"),
    (UpdateMemoryBlob::SPEC, Method::PATCH, "/memory-blobs/{blobId}"),
    (DeleteMemoryBlob::SPEC, Method::DELETE, "/memory-blobs/{blobId}"),
    (ListTags::SPEC, Method::GET, "/tags"),
    (GetTag::SPEC, Method::GET, "/tags/{tagId}"),
];

#[tokio::test]
async fn one_scenario_uses_all_twelve_operations() {
    let (sandbox, client) = start().await;
    let (user, key) = (sandbox.user_id(), sandbox.memory_key());

    CreateToken::new(sandbox.api_key()).send(&client).await.unwrap();
    let request = CreateAccessRequest::new(key, "to remember").send(&client).await.unwrap();
    sandbox.approve(&request.id).unwrap();
    GetAccessRequest::new(&request.id).send(&client).await.unwrap();
    ListAccessRequests {}.send(&client).await.unwrap();
    GetCredentials::new(&request.id).send(&client).await.unwrap();
    let blob = CreateMemoryBlob { tags: Some(vec!["food".to_owned()]), ..CreateMemoryBlob::new(user, key, "0f1e2d3c") }
        .send(&client)
        .await
        .unwrap();
    UpdateMemoryBlob::new(&blob.id, user, key).send(&client).await.unwrap();
    GetMemoryBlob::new(&blob.id, user).send(&client).await.unwrap();
    ListMemoryBlobs::new(user).send(&client).await.unwrap();
    let tags = ListTags::new(user).send(&client).await.unwrap().items;
    GetTag::new(&tags[0].id, user).send(&client).await.unwrap();
    DeleteMemoryBlob::new(&blob.id, user).send(&client).await.unwrap();

    for (spec, method, template) in OPERATIONS {
        assert_eq!((spec.method(), spec.template()), (method.clone(), template));
        // Two tokens: one is requested by this test, and one by the client itself.
        let expected = if template == "/auth/token" { 2 } else { 1 };
        assert_eq!(sandbox.requests(method.clone(), template), expected, "{method} {template}");
    }
}
