//! Many calls under faults: what was answered was done, nothing was done twice, what is open is said to be open, and
//! memory does not grow with the calls. Fails if one of these does not hold.
//!
//! `cargo run --release --example soak [calls]`, by default 100 000, at a concurrency of 64, against a sandbox whose
//! tokens live 3 seconds and which is told to misbehave at one call in twenty.

mod memory;
mod sandbox;

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use memoram_runtime::api::{CreateMemoryBlob, ListMemoryBlobs};
use memoram_runtime::{Client, Outcome, RetryConfig};

use memory::Memory;
use sandbox::Process;

const CONCURRENCY: usize = 64;

/// What a create can say of itself; `None` is a success.
const SAID: [Option<Outcome>; 5] =
    [None, Some(Outcome::NotSent), Some(Outcome::Rejected), Some(Outcome::Unknown), Some(Outcome::Completed)];

/// What all workers share.
struct Soak {
    sandbox: Process,
    client: Client,
    next: AtomicUsize,
    /// For each create, the place in `SAID` of what it said. It has its size from the start, so that it does not grow.
    said: Vec<AtomicU8>,
    memory: Memory,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let argument = std::env::args().nth(1);
    if argument.as_deref() == Some(sandbox::ARGUMENT) {
        return sandbox::serve().await;
    }
    let calls = argument.map_or(Ok(100_000), |calls| calls.parse())?;
    let sandbox = Process::start()?;
    let client = Client::builder()
        .api_key(&*sandbox.api_key)
        .base_url(&sandbox.base_url)
        .retry(RetryConfig::default().initial_backoff(Duration::from_millis(1)))
        .build()?;
    println!("{calls} creates at a concurrency of {CONCURRENCY}, a fault at one in twenty");

    let said = (0..calls).map(|_| AtomicU8::new(u8::MAX)).collect();
    let soak = Arc::new(Soak { sandbox, client, next: AtomicUsize::new(0), said, memory: Memory::default() });
    let started = Instant::now();
    let workers: Vec<_> = (0..CONCURRENCY).map(|_| tokio::spawn(work(Arc::clone(&soak)))).collect();
    for worker in workers {
        worker.await?.map_err(|error| error.to_string())?;
    }
    println!("{:.0} calls/s", calls as f64 / started.elapsed().as_secs_f64());
    let soak = Arc::into_inner(soak).ok_or("a worker is left")?;
    let memory = soak.memory.report();
    report(&soak.said, &stored(&soak.client, &soak.sandbox.user_id).await?)?;
    println!("{} token exchanges", soak.sandbox.end()?);
    Ok(memory?)
}

/// Creates memories until the numbers are used up.
async fn work(soak: Arc<Soak>) -> Result<(), Box<dyn Error + Send + Sync>> {
    let (sandbox, calls) = (&soak.sandbox, soak.said.len());
    loop {
        let number = soak.next.fetch_add(1, Ordering::Relaxed);
        let Some(place) = soak.said.get(number) else { return Ok(()) };
        // The first tenth is the warm-up.
        if number >= calls / 10 && (number.is_multiple_of(100) || number + 1 == calls) {
            soak.memory.look();
        }
        if number.is_multiple_of(20) {
            sandbox.fail(number / 20)?;
        }
        let create = CreateMemoryBlob::new(&*sandbox.user_id, &*sandbox.memory_key, number.to_string());
        let outcome = create.send(&soak.client).await.err().map(|error| error.outcome());
        let said = SAID.iter().position(|said| *said == outcome).ok_or("an outcome that is new")?;
        place.store(u8::try_from(said)?, Ordering::Relaxed);
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

fn report(said: &[AtomicU8], stored: &HashMap<usize, usize>) -> Result<(), String> {
    let mut counts = [[0_usize; 2]; SAID.len()];
    for (number, place) in said.iter().enumerate() {
        let times = stored.get(&number).copied().unwrap_or(0);
        let place = usize::from(place.load(Ordering::Relaxed));
        let outcome = SAID.get(place).ok_or_else(|| format!("create {number} never ended"))?;
        let right = match outcome {
            None | Some(Outcome::Completed) => times == 1,
            // No fault is of this kind, and an expired token is no matter of the caller's.
            Some(Outcome::NotSent | Outcome::Rejected) => false,
            Some(Outcome::Unknown) => times <= 1,
        };
        if !right {
            return Err(format!("create {number} said {outcome:?} and was stored {times} times"));
        }
        counts[place][times] += 1;
    }
    for (outcome, [not, once]) in SAID.iter().zip(counts).filter(|(_, counts)| *counts != [0, 0]) {
        let said = outcome.map_or_else(|| "created".to_owned(), |outcome| format!("{outcome:?}"));
        println!("{said:10} {:7} calls: {once} stored, {not} not", once + not);
    }
    println!("nothing that was created is missing, and nothing is there twice");
    Ok(())
}
