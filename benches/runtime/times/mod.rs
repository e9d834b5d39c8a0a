//! Measures the latency and throughput of calls. The speed of a machine varies from minute to minute, so within a run the
//! clients take turns of a few milliseconds.

mod client;

use std::error::Error;

use client::{Client, Turn};

use crate::clients::{Failure, Kind, Target};

const RUNS: usize = 5;

/// What the callers of a client do in a turn.
enum Load {
    Calls {
        at_once: usize,
        each: usize,
    },
    /// Calls while an answer of 16 MiB is under way.
    BesideLarge {
        at_once: usize,
    },
}

/// One table.
struct Measurement<'a> {
    title: &'static str,
    rate: &'static str,
    target: &'a Target,
    /// The others are compared with the first.
    kinds: &'static [Kind],
    load: Load,
    turns: usize,
}

/// A client in one run.
struct Figures {
    kind: Kind,
    p50: f64,
    p99: f64,
    /// The median of the turns.
    rate: f64,
    turns: Vec<(f64, f64)>,
}

/// Makes the runs and prints the results, over HTTP/1.1 and over HTTP/2.
pub(crate) fn print((http1, http2): &(Target, Target)) -> Result<(), Box<dyn Error>> {
    let (all, of_urls) = (Kind::ALL.as_slice(), Kind::OF_URLS.as_slice());
    let calls = |title, target, kinds, at_once, each| {
        let load = Load::Calls { at_once, each };
        Measurement { title, rate: "calls/s", target, kinds, load, turns: 200 }
    };
    let beside = |title, target| {
        let load = Load::BesideLarge { at_once: 8 };
        Measurement { title, rate: "large answer, MiB/s", target, kinds: of_urls, load, turns: 40 }
    };
    let measurements = [
        calls("one caller", http1, all, 1, 60),
        calls("64 callers", http1, all, 64, 8),
        calls("256 callers", http1, all, 256, 4),
        calls("64 callers, one connection with HTTP/2 and TLS", http2, of_urls, 64, 8),
        beside("8 callers beside an answer of 16 MiB", http1),
        beside("8 callers beside an answer of 16 MiB, one connection with HTTP/2 and TLS", http2),
    ];
    for measurement in &measurements {
        let mut runs = Vec::new();
        for _ in 0..RUNS {
            runs.push(run(measurement).map_err(|error| error.to_string())?);
        }
        table(measurement, &runs);
    }
    Ok(())
}

fn run(measurement: &Measurement<'_>) -> Result<Vec<Figures>, Failure> {
    let Measurement { target, kinds, load, turns, .. } = measurement;
    let (Load::Calls { at_once, .. } | Load::BesideLarge { at_once }) = *load;
    let mut clients = Vec::new();
    for kind in *kinds {
        let mut client = Client::new(*kind, target, at_once)?;
        // Opens the connections and gets the token.
        client.turn(&Load::Calls { at_once, each: 20 })?;
        clients.push((*kind, client, Vec::new()));
    }
    for turn in 0..*turns {
        // A different client goes first in each turn.
        let (late, early) = clients.split_at_mut(turn % kinds.len());
        for (_, client, turns) in early.iter_mut().chain(late) {
            turns.push(client.turn(load)?);
        }
    }
    Ok(clients.into_iter().map(|(kind, _, turns)| figures(kind, turns)).collect())
}

fn figures(kind: Kind, turns: Vec<Turn>) -> Figures {
    let mut latencies: Vec<f32> = turns.iter().flat_map(|turn| &turn.latencies).copied().collect();
    latencies.sort_by(f32::total_cmp);
    let at =
        |percent: usize| latencies.get(latencies.len() * percent / 100).map_or(f64::NAN, |value| f64::from(*value));
    let (p50, p99) = (at(50), at(99));
    let of_turn = |turn: &Turn| (median(turn.latencies.iter().map(|value| f64::from(*value))), turn.rate);
    let turns: Vec<_> = turns.iter().map(of_turn).collect();
    Figures { kind, p50, p99, rate: median(turns.iter().map(|(_, rate)| *rate)), turns }
}

fn table(measurement: &Measurement<'_>, runs: &[Vec<Figures>]) {
    const COLUMNS: [fn(&Figures) -> f64; 3] = [|run| run.p50, |run| run.p99, |run| run.rate];
    let Measurement { title, rate, kinds, .. } = measurement;
    println!("\n| {title} | p50, µs | | p99, µs | | {rate} | |\n|---|---|---|---|---|---|---|");
    let of = |kind, column: fn(&Figures) -> f64| {
        runs.iter().flatten().filter(move |run| run.kind == kind).map(column).collect::<Vec<_>>()
    };
    for kind in *kinds {
        print!("| {} |", kind.name());
        for column in COLUMNS {
            let first = kinds.first().map_or(f64::NAN, |first| median(of(*first, column)));
            let numbers = of(*kind, column);
            let least = numbers.iter().copied().fold(f64::INFINITY, f64::min);
            let most = numbers.iter().copied().fold(0.0, f64::max);
            let middle = median(numbers);
            print!(" {middle:.0} ({least:.0} to {most:.0}) | {:.2} |", middle / first);
        }
        println!();
    }
    println!("\n| {title}, turn by turn | p50 | {rate} |\n|---|---|---|");
    for (kind, other) in [(Kind::Ours, Kind::HandWritten), (Kind::OursOverHyper, Kind::Pooled)] {
        print!("| {} / {} |", kind.name(), other.name());
        for column in [|turn: &(f64, f64)| turn.0, |turn: &(f64, f64)| turn.1] {
            for run in runs {
                let of = |wanted| run.iter().filter(move |run| run.kind == wanted).flat_map(|run| &run.turns);
                print!(
                    " {:.3}",
                    median(of(kind).map(column).zip(of(other).map(column)).map(|(ours, other)| ours / other))
                );
            }
            print!(" |");
        }
        println!();
    }
}

fn median(numbers: impl IntoIterator<Item = f64>) -> f64 {
    let mut numbers: Vec<f64> = numbers.into_iter().collect();
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
}
