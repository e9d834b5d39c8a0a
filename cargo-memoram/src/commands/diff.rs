//! `cargo memoram diff`.

use memoram_openapi::{Document, shape};
use serde_json::{Value, json};

use crate::args::Diff;
use crate::diff::{self, Change};
use crate::operations::{self, Documented};
use crate::output::{Outcome, bold, dim, green, red};
use crate::project::{Project, read};

pub(crate) fn run(project: &Project, args: &Diff) -> anyhow::Result<Outcome> {
    let (old, new) = (read(&args.old)?, read(&args.new)?);
    let used = if args.all { None } else { Some(project.sources()?.endpoints) };
    // The crate may name neither of the files, so routes alone decide.
    let is_used = |one: &Documented<'_>| {
        used.as_ref().is_none_or(|endpoints| {
            endpoints.iter().any(|it| it.method == one.method.as_str() && shape(&it.path) == shape(one.path))
        })
    };
    let mut changed: Vec<(String, Vec<Change>)> = Vec::new();
    for one in operations::all(&old).filter(is_used) {
        let after = new.path_item(one.path).and_then(|item| item.operation(one.method));
        changed.push((one.route(), diff::operation(&one.operation, after.as_ref())));
    }
    let compared = changed.len();
    changed.retain(|(_, changes)| !changes.is_empty());
    let added: Vec<String> = if args.all { added(&old, &new) } else { Vec::new() };
    print(&changed, &added, args.json);
    if compared == 0 && !args.all {
        let old = args.old.display();
        anstream::eprintln!(
            "note: the crate has no struct for an operation of {old}; `--all` compares every operation"
        );
    }
    let breaks = changed.iter().flat_map(|(_, changes)| changes).any(|change| change.breaks);
    Ok(if breaks { Outcome::Found } else { Outcome::Fine })
}

fn added(old: &Document, new: &Document) -> Vec<String> {
    let is_new = |one: &Documented<'_>| old.path_item(one.path).is_none_or(|item| item.operation(one.method).is_none());
    operations::all(new).filter(is_new).map(|one| one.route()).collect()
}

fn print(changed: &[(String, Vec<Change>)], added: &[String], as_json: bool) {
    if as_json {
        let change = |one: &Change| json!({"breaks": one.breaks, "what": one.what, "location": one.location});
        let changed = changed.iter().map(
            |(route, changes)| json!({"operation": route, "changes": changes.iter().map(change).collect::<Value>()}),
        );
        anstream::println!("{:#}", json!({"changed": changed.collect::<Value>(), "added": added}));
        return;
    }
    for (route, changes) in changed {
        anstream::println!("{}", bold(route));
        for Change { breaks, what, location } in changes {
            let mark = if *breaks { format!("{}", red("breaks  ")) } else { format!("{}", green("harmless")) };
            anstream::println!("  {mark}  {what}  {}", dim(location));
        }
    }
    added.iter().for_each(|route| anstream::println!("{} {}", bold(route), green("is new")));
}
