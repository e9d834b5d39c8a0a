//! The next build notices a changed OpenAPI document, even if no Rust code has changed.

#[path = "support/cargo.rs"]
mod cargo;

use std::fs;
use std::path::{Path, PathBuf};

const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: Notes, version: 1.0.0}
paths:
  /notes:
    post:
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [noteText]
              properties:
                noteText: {type: string}
      responses:
        '204': {description: stored}
";

const SOURCE: &str = "\
//! Notes.
use memoram_runtime::memoram_endpoint;

/// Stores a note.
#[memoram_endpoint(POST, \"/notes\"OPTIONS)]
pub struct CreateNote<'a> {
    /// Its text.
    pub note_text: &'a str,
}
";

/// A crate outside the workspace, with the given files.
struct Crate(PathBuf);

impl Crate {
    fn new(name: &str, options: &str, config: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(folder.join("src")).expect("the folder can be made");
        fs::create_dir_all(folder.join(".cargo")).expect("the folder can be made");
        let runtime = cargo::root().join("memoram-runtime");
        let manifest = format!(
            "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
             [dependencies]\nmemoram-runtime = {{ path = {runtime:?} }}\n"
        );
        let this = Crate(folder);
        this.write("Cargo.toml", &manifest);
        this.write("src/lib.rs", &SOURCE.replace("OPTIONS", options));
        this.write(".cargo/config.toml", config);
        this.write("notes.yaml", DOCUMENT);
        this
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.0.join(file), text).expect("the file can be written");
    }

    /// The output of `cargo check` if it fails, and `None` if it succeeds.
    fn fault(&self) -> Option<String> {
        let output = cargo::cargo(&self.0, &["check", "--quiet", "--color", "never"]);
        (!output.status.success()).then(|| cargo::printed(&output))
    }
}

#[test]
fn an_edited_document_is_checked_again_and_a_restored_one_passes() {
    let notes = Crate::new("rebuild-edited", ", spec = \"notes.yaml\"", "");
    assert_eq!(notes.fault(), None);

    notes.write("notes.yaml", &DOCUMENT.replace("noteText", "text"));
    let fault = notes.fault().expect("the edited document is seen");
    assert!(fault.contains("error: `note_text` is not a property of `POST /notes`"), "{fault}");
    assert!(fault.contains("help: there is `text`") && fault.contains("note: notes.yaml:5"), "{fault}");

    fs::remove_file(notes.0.join("notes.yaml")).expect("the document can be deleted");
    let fault = notes.fault().expect("the deleted document is seen");
    assert!(fault.contains("error: cannot read the OpenAPI document `notes.yaml`"), "{fault}");
    assert!(!fault.contains("error: couldn't read"), "{fault}");

    notes.write("notes.yaml", DOCUMENT);
    assert_eq!(notes.fault(), None);
}

#[test]
fn a_file_that_the_document_refers_to_is_watched_too() {
    let notes = Crate::new("rebuild-files", ", spec = \"notes.yaml\"", "");
    let schema = "type: object\nrequired: [noteText]\nproperties:\n  noteText: {type: string}\n";
    let (before, after) = DOCUMENT.split_once("            schema:\n").expect("it has a schema");
    let (_, after) = after.split_once("      responses:\n").expect("it has answers");
    let document = format!("{before}            schema: {{$ref: schemas/note.yaml}}\n      responses:\n{after}");
    fs::create_dir_all(notes.0.join("schemas")).expect("the folder can be made");
    notes.write("notes.yaml", &document);
    notes.write("schemas/note.yaml", schema);
    assert_eq!(notes.fault(), None);

    notes.write("schemas/note.yaml", &schema.replace("noteText", "text"));
    let fault = notes.fault().expect("the edited file is seen");
    assert!(fault.contains("error: `note_text` is not a property of `POST /notes`"), "{fault}");

    fs::remove_file(notes.0.join("schemas/note.yaml")).expect("the file can be deleted");
    let fault = notes.fault().expect("the deleted file is seen");
    assert!(fault.contains("error: notes.yaml:10: `schemas/note.yaml` does not exist"), "{fault}");
    assert!(!fault.contains("error: couldn't read"), "{fault}");

    notes.write("schemas/note.yaml", schema);
    assert_eq!(notes.fault(), None);
}

#[test]
fn memoram_spec_sets_the_document_of_a_crate() {
    let notes = Crate::new("rebuild-environment", "", "[env]\nMEMORAM_SPEC = \"notes.yaml\"\n");
    assert_eq!(notes.fault(), None);

    notes.write("notes.yaml", &DOCUMENT.replace("/notes:", "/remarks:"));
    let fault = notes.fault().expect("the edited document is seen");
    assert!(fault.contains("error: the document has no path `/notes`"), "{fault}");
    notes.write("notes.yaml", DOCUMENT);
    assert_eq!(notes.fault(), None);

    notes.write(".cargo/config.toml", "");
    let fault = notes.fault().expect("the changed environment is seen");
    assert!(fault.contains("checked against the bundled Memoram API"), "{fault}");
}

