//! Writes Rust for what a document says.
//!
//! A [`Writer`] collects operations and schemas. [`Writer::finish`] declares the types that they need.

mod answer;
mod boxes;
mod docs;
mod endpoint;
mod fields;
mod inline;
mod item;
mod pages;
mod place;
mod types;
mod wanted;

use std::collections::{BTreeSet, HashMap, HashSet};

use memoram_openapi::rust::{Direction, type_name, unused};
use memoram_openapi::{Document, Method, Schema, shape};

pub(crate) use place::{File, name};
use types::Declared;

use crate::operations::Documented;

/// How structs are written.
#[derive(Clone, Default)]
pub(crate) struct Options {
    /// `&'a str` instead of `String`.
    pub(crate) borrowed: bool,
    /// Without what is optional.
    pub(crate) required_only: bool,
    /// The `spec` that structs name.
    pub(crate) spec: Option<String>,
}

/// What the attribute of a type names.
#[derive(Clone)]
enum Source<'d> {
    /// A component, or a part of one, such as `Order.lines[]`.
    Path(String),
    /// The answer of an operation.
    Answer(Method, &'d str),
    /// Nothing that the attribute finds.
    Unnamed,
}

pub(crate) struct Writer<'d> {
    document: &'d Document,
    options: Options,
    /// The types that the file has already, and which way their values go.
    existing: HashMap<String, Direction>,
    /// The request structs that are there or written, each with its method and path.
    requests: HashMap<String, (String, String)>,
    /// The names that new structs may not have.
    taken: HashSet<String>,
    endpoints: Vec<syn::Item>,
    types: Vec<Declared<'d>>,
    /// The names of the types of components. Names that differ only by case or separators get numbers.
    components: HashMap<&'d str, String>,
    /// The names of types by the place of their schema.
    inline: HashMap<String, String>,
    /// What keeps the code from compiling, in order.
    problems: BTreeSet<String>,
    /// What the user should know of what is written, in the order of the operations.
    notes: Vec<String>,
}

impl<'d> Writer<'d> {
    pub(crate) fn new(document: &'d Document, options: Options, file: &File) -> Self {
        let mut taken: HashSet<String> = file.requests.keys().cloned().collect();
        let mut components = HashMap::new();
        for name in document.schema_names() {
            components.insert(name, take(&type_name(name), &mut taken));
        }
        taken.extend(file.types.keys().cloned());
        taken.extend(["Box", "Bytes", "Deserialize", "Option", "Serialize", "String", "Vec"].map(str::to_owned));
        Writer {
            document,
            options,
            existing: file.types.clone(),
            requests: file.requests.clone(),
            taken,
            endpoints: Vec::new(),
            types: Vec::new(),
            components,
            inline: HashMap::new(),
            problems: BTreeSet::new(),
            notes: Vec::new(),
        }
    }

    /// Adds the request struct of an operation. One that the file has already is left alone.
    pub(crate) fn operation(&mut self, one: &Documented<'d>) -> anyhow::Result<()> {
        let item = endpoint::write(self, one)?;
        self.endpoints.extend(item);
        Ok(())
    }

    /// Adds the type of a component, for values that go both ways.
    pub(crate) fn schema(&mut self, schema: &Schema<'d>, name: &'d str) {
        self.declare(
            self.component(name),
            schema,
            Source::Path(name.to_owned()),
            Direction { reads: true, sends: true },
        );
    }

    /// What the user has to mend in what is written.
    pub(crate) fn problems(&self) -> impl Iterator<Item = &str> {
        self.problems.iter().map(String::as_str)
    }

    /// What the user should know of what is written.
    pub(crate) fn notes(&self) -> impl Iterator<Item = &str> {
        self.notes.iter().map(String::as_str)
    }

    /// The items, each with its attributes and its documentation.
    pub(crate) fn finish(self) -> anyhow::Result<Vec<syn::Item>> {
        let mut types = Vec::new();
        for declared in &self.types {
            types.push(declared.item(&self)?);
        }
        boxes::add(&mut types);
        Ok(self.endpoints.into_iter().chain(types).collect())
    }

    /// The name of the type of a component.
    fn component(&self, name: &str) -> String {
        self.components.get(name).cloned().unwrap_or_else(|| type_name(name))
    }

    /// A name that nothing else has.
    fn free(&mut self, name: &str) -> String {
        take(name, &mut self.taken)
    }

    /// The name of a new request struct. `None` if there is one for its route, by one of the names that it could have.
    fn request(&mut self, name: &str, (method, path): (&str, &str)) -> Option<String> {
        let is_it = |(its_method, its_path): &(String, String)| its_method == method && shape(its_path) == shape(path);
        let is_there = |name: &str| self.requests.get(name).is_some_and(is_it);
        let fits = |name: &str| is_there(name) || !self.taken.contains(name);
        let suffixes =
            if name.ends_with("Request") { ["", "Endpoint"].as_slice() } else { &["", "Request", "Endpoint"] };
        let mut names = suffixes.iter().map(|suffix| format!("{name}{suffix}"));
        let found = names.find(|name| fits(name)).unwrap_or_else(|| unused(name, |name| !fits(name)));
        if is_there(&found) {
            return None;
        }
        self.taken.insert(found.clone());
        self.requests.insert(found.clone(), (method.to_owned(), path.to_owned()));
        Some(found)
    }

    /// A type of the runtime: by its path, if the file has another type of its name.
    fn of_runtime(&self, ty: String) -> String {
        let name = ty.split('<').next().unwrap_or_default();
        if self.existing.contains_key(name) || self.requests.contains_key(name) {
            format!("memoram_runtime::{ty}")
        } else {
            ty
        }
    }

    /// `, spec = "…"` behind other arguments.
    fn spec(&self) -> String {
        self.options.spec.as_ref().map(|spec| format!(", spec = {spec:?}")).unwrap_or_default()
    }
}

/// The name, or with a number behind it if it is taken. It is taken afterwards.
fn take(name: &str, taken: &mut HashSet<String>) -> String {
    let free = unused(name, |name| taken.contains(name));
    taken.insert(free.clone());
    free
}
