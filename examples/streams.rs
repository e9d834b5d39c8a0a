//! Downloads a file to disk and uploads it again, as streams, and prints how much memory this takes.
//!
//! `cargo run --release --example streams [MiB]` takes 1024 MiB by default. The server is this example in another process. The
//! example fails if more than 32 MiB of memory were in use.

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};

use memoram_runtime::{Body, ByteStream, Client, memoram_endpoint};

/// The argument that makes this example a server.
const SERVER: &str = "server";
/// The allowed memory, in KiB.
const ALLOWED: u64 = 32 * 1024;
const MIB: u64 = 1024 * 1024;

#[memoram_endpoint(GET, "/exports/{bytes}", spec = none, auth = none, response = ByteStream)]
struct Export {
    bytes: u64,
}

#[derive(serde::Deserialize)]
struct Stored {
    bytes: u64,
}

#[memoram_endpoint(PUT, "/imports", spec = none, auth = none, response = Stored)]
struct Import {
    #[memoram(body, content_type = "application/octet-stream")]
    file: Body,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let argument = std::env::args().nth(1);
    if argument.as_deref() == Some(SERVER) {
        return serve();
    }
    let bytes = argument.map_or(Ok(1024), |mib| mib.parse::<u64>())?.saturating_mul(MIB);
    let server = Server::start()?;
    let client = Client::builder().base_url(&server.base_url).build()?;
    let path = std::env::temp_dir().join(format!("memoram-streams-{}", std::process::id()));
    let result = there_and_back(&client, bytes, &path).await;
    std::fs::remove_file(&path)?;
    result?;

    let Some(peak) = peak_memory() else { return Ok(()) };
    println!("{peak} KiB of memory at the peak");
    if peak > ALLOWED { Err(format!("more than {ALLOWED} KiB").into()) } else { Ok(()) }
}

async fn there_and_back(client: &Client, bytes: u64, path: &std::path::Path) -> Result<(), Box<dyn Error>> {
    let export = Export { bytes }.send(client).await?;
    println!("the server announces {:?} bytes", export.content_length());
    let mut file = tokio::fs::File::create(path).await?;
    let written = export.copy_to(&mut file).await?;
    println!("{written} bytes were downloaded");

    let stored = Import { file: Body::file(path) }.send(client).await?;
    println!("{} bytes were uploaded", stored.bytes);
    if (written, stored.bytes) == (bytes, bytes) { Ok(()) } else { Err("something is missing".into()) }
}

/// The most memory that was in use, in KiB, on systems that tell it.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

/// The process of the server. It ends with this value.
struct Server {
    base_url: String,
    child: Child,
}

impl Server {
    fn start() -> Result<Self, Box<dyn Error>> {
        let mut child = Command::new(std::env::current_exe()?).arg(SERVER).stdout(Stdio::piped()).spawn()?;
        let mut base_url = String::new();
        BufReader::new(child.stdout.take().ok_or("no standard output")?).read_line(&mut base_url)?;
        Ok(Server { base_url: base_url.trim_end().to_owned(), child })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn serve() -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    println!("http://{}", listener.local_addr()?);
    loop {
        let (stream, _) = listener.accept()?;
        std::thread::spawn(move || answer(BufReader::new(stream)));
    }
}

/// Answers the requests of one connection.
fn answer(mut stream: BufReader<TcpStream>) -> Result<(), Box<dyn Error + Send + Sync>> {
    loop {
        let (mut path, mut length) = (String::new(), 0_u64);
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line)? == 0 {
                return Ok(());
            }
            match line.trim_end() {
                "" => break,
                line if path.is_empty() => line.split(' ').nth(1).unwrap_or_default().clone_into(&mut path),
                line => length = line.strip_prefix("content-length: ").map_or(Ok(length), str::parse)?,
            }
        }
        match path.strip_prefix("/exports/") {
            Some(bytes) => export(stream.get_mut(), bytes.parse()?)?,
            None => {
                let read = std::io::copy(&mut stream.by_ref().take(length), &mut std::io::sink())?;
                let body = format!("{{\"bytes\":{read}}}");
                write!(stream.get_mut(), "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len())?;
            }
        }
    }
}

fn export(to: &mut TcpStream, bytes: u64) -> std::io::Result<()> {
    write!(to, "HTTP/1.1 200 OK\r\ncontent-length: {bytes}\r\n\r\n")?;
    std::io::copy(&mut std::io::repeat(7).take(bytes), to).map(drop)
}
