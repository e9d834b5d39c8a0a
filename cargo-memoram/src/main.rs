#![doc = include_str!("../README.md")]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects
    )
)]

mod args;
mod commands;
mod diff;
mod operations;
mod output;
mod project;
#[cfg(test)]
mod tests;
mod write;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Cargo, Command};
use crate::output::Outcome;
use crate::project::Project;

fn main() -> ExitCode {
    let Cargo::Memoram(args) = Cargo::parse();
    match run(&args.command, &args.at) {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Err(error) => {
            anstream::eprintln!("{}: {error:#}", output::red("error"));
            ExitCode::from(2)
        }
    }
}

fn run(command: &Command, at: &args::At) -> anyhow::Result<Outcome> {
    let project = Project::find(at)?;
    match command {
        Command::List(args) => commands::list::run(&project, args),
        Command::Show(args) => commands::show::run(&project, args),
        Command::Add(args) => commands::add::operations(&project, args),
        Command::Schema(args) => commands::add::schemas(&project, args),
        Command::Check(args) => commands::check::run(&project, args),
        Command::Diff(args) => commands::diff::run(&project, args),
    }
}
