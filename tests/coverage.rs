//! The runtime's `api` module has exactly one endpoint for each operation of the bundled document.

use memoram_runtime::testing::Coverage;
use memoram_runtime::{Endpoint, EndpointSpec, api, memoram_endpoint, memoram_operations};

const BUNDLED: &[(&str, &str)] = memoram_operations!();
const PROJECTS: &[(&str, &str)] = memoram_operations!("tests/documents/projects.yaml");

const API: [EndpointSpec; 12] = [
    api::CreateToken::SPEC,
    api::CreateAccessRequest::SPEC,
    api::ListAccessRequests::SPEC,
    api::GetAccessRequest::SPEC,
    api::GetCredentials::SPEC,
    api::ListMemoryBlobs::SPEC,
    api::CreateMemoryBlob::SPEC,
    api::GetMemoryBlob::SPEC,
    api::UpdateMemoryBlob::SPEC,
    api::DeleteMemoryBlob::SPEC,
    api::ListTags::SPEC,
    api::GetTag::SPEC,
];

#[test]
fn the_api_covers_twelve_of_twelve_operations() {
    assert_eq!(BUNDLED.len(), 12);
    let coverage = Coverage::of(BUNDLED, &API);
    assert!(coverage.is_complete(), "{coverage}");
}

#[memoram_endpoint(GET, "/tags/of/the/day", spec = none)]
struct GetTagOfTheDay;

#[test]
fn missing_endpoints_and_missing_operations_are_listed() {
    let [_, others @ ..] = API;
    let endpoints = [others.as_slice(), &[GetTagOfTheDay::SPEC]].concat();
    let coverage = Coverage::of(BUNDLED, &endpoints);
    assert_eq!(coverage.to_string(), "no endpoint for POST /auth/token\nno operation for GET /tags/of/the/day\n");
}

#[test]
fn the_operations_of_a_user_document_are_listed() {
    assert!(PROJECTS.contains(&("DELETE", "/projects/{code}")), "{PROJECTS:?}");
}

#[memoram_endpoint(GET, "/files/{id}", spec = none)]
struct GetFile {
    id: u64,
}

#[test]
fn a_query_and_a_fragment_of_a_documented_path_do_not_count() {
    for key in ["/files/{file}#shared", "/files/{file}?beta=true"] {
        let coverage = Coverage::of(&[("GET", key)], &[GetFile::SPEC]);
        assert!(coverage.is_complete(), "{coverage}");
    }
}

#[derive(serde::Deserialize)]
struct Unchecked {}

#[memoram_endpoint(POST, "/orders", spec = "tests/documents/shop.yaml", response = Unchecked)]
struct CreateOrder {
    #[memoram(body)]
    order: serde_json::Value,
}

#[memoram_endpoint(POST, "/orders", spec = "tests/documents/shop.yaml", response = Unchecked, unchecked)]
struct CreateOrderOfAWrongDocument {
    #[memoram(body)]
    order: serde_json::Value,
}

#[test]
fn types_that_nothing_checks_are_listed() {
    let coverage = Coverage::of(BUNDLED, &API);
    assert!(coverage.unchecked.is_empty(), "the types of `model` are checked: {coverage}");
    let orders = [("POST", "/orders")];
    let coverage = Coverage::of(&orders, &[CreateOrder::SPEC]);
    assert!(coverage.is_complete());
    assert_eq!(coverage.to_string(), "not checked against the document: POST /orders: `Unchecked`\n");
    let coverage = Coverage::of(&orders, &[CreateOrderOfAWrongDocument::SPEC]);
    assert!(coverage.unchecked.is_empty(), "{coverage}");
}
