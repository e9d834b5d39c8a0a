//! Types that are the right ones, or that nobody can compare.
#![deny(warnings)]

use std::borrow::Cow;

use memoram_runtime::{memoram_endpoint, memoram_schema};
use serde::{Deserialize, Serialize};

#[memoram_schema("AccessRequest", spec = bundled)]
#[derive(Deserialize)]
pub struct AccessRequest {
    pub id: Option<String>,
    pub status: Option<Status>,
}

#[memoram_schema("AccessRequest.status", spec = bundled)]
#[derive(Deserialize)]
pub enum Status {
    Pending,
    #[serde(other)]
    Other,
}

#[memoram_schema("AccessRequestList", spec = bundled)]
#[derive(Deserialize)]
pub struct Page<T> {
    #[serde(default = "Vec::new")]
    pub items: Vec<T>,
}

/// It is not held against anything.
#[derive(Deserialize)]
pub struct Free {
    pub id: Option<String>,
}

/// The same schema by another name.
#[memoram_schema(POST, "/access-requests", spec = bundled)]
#[derive(Serialize)]
pub struct Body<'a> {
    memory_key: Cow<'a, str>,
    reason: &'a str,
}

type Alias = AccessRequest;

#[memoram_endpoint(GET, "/access-requests/{request_id}", response = Alias)]
pub struct Get<'a> {
    request_id: &'a str,
}

#[memoram_endpoint(GET, "/access-requests/{request_id}", response = Free)]
pub struct GetFree {
    request_id: String,
}

#[memoram_endpoint(GET, "/access-requests/{request_id}", response = Listed, unchecked)]
pub struct GetListed {
    request_id: String,
}

/// Held against another schema than that of the answer.
#[memoram_schema("Tag", spec = bundled)]
#[derive(Deserialize)]
pub struct Listed {
    pub id: Option<String>,
}

#[memoram_endpoint(GET, "/access-requests", response = Page<AccessRequest>)]
pub struct List;

fn main() {
    #[memoram_schema("AccessRequest", spec = bundled)]
    #[derive(Deserialize)]
    struct Inner {
        id: Option<Box<str>>,
    }
    #[memoram_endpoint(GET, "/access-requests/{request_id}", response = Inner)]
    struct GetInner {
        request_id: String,
    }
    assert_eq!(serde_json::from_str::<Inner>("{}").unwrap().id, None);
    let _ = GetInner { request_id: String::new() };
}
