//! Measures the memory of a call in progress.

use std::error::Error;
use std::fs;
use std::process::Command;

use crate::clients::{Failure, Kind, Shared, Target};
use crate::server::Server;

const CALLS: usize = 2000;

/// Bytes for each call in progress including its connection, from the growth of a process's resident memory.
pub(crate) fn measure(kind: Kind, server: &Server) -> Result<usize, Box<dyn Error>> {
    let output =
        Command::new(std::env::current_exe()?).args(["--memory", kind.name(), &server.port.to_string()]).output()?;
    Ok(String::from_utf8(output.stdout)?.trim().parse()?)
}

/// Runs in the measured process, and prints the bytes.
pub(crate) fn client(kind: Kind, port: u16) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    // The server delays answers on this path until all calls are in progress.
    let shared = Shared::new(kind, &Target::plain(port, "/held")).map_err(|error| error.to_string())?;
    let grown = runtime.block_on(async {
        let mut callers = Vec::new();
        for _ in 0..CALLS {
            callers.push(shared.caller().await?);
        }
        let before = resident()?;
        let mut calls = Vec::new();
        for mut caller in callers {
            calls.push(tokio::spawn(async move { caller.call().await.map(drop) }));
        }
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
        let during = resident()?;
        for call in calls {
            call.await??;
        }
        Ok::<_, Failure>(during.saturating_sub(before))
    });
    println!("{}", grown.map_err(|error| error.to_string())? / CALLS);
    Ok(())
}

/// The resident memory of this process in bytes, as Linux reports it.
fn resident() -> Result<usize, Failure> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    let kilobytes: usize = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kilobytes * 1024)
}
