//! A server that answers with bytes chosen by the test, for answers that the sandbox never gives.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread::{self, JoinHandle};

/// Reads one request, writes `answer` unchanged, and closes the connection and the port.
///
/// Returns the base URL, and the thread. Join it to get the request as text.
pub(crate) fn serve_once(answer: impl Into<Vec<u8>>) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    let answer = answer.into();
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        drop(listener);
        let request = read_request(&mut stream);
        stream.write_all(&answer).unwrap();
        request
    });
    (base_url, server)
}

/// Reads the whole request, because closing a connection with unread data resets it.
fn read_request(stream: &mut TcpStream) -> String {
    let mut request = String::new();
    let mut buffer = [0; 4096];
    while !is_whole(&request) {
        let count = stream.read(&mut buffer).unwrap();
        assert!(count > 0, "the request ends within: {request:?}");
        request.push_str(std::str::from_utf8(&buffer[..count]).unwrap());
    }
    request
}

fn is_whole(request: &str) -> bool {
    let Some((head, body)) = request.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    body.len() >= length.map_or(0, |length| length.parse().unwrap())
}
