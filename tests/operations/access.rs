//! Tokens, access requests and credentials.

use memoram_runtime::api::{CreateAccessRequest, CreateToken, GetAccessRequest, GetCredentials, ListAccessRequests};
use memoram_runtime::model::AccessRequestStatus::{Approved, Pending, Rejected, Revoked};
use memoram_runtime::{Client, ErrorKind};

use crate::support::start;

#[tokio::test]
async fn a_token_has_the_requested_lifetime_and_authorizes_another_client() {
    let (sandbox, client) = start().await;
    let long = CreateToken::new(sandbox.api_key()).send(&client).await.unwrap();
    let short = CreateToken { expires_in: Some(60), ..CreateToken::new(sandbox.api_key()) };
    let short = short.send(&client).await.unwrap();
    assert_eq!(short.token_type.as_deref(), Some("Bearer"));
    let ends = [&long, &short].map(|token| token.expires_at.as_ref().unwrap().timestamp().unwrap().as_second());
    assert!(ends[0] - ends[1] > 3000, "{ends:?}");

    let other = Client::builder().bearer(short.token).base_url(sandbox.base_url()).build().unwrap();
    ListAccessRequests {}.send(&other).await.unwrap();
}

#[tokio::test]
async fn an_access_request_starts_pending_and_approval_links_a_user() {
    let (sandbox, client) = start().await;
    let reason = "Für Käse & \"Brot\" 🧀";
    let created = CreateAccessRequest::new(sandbox.memory_key(), reason).send(&client).await.unwrap();
    assert_eq!(created.status, Pending);
    assert_eq!(created.reason.as_deref(), Some(reason));
    assert_eq!(
        created.memory_key.as_ref().map(|key| key.expose_secret().to_owned()).as_deref(),
        Some(sandbox.memory_key())
    );
    assert_eq!(created.user_id, None);
    assert!(created.ai_connector_id.is_some());
    assert!(created.created_at.is_some());
    assert_eq!(created.created_at, created.updated_at);

    sandbox.approve(&created.id).unwrap();
    let approved = GetAccessRequest::new(&created.id).send(&client).await.unwrap();
    assert_eq!(approved.id, created.id);
    assert_eq!(approved.user_id.as_deref(), Some(sandbox.user_id()));
    assert_eq!(approved.created_at, created.created_at);
    let [updated, created] = [approved.updated_at, approved.created_at].map(|time| time.unwrap().timestamp());
    assert!(updated.unwrap() >= created.unwrap());
}

#[tokio::test]
async fn each_status_of_an_access_request_is_decoded_and_listed() {
    let (sandbox, client) = start().await;
    let mut ids = Vec::new();
    for reason in ["pending", "approved", "rejected", "revoked"] {
        let request = CreateAccessRequest::new(sandbox.memory_key(), reason);
        ids.push(request.send(&client).await.unwrap().id);
    }
    sandbox.approve(&ids[1]).unwrap();
    sandbox.reject(&ids[2]).unwrap();
    sandbox.approve(&ids[3]).unwrap();
    sandbox.revoke(&ids[3]).unwrap();

    let list = ListAccessRequests {}.send(&client).await.unwrap();
    assert_eq!(list.total, Some(4));
    let listed: Vec<_> = list.items.iter().map(|request| &request.status).collect();
    assert_eq!(listed, [&Pending, &Approved, &Rejected, &Revoked]);
    for request in list.items {
        // Each request was created with the name of its status as the reason.
        assert_eq!(Some(request.status.to_string()), request.reason);
    }
}

#[tokio::test]
async fn credentials_are_forbidden_before_approval_and_available_after_it() {
    let (sandbox, client) = start().await;
    let request = CreateAccessRequest::new(sandbox.memory_key(), "keys").send(&client).await.unwrap();
    let get = GetCredentials::new(&request.id);
    assert_eq!(get.send(&client).await.unwrap_err().kind(), ErrorKind::Forbidden);

    sandbox.approve(&request.id).unwrap();
    let credentials = get.send(&client).await.unwrap();
    assert_eq!(credentials.user_id, sandbox.user_id());
    assert_eq!(credentials.memory_key.unwrap().expose_secret(), sandbox.memory_key());
    let key = credentials.encryption_key.unwrap();
    assert!(key.expose_secret().bytes().all(|byte| byte.is_ascii_hexdigit()));
    assert_eq!(key.expose_secret().len(), 64);
    assert_eq!(credentials.key_version, Some(1));

    sandbox.revoke(&request.id).unwrap();
    assert_eq!(get.send(&client).await.unwrap_err().kind(), ErrorKind::Forbidden);
}
