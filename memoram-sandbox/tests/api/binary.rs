use std::io::{BufRead, BufReader};
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

#[test]
fn help_is_not_an_error() {
    for argument in ["--help", "-h"] {
        let (code, out, err) = run(&[argument]);
        assert_eq!((code, err.as_str()), (Some(0), ""));
        assert!(out.contains("Usage: memoram-sandbox [--port N] [--approve]"));
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
