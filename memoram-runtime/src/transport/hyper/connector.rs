//! Makes connections within one time limit.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use ::http::Uri;
use hyper_rustls::{DefaultServerNameResolver, HttpsConnector};
use rustls::ClientConfig;
use tokio::time::timeout;
use tower_service::Service;

use super::route::{BoxError, Route};
use super::socket::Socket;

/// Makes connections. Clones share the settings, because hyper-util clones its connector for each request.
#[derive(Clone)]
pub(crate) struct Connector {
    settings: Arc<HttpsConnector<Route>>,
    is_forwarded: bool,
    limit: Duration,
}

impl Connector {
    /// `limit`: for all of a connection, from the name of the host to the end of the TLS handshake. hyper-util's own limit is for TCP
    /// alone, and is divided among the addresses of the host.
    pub(crate) fn new(route: Route, tls: ClientConfig, is_https: bool, limit: Duration) -> Self {
        let is_forwarded = matches!(route, Route::Forward { .. });
        let names = Arc::new(DefaultServerNameResolver::default());
        Connector { settings: Arc::new(HttpsConnector::new(route, tls, is_https, names)), is_forwarded, limit }
    }
}

impl Service<Uri> for Connector {
    type Response = Socket;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, BoxError>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, server: Uri) -> Self::Future {
        let connecting = HttpsConnector::clone(&self.settings).call(server);
        let (is_forwarded, limit) = (self.is_forwarded, self.limit);
        Box::pin(async move {
            let late = |_| io::Error::from(io::ErrorKind::TimedOut);
            let stream = Box::new(timeout(limit, connecting).await.map_err(late)??);
            Ok(Socket { stream, is_forwarded })
        })
    }
}
