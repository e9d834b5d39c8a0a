//! Compares the cost of a call with memoram-runtime over both of its transports, hand-written reqwest, and hyper with and
//! without a pool. The server runs in another process.
//!
//! `cargo bench -p memoram-benches --bench runtime` prints all tables. `-- counts` only prints instructions and
//! allocations, and fails if they are above the limits; `-- growth` and `-- times` print one table. The benchmark needs
//! Linux, valgrind and two cores.

mod clients;
mod counts;
mod memory;
mod server;
mod times;

use std::error::Error;

use clients::Kind;
use counts::Counts;
use server::Server;

/// A client, the one that it is compared with, and the most instructions and allocations that it may take, relative to that
/// one: the current cost, and 2 % for differences between compilers.
const LIMITS: [(Kind, Kind, f64, f64); 2] =
    [(Kind::Ours, Kind::HandWritten, 0.94, 0.89), (Kind::OursOverHyper, Kind::Pooled, 1.10, 1.05)];

/// Numbers of concurrent calls.
const CONCURRENCY: [u64; 5] = [1, 8, 64, 256, 1000];

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["--server"] => tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(server::serve()),
        ["--client", name, port, calls, at_once] => {
            counts::client(kind(name)?, port.parse()?, calls.parse()?, at_once.parse()?)
        }
        ["--memory", name, port] => memory::client(kind(name)?, port.parse()?),
        ["counts"] => print_counts(&Server::start()?),
        ["growth"] => print_growth(&Server::start()?, None),
        ["growth", file] => print_growth(&Server::start()?, Some(file)),
        ["times"] => Server::start()?.run("--times"),
        ["--times", port, tls_port] => times::print(&server::targets(port, tls_port)?),
        _ => {
            let server = Server::start()?;
            print_counts(&server)?;
            print_growth(&server, None)?;
            server.run("--times")?;
            print_memory(&server)
        }
    }
}

fn kind(name: &str) -> Result<Kind, &'static str> {
    Kind::ALL.into_iter().find(|kind| kind.name() == name).ok_or("no such client")
}

fn print_counts(server: &Server) -> Result<(), Box<dyn Error>> {
    let mut counts = Vec::new();
    for kind in Kind::ALL {
        counts.push((kind, counts::count(kind, server, 1)?));
    }
    let of = |wanted| counts.iter().find(|(kind, _)| *kind == wanted).map(|(_, counts)| *counts).unwrap_or_default();
    let hand_written = of(Kind::HandWritten);
    println!("| per call | instructions | | allocations | |\n|---|---|---|---|---|");
    for (kind, counts) in &counts {
        let instructions = counts.instructions as f64 / hand_written.instructions as f64;
        let allocations = counts.allocations as f64 / hand_written.allocations as f64;
        let (name, counts) = (kind.name(), *counts);
        println!(
            "| {name} | {} | {instructions:.3} | {} | {allocations:.3} |",
            counts.instructions, counts.allocations
        );
    }
    for (kind, other, most_instructions, most_allocations) in LIMITS {
        let (counts, other_counts) = (of(kind), of(other));
        let instructions = counts.instructions as f64 / other_counts.instructions as f64;
        let allocations = counts.allocations as f64 / other_counts.allocations as f64;
        println!("\n{}: {instructions:.3} and {allocations:.3} of {}", kind.name(), other.name());
        if instructions > most_instructions || allocations > most_allocations {
            return Err(format!("above the limits, {most_instructions} and {most_allocations}").into());
        }
    }
    Ok(())
}

/// Also writes the table to a file for `benches/plot.py`, if one is given.
fn print_growth(server: &Server, file: Option<&str>) -> Result<(), Box<dyn Error>> {
    let names = Kind::OF_URLS.map(Kind::name);
    let mut table = format!("at_once\t{}\n", names.join("\t"));
    println!("\n| calls at a time, instructions (allocations) | {} |\n|---|---|---|---|---|", names.join(" | "));
    for at_once in CONCURRENCY {
        let (mut row, mut columns) = (at_once.to_string(), at_once.to_string());
        for kind in Kind::OF_URLS {
            let Counts { instructions, allocations } = counts::count(kind, server, at_once)?;
            row.push_str(&format!(" | {instructions} ({allocations})"));
            columns.push_str(&format!("\t{instructions}"));
        }
        println!("| {row} |");
        table.push_str(&format!("{columns}\n"));
    }
    match file {
        Some(file) => Ok(std::fs::write(file, table)?),
        None => Ok(()),
    }
}

fn print_memory(server: &Server) -> Result<(), Box<dyn Error>> {
    println!("\n| under way | bytes per call, its connection included |\n|---|---|");
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Hyper) {
        println!("| {} | {} |", kind.name(), memory::measure(kind, server)?);
    }
    Ok(())
}
