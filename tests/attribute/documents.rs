//! Documents of the user's own, in YAML and in JSON.

use memoram_runtime::{Endpoint, ErrorKind, memoram_endpoint};

use crate::{body, client, header, refusal, target};

#[memoram_endpoint(GET, "/projects/{project_id}/members", spec = "tests/documents/projects.yaml", response = Vec<String>)]
#[derive(Clone)]
struct ListMembers {
    project_id: u64,
    #[memoram(header)]
    x_tenant: &'static str,
    role_ids: Vec<u8>,
    fields: Vec<&'static str>,
    page_size: Option<u8>,
}

const MEMBERS: ListMembers =
    ListMembers { project_id: 7, x_tenant: "acme", role_ids: Vec::new(), fields: Vec::new(), page_size: None };

#[test]
fn parameters_of_a_yaml_document_give_names_locations_and_styles() {
    assert_eq!(target(&MEMBERS), "GET /projects/7/members");
    assert_eq!(header(&MEMBERS, "X-Tenant").as_deref(), Some("acme"));
    let full = ListMembers { role_ids: vec![1, 2], fields: vec!["a", "b"], page_size: Some(5), ..MEMBERS };
    assert_eq!(target(&full), "GET /projects/7/members?roleIds=1&roleIds=2&fields=a,b&page-size=5");
}

#[test]
fn documented_limits_apply_to_headers_and_properties() {
    let error = refusal(&ListMembers { x_tenant: "acme-acme", ..MEMBERS });
    assert!(error.to_string().contains("header `X-Tenant` has 9 characters, and at most 8 are allowed"), "{error}");
    let fits = Invite { email_address: "a@example.com", ..INVITE };
    assert_eq!(body(&fits), r#"{"emailAddress":"a@example.com","type":"guest"}"#);
    let error = refusal(&Invite { email_address: "someone@long.example", display_name: Some("Some One"), ..INVITE });
    assert!(error.to_string().contains("`emailAddress` has 20"), "{error}");
}

/// `max_length` is lower than the documented limit.
#[memoram_endpoint(POST, "/projects/{id}/members", spec = "tests/documents/projects.yaml")]
struct Invite {
    id: i32,
    #[memoram(header)]
    x_tenant: &'static str,
    #[memoram(max_length = 19)]
    email_address: &'static str,
    display_name: Option<&'static str>,
    r#type: &'static str,
}

/// The operation has an empty security requirement, and its path parameter has a length limit.
#[memoram_endpoint(DELETE, "/projects/{code}", spec = "tests/documents/projects.yaml")]
struct DeleteProject {
    code: &'static str,
}

const INVITE: Invite = Invite { id: -7, x_tenant: "acme", email_address: "", display_name: None, r#type: "guest" };

#[test]
fn a_placeholder_may_differ_in_name_from_the_document() {
    assert_eq!(target(&INVITE), "POST /projects/-7/members");
    assert_eq!(Invite::SPEC.template(), "/projects/{id}/members");
    assert!(!Invite::SPEC.is_idempotent());
}

#[memoram_endpoint(PUT, "/projects", spec = "tests/documents/projects.json", idempotent)]
struct PutProject<'a> {
    project_name: Option<&'a str>,
}

#[test]
fn a_json_document_is_read_like_a_yaml_one() {
    assert_eq!(body(&PutProject { project_name: Some("äöüäö") }), r#"{"projectName":"äöüäö"}"#);
    assert_eq!(body(&PutProject { project_name: None }), "{}");
    let error = refusal(&PutProject { project_name: Some("äöüäöü") });
    assert!(error.to_string().contains("`projectName` has 6 characters, and at most 5"), "{error}");
}

#[test]
fn limits_apply_to_path_values() {
    #[memoram_endpoint(GET, "/x/{code}", spec = none)]
    struct Own {
        #[memoram(max_length = 3)]
        code: &'static str,
    }
    assert_eq!(target(&Own { code: "äöü" }), "GET /x/%C3%A4%C3%B6%C3%BC");
    assert_eq!(target(&DeleteProject { code: "abc" }), "DELETE /projects/abc");
    for error in [refusal(&Own { code: "abcd" }), refusal(&DeleteProject { code: "abcd" })] {
        assert!(error.to_string().contains("`code` has 4 characters, and at most 3 are allowed"), "{error}");
    }
}

#[tokio::test]
async fn an_empty_security_requirement_needs_no_token() {
    // Without a token the call gets as far as the connection, which is refused.
    let error = DeleteProject { code: "abc" }.send(&client()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
}
