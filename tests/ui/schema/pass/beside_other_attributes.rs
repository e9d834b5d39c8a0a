//! The attribute stands above derives, whatever else is on the type.
#![deny(warnings)]

use memoram_runtime::memoram_schema;

#[derive(Clone, Debug, PartialEq)]
#[memoram_schema("AccessRequest", spec = bundled)]
#[memoram_schema("AccessRequest", spec = bundled)]
#[cfg_attr(all(), derive(serde::Deserialize))]
#[derive(serde::Serialize)]
#[non_exhaustive]
#[must_use]
pub struct AccessRequest {
    pub id: Option<Box<str>>,
    #[cfg_attr(any(), serde(rename = "nothing"))]
    pub memory_key: Option<String>,
    #[doc(alias = "state")]
    pub status: Option<Status>,
}

#[memoram_schema("AccessRequest.status", spec = bundled)]
#[derive(Clone, Debug, PartialEq, serde::Deserialize, serde::Serialize)]
pub enum Status {
    Pending,
    Approved,
    Rejected,
    #[serde(untagged)]
    Other(String),
}

fn main() {
    let json = r#"{"id":"a","memoryKey":"k","status":"revoked"}"#;
    let request: AccessRequest = serde_json::from_str(json).unwrap();
    assert_eq!((request.memory_key.as_deref(), &request.status), (Some("k"), &Some(Status::Other("revoked".into()))));
    assert_eq!(serde_json::to_string(&request).unwrap(), json);
}
