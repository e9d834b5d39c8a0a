//! HTTP with reqwest.

use bytes::Bytes;

use super::answer::{Expected, Incoming};
use super::fault::fault;
use super::received::Received;
use super::{Limits, Outgoing, SendFuture, Transport};
use crate::response::{Broken, Chunks};

impl Transport for reqwest::Client {
    fn send(&self, request: Outgoing, limits: Limits) -> SendFuture<'_> {
        let expected = Expected { endpoint: request.endpoint, limits, deadline: request.deadline };
        // Called outside the async block, which would otherwise store the request and move it.
        let sent = self.execute(into_reqwest(request));
        Box::pin(async move {
            let sent = sent.await;
            let mut incoming = sent.map_err(|error| fault(&error, error.is_connect(), error.is_timeout()))?;
            let headers = std::mem::take(incoming.headers_mut());
            expected.receive(incoming.status(), headers, incoming).await
        })
    }
}

impl Incoming for reqwest::Response {
    fn length(&self) -> Option<u64> {
        self.content_length()
    }

    async fn chunk(&mut self) -> Result<Option<Bytes>, Broken> {
        reqwest::Response::chunk(self).await.map_err(|_| Broken)
    }

    fn into_chunks(self) -> Chunks {
        Box::pin(Received(reqwest::Body::from(self)))
    }
}

fn into_reqwest(request: Outgoing) -> reqwest::Request {
    let mut out = reqwest::Request::new(request.endpoint.method(), request.url);
    *out.headers_mut() = request.headers;
    *out.body_mut() = match request.sending {
        Some(sending) => Some(reqwest::Body::wrap(*sending)),
        None if request.body.is_empty() => None,
        None => Some(reqwest::Body::from(request.body.into_bytes())),
    };
    out
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ::http::HeaderMap;
    use reqwest::dns::{Name, Resolve, Resolving};

    use super::*;
    use crate::body::Body;
    use crate::error::{ErrorKind, Outcome};
    use crate::spec::EndpointSpec;
    use crate::transport::TransportError;

    /// Resolves no host name, without asking a server.
    struct NoHosts;

    impl Resolve for NoHosts {
        fn resolve(&self, _: Name) -> Resolving {
            Box::pin(async { Err("no such host".into()) })
        }
    }

    #[tokio::test]
    async fn a_host_that_is_not_known_is_not_taken_for_one_without_trust() {
        let client = reqwest::Client::builder().no_proxy().tls_certs_only([]).dns_resolver(Arc::new(NoHosts));
        let url = "https://unknown.example/".parse().unwrap();
        let endpoint = EndpointSpec::post("/things");
        let outgoing = Outgoing {
            endpoint,
            url,
            headers: HeaderMap::new(),
            body: Body::EMPTY,
            sending: None,
            deadline: None,
            #[cfg(feature = "testing")]
            credentials: Vec::new(),
        };
        let result = client.build().unwrap().send(outgoing, Limits::default()).await;
        let Err(TransportError::NoResponse { kind, outcome, .. }) = result else { panic!("there is no such host") };
        assert_eq!((kind, outcome), (ErrorKind::Connect, Outcome::NotSent));
    }
}
