//! Runs a sandbox on a port until it is interrupted.

use std::error::Error;
use std::io::{Write, stdout};
use std::process::ExitCode;

use memoram_sandbox::Sandbox;

const HELP: &str = "\
A fake Memoram API on loopback, for trying things out. It keeps everything in memory.

Usage: memoram-sandbox [--port N] [--approve]

  --port N    the port on 127.0.0.1; 0, the default, is any free one
  --approve   the user approves every access request at once
  --help      this text
";

#[derive(Default)]
struct Options {
    port: u16,
    approve: bool,
    help: bool,
}

fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options::default();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--port" => options.port = port(&arguments.next().ok_or("--port needs a number")?)?,
            "--approve" => options.approve = true,
            "--help" | "-h" => options.help = true,
            other => match other.strip_prefix("--port=") {
                Some(value) => options.port = port(value)?,
                None => return Err(format!("unknown argument `{other}`")),
            },
        }
    }
    Ok(options)
}

fn port(value: &str) -> Result<u16, String> {
    value.parse().map_err(|_| format!("--port needs a number from 0 to 65535, not `{value}`"))
}

fn main() -> ExitCode {
    // Lossy, so that the error also names an unknown argument that is not UTF-8.
    let arguments = std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned());
    let result = match parse(arguments) {
        Ok(options) if options.help => stdout().write_all(HELP.as_bytes()).map_err(Into::into),
        Ok(options) => serve(&options),
        Err(error) => {
            eprintln!("error: {error}\n\nTry `memoram-sandbox --help`.");
            return ExitCode::from(2);
        }
    };
    result.map_or_else(failed, |()| ExitCode::SUCCESS)
}

#[expect(clippy::needless_pass_by_value, reason = "`map_or_else` gives it away")]
fn failed(error: Box<dyn Error>) -> ExitCode {
    eprintln!("error: {error}");
    ExitCode::FAILURE
}

fn serve(options: &Options) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let start = Sandbox::builder().port(options.port).auto_approve(options.approve).start();
    let sandbox = runtime.block_on(start).map_err(|error| format!("port {}: {error}", options.port))?;
    announce(&sandbox)?;
    loop {
        std::thread::park();
    }
}

fn announce(sandbox: &Sandbox) -> std::io::Result<()> {
    let mut out = stdout().lock();
    writeln!(out, "base URL    {}", sandbox.base_url())?;
    writeln!(out, "API key     {}", sandbox.api_key())?;
    writeln!(out, "memory key  {}", sandbox.memory_key())?;
    writeln!(out, "user id     {}", sandbox.user_id())?;
    writeln!(out, "Press Ctrl-C to stop.")?;
    out.flush()
}
