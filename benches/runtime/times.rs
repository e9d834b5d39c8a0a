//! How long calls take, and how many there are in a second. Times differ from minute to minute, so within a run the clients
//! take turns of a few milliseconds, and a run's figure is the median of its turns.

use std::time::{Duration, Instant};

use tokio::runtime::Runtime;

use crate::clients::{Caller, Failure, Kind, Shared};

pub(crate) const RUNS: usize = 5;
pub(crate) const AT_ONCE: usize = 64;
const TURNS: usize = 200;
const LATENCIES: usize = 60;
const CALLS_EACH: usize = 8;

/// What the turns of a client show in one run.
#[derive(Default)]
pub(crate) struct Turns {
    /// The median of calls one after the other, in microseconds.
    pub(crate) latencies: Vec<f64>,
    /// Calls in a second by [`AT_ONCE`] callers.
    pub(crate) rates: Vec<f64>,
}

/// The clients' turns in one run, as [`Kind::ALL`] has them.
pub(crate) fn run(port: u16) -> Result<Vec<Turns>, Failure> {
    let mut clients = Vec::new();
    for kind in Kind::ALL {
        let mut client = Client::new(kind, port)?;
        // The connections, and the token.
        client.rate(CALLS_EACH)?;
        client.latency(LATENCIES)?;
        clients.push((client, Turns::default()));
    }
    for turn in 0..TURNS {
        // Nobody is always the first.
        let (late, early) = clients.split_at_mut(turn % Kind::ALL.len());
        for (client, turns) in early.iter_mut().chain(late) {
            turns.latencies.push(client.latency(LATENCIES)?);
            turns.rates.push(client.rate(CALLS_EACH)?);
        }
    }
    Ok(clients.into_iter().map(|(_, turns)| turns).collect())
}

/// A client with a runtime of its own, and its callers.
struct Client {
    runtime: Runtime,
    callers: Vec<Caller>,
}

impl Client {
    fn new(kind: Kind, port: u16) -> Result<Self, Failure> {
        let runtime = Runtime::new()?;
        let callers = runtime.block_on(async {
            let shared = Shared::new(kind, port)?;
            let mut callers = Vec::new();
            for _ in 0..AT_ONCE {
                callers.push(shared.caller().await?);
            }
            Ok::<_, Failure>(callers)
        })?;
        Ok(Client { runtime, callers })
    }

    /// The median of calls that one caller makes, in microseconds.
    fn latency(&mut self, calls: usize) -> Result<f64, Failure> {
        let mut caller = self.callers.pop().ok_or("nobody calls")?;
        // As callers do, in a task.
        let task = self.runtime.spawn(async move {
            let mut latencies = Vec::with_capacity(calls);
            for _ in 0..calls {
                let start = Instant::now();
                caller.call().await?;
                latencies.push(start.elapsed());
            }
            Ok::<_, Failure>((caller, latencies))
        });
        let (caller, latencies) = self.runtime.block_on(task)??;
        self.callers.push(caller);
        let latencies: Vec<f64> = latencies.iter().map(Duration::as_secs_f64).collect();
        Ok(median(&latencies) * 1e6)
    }

    /// How many calls there are in a second if all callers make some.
    fn rate(&mut self, each: usize) -> Result<f64, Failure> {
        let start = Instant::now();
        let mut tasks = Vec::new();
        for mut caller in self.callers.drain(..) {
            tasks.push(self.runtime.spawn(async move {
                for _ in 0..each {
                    caller.call().await?;
                }
                Ok::<_, Failure>(caller)
            }));
        }
        for task in tasks {
            self.callers.push(self.runtime.block_on(task)??);
        }
        Ok((AT_ONCE * each) as f64 / start.elapsed().as_secs_f64())
    }
}

pub(crate) fn median(numbers: &[f64]) -> f64 {
    let mut numbers = numbers.to_vec();
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
}
