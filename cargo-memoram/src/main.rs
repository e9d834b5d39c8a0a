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
mod near;
mod operations;
mod output;
mod project;
#[cfg(test)]
mod tests;
mod write;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::args::{Command, Memoram};
use crate::output::Outcome;
use crate::project::Project;

fn main() -> ExitCode {
    // Cargo calls `cargo-memoram memoram …` for `cargo memoram …`.
    let is_cargo = std::env::args_os().nth(1).is_some_and(|first| first == "memoram");
    let given = std::env::args_os().enumerate().filter(|(index, _)| *index != 1 || !is_cargo);
    let args = Memoram::parse_from(given.map(|(_, argument)| argument));
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
    let project = || Project::find(at);
    match command {
        Command::List(args) => commands::list::run(&project()?, args),
        Command::Show(args) => commands::show::run(&project()?, args),
        Command::Add(args) => commands::add::operations(&project()?, args),
        Command::Schema(args) => commands::add::schemas(&project()?, args),
        Command::Check(args) => commands::check::run(&project()?, args),
        Command::Diff(args) => commands::diff::run(&project()?, args),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Memoram::command(), "cargo-memoram", &mut script);
            output::print_code(&script)?;
            Ok(Outcome::Fine)
        }
    }
}
