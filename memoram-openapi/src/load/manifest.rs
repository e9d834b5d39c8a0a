//! The table `[package.metadata.memoram]` of a crate's manifest.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use toml_parser::Source;
use toml_parser::parser::{Event, EventKind, parse_document};

use super::{LoadError, Problem, SettingProblem, Stamp, stamp};

const TABLE: [&str; 3] = ["package", "metadata", "memoram"];

/// What the table says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Settings {
    pub(super) spec: Option<String>,
    /// `unchecked = "deny"`.
    pub(super) denies_unchecked: bool,
}

/// The settings of a manifest that has been read, and its state then.
type Cached = (Arc<Path>, Stamp, Result<Settings, LoadError>);

/// The settings of a crate. A manifest that is not there says nothing, and what is wrong with its TOML is cargo's to say.
pub(super) fn settings(manifest: &Path) -> Result<Settings, LoadError> {
    // Each struct of a crate asks, and an editor's process serves few crates.
    static CACHE: Mutex<Vec<Cached>> = Mutex::new(Vec::new());
    let now = stamp(manifest);
    let mut cache = CACHE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, _, settings)) = cache.iter().find(|(path, then, _)| **path == *manifest && *then == now) {
        return settings.clone();
    }
    let settings = std::fs::read_to_string(manifest).map_or(Ok(Settings::default()), |text| read(&text));
    cache.retain(|(path, ..)| **path != *manifest);
    cache.push((manifest.into(), now, settings.clone()));
    settings
}

fn read(text: &str) -> Result<Settings, LoadError> {
    let mut settings = Settings::default();
    for Setting { key, value, at } in written(text) {
        let fault = |problem| {
            let line = text.bytes().take(at).filter(|byte| *byte == b'\n').count().saturating_add(1);
            LoadError { file: "Cargo.toml".to_owned(), problem: Problem::Setting { key: key.clone(), line, problem } }
        };
        match (key.as_str(), value) {
            ("spec", Some(file)) => settings.spec = Some(file),
            ("unchecked", Some(word)) if word == "deny" => settings.denies_unchecked = true,
            ("unchecked", Some(_)) => return Err(fault(SettingProblem::NotDeny)),
            ("spec" | "unchecked", None) => return Err(fault(SettingProblem::NotText)),
            _ => return Err(fault(SettingProblem::Unknown)),
        }
    }
    Ok(settings)
}

/// A key of the table and its value, which is `None` if it is not a string.
struct Setting {
    key: String,
    value: Option<String>,
    /// Where the value begins, in bytes.
    at: usize,
}

/// The entries of the table, in whichever of TOML's ways they are written.
fn written(text: &str) -> Vec<Setting> {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut reader =
        Reader { source, header: Vec::new(), tables: Vec::new(), key: Vec::new(), lists: 0, found: Vec::new() };
    parse_document(&tokens, &mut |event| reader.event(&event), &mut ());
    reader.found
}

struct Reader<'t> {
    source: Source<'t>,
    /// The key of the table that a header opened.
    header: Vec<String>,
    /// The keys of the inline tables that are open.
    tables: Vec<Vec<String>>,
    /// The key that is being read, or whose value is.
    key: Vec<String>,
    /// How many arrays are open.
    lists: usize,
    found: Vec<Setting>,
}

