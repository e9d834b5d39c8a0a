//! How long calls take, and how many there are in a second. Times differ from run to run, so the clients take turns.

use std::error::Error;
use std::time::{Duration, Instant};

use crate::clients::{Failure, Kind, Shared};
use crate::server::Server;

/// What one turn of a client shows.
#[derive(Clone, Copy)]
pub(crate) struct Times {
    /// The median of calls one after the other, in microseconds.
    pub(crate) median: f64,
    /// Calls in a second by [`AT_ONCE`] callers.
    pub(crate) rate: f64,
}

pub(crate) const ROUNDS: usize = 5;
pub(crate) const AT_ONCE: usize = 64;
const LATENCIES: usize = 5000;
const CALLS_EACH: usize = 2000;

/// A client, and its turns.
pub(crate) type Turns = (Kind, Vec<Times>);

pub(crate) fn measure(server: &Server) -> Result<Vec<Turns>, Box<dyn Error>> {
    let mut turns: Vec<_> = Kind::ALL.into_iter().map(|kind| (kind, Vec::new())).collect();
    for round in 0..ROUNDS {
        // Nobody is always the first, or the last.
        let (late, early) = turns.split_at_mut(round % Kind::ALL.len());
        for (kind, times) in early.iter_mut().chain(late) {
            let runtime = tokio::runtime::Runtime::new()?;
            let turn = runtime.block_on(turn(*kind, server.port));
            times.push(turn.map_err(|error| error.to_string())?);
        }
    }
    Ok(turns)
}

async fn turn(kind: Kind, port: u16) -> Result<Times, Failure> {
    let shared = Shared::new(kind, port)?;
    let mut caller = shared.caller().await?;
    let mut latencies = Vec::with_capacity(LATENCIES);
    // As callers do, in a task.
    let latencies = tokio::spawn(async move {
        for _ in 0..LATENCIES {
            let start = Instant::now();
            caller.call().await?;
            latencies.push(start.elapsed());
        }
        Ok::<_, Failure>(latencies)
    });
    let median = median(latencies.await??, Duration::as_secs_f64) * 1e6;
    calls_at_once(&shared, 1).await?;
    let start = Instant::now();
    calls_at_once(&shared, CALLS_EACH).await?;
    let rate = (AT_ONCE * CALLS_EACH) as f64 / start.elapsed().as_secs_f64();
    Ok(Times { median, rate })
}

async fn calls_at_once(shared: &Shared, each: usize) -> Result<(), Failure> {
    let mut tasks = Vec::new();
    for _ in 0..AT_ONCE {
        let mut caller = shared.caller().await?;
        tasks.push(tokio::spawn(async move {
            for _ in 0..each {
                caller.call().await?;
            }
            Ok::<_, Failure>(())
        }));
    }
    for task in tasks {
        task.await??;
    }
    Ok(())
}

pub(crate) fn median<T>(values: Vec<T>, number: impl Fn(&T) -> f64) -> f64 {
    let mut numbers: Vec<f64> = values.iter().map(number).collect();
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
}
