//! Runs a sandbox on a port until it is interrupted.

use std::error::Error;
use std::io::{Write, stdout};
use std::process::ExitCode;
use std::str::FromStr;
use std::time::Duration;

use memoram_sandbox::{Sandbox, SandboxBuilder};

const HELP: &str = "\
A fake Memoram API on loopback, for trying things out. It keeps everything in memory.

Usage: memoram-sandbox [OPTIONS]

  --port N                  the port on 127.0.0.1; 0, the default, is any free one
  --api-key KEY             the developer's API key; the default is a random one
  --memory-key KEY          the user's memory key; the default is a random one
  --token-lifetime SECONDS  how long a token is valid at most; the default is 3600
  --approve                 the user approves every access request at once
  --log                     write each request's method, path and status to stderr
  --help                    this text
";

#[derive(Default)]
struct Options {
    port: u16,
    api_key: Option<String>,
    memory_key: Option<String>,
    token_lifetime: Option<u64>,
    approve: bool,
    log: bool,
    help: bool,
}

fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options::default();
    while let Some(argument) = arguments.next() {
        let (name, value) = match argument.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (argument.as_str(), None),
        };
        match (name, value) {
            ("--approve", None) => options.approve = true,
            ("--log", None) => options.log = true,
            ("--help" | "-h", None) => options.help = true,
            (name, value) => options.set(name, || value.or_else(|| arguments.next()))?,
        }
    }
    Ok(options)
}

impl Options {
    fn set(&mut self, name: &str, value: impl FnOnce() -> Option<String>) -> Result<(), String> {
        match name {
            "--port" => self.port = number(name, "a number from 0 to 65535", value())?,
            "--api-key" => self.api_key = Some(key(name, value())?),
            "--memory-key" => self.memory_key = Some(key(name, value())?),
            "--token-lifetime" => self.token_lifetime = Some(number(name, "a number of seconds", value())?),
            _ => return Err(format!("unknown argument `{name}`")),
        }
        Ok(())
    }

    fn builder(self) -> SandboxBuilder {
        let mut builder = Sandbox::builder().port(self.port).auto_approve(self.approve).log(self.log);
        if let Some(key) = self.api_key {
            builder = builder.api_key(key);
        }
        if let Some(key) = self.memory_key {
            builder = builder.memory_key(key);
        }
        if let Some(seconds) = self.token_lifetime {
            builder = builder.token_lifetime(Duration::from_secs(seconds));
        }
        builder
    }
}

fn number<T: FromStr>(name: &str, what: &str, value: Option<String>) -> Result<T, String> {
    let value = value.ok_or_else(|| format!("{name} needs {what}"))?;
    value.parse().map_err(|_| format!("{name} needs {what}, not `{value}`"))
}

fn key(name: &str, value: Option<String>) -> Result<String, String> {
    value.filter(|key| !key.is_empty()).ok_or_else(|| format!("{name} needs a key"))
}

fn main() -> ExitCode {
    // Lossy, so that the error also names an unknown argument that is not UTF-8.
    let arguments = std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned());
    let result = match parse(arguments) {
        Ok(options) if options.help => stdout().write_all(HELP.as_bytes()).map_err(Into::into),
        Ok(options) => serve(options),
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

fn serve(options: Options) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let port = options.port;
    let sandbox = runtime.block_on(options.builder().start()).map_err(|error| format!("port {port}: {error}"))?;
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
