//! What an error tells the caller: why the call failed, in the words of the document, whether the request was carried out,
//! and what the server answered. Also: invalid input is refused before any I/O, and secrets are never printed.

mod chains;
mod refusals;
mod secrets;
#[path = "../support/mod.rs"]
mod support;

use std::collections::{BTreeMap, HashSet};

use memoram_runtime::api::{CreateAccessRequest, GetCredentials, ListAccessRequests};
use memoram_runtime::model::AccessRequest;
use memoram_runtime::{ApiError, Call, Client, ErrorKind, Outcome, memoram_endpoint};
use memoram_sandbox::{Fault, Method, Sandbox};

use support::start;

/// The documented route without the client-side length limit, to get the server's error for a long reason.
#[memoram_endpoint(POST, "/access-requests")]
struct CreateUnchecked {
    #[memoram(body)]
    body: BTreeMap<&'static str, String>,
}

fn too_long(sandbox: &Sandbox, client: &Client) -> Call<AccessRequest> {
    let reason = "x".repeat(256);
    let body = BTreeMap::from([("memoryKey", sandbox.memory_key().to_owned()), ("reason", reason)]);
    CreateUnchecked { body }.send(client)
}

#[tokio::test]
async fn each_documented_failure_has_its_kind_the_documents_text_and_the_servers_answer() {
    let (sandbox, client) = start().await;
    let stranger = Client::builder().bearer("no.such.token").base_url(sandbox.base_url()).build().unwrap();
    let create = |memory_key: &str| CreateAccessRequest::new(memory_key, "why");
    let pending = create(sandbox.memory_key()).send(&client).await.unwrap().id;

    let table = [
        (
            too_long(&sandbox, &client).await.unwrap_err(),
            (ErrorKind::BadRequest, 400),
            "POST /access-requests answered 400 Bad Request: the memory key or the reason is not valid".to_owned(),
            "`reason` has 256 characters; at most 255 are allowed".to_owned(),
        ),
        (
            create(sandbox.memory_key()).send(&stranger).await.unwrap_err(),
            (ErrorKind::Authentication, 401),
            "POST /access-requests answered 401 Unauthorized: the token is invalid or expired".to_owned(),
            "the JWT is invalid".to_owned(),
        ),
        (
            GetCredentials::new(&pending).send(&client).await.unwrap_err(),
            (ErrorKind::Forbidden, 403),
            "GET /access-requests/{requestId}/credentials answered 403 Forbidden: the access request is not approved"
                .to_owned(),
            format!("access request `{pending}` is pending, not approved"),
        ),
        (
            create("key_of_nobody").send(&client).await.unwrap_err(),
            (ErrorKind::NotFound, 404),
            "POST /access-requests answered 404 Not Found: the memory key does not exist".to_owned(),
            "memory key `key_of_nobody` does not exist".to_owned(),
        ),
    ];
    let kinds: HashSet<_> = table.iter().map(|(error, ..)| error.kind()).collect();
    assert_eq!(kinds.len(), table.len(), "each kind is another one");
    for (error, (kind, status), text, message) in table {
        assert_eq!(error.to_string(), format!("{text} (rejected: nothing was done)"));
        assert_eq!((error.kind(), error.outcome()), (kind, Outcome::Rejected), "{error}");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status), "{error}");
        assert_eq!(error.api().and_then(ApiError::message).as_ref(), Some(&message), "{error}");
        assert_eq!(error.raw_body().unwrap(), &format!("{{\"message\":\"{message}\"}}"), "{error}");
        assert!(error.request_id().is_some_and(|id| id.starts_with("req_")), "{error}");
        let documented = error.api().and_then(ApiError::documented).unwrap();
        assert!(text.ends_with(&format!(": {documented}")), "{documented}");
    }
}

#[tokio::test]
async fn an_undocumented_failure_is_reported_by_its_status() {
    let (sandbox, client) = start().await;
    let faults = [
        (409, ErrorKind::Conflict, Outcome::Rejected),
        (418, ErrorKind::UnexpectedStatus, Outcome::Rejected),
        (422, ErrorKind::UnprocessableContent, Outcome::Rejected),
        (500, ErrorKind::Server, Outcome::Unknown),
    ];
    for (status, kind, outcome) in faults {
        sandbox.fail_next(Method::POST, "/access-requests", Fault::Status(status)).unwrap();
        let request = CreateAccessRequest::new(sandbox.memory_key(), "why");
        let error = request.send(&client).await.unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (kind, outcome), "{status}");
        assert_eq!(error.api().unwrap().documented(), None);
        assert!(error.to_string().starts_with(&format!("POST /access-requests answered {status} ")), "{error}");
    }
    assert_eq!(ListAccessRequests {}.send(&client).await.unwrap().total, Some(0));
}

#[tokio::test]
async fn a_failed_key_exchange_is_an_authentication_error_and_the_call_is_not_sent() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = Client::builder().api_key("mem_unknown").base_url(sandbox.base_url()).build().unwrap();
    let error = ListAccessRequests {}.send(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Authentication, Outcome::NotSent));
    let text = "GET /access-requests got no token: POST /auth/token answered 400 Bad Request: \
                the token request is not valid (not sent)";
    assert_eq!(error.to_string(), text);
    assert_eq!(error.api().unwrap().message().as_deref(), Some("`api_key` is not a known API key"));
    assert_eq!(sandbox.requests(Method::GET, "/access-requests"), 0);
}

/// A request that is refused with 401 was not carried out, so it is retried with a new token.
#[tokio::test]
async fn an_expired_token_is_replaced_and_the_request_is_carried_out_once() {
    let (sandbox, client) = start().await;
    let create = CreateAccessRequest::new(sandbox.memory_key(), "why");
    create.send(&client).await.unwrap();
    create.send(&client).await.unwrap();
    assert_eq!(sandbox.requests(Method::POST, "/auth/token"), 1, "a token is kept");

    sandbox.expire_tokens();
    create.send(&client).await.unwrap();
    assert_eq!(sandbox.requests(Method::POST, "/auth/token"), 2);
    assert_eq!(sandbox.requests(Method::POST, "/access-requests"), 4);
    assert_eq!(ListAccessRequests {}.send(&client).await.unwrap().items.len(), 3);
}
