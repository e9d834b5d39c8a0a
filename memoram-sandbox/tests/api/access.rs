use memoram_sandbox::{Sandbox, SandboxError};
use serde_json::json;

use crate::client::{Api, expect, names, refusal};

#[tokio::test]
async fn a_new_access_request_is_pending() {
    let api = Api::start().await;
    let body = json!({ "memoryKey": api.sandbox.memory_key(), "reason": "to test" });
    let created = expect(api.post("/access-requests", &body), 201).await;
    assert_eq!(names(&created), ["aiConnectorId", "createdAt", "id", "memoryKey", "reason", "status", "updatedAt"]);
    assert_eq!(created["status"], "pending");
    assert_eq!(created["memoryKey"], api.sandbox.memory_key());
    assert_eq!(created["reason"], "to test");
    created["createdAt"].as_str().unwrap().parse::<jiff::Timestamp>().unwrap();

    let id = created["id"].as_str().unwrap();
    assert_eq!(expect(api.get(&format!("/access-requests/{id}")), 200).await, created);
    let list = expect(api.get("/access-requests"), 200).await;
    assert_eq!(list, json!({ "items": [created], "total": 1 }));
}

#[tokio::test]
async fn approval_adds_the_user_and_gives_the_credentials() {
    let api = Api::start().await;
    let id = api.access_request().await;
    api.sandbox.approve(&id).unwrap();

    let request = expect(api.get(&format!("/access-requests/{id}")), 200).await;
    assert_eq!(request["status"], "approved");
    assert_eq!(request["user_id"], api.sandbox.user_id());

    let credentials = expect(api.get(&format!("/access-requests/{id}/credentials")), 200).await;
    assert_eq!(names(&credentials), ["encryption_key", "key_version", "memory_key", "user_id"]);
    assert_eq!(credentials["memory_key"], api.sandbox.memory_key());
    assert_eq!(credentials["user_id"], api.sandbox.user_id());
    assert!(credentials["key_version"].is_u64());
    assert!(credentials["encryption_key"].as_str().unwrap().chars().all(|c| c.is_ascii_hexdigit()));
}

#[tokio::test]
async fn credentials_are_forbidden_unless_approved() {
    let api = Api::start().await;
    let (pending, rejected, revoked) =
        (api.access_request().await, api.access_request().await, api.access_request().await);
    api.sandbox.reject(&rejected).unwrap();
    api.sandbox.approve(&revoked).unwrap();
    api.sandbox.revoke(&revoked).unwrap();
    for (id, status) in [(pending, "pending"), (rejected, "rejected"), (revoked, "revoked")] {
        let request = expect(api.get(&format!("/access-requests/{id}")), 200).await;
        assert_eq!(request["status"], status);
        let message = refusal(api.get(&format!("/access-requests/{id}/credentials")), 403).await;
        assert!(message.contains(status), "{message}");
    }
}

#[tokio::test]
async fn the_dashboard_refuses_impossible_status_changes() {
    let api = Api::start().await;
    let (sandbox, id) = (&api.sandbox, api.access_request().await);
    let error = sandbox.revoke(&id).unwrap_err();
    assert_eq!(error.to_string(), format!("access request `{id}` is pending and cannot become revoked"));
    sandbox.reject(&id).unwrap();
    for step in [Sandbox::approve, Sandbox::reject, Sandbox::revoke] {
        assert!(matches!(step(sandbox, &id), Err(SandboxError::ImpossibleTransition { from: "rejected", .. })));
        assert_eq!(step(sandbox, "c0"), Err(SandboxError::UnknownAccessRequest { id: "c0".into() }));
    }
    let id = api.access_request().await;
    sandbox.approve(&id).unwrap();
    assert!(sandbox.approve(&id).is_err() && sandbox.reject(&id).is_err());
}

#[tokio::test]
async fn auto_approval_comes_after_the_answer() {
    let api = Api::start_with(Sandbox::builder().auto_approve(true)).await;
    let body = json!({ "memoryKey": api.sandbox.memory_key(), "reason": "to test" });
    let created = expect(api.post("/access-requests", &body), 201).await;
    assert_eq!(created["status"], "pending");
    let path = format!("/access-requests/{}", created["id"].as_str().unwrap());
    assert_eq!(expect(api.get(&path), 200).await["status"], "approved");
    expect(api.get(&format!("{path}/credentials")), 200).await;
}

#[tokio::test]
async fn the_length_of_a_reason_is_counted_in_characters() {
    let api = Api::start().await;
    let body = |reason: String| json!({ "memoryKey": api.sandbox.memory_key(), "reason": reason });
    expect(api.post("/access-requests", &body("é".repeat(255))), 201).await;
    let message = refusal(api.post("/access-requests", &body("é".repeat(256))), 400).await;
    assert_eq!(message, "`reason` has 256 characters; at most 255 are allowed");
}

#[tokio::test]
async fn wrong_access_requests_are_refused() {
    let api = Api::start().await;
    let key = api.sandbox.memory_key();
    for (body, status, says) in [
        (json!({ "memoryKey": "other", "reason": "r" }), 404, "memory key `other` does not exist"),
        (json!({ "memoryKey": key }), 400, "`reason` is missing"),
        (json!({ "reason": "r" }), 400, "`memoryKey` is missing"),
        (json!({ "memory_key": key, "reason": "r" }), 400, "`memoryKey` is missing"),
        (json!({ "memoryKey": key, "reason": null }), 400, "`reason` must be a string"),
    ] {
        let message = refusal(api.post("/access-requests", &body), status).await;
        assert!(message.contains(says), "{body}: {message}");
    }
    assert_eq!(expect(api.get("/access-requests"), 200).await["total"], 0);
}
