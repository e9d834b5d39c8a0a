//! How the server is reached: directly, or through a proxy.

use std::error::Error as StdError;
use std::pin::Pin;
use std::task::{Context, Poll};

use ::http::Uri;
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use tower_service::Service;

use super::socket::Link;

/// How the server is reached. TLS to the server comes on top of it; TLS to a proxy is a part of it.
#[derive(Clone)]
pub(crate) enum Route {
    Direct(HttpConnector),
    /// For `https`: the proxy connects, and sees nothing of what is sent.
    Tunnel(Tunnel<HttpsConnector<HttpConnector>>),
    /// For `http`: the proxy is sent the requests.
    Forward {
        proxy: Uri,
        connector: HttpsConnector<HttpConnector>,
    },
}

pub(super) type BoxError = Box<dyn StdError + Send + Sync>;

impl Service<Uri> for Route {
    type Response = Link;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Link, BoxError>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        // The connectors are ready at any time.
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, server: Uri) -> Self::Future {
        match self {
            Route::Direct(connector) => {
                let connecting = connector.call(server);
                Box::pin(async move { Ok(connecting.await?.into()) })
            }
            Route::Tunnel(tunnel) => {
                let connecting = tunnel.call(server);
                Box::pin(async move { Ok(connecting.await?) })
            }
            Route::Forward { proxy, connector } => connector.call(proxy.clone()),
        }
    }
}
