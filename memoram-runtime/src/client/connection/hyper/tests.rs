use std::future::{Ready, ready};
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Request, StatusCode};
use hyper_util::client::legacy::connect::dns::Name;
use socket2::SockRef;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::time::timeout;
use tower_service::Service;

use super::*;

async fn listener() -> (TcpListener, Uri) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let uri = format!("http://{}/", listener.local_addr().unwrap()).parse().unwrap();
    (listener, uri)
}

#[tokio::test]
async fn tcp_sends_at_once_and_finds_dead_connections() {
    let (_listener, uri) = listener().await;
    let stream = tcp(GaiResolver::new(), &KEEP_ALIVE).call(uri).await.unwrap();
    let stream = stream.inner();
    assert!(stream.nodelay().unwrap());
    let socket = SockRef::from(stream);
    assert!(socket.keepalive().unwrap());
    assert_eq!(socket.tcp_keepalive_time().unwrap(), Duration::from_secs(15));
    assert_eq!(socket.tcp_keepalive_interval().unwrap(), Duration::from_secs(15));
    assert_eq!(socket.tcp_keepalive_retries().unwrap(), 3);
    assert_eq!(socket.tcp_user_timeout().unwrap(), Some(Duration::from_secs(30)));
}

/// A client without TLS, whose connections are made within `limit`.
fn plain(limit: Duration, keep_alive: &KeepAlive) -> Client<Connector, SentBody> {
    let connection = Connection { only_these_roots: true, ..Connection::default() };
    let base_url = BaseUrl::parse("http://localhost", false).unwrap();
    let tls = connection.tls(&base_url).unwrap();
    client(Connector::new(Route::Direct(tcp(GaiResolver::new(), keep_alive)), tls, false, limit), keep_alive)
}

fn get(uri: Uri) -> Request<SentBody> {
    let mut request = Request::new(SentBody::Whole(Bytes::new()));
    *request.uri_mut() = uri;
    request
}

async fn answer(stream: &mut TcpStream) {
    let _ = stream.read(&mut [0; 4096]).await.unwrap();
    stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").await.unwrap();
}

#[tokio::test]
async fn an_unused_connection_is_closed() {
    let (listener, uri) = listener().await;
    let client = plain(Duration::from_secs(5), &KeepAlive { pool_idle: Duration::from_millis(20), ..KEEP_ALIVE });
    let server = async {
        let (mut stream, _) = listener.accept().await.unwrap();
        answer(&mut stream).await;
        timeout(Duration::from_secs(5), stream.read(&mut [0])).await.unwrap().unwrap()
    };
    let (read, answered) = tokio::join!(server, client.request(get(uri)));
    assert_eq!((read, answered.unwrap().status()), (0, StatusCode::NO_CONTENT));
}

/// A host with two addresses.
#[derive(Clone)]
struct Two([SocketAddr; 2]);

impl Service<Name> for Two {
    type Response = std::array::IntoIter<SocketAddr, 2>;
    type Error = io::Error;
    type Future = Ready<io::Result<Self::Response>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Name) -> Self::Future {
        ready(Ok(self.0.into_iter()))
    }
}

#[tokio::test]
async fn an_address_that_does_not_answer_is_not_waited_for() {
    let (listener, _) = listener().await;
    let good = listener.local_addr().unwrap();
    let dead = TcpSocket::new_v6().unwrap();
    if dead.bind((Ipv6Addr::LOCALHOST, good.port()).into()).is_err() {
        // This machine has no IPv6.
        return;
    }
    // A queue with room for one connection, which this one takes.
    let dead = dead.listen(0).unwrap();
    let _full = TcpStream::connect(dead.local_addr().unwrap()).await.unwrap();
    let mut tcp = tcp(Two([dead.local_addr().unwrap(), good]), &KEEP_ALIVE);
    let connecting = tcp.call(format!("http://two.example:{}/", good.port()).parse().unwrap());
    let stream = timeout(Duration::from_secs(5), connecting).await.unwrap().unwrap();
    assert_eq!(stream.inner().peer_addr().unwrap(), good);
}