/// The manifest is found wherever cargo is run, is asked before the environment, and is watched.
#[test]
fn the_manifest_sets_the_document_of_a_crate() {
    let notes = Crate::new("rebuild-manifest", "", "[env]\nMEMORAM_SPEC = \"other.yaml\"\n");
    let manifest = fs::read_to_string(notes.0.join("Cargo.toml")).expect("it was written");
    notes.write("Cargo.toml", &format!("{manifest}\n[package.metadata.memoram]\nspec = \"notes.yaml\"\n"));
    assert_eq!(notes.fault(), None);
    let path = notes.0.join("Cargo.toml");
    let elsewhere = cargo::cargo(&std::env::temp_dir(), &["check", "--manifest-path", &path.to_string_lossy()]);
    assert!(elsewhere.status.success(), "{}", cargo::printed(&elsewhere));

    notes.write("Cargo.toml", &format!("{manifest}\n[package.metadata.memoram]\nspec = \"none.yaml\"\n"));
    let fault = notes.fault().expect("the changed manifest is seen");
    assert!(fault.contains("error: cannot read the OpenAPI document `none.yaml`"), "{fault}");
    assert!(fault.contains("named by `[package.metadata.memoram]` in Cargo.toml"), "{fault}");

    notes.write("Cargo.toml", &format!("{manifest}\n[package.metadata.memoram]\nspek = \"notes.yaml\"\n"));
    let fault = notes.fault().expect("the wrong key is seen");
    assert!(fault.contains("error: `[package.metadata.memoram]` has no key `spek`"), "{fault}");
    assert!(fault.contains("help: did you mean `spec`?") && fault.contains("note: Cargo.toml:"), "{fault}");

    notes.write("Cargo.toml", &manifest);
    let fault = notes.fault().expect("the missing table is seen");
    assert!(fault.contains("named by `MEMORAM_SPEC`") && fault.contains("`other.yaml`"), "{fault}");
}

/// A crate may want every type of an answer and a body to be held against the document.
#[test]
fn types_that_are_not_checked_can_be_denied() {
    let notes = Crate::new("rebuild-unchecked", ", spec = \"notes.yaml\"", "");
    let answer = "content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}";
    notes.write(
        "notes.yaml",
        &DOCUMENT.replace("'204': {description: stored}", &format!("'200': {{description: it, {answer}}}")),
    );
    let source = |response: &str| {
        SOURCE.replace("OPTIONS", &format!(", spec = \"notes.yaml\", response = {response}"))
            + "/// An answer.\n#[derive(serde::Deserialize)]\npub struct Free {}\n\
               /// Another.\n#[memoram_runtime::memoram_schema(POST, \"/notes\", spec = \"notes.yaml\")]\n\
               #[derive(serde::Deserialize)]\npub struct Held {}\n"
    };
    let manifest = fs::read_to_string(notes.0.join("Cargo.toml")).expect("it was written");
    let manifest = format!("{manifest}serde = {{ version = \"1\", features = [\"derive\"] }}\n");
    notes.write("Cargo.toml", &manifest);
    notes.write("src/lib.rs", &source("Free"));
    assert_eq!(notes.fault(), None);

    notes.write("Cargo.toml", &format!("{manifest}\n[package.metadata.memoram]\nunchecked = \"deny\"\n"));
    let fault = notes.fault().expect("the type is denied");
    assert!(fault.contains("`Free` is not checked against the document"), "{fault}");
    assert!(fault.contains("help: `#[memoram_schema]` above its derive"), "{fault}");

    for allowed in ["Held", "Option<Box<Held>>", "Free, unchecked", "memoram_runtime::Bytes", "()"] {
        notes.write("src/lib.rs", &source(allowed));
        assert_eq!(notes.fault(), None, "{allowed}");
    }
}

#[test]
fn a_deprecated_operation_warns_at_the_struct_and_the_warning_can_be_allowed() {
    let notes = Crate::new("rebuild-deprecated", ", spec = \"notes.yaml\"", "");
    notes.write("notes.yaml", &DOCUMENT.replace("    post:\n", "    post:\n      deprecated: true\n"));
    notes.write("src/lib.rs", &format!("#![deny(warnings)]\n{}", SOURCE.replace("OPTIONS", ", spec = \"notes.yaml\"")));
    let fault = notes.fault().expect("the warning is denied");
    assert!(fault.contains("`POST /notes` is deprecated at notes.yaml:5"), "{fault}");
    assert!(fault.contains("pub struct CreateNote") && fault.contains("^^^^^^^^^^"), "{fault}");

    let allowed =
        SOURCE.replace("OPTIONS", ", spec = \"notes.yaml\"").replace("pub struct", "#[allow(deprecated)]\npub struct");
    notes.write("src/lib.rs", &format!("#![deny(warnings)]\n{allowed}"));
    assert_eq!(notes.fault(), None);
}
