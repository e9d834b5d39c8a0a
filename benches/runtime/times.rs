//! Measures the latency and throughput of calls. The speed of a machine varies from minute to minute, so within a run the
//! clients take turns of a few milliseconds. The result of a run is the median of its turns.

use std::error::Error;
use std::time::Instant;

use tokio::runtime::Runtime;

use crate::clients::{Caller, Failure, Kind, Shared};

const RUNS: usize = 5;
const AT_ONCE: usize = 64;
const TURNS: usize = 500;
const CALLS: usize = 60;
const CALLS_EACH: usize = 8;

/// The measurements of a client in one run, one per turn.
#[derive(Default)]
struct Turns {
    /// Median latency with one caller, in microseconds.
    alone: Vec<f64>,
    /// Median latency with [`AT_ONCE`] callers, in microseconds.
    at_once: Vec<f64>,
    /// Calls per second with [`AT_ONCE`] callers.
    rates: Vec<f64>,
}

type Run = Vec<(Kind, Turns)>;

type Column = fn(&Turns) -> &[f64];

const COLUMNS: [(&str, Column); 3] = [
    ("p50, µs", |turns| &turns.alone),
    ("p50 by 64, µs", |turns| &turns.at_once),
    ("calls/s by 64", |turns| &turns.rates),
];

/// Makes the runs and prints the results.
pub(crate) fn print(port: u16) -> Result<(), Box<dyn Error>> {
    let mut runs = Vec::new();
    for _ in 0..RUNS {
        runs.push(run(port).map_err(|error| error.to_string())?);
    }
    print!("\n| medians of {RUNS} runs (least to most) |");
    COLUMNS.iter().for_each(|(name, _)| print!(" {name} | to hyper |"));
    println!("\n|---|---|---|---|---|---|---|");
    for kind in Kind::ALL {
        print!("| {} |", kind.name());
        for (_, numbers) in COLUMNS {
            let medians: Vec<f64> = of(&runs, kind).map(|turns| median(numbers(turns))).collect();
            let floor: Vec<f64> = of(&runs, Kind::Hyper).map(|turns| median(numbers(turns))).collect();
            let least = medians.iter().copied().fold(f64::INFINITY, f64::min);
            let most = medians.iter().copied().fold(0.0, f64::max);
            let median_of_runs = median(&medians);
            print!(" {median_of_runs:.0} ({least:.0} to {most:.0}) | {:.2} |", median_of_runs / median(&floor));
        }
        println!();
    }
    println!("\n| ours to hand-written, turn by turn | the medians of the runs |\n|---|---|");
    for (name, numbers) in COLUMNS {
        print!("| {name} |");
        for (ours, hand_written) in of(&runs, Kind::Ours).zip(of(&runs, Kind::HandWritten)) {
            let ratios = numbers(ours).iter().zip(numbers(hand_written)).map(|(ours, theirs)| ours / theirs);
            print!(" {:.3}", median(&ratios.collect::<Vec<_>>()));
        }
        println!(" |");
    }
    Ok(())
}

/// The turns of one client in each run.
fn of(runs: &[Run], wanted: Kind) -> impl Iterator<Item = &Turns> {
    runs.iter().flatten().filter(move |(kind, _)| *kind == wanted).map(|(_, turns)| turns)
}

fn run(port: u16) -> Result<Run, Failure> {
    let mut clients = Vec::new();
    for kind in Kind::ALL {
        let mut client = Client::new(kind, port)?;
        // Warm up: open the connections and get the token.
        client.at_once(CALLS_EACH)?;
        client.alone(CALLS)?;
        clients.push((client, kind, Turns::default()));
    }
    for turn in 0..TURNS {
        // A different client goes first in each turn.
        let (late, early) = clients.split_at_mut(turn % Kind::ALL.len());
        for (client, _, turns) in early.iter_mut().chain(late) {
            turns.alone.push(client.alone(CALLS)?);
            let (latency, rate) = client.at_once(CALLS_EACH)?;
            turns.at_once.push(latency);
            turns.rates.push(rate);
        }
    }
    Ok(clients.into_iter().map(|(_, kind, turns)| (kind, turns)).collect())
}

/// A client with its own runtime and its callers.
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

    /// Median latency of one caller, in microseconds.
    fn alone(&mut self, calls: usize) -> Result<f64, Failure> {
        let caller = self.callers.pop().ok_or("nobody calls")?;
        // In a spawned task, as real callers do.
        let (caller, latencies) = self.runtime.block_on(self.runtime.spawn(timed(caller, calls)))??;
        self.callers.push(caller);
        Ok(median(&latencies))
    }

    /// Median latency of all callers in microseconds, and calls per second.
    fn at_once(&mut self, each: usize) -> Result<(f64, f64), Failure> {
        let start = Instant::now();
        let tasks: Vec<_> = self.callers.drain(..).map(|caller| self.runtime.spawn(timed(caller, each))).collect();
        let mut all = Vec::with_capacity(AT_ONCE * each);
        for task in tasks {
            let (caller, latencies) = self.runtime.block_on(task)??;
            self.callers.push(caller);
            all.extend(latencies);
        }
        let rate = all.len() as f64 / start.elapsed().as_secs_f64();
        Ok((median(&all), rate))
    }
}

/// Makes sequential calls, and returns the latency of each in microseconds.
async fn timed(mut caller: Caller, calls: usize) -> Result<(Caller, Vec<f64>), Failure> {
    let mut latencies = Vec::with_capacity(calls);
    for _ in 0..calls {
        let start = Instant::now();
        caller.call().await?;
        latencies.push(start.elapsed().as_secs_f64() * 1e6);
    }
    Ok((caller, latencies))
}

fn median(numbers: &[f64]) -> f64 {
    let mut numbers = numbers.to_vec();
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
}
