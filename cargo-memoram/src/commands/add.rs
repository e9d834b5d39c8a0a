//! `cargo memoram add` and `cargo memoram schema`.

use std::sync::Arc;

use anyhow::{Context, bail};
use memoram_openapi::Document;
use serde_json::{Value, json};

use crate::args::{Add, Schema, Target};
use crate::near::did_you_mean;
use crate::operations::{self, Documented};
use crate::output::{Outcome, print_code, red};
use crate::project::Project;
use crate::write::{File, Options, Writer, name};

pub(crate) fn operations(project: &Project, args: &Add) -> anyhow::Result<Outcome> {
    let document = project.document()?;
    let wanted = wanted(project, &document, args)?;
    let file = file(&args.target)?;
    let options = Options { borrowed: args.borrowed, required_only: args.required_only, spec: project.spec_option()? };
    let mut writer = Writer::new(&document, options, &file);
    let mut failed = 0_usize;
    for one in &wanted {
        if let Err(error) = writer.operation(one) {
            // One operation that cannot be written does not stop the others.
            anstream::eprintln!("{}: {error:#}", red("error"));
            failed = failed.saturating_add(1);
        }
    }
    if failed > 0 && failed == wanted.len() {
        bail!("nothing is written");
    }
    let outcome = put(&file, writer, &args.target)?;
    Ok(if failed > 0 { Outcome::Found } else { outcome })
}

pub(crate) fn schemas(project: &Project, args: &Schema) -> anyhow::Result<Outcome> {
    let document = project.document()?;
    let file = file(&args.target)?;
    let options = Options { spec: project.spec_option()?, ..Options::default() };
    let mut writer = Writer::new(&document, options, &file);
    for wanted in &args.names {
        let known = document.schema_names().find(|name| name == wanted).with_context(|| {
            let near = did_you_mean(wanted, document.schema_names());
            format!("{} has no schema `{wanted}`{near}", document.title())
        })?;
        let schema = document.schema(known).with_context(|| format!("`{known}` leads nowhere"))?;
        writer.schema(&schema, known);
    }
    put(&file, writer, &args.target)
}

/// The operations that the arguments name, and those of `--all` and `--tag` without a struct.
fn wanted<'d>(project: &Project, document: &'d Arc<Document>, args: &Add) -> anyhow::Result<Vec<Documented<'d>>> {
    let mut wanted = Vec::new();
    for pair in args.operations.chunks(2) {
        match pair {
            [method, path] => wanted.push(operations::find(document, method, path)?),
            _ => bail!("`{}` has no path behind it; write METHOD PATH, such as GET /orders", pair.concat()),
        }
    }
    if args.all || args.tag.is_some() {
        let sources = project.sources()?;
        let mut found = with_tag(document, args.tag.as_deref())?;
        found.retain(|one| project.endpoints(&sources, document, (one.method, one.path)).is_empty());
        if found.is_empty() && wanted.is_empty() {
            anstream::eprintln!("note: each of the operations has a struct already");
        }
        wanted.extend(found);
    }
    Ok(wanted)
}

/// The operations with a tag, or all.
fn with_tag<'d>(document: &'d Document, tag: Option<&str>) -> anyhow::Result<Vec<Documented<'d>>> {
    let has_tag = |one: &Documented<'_>| tag.is_none_or(|tag| one.operation.tags().any(|one| one == tag));
    let found: Vec<_> = operations::all(document).filter(has_tag).collect();
    if found.is_empty() {
        let near = |tag| did_you_mean(tag, operations::all(document).flat_map(|one| one.operation.tags()));
        match tag {
            Some(tag) => bail!("{} has no operation with the tag `{tag}`{}", document.title(), near(tag)),
            None => bail!("{} has no operations", document.title()),
        }
    }
    Ok(found)
}

fn file(target: &Target) -> anyhow::Result<File> {
    target.to.as_deref().map_or_else(|| Ok(File::default()), File::read)
}

fn put(file: &File, writer: Writer<'_>, target: &Target) -> anyhow::Result<Outcome> {
    let problems: Vec<String> = writer.problems().map(str::to_owned).collect();
    let notes: Vec<String> = writer.notes().map(str::to_owned).collect();
    let items = writer.finish()?;
    let names: Vec<String> = items.iter().filter_map(name).collect();
    let text = file.with(items)?;
    if let Some(path) = &target.to {
        std::fs::write(path, &text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    match &target.to {
        _ if target.json => {
            let names: Value = names.into_iter().collect();
            anstream::println!("{:#}", json!({"items": names, "code": text}));
        }
        Some(path) if names.is_empty() => anstream::eprintln!("{}: nothing is new", path.display()),
        Some(path) => anstream::eprintln!("{}: {}", path.display(), names.join(", ")),
        None => print_code(text.as_bytes())?,
    }
    for note in &notes {
        anstream::eprintln!("note: {note}");
    }
    for problem in &problems {
        anstream::eprintln!("{}: {problem}", red("error"));
    }
    Ok(if problems.is_empty() { Outcome::Fine } else { Outcome::Found })
}
