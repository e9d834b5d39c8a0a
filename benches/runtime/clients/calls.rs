//! The calls of each client, as its users write them.

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::SendRequest;
use hyper::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HOST, HeaderValue};
use hyper::{Method, Request, Response};
use hyper_util::client::legacy::Client as Pooled;
use hyper_util::client::legacy::connect::Connect;
use memoram_runtime::model::AccessRequest;
use memoram_runtime::{Client, memoram_endpoint};
use serde::Serialize;

use super::{Failure, TOKEN};

const MEMORY_KEY: &str = "user_provided_mem_key";
const REASON: &str = "DemoBot would like access";
const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// The request of the other clients.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    memory_key: &'a str,
    reason: &'a str,
}

const BODY: Body<'static> = Body { memory_key: MEMORY_KEY, reason: REASON };

/// The request of memoram-runtime.
#[memoram_endpoint(POST, "/access-requests")]
struct CreateAccessRequest<'a> {
    memory_key: &'a str,
    reason: &'a str,
}

/// An answer of 16 MiB.
#[memoram_endpoint(GET, "/large", spec = none, response = Bytes)]
struct GetLarge;

pub(super) async fn hyper(sender: &mut SendRequest<Full<Bytes>>, host: &str) -> Result<AccessRequest, Failure> {
    let request = Request::builder()
        .method(Method::POST)
        .uri("/api/v1/access-requests")
        .header(HOST, host)
        .header(AUTHORIZATION, format!("Bearer {TOKEN}"))
        .header(ACCEPT, JSON)
        .header(CONTENT_TYPE, JSON)
        .body(Full::new(Bytes::from(serde_json::to_vec(&BODY)?)))?;
    sender.ready().await?;
    let body = successful(sender.send_request(request).await?)?.collect().await?;
    Ok(serde_json::from_slice(&body.to_bytes())?)
}

pub(super) async fn pooled<C>(client: &Pooled<C, Full<Bytes>>, base: &str) -> Result<AccessRequest, Failure>
where
    C: Connect + Clone + Send + Sync + 'static,
{
    let request = Request::builder()
        .method(Method::POST)
        .uri(format!("{base}/access-requests"))
        .header(AUTHORIZATION, format!("Bearer {TOKEN}"))
        .header(ACCEPT, JSON)
        .header(CONTENT_TYPE, JSON)
        .body(Full::new(Bytes::from(serde_json::to_vec(&BODY)?)))?;
    let body = successful(client.request(request).await?)?.collect().await?;
    Ok(serde_json::from_slice(&body.to_bytes())?)
}

pub(super) async fn pooled_large<C>(client: &Pooled<C, Full<Bytes>>, base: &str) -> Result<usize, Failure>
where
    C: Connect + Clone + Send + Sync + 'static,
{
    let request = Request::builder()
        .uri(format!("{base}/large"))
        .header(AUTHORIZATION, format!("Bearer {TOKEN}"))
        .body(Full::new(Bytes::new()))?;
    Ok(successful(client.request(request).await?)?.collect().await?.to_bytes().len())
}

fn successful(response: Response<Incoming>) -> Result<Incoming, Failure> {
    match response.status().is_success() {
        true => Ok(response.into_body()),
        false => Err(response.status().to_string().into()),
    }
}

pub(super) async fn thin(
    client: &reqwest::Client,
    url: &reqwest::Url,
    token: &HeaderValue,
) -> Result<AccessRequest, Failure> {
    let mut request = reqwest::Request::new(Method::POST, url.clone());
    request.headers_mut().insert(AUTHORIZATION, token.clone());
    request.headers_mut().insert(CONTENT_TYPE, JSON);
    *request.body_mut() = Some(serde_json::to_vec(&BODY)?.into());
    let response = client.execute(request).await?;
    if !response.status().is_success() {
        return Err(response.status().to_string().into());
    }
    Ok(serde_json::from_slice(&response.bytes().await?)?)
}

pub(super) async fn hand_written(client: &reqwest::Client, base: &str, token: &str) -> Result<AccessRequest, Failure> {
    let response = client.post(format!("{base}/access-requests")).bearer_auth(token).json(&BODY).send().await?;
    Ok(response.error_for_status()?.json().await?)
}

pub(super) async fn hand_written_large(client: &reqwest::Client, base: &str, token: &str) -> Result<usize, Failure> {
    let response = client.get(format!("{base}/large")).bearer_auth(token).send().await?;
    Ok(response.error_for_status()?.bytes().await?.len())
}

pub(super) async fn ours(client: &Client) -> Result<AccessRequest, Failure> {
    Ok(CreateAccessRequest { memory_key: MEMORY_KEY, reason: REASON }.send(client).await?)
}

pub(super) async fn ours_large(client: &Client) -> Result<usize, Failure> {
    Ok(GetLarge.send(client).await?.len())
}
