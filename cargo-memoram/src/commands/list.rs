//! `cargo memoram list`.

use serde_json::json;

use crate::args::List;
use crate::operations::{self, Documented};
use crate::output::{Outcome, bold, dim, green, one_line};
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
        return Ok(Outcome::Fine);
    }
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
    Ok(Outcome::Fine)
}

fn matches(one: &Documented<'_>, pattern: &str) -> bool {
    let tags = one.operation.tags().collect::<Vec<_>>().join(" ");
    let text = format!("{} {} {tags}", one.route(), one.operation.summary());
    text.to_lowercase().contains(pattern)
}
