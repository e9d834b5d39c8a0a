//! Runs the sandbox in another process, so that its memory is not counted as the client's. The process is this example
//! with another argument. Each line of its standard input triggers a fault, and it ends when its standard input closes.

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write, stdin};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use memoram_sandbox::{Fault, Method, Sandbox};

/// The argument that makes this example a sandbox.
pub(crate) const ARGUMENT: &str = "sandbox";

const FAULTS: [Fault; 4] =
    [Fault::Status(503), Fault::Delay(Duration::from_millis(5)), Fault::DropBefore, Fault::DropAfter];

/// Prints the address and the keys, simulates one fault for each line of input, and finally prints how many tokens were
/// issued.
pub(crate) async fn serve() -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::builder().token_lifetime(Duration::from_secs(3)).start().await?;
    for line in [sandbox.base_url(), sandbox.api_key(), sandbox.memory_key(), sandbox.user_id()] {
        println!("{line}");
    }
    for line in stdin().lines() {
        let number: usize = line?.parse()?;
        sandbox.fail_next(Method::POST, "/memory-blobs", FAULTS[number % FAULTS.len()].clone())?;
    }
    println!("{}", sandbox.requests(Method::POST, "/auth/token"));
    Ok(())
}

/// The process that runs the sandbox.
pub(crate) struct Process {
    pub(crate) base_url: String,
    pub(crate) api_key: String,
    pub(crate) memory_key: String,
    pub(crate) user_id: String,
    faults: Mutex<ChildStdin>,
    said: BufReader<ChildStdout>,
    child: Child,
}

impl Process {
    pub(crate) fn start() -> Result<Self, Box<dyn Error>> {
        let mut command = Command::new(std::env::current_exe()?);
        let mut child = command.arg(ARGUMENT).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let faults = Mutex::new(child.stdin.take().ok_or("no standard input")?);
        let mut said = BufReader::new(child.stdout.take().ok_or("no standard output")?);
        let mut line = || -> std::io::Result<String> {
            let mut line = String::new();
            said.read_line(&mut line)?;
            Ok(line.trim_end().to_owned())
        };
        let (base_url, api_key, memory_key, user_id) = (line()?, line()?, line()?, line()?);
        Ok(Process { base_url, api_key, memory_key, user_id, faults, said, child })
    }

    /// Makes the sandbox fail one of the next creates.
    pub(crate) fn fail(&self, number: usize) -> Result<(), Box<dyn Error + Send + Sync>> {
        writeln!(self.faults.lock().map_err(|_| "another task has panicked")?, "{number}")?;
        Ok(())
    }

    /// Stops the process, and returns how many tokens it issued.
    pub(crate) fn end(mut self) -> Result<usize, Box<dyn Error>> {
        drop(self.faults);
        let mut exchanges = String::new();
        self.said.read_to_string(&mut exchanges)?;
        self.child.wait()?;
        Ok(exchanges.trim().parse()?)
    }
}