impl Reader<'_> {
    fn event(&mut self, event: &Event) {
        match event.kind() {
            EventKind::StdTableOpen | EventKind::ArrayTableOpen => self.key.clear(),
            EventKind::StdTableClose | EventKind::ArrayTableClose => self.header = std::mem::take(&mut self.key),
            EventKind::SimpleKey => self.key.push(self.text(event, true)),
            EventKind::Newline | EventKind::ValueSep if self.lists == 0 => self.key.clear(),
            EventKind::InlineTableOpen => self.tables.push(std::mem::take(&mut self.key)),
            EventKind::InlineTableClose => {
                self.tables.pop();
                self.key.clear();
            }
            EventKind::ArrayOpen => {
                self.value(event);
                self.lists = self.lists.saturating_add(1);
            }
            EventKind::ArrayClose => self.lists = self.lists.saturating_sub(1),
            EventKind::Scalar => self.value(event),
            _ => {}
        }
    }

    /// Keeps a value, if it belongs to the table.
    fn value(&mut self, event: &Event) {
        if self.lists > 0 {
            return;
        }
        let path = self.header.iter().chain(self.tables.iter().flatten()).chain(&self.key);
        let path: Vec<&str> = path.map(String::as_str).collect();
        if let Some(key @ [_, ..]) = path.strip_prefix(&TABLE) {
            let key = key.join(".");
            let value = event.encoding().map(|_| self.text(event, false));
            self.found.push(Setting { key, value, at: event.span().start() });
        }
    }

    /// The text of a key or of a string, without quotes and escapes.
    fn text(&self, event: &Event, is_key: bool) -> String {
        let mut text = String::new();
        if let Some(raw) = self.source.get(event) {
            match is_key {
                true => raw.decode_key(&mut text, &mut ()),
                false => _ = raw.decode_scalar(&mut text, &mut ()),
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spec(text: &str) -> Option<String> {
        read(text).expect("it is right").spec
    }

    #[test]
    fn the_table_is_found_in_all_ways_to_write_it() {
        for text in [
            "[package]\nname = \"a\"\n\n[package.metadata.memoram]\nspec = \"a.yaml\" # here\n",
            "[package.metadata]\nmemoram = { spec = 'a.yaml' }",
            "[package.metadata]\nmemoram.spec = \"\\u0061.yaml\"",
            "[package]\nkeywords = [\"spec\", \"b\"]\nmetadata.\"memoram\".'spec' = \"\"\"a.yaml\"\"\"",
            "package = { name = \"a\", metadata = { other = [{ x = 1 }], memoram = { spec = \"a.yaml\" } } }",
            "package . metadata . memoram . spec=\"a.yaml\"",
        ] {
            assert_eq!(spec(text).as_deref(), Some("a.yaml"), "{text}");
        }
    }

    #[test]
    fn other_tables_say_nothing() {
        for text in [
            "",
            "[workspace.metadata.memoram]\nspec = \"a.yaml\"",
            "[package.metadata]\nspec = \"a.yaml\"\n[dependencies.memoram]\nspec = \"a.yaml\"",
            "[package.metadata.memoram]\n[package.metadata.other]\nspec = \"a.yaml\"",
            "[[bin]]\nname = \"package.metadata.memoram\"\nspec = [\"a.yaml\", { spec = \"b\" }]",
            "[package.metadata.memoram\nspec = ",
        ] {
            assert_eq!(spec(text), None, "{text}");
        }
    }

    #[test]
    fn a_wrong_entry_is_told_with_its_line() {
        let fault = |text: &str| match read(&format!("[package.metadata.memoram]\n\n{text}\n")) {
            Err(LoadError { file, problem: Problem::Setting { key, line, problem } }) => (file, key, line, problem),
            other => panic!("{other:?}"),
        };
        let file = || "Cargo.toml".to_owned();
        assert_eq!(fault("spek = \"a.yaml\""), (file(), "spek".to_owned(), 3, SettingProblem::Unknown));
        assert_eq!(fault("unchecked = \"allow\""), (file(), "unchecked".to_owned(), 3, SettingProblem::NotDeny));
        assert_eq!(fault("unchecked = true"), (file(), "unchecked".to_owned(), 3, SettingProblem::NotText));
        assert!(read("[package.metadata.memoram]\nunchecked = 'deny'\n").expect("it is right").denies_unchecked);
        assert_eq!(fault("spec = 1"), (file(), "spec".to_owned(), 3, SettingProblem::NotText));
        assert_eq!(fault("spec = [\"a.yaml\"]"), (file(), "spec".to_owned(), 3, SettingProblem::NotText));
        assert_eq!(fault("spec.file = \"a\""), (file(), "spec.file".to_owned(), 3, SettingProblem::Unknown));
    }
}
