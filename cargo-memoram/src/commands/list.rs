//! `cargo memoram list`.

use memoram_openapi::Document;
use serde_json::json;

use crate::args::List;
use crate::near::did_you_mean;
use crate::operations::{self, Documented};
use crate::output::{Outcome, bold, dim, green, one_line, red};
use crate::project::Project;

pub(crate) fn run(project: &Project, args: &List) -> anyhow::Result<Outcome> {
    let (document, sources) = (project.document()?, project.sources()?);
    let pattern = args.pattern.as_deref().unwrap_or_default().to_lowercase();
    let rows: Vec<_> = operations::all(&document)
        .filter(|one| matches(one, &pattern))
        .map(|one| {
            let structs = project.endpoints(&sources, &document, (one.method, one.path));
            (one, structs.into_iter().map(|endpoint| endpoint.name.as_str()).collect::<Vec<_>>())
        })
        .collect();
    if args.json {
        print_json(&rows);
    } else {
        print(&rows);
    }
    if rows.is_empty() {
        anstream::eprintln!("{}: {}", red("error"), nothing(&document, args.pattern.as_deref()));
        return Ok(Outcome::Found);
    }
    Ok(Outcome::Fine)
}

/// An operation, and the names of its structs.
type Row<'d, 's> = (Documented<'d>, Vec<&'s str>);

fn print_json(rows: &[Row<'_, '_>]) {
    let rows = rows.iter().map(|(one, structs)| {
        json!({
            "method": one.method.as_str(),
            "path": one.path,
            "summary": one.operation.summary(),
            "deprecated": one.operation.is_deprecated(),
            "location": one.operation.location().to_string(),
            "structs": structs,
        })
    });
    anstream::println!("{:#}", rows.collect::<serde_json::Value>());
}

fn print(rows: &[Row<'_, '_>]) {
    let rows: Vec<_> = rows.iter().map(|(one, structs)| (one, structs.join(", "))).collect();
    let longest = rows.iter().map(|(_, structs)| structs.chars().count()).max().unwrap_or_default();
    let width = rows.iter().map(|(one, _)| one.path.chars().count()).max().unwrap_or_default().min(60);
    for (one, structs) in &rows {
        let (method, path) = (one.method.as_str(), one.path);
        let summary = one_line(one.operation.summary());
        let deprecated = if one.operation.is_deprecated() { "deprecated: " } else { "" };
        let route = bold(format!("{method:7} {path:width$}"));
        let structs = green(format!("{structs:longest$}"));
        // Without a summary, the padding would be at the end of the line.
        match format!("{deprecated}{summary}") {
            text if text.is_empty() => anstream::println!("{}", format!("{route}  {structs}").trim_end()),
            text => anstream::println!("{route}  {structs}  {}", dim(text)),
        }
    }
}

/// Why nothing is listed.
fn nothing(document: &Document, pattern: Option<&str>) -> String {
    let Some(pattern) = pattern.filter(|_| operations::all(document).next().is_some()) else {
        return format!("{} has no operations", document.title());
    };
    let words: Vec<&str> = operations::all(document).flat_map(|one| words(&one)).collect();
    let near = did_you_mean(pattern, words);
    format!(
        "{} has no operation with `{pattern}` in its method, path, operationId, summary or tags{near}",
        document.title()
    )
}

/// What a pattern may mean.
fn words<'d>(one: &Documented<'d>) -> Vec<&'d str> {
    let path = one.path.split('/').filter(|part| !part.contains('{'));
    let names = one.operation.tags().chain(one.operation.id()).chain([one.path]).chain(path);
    names.chain(one.operation.summary().split_whitespace()).collect()
}

fn matches(one: &Documented<'_>, pattern: &str) -> bool {
    let tags = one.operation.tags().collect::<Vec<_>>().join(" ");
    let id = one.operation.id().unwrap_or_default();
    let text = format!("{} {id} {} {tags}", one.route(), one.operation.summary());
    text.to_lowercase().contains(pattern)
}
