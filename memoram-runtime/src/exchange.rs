//! One call from its request to its answer: authorization, one deadline, one attempt.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use tokio::time::{Instant, timeout, timeout_at};
use url::Url;

use crate::auth::Credential;
use crate::client::Inner;
use crate::endpoint::EndpointSpec;
use crate::error::{Error, ErrorKind, Outcome};
use crate::response::Raw;
use crate::transport::{Failure, Outgoing};

/// A request that has all it needs but the token.
#[derive(Clone)]
pub(crate) struct Prepared {
    pub(crate) endpoint: EndpointSpec,
    pub(crate) bearer: bool,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Bytes>,
    /// Replaces the client's own limit for the whole call.
    pub(crate) timeout: Option<Duration>,
}

impl Prepared {
    /// The request as `http` writes it, without the token.
    pub(crate) fn into_http(self) -> Result<Request<Bytes>, Error> {
        let mut request = Request::new(self.body.unwrap_or_default());
        *request.method_mut() = self.endpoint.method();
        *request.uri_mut() = self
            .url
            .as_str()
            .parse()
            .map_err(|_| Error::invalid(&self.endpoint, "the URL is longer than HTTP allows"))?;
        *request.headers_mut() = self.headers;
        Ok(request)
    }

    fn outgoing(&self, token: Option<HeaderValue>) -> Outgoing {
        let mut headers = self.headers.clone();
        if let Some(token) = token {
            headers.insert(header::AUTHORIZATION, token);
        }
        let method: Method = self.endpoint.method();
        Outgoing { method, url: self.url.clone(), headers, body: self.body.clone() }
    }
}

/// Runs a call within its deadline.
pub(crate) async fn run(client: &Inner, prepared: &Prepared) -> Result<Raw, Error> {
    let limit = prepared.timeout.unwrap_or(client.timeouts.operation);
    let Some(deadline) = Instant::now().checked_add(limit) else { return authorized(client, prepared, None).await };
    authorized(client, prepared, Some(deadline)).await
}

async fn authorized(client: &Inner, prepared: &Prepared, deadline: Option<Instant>) -> Result<Raw, Error> {
    let token = within(deadline, token(client, prepared))
        .await
        .unwrap_or_else(|| Err(late(prepared, Outcome::NotSent, "no token within the time limit")))?;
    let raw = within(deadline, attempt(client, prepared, token.clone()))
        .await
        .unwrap_or_else(|| Err(late(prepared, Outcome::Unknown, "no answer within the time limit")))?;
    if let (StatusCode::UNAUTHORIZED, Some(token), Credential::Exchange(cache)) =
        (raw.status, &token, &client.credential)
    {
        cache.refused(token).await;
    }
    raw.success()
}

fn late(prepared: &Prepared, outcome: Outcome, text: &str) -> Error {
    Error::transport(ErrorKind::Timeout, outcome, &prepared.endpoint, text)
}

async fn within<T>(deadline: Option<Instant>, future: impl Future<Output = T>) -> Option<T> {
    match deadline {
        Some(deadline) => timeout_at(deadline, future).await.ok(),
        None => Some(future.await),
    }
}

async fn token(client: &Inner, prepared: &Prepared) -> Result<Option<HeaderValue>, Error> {
    if !prepared.bearer {
        return Ok(None);
    }
    match &client.credential {
        Credential::Token(header) => Ok(Some(header.clone())),
        Credential::Exchange(cache) => {
            // Boxed, since an exchange is itself an attempt.
            let token = Box::pin(cache.token(client)).await;
            token.map(Some).map_err(|error| error.of_the_exchange(&prepared.endpoint))
        }
        Credential::None => Err(Error::not_sent(
            ErrorKind::Authentication,
            &prepared.endpoint,
            "this call needs a token, and the client was built without `api_key` or `bearer`",
        )),
    }
}

/// Sends the request once, and reads the answer, whatever its status.
pub(crate) async fn attempt(client: &Inner, prepared: &Prepared, token: Option<HeaderValue>) -> Result<Raw, Error> {
    let endpoint = prepared.endpoint;
    let answer = client.transport.send(prepared.outgoing(token), client.caps);
    match timeout(client.timeouts.attempt, answer).await {
        Ok(Ok(incoming)) => {
            let (status, headers, body) = (incoming.status, incoming.headers, incoming.body);
            Ok(Raw { endpoint, status, headers, body })
        }
        Ok(Err(Failure::NoAnswer { kind, outcome, text })) => Err(Error::transport(kind, outcome, &endpoint, text)),
        Ok(Err(Failure::NoBody { kind, status, headers, text })) => {
            Err(Error::unreadable(kind, Raw { endpoint, status, headers, body: Bytes::new() }, text))
        }
        Err(_) => Err(late(prepared, Outcome::Unknown, "no answer within the time limit")),
    }
}
