use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Output, Stdio};

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_memoram-sandbox"));
    command.args(arguments);
    command
}

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = command(arguments).output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

#[test]
fn it_prints_what_a_client_needs_and_serves() {
    let child = command(&["--port", "0", "--approve"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut running = Running(child);
    let lines = BufReader::new(running.0.stdout.take().unwrap()).lines();
    let lines: Vec<_> = lines.take(5).map(Result::unwrap).collect();
    let address = lines[0].strip_prefix("base URL    http://").unwrap().strip_suffix("/api/v1").unwrap();
    TcpStream::connect(address).unwrap();
    assert!(lines[1].starts_with("API key     mem_"));
    assert!(lines[2].starts_with("memory key  "));
    assert!(lines[3].starts_with("user id     "));
    assert_eq!(lines[4], "Press Ctrl-C to stop.");
}

/// Sends a request over a connection of its own, and returns the answer.
fn exchange(address: &str, line: &str, headers: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "{line} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{headers}").unwrap();
    write!(stream, "content-length: {}\r\n\r\n{body}", body.len()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn it_takes_keys_and_logs_requests_without_them() {
    let arguments = ["--api-key", "mem_mine", "--memory-key=key_mine", "--token-lifetime", "0", "--log"];
    let child = command(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut running = Running(child);
    let lines = BufReader::new(running.0.stdout.take().unwrap()).lines();
    let lines: Vec<_> = lines.take(5).map(Result::unwrap).collect();
    assert_eq!(lines[1..3], ["API key     mem_mine", "memory key  key_mine"]);
    let address = lines[0].strip_prefix("base URL    http://").unwrap().strip_suffix("/api/v1").unwrap();

    let json = "content-type: application/json\r\n";
    let answer = exchange(address, "POST /api/v1/auth/token", json, r#"{"api_key":"mem_mine"}"#);
    let token = answer.split(r#""token":""#).nth(1).unwrap().split('"').next().unwrap();
    let bearer = format!("authorization: Bearer {token}\r\n");
    let answer = exchange(address, "GET /api/v1/tags?user_id=key_mine", &bearer, "");
    assert!(answer.ends_with(r#"{"message":"the JWT has expired"}"#), "{answer}");
    exchange(address, "GET /health?key_mine", "", "");

    let log = BufReader::new(running.0.stderr.take().unwrap()).lines();
    drop(running);
    let log: Vec<_> = log.map(Result::unwrap).collect();
    assert_eq!(log, ["POST /api/v1/auth/token 200", "GET /api/v1/tags 401", "GET /health 200"]);
}

#[test]
fn help_is_not_an_error() {
    for argument in ["--help", "-h"] {
        let (code, out, err) = run(&[argument]);
        assert_eq!((code, err.as_str()), (Some(0), ""));
        assert!(out.contains("Usage: memoram-sandbox [OPTIONS]"));
    }
}

#[test]
fn wrong_arguments_are_errors() {
    for (arguments, says) in [
        (&["--prot"][..], "unknown argument `--prot`"),
        (&["8080"], "unknown argument `8080`"),
        (&["--port"], "--port needs a number"),
        (&["--port", "65536"], "--port needs a number from 0 to 65535, not `65536`"),
        (&["--port=x"], "not `x`"),
        (&["--approve=yes"], "unknown argument `--approve`"),
        (&["--api-kye=mem_1"], "unknown argument `--api-kye`"),
        (&["--api-key"], "--api-key needs a key"),
        (&["--memory-key="], "--memory-key needs a key"),
        (&["--token-lifetime", "1h"], "--token-lifetime needs a number of seconds, not `1h`"),
        (&["--help", "more"], "unknown argument `more`"),
    ] {
        let (code, out, err) = run(arguments);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(err.starts_with("error: ") && err.contains(says), "{err}");
    }
}

#[test]
fn a_port_in_use_is_an_error() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let (code, out, err) = run(&["--port", &port]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(err.starts_with(&format!("error: port {port}: ")), "{err}");
}
