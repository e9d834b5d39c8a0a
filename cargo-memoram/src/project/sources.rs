//! The sources of a crate: its modules from file to file, and the structs under the attributes.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, ExprLit, Ident, ItemEnum, ItemMod, ItemStruct, Lit, Meta};

use super::attribute::{self, Spec};

/// A struct under `#[memoram_endpoint]`.
pub(crate) struct Endpoint {
    pub(crate) name: String,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) spec: Spec,
    /// The names in the types of its answer and of its body.
    pub(crate) types: Vec<String>,
    /// `src/api.rs:12`
    pub(crate) place: String,
}

/// What the sources have. Code that macros produce is not seen.
#[derive(Default)]
pub(crate) struct Sources {
    pub(crate) endpoints: Vec<Endpoint>,
    /// The names of the types that are declared without `#[memoram_schema]`.
    pub(crate) unchecked: HashSet<String>,
    /// How many macro calls with items there are.
    pub(crate) macro_calls: usize,
}

impl Sources {
    /// Reads the files of these targets, and the modules below them.
    pub(super) fn read(targets: impl Iterator<Item = PathBuf>, folder: &Path) -> anyhow::Result<Self> {
        let mut reader = Reader { folder, seen: HashSet::new(), open: Vec::new(), sources: Sources::default() };
        // A target's own file has its modules beside it.
        reader.open.extend(targets.map(|file| (file.clone(), file.parent().unwrap_or(Path::new("")).to_owned())));
        while let Some((file, modules)) = reader.open.pop() {
            reader.file(&file, modules)?;
        }
        let Reader { mut sources, .. } = reader;
        sources.endpoints.sort_by(|one, other| one.place.cmp(&other.place));
        Ok(sources)
    }
}

struct Reader<'f> {
    folder: &'f Path,
    seen: HashSet<PathBuf>,
    /// Files to read, each with the folder of its modules.
    open: Vec<(PathBuf, PathBuf)>,
    sources: Sources,
}

impl Reader<'_> {
    fn file(&mut self, file: &Path, modules: PathBuf) -> anyhow::Result<()> {
        let full = file.canonicalize().with_context(|| format!("cannot read {}", file.display()))?;
        if !self.seen.insert(full) {
            return Ok(());
        }
        let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        let shown = file.strip_prefix(self.folder).unwrap_or(file).display().to_string();
        let parsed = syn::parse_file(&text).map_err(|error| {
            let start = error.span().start();
            anyhow!("{shown}:{}:{}: {error}", start.line, start.column.saturating_add(1))
        })?;
        let beside = file.parent().unwrap_or(Path::new("")).to_owned();
        Items { reader: self, shown, beside, modules, is_inline: false }.visit_file(&parsed);
        Ok(())
    }
}

/// The items of one file.
struct Items<'r, 'f> {
    reader: &'r mut Reader<'f>,
    shown: String,
    /// The folder of the file.
    beside: PathBuf,
    /// Where the files of modules without a `#[path]` are.
    modules: PathBuf,
    is_inline: bool,
}

impl Items<'_, '_> {
    fn type_(&mut self, name: &Ident, attributes: &[Attribute]) {
        if attribute::named(attributes, "memoram_schema").is_empty() {
            self.reader.sources.unchecked.insert(name.to_string());
        }
    }

    /// The file of `mod name;`, and the folder of its own modules (Rust Reference, "Module source filenames").
    fn file_of(&self, item: &ItemMod) -> Option<(PathBuf, PathBuf)> {
        let name = item.ident.to_string();
        let name = name.trim_start_matches("r#");
        if let Some(path) = path_attribute(&item.attrs) {
            let file = if self.is_inline { self.modules.join(path) } else { self.beside.join(path) };
            let modules = file.parent()?.to_owned();
            return Some((file, modules));
        }
        let modules = self.modules.join(name);
        let files = [self.modules.join(format!("{name}.rs")), modules.join("mod.rs")];
        // A module that a `cfg` leaves out may have no file.
        Some((files.into_iter().find(|file| file.is_file())?, modules))
    }
}

impl<'ast> Visit<'ast> for Items<'_, '_> {
    fn visit_item_struct(&mut self, item: &'ast ItemStruct) {
        self.type_(&item.ident, &item.attrs);
        for arguments in attribute::named(&item.attrs, "memoram_endpoint").into_iter().filter_map(attribute::arguments)
        {
            let attribute::Arguments { method, path, spec, response } = arguments;
            let bodies = item.fields.iter().filter(|field| attribute::is_body(&field.attrs));
            let bodies = bodies.flat_map(|field| attribute::names_in(field.ty.to_token_stream()));
            let place = format!("{}:{}", self.shown, item.ident.span().start().line);
            self.reader.sources.endpoints.push(Endpoint {
                name: item.ident.to_string(),
                method,
                path,
                spec,
                types: attribute::names_in(response).into_iter().chain(bodies).collect(),
                place,
            });
        }
    }

    fn visit_item_enum(&mut self, item: &'ast ItemEnum) {
        self.type_(&item.ident, &item.attrs);
    }

    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        // `macro_rules!` declares a macro and calls none.
        if item.ident.is_none() {
            self.reader.sources.macro_calls = self.reader.sources.macro_calls.saturating_add(1);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if item.content.is_none() {
            self.reader.open.extend(self.file_of(item).filter(|(file, _)| file.is_file()));
            return;
        }
        let own = path_attribute(&item.attrs).unwrap_or_else(|| item.ident.to_string());
        let inner = self.modules.join(own.trim_start_matches("r#"));
        let (outer, was_inline) =
            (std::mem::replace(&mut self.modules, inner), std::mem::replace(&mut self.is_inline, true));
        visit::visit_item_mod(self, item);
        (self.modules, self.is_inline) = (outer, was_inline);
    }
}

/// The value of `#[path = "…"]`.
fn path_attribute(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().find_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    })
}
