//! Many calls under faults: what was answered was done, nothing was done twice, and what is open is said to be open.
//!
//! `cargo run --release --example soak [calls]`, by default 100 000, at a concurrency of 64, against a sandbox in this
//! process whose tokens live 3 seconds and which is told to misbehave at one call in twenty.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use memoram_runtime::api::{CreateMemoryBlob, ListMemoryBlobs};
use memoram_runtime::{Client, Outcome, RetryConfig};
use memoram_sandbox::{Fault, Method, Sandbox};

const CONCURRENCY: usize = 64;
const FAULTS: [Fault; 4] =
    [Fault::Status(503), Fault::Delay(Duration::from_millis(5)), Fault::DropBefore, Fault::DropAfter];

/// What a create said of itself: `None` for a success.
type Said = (usize, Option<Outcome>);

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let calls = std::env::args().nth(1).map_or(Ok(100_000), |calls| calls.parse())?;
    let sandbox = Arc::new(Sandbox::builder().token_lifetime(Duration::from_secs(3)).start().await?);
    let client = Client::builder()
        .api_key(sandbox.api_key())
        .base_url(sandbox.base_url())
        .retry(RetryConfig::default().base(Duration::from_millis(1)))
        .build()?;
    println!("{calls} creates at a concurrency of {CONCURRENCY}, a fault at one in twenty");

    let (started, next) = (Instant::now(), Arc::new(AtomicUsize::new(0)));
    let workers: Vec<_> = (0..CONCURRENCY)
        .map(|_| tokio::spawn(work(Arc::clone(&sandbox), client.clone(), Arc::clone(&next), calls)))
        .collect();
    let mut said = Vec::with_capacity(calls);
    for worker in workers {
        said.extend(worker.await?);
    }
    let took = started.elapsed();

    let stored = stored(&client, sandbox.user_id()).await?;
    report(&said, &stored)?;
    println!("{:.0} calls/s", calls as f64 / took.as_secs_f64());
    println!("{} token exchanges", sandbox.requests(Method::POST, "/auth/token"));
    Ok(())
}

/// Creates memories until the numbers are used up.
async fn work(sandbox: Arc<Sandbox>, client: Client, next: Arc<AtomicUsize>, calls: usize) -> Vec<Said> {
    let mut said = Vec::new();
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= calls {
            return said;
        }
        if number == calls / 10 || number + 1 == calls {
            println!("after {number} calls: {}", memory());
        }
        if number.is_multiple_of(20) {
            let fault = FAULTS[number / 20 % FAULTS.len()];
            if let Err(error) = sandbox.fail_next(Method::POST, "/memory-blobs", fault) {
                eprintln!("{error}");
            }
        }
        let create = CreateMemoryBlob::new(sandbox.user_id(), sandbox.memory_key(), number.to_string());
        let outcome = create.send(&client).await.err().map(|error| error.outcome());
        said.push((number, outcome));
    }
}

/// How often each number was stored.
async fn stored(client: &Client, user: &str) -> Result<HashMap<usize, usize>, Box<dyn Error>> {
    let mut stored = HashMap::new();
    let mut request = ListMemoryBlobs { limit: Some(1000), ..ListMemoryBlobs::new(user) };
    loop {
        let page = request.send(client).await?;
        for content in page.memory_blobs.into_iter().filter_map(|blob| blob.content) {
            *stored.entry(content.parse()?).or_insert(0) += 1;
        }
        request.cursor = page.next_cursor;
        if request.cursor.is_none() {
            return Ok(stored);
        }
    }
}

fn report(said: &[Said], stored: &HashMap<usize, usize>) -> Result<(), String> {
    let mut counts: HashMap<Option<Outcome>, [usize; 2]> = HashMap::new();
    for (number, outcome) in said {
        let times = stored.get(number).copied().unwrap_or(0);
        let right = match outcome {
            None | Some(Outcome::Completed) => times == 1,
            Some(Outcome::NotSent | Outcome::Rejected) => times == 0,
            Some(Outcome::Unknown) => times <= 1,
        };
        if !right {
            return Err(format!("create {number} said {outcome:?} and was stored {times} times"));
        }
        counts.entry(*outcome).or_default()[times] += 1;
    }
    for (outcome, [not, once]) in counts {
        let said = outcome.map_or_else(|| "created".to_owned(), |outcome| format!("{outcome:?}"));
        println!("{said:10} {:7} calls: {once} stored, {not} not", once + not);
    }
    println!("nothing that was created is missing, and nothing is there twice");
    Ok(())
}

/// The memory of this process, where the system tells it.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.map_or_else(|| "unknown memory".to_owned(), |line| format!("{} of memory", line.trim()))
}
