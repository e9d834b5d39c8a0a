//! Counts instructions and allocations per call with callgrind. The counts do not depend on the load of the machine.

use std::error::Error;
use std::fs;
use std::process::Command;

use crate::clients::{Kind, Shared, Target};
use crate::server::Server;

/// The cost of a call.
#[derive(Clone, Copy, Default)]
pub(crate) struct Counts {
    pub(crate) instructions: u64,
    pub(crate) allocations: u64,
}

const CALLS: u64 = 1000;

/// Counts what the calls of a client cost, with `at_once` concurrent callers.
pub(crate) fn count(kind: Kind, server: &Server, at_once: u64) -> Result<Counts, Box<dyn Error>> {
    let out = std::env::temp_dir().join(format!("memoram-callgrind-{}", std::process::id()));
    let calls = (CALLS / at_once).max(10) * at_once;
    let status = Command::new("valgrind")
        .args(["--tool=callgrind", "--quiet", "--collect-atstart=no", "--toggle-collect=*measured*"])
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(std::env::current_exe()?)
        .args(["--client", kind.name(), &server.port.to_string(), &calls.to_string(), &at_once.to_string()])
        .status()?;
    if !status.success() {
        return Err(format!("valgrind: {status}").into());
    }
    let profile = fs::read_to_string(&out)?;
    // Set `KEEP` to keep the profile for `callgrind_annotate`.
    if std::env::var_os("KEEP").is_none() {
        fs::remove_file(&out)?;
    }
    let total = read(&profile).ok_or("valgrind wrote something else")?;
    Ok(Counts { instructions: total.instructions / calls, allocations: total.allocations / calls })
}

/// Reads the number of instructions and of calls to an allocator from a profile.
fn read(profile: &str) -> Option<Counts> {
    const ALLOCATORS: [&str; 5] = ["malloc", "calloc", "realloc", "posix_memalign", "aligned_alloc"];
    let mut counts = Counts::default();
    // A profile has each function name once; after that it only has its number.
    let (mut allocators, mut called) = (Vec::new(), "");
    for line in profile.lines() {
        let Some((key, value)) = line.split_once(['=', ':']) else { continue };
        let (first, rest) = value.trim().split_once(' ').unwrap_or((value.trim(), ""));
        if key.ends_with("fn") && ALLOCATORS.contains(&rest) {
            allocators.push(first);
        }
        match key {
            "cfn" => called = first,
            "calls" if allocators.contains(&called) => counts.allocations += first.parse::<u64>().ok()?,
            "totals" | "summary" => counts.instructions = first.parse().ok()?,
            _ => {}
        }
    }
    Some(counts)
}

/// Runs in the process under valgrind: connects, and then makes the counted calls.
pub(crate) fn client(kind: Kind, port: u16, calls: u64, at_once: u64) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let shared = Shared::new(kind, &Target::plain(port, "/api/v1")).map_err(|error| error.to_string())?;
    let mut callers = Vec::new();
    for _ in 0..at_once {
        callers.push(runtime.block_on(shared.caller()).map_err(|error| error.to_string())?);
    }
    // The first rounds get the token and open enough connections for all callers. They are not counted.
    let mut round = |rounds: u64| {
        runtime.block_on(async {
            let mut tasks = Vec::new();
            for mut caller in callers.drain(..) {
                tasks.push(tokio::spawn(async move {
                    for _ in 0..rounds {
                        caller.call().await?;
                    }
                    Ok::<_, crate::clients::Failure>(caller)
                }));
            }
            for task in tasks {
                callers.push(task.await??);
            }
            Ok::<_, crate::clients::Failure>(())
        })
    };
    round(10).map_err(|error| error.to_string())?;
    let mut result = Ok(());
    measured(&mut || result = round(calls / at_once));
    Ok(result.map_err(|error| error.to_string())?)
}

/// Callgrind only counts inside this function, which it finds by name.
#[inline(never)]
fn measured(work: &mut dyn FnMut()) {
    work();
}
