//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

/// Writes request structs from an OpenAPI document, and checks which operations a crate uses.
#[derive(Parser)]
#[command(
    name = "cargo-memoram",
    bin_name = "cargo memoram",
    version,
    after_help = "\
Exit status: 0 if all is well, 1 if `check` or `diff` found something, if `list` found nothing, or if `add` could not \
write an operation, 2 for an error.

Examples:
  cargo memoram list orders
  cargo memoram show GET '/orders/{id}'
  cargo memoram add GET '/orders/{id}' POST /orders --to src/api.rs
  cargo memoram check
  cargo memoram diff old.yaml openapi.yaml"
)]
pub(crate) struct Memoram {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) at: At,
}

/// Which crate, and which document.
#[derive(Args)]
pub(crate) struct At {
    /// The OpenAPI document [default: the one that the crate's structs are checked against]
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) spec: Option<PathBuf>,
    /// The Cargo.toml of the crate [default: the one here or above]
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) manifest_path: Option<PathBuf>,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Lists the operations of the document, and which of them have a struct
    List(List),
    /// Shows what the document says about an operation
    Show(Show),
    /// Writes the request structs for operations, and the types that they need
    Add(Add),
    /// Writes types for schemas of the document
    Schema(Schema),
    /// Compares the crate's structs with the document's operations
    Check(Check),
    /// Shows how two versions of a document differ, and which changes break the crate
    Diff(Diff),
    /// Prints a script that completes `cargo-memoram` in a shell
    Completions {
        /// The shell
        shell: Shell,
    },
}

#[derive(Args)]
pub(crate) struct List {
    /// Only operations whose method, path, operationId, summary or tags contain this, in any case
    pub(crate) pattern: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct Show {
    /// Such as GET
    pub(crate) method: String,
    /// Such as '/orders/{id}'
    pub(crate) path: String,
    /// How many levels of properties are shown
    #[arg(long, default_value_t = 4, value_name = "N")]
    pub(crate) depth: usize,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct Add {
    /// A method and a path, several times if you like: GET /orders POST /orders
    #[arg(value_name = "METHOD PATH", required_unless_present_any = ["all", "tag"])]
    pub(crate) operations: Vec<String>,
    /// Every operation of the document that has no struct yet
    #[arg(long)]
    pub(crate) all: bool,
    /// The operations with this tag that have no struct yet
    #[arg(long, value_name = "TAG")]
    pub(crate) tag: Option<String>,
    /// Borrow strings: `&'a str` instead of `String`
    #[arg(long)]
    pub(crate) borrowed: bool,
    /// Leave out what is optional
    #[arg(long)]
    pub(crate) required_only: bool,
    #[command(flatten)]
    pub(crate) target: Target,
}

#[derive(Args)]
pub(crate) struct Schema {
    /// Names of schemas among the document's components
    #[arg(required = true)]
    pub(crate) names: Vec<String>,
    #[command(flatten)]
    pub(crate) target: Target,
}

/// Where the code goes.
#[derive(Args)]
pub(crate) struct Target {
    /// Append to this file instead of printing. What the file has already is left alone
    #[arg(long, value_name = "FILE")]
    pub(crate) to: Option<PathBuf>,
    /// Print JSON: the code, and the names of its items
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct Check {
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct Diff {
    /// The document as it was
    pub(crate) old: PathBuf,
    /// The document as it is now
    pub(crate) new: PathBuf,
    /// Compare every operation, not only those that the crate has a struct for
    #[arg(long)]
    pub(crate) all: bool,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}
