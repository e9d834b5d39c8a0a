//! Where the code goes: a file that is there, or a new text.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use anyhow::{Context, anyhow};
use memoram_openapi::rust::Direction;
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Attribute, Item, UseTree};

use crate::project::{names_in, route_of};

/// The names that the code needs, each with the crate that has it.
const IMPORTS: [(&str, &str); 7] = [
    ("memoram_runtime", "EventStream"),
    ("memoram_runtime", "JsonLines"),
    ("memoram_runtime", "Part"),
    ("memoram_runtime", "memoram_endpoint"),
    ("memoram_runtime", "memoram_schema"),
    ("serde", "Deserialize"),
    ("serde", "Serialize"),
];

/// A file, and the names that it has.
#[derive(Default)]
pub(crate) struct File {
    text: String,
    /// Its types, and which way their values go.
    pub(super) types: HashMap<String, Direction>,
    /// Its request structs, each with its method and path.
    pub(super) requests: HashMap<String, (String, String)>,
    imported: HashSet<String>,
    /// The line behind which `use` lines go.
    last_use: usize,
}

impl File {
    /// Reads a file. One that is not there is empty.
    pub(crate) fn read(path: &Path) -> anyhow::Result<Self> {
        match std::fs::read_to_string(path) {
            Ok(text) => File::of(text).map_err(|error| {
                let at = error.span().start();
                anyhow!("{}:{}:{}: {error}", path.display(), at.line, at.column.saturating_add(1))
            }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(File::default()),
            Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
        }
    }

    fn of(text: String) -> syn::Result<Self> {
        let parsed = syn::parse_file(&text)?;
        let mut file = File { text, ..File::default() };
        file.last_use = parsed.attrs.iter().map(|attribute| attribute.span().end().line).max().unwrap_or_default();
        for item in &parsed.items {
            match item {
                Item::Use(item) => {
                    file.last_use = file.last_use.max(item.span().end().line);
                    imported(&item.tree, &mut file.imported);
                }
                _ => file.add(item),
            }
        }
        Ok(file)
    }

    fn add(&mut self, item: &Item) {
        let Some(name) = name(item) else { return };
        match route_of(attributes(item)) {
            Some(route) => _ = self.requests.insert(name, route),
            None => _ = self.types.insert(name, direction(item)),
        }
    }

    /// The file with items behind what it has, and with the `use` lines that they need.
    pub(crate) fn with(&self, items: Vec<Item>) -> anyhow::Result<String> {
        let needed = IMPORTS.into_iter().filter(|(_, name)| is_needed(&items, name));
        let uses = self.uses(&needed.collect::<Vec<_>>());
        let code = layout(items);
        let mut lines: Vec<&str> = self.text.lines().collect();
        let at = self.last_use.min(lines.len());
        let behind = lines.split_off(at);
        let mut text = lines.join("\n");
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&uses);
        text.push_str(&behind.join("\n"));
        let text = text.trim();
        let gap = if text.is_empty() { "" } else { "\n\n" };
        Ok(format!("{text}{gap}{code}"))
    }

    fn uses(&self, needed: &[(&str, &str)]) -> String {
        let mut lines = String::new();
        for root in ["memoram_runtime", "serde"] {
            let names = needed.iter().filter(|(of, name)| *of == root && !self.imported.contains(*name));
            let names: Vec<&str> = names.map(|(_, name)| *name).collect();
            match names.as_slice() {
                [] => {}
                [name] => lines.push_str(&format!("use {root}::{name};\n")),
                names => lines.push_str(&format!("use {root}::{{{}}};\n", names.join(", "))),
            }
        }
        lines
    }
}

/// Whether the attributes of items, or the types of their fields, have a name without a path before it.
fn is_needed(items: &[Item], name: &str) -> bool {
    items.iter().any(|item| {
        let (attributes, fields) = match item {
            Item::Struct(item) => (&item.attrs, Some(&item.fields)),
            Item::Enum(item) => (&item.attrs, None),
            _ => return false,
        };
        let mut types = fields.into_iter().flatten().map(|field| field.ty.to_token_stream());
        attributes.iter().any(|one| has_name(one.to_token_stream(), name)) || types.any(|ty| has_name(ty, name))
    })
}

fn has_name(tokens: TokenStream, name: &str) -> bool {
    let mut is_behind_path = false;
    tokens.into_iter().any(|token| {
        let was_behind_path =
            std::mem::replace(&mut is_behind_path, matches!(&token, TokenTree::Punct(mark) if mark.as_char() == ':'));
        match token {
            TokenTree::Ident(word) => !was_behind_path && word == name,
            TokenTree::Group(group) => has_name(group.stream(), name),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        }
    })
}

/// The items as text, with a blank line between them.
pub(crate) fn layout(items: Vec<Item>) -> String {
    let items = items.into_iter().map(|item| {
        prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] })
    });
    items.collect::<Vec<_>>().join("\n")
}

/// The name of a type.
pub(crate) fn name(item: &Item) -> Option<String> {
    match item {
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        Item::Type(item) => Some(item.ident.to_string()),
        _ => None,
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Struct(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        _ => &[],
    }
}

/// By its derives. A type without one of serde's may have impls.
fn direction(item: &Item) -> Direction {
    let derives: Vec<String> = attributes(item)
        .iter()
        .filter_map(|attribute| {
            attribute.path().is_ident("derive").then(|| attribute.meta.require_list().ok()).flatten()
        })
        .flat_map(|list| names_in(list.tokens.clone()))
        .collect();
    let has = |word: &str| derives.iter().any(|one| one == word);
    match (has("Deserialize"), has("Serialize")) {
        (false, false) => Direction { reads: true, sends: true },
        (reads, sends) => Direction { reads, sends },
    }
}

fn imported(tree: &UseTree, names: &mut HashSet<String>) {
    match tree {
        UseTree::Path(path) => imported(&path.tree, names),
        UseTree::Name(name) => {
            names.insert(name.ident.to_string());
        }
        UseTree::Rename(rename) => {
            names.insert(rename.rename.to_string());
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| imported(tree, names)),
        UseTree::Glob(_) => {}
    }
}
