//! The crate that is being compiled, and where its document is named.

use std::path::{Path, PathBuf};

use super::LoadError;
use super::manifest::{self, Settings};

/// The crate that is being compiled.
pub struct Home {
    /// The folder of its `Cargo.toml`.
    folder: Option<PathBuf>,
    manifest: Option<PathBuf>,
    /// The file that `MEMORAM_SPEC` names.
    environment: Option<String>,
}

/// The document that a crate's structs are checked against, unless they name one themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrateDocument {
    /// Its file, relative to the crate's folder.
    pub file: String,
    /// What names it.
    pub by: NamedBy,
}

/// What names the document of a crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedBy {
    /// `spec` in the table `[package.metadata.memoram]` of the crate's `Cargo.toml`.
    Manifest,
    /// The environment variable `MEMORAM_SPEC`.
    Environment,
}

impl Home {
    /// The crate that cargo compiles, by `CARGO_MANIFEST_DIR`, `CARGO_MANIFEST_PATH` and `MEMORAM_SPEC`. Read anew on every
    /// call: in an editor, one process serves many crates.
    pub fn of_the_crate() -> Self {
        let path = |variable| std::env::var_os(variable).map(PathBuf::from);
        let folder = path("CARGO_MANIFEST_DIR");
        let manifest = path("CARGO_MANIFEST_PATH").or_else(|| Some(folder.as_ref()?.join("Cargo.toml")));
        let environment = std::env::var("MEMORAM_SPEC").ok().filter(|file| !file.is_empty());
        Home { folder, manifest, environment }
    }

    /// The crate of a manifest, and the file that `MEMORAM_SPEC` names.
    pub fn of_manifest(manifest: impl Into<PathBuf>, environment: Option<&str>) -> Self {
        let manifest = manifest.into();
        let folder = manifest.parent().map(Path::to_owned);
        Home { folder, manifest: Some(manifest), environment: environment.map(str::to_owned) }
    }

    /// A folder without a manifest, and the file that `MEMORAM_SPEC` would name.
    pub fn at(folder: impl Into<PathBuf>, environment: Option<&str>) -> Self {
        Home { folder: Some(folder.into()), manifest: None, environment: environment.map(str::to_owned) }
    }

    /// The document of the whole crate: that of its manifest, else that of the environment. `None` is the bundled one.
    ///
    /// # Errors
    ///
    /// The manifest has a table `[package.metadata.memoram]` with an entry that is wrong.
    pub fn document(&self) -> Result<Option<CrateDocument>, LoadError> {
        let settings = self.settings()?;
        let by_manifest = settings.spec.map(|file| CrateDocument { file, by: NamedBy::Manifest });
        let by_environment = || Some(CrateDocument { file: self.environment.clone()?, by: NamedBy::Environment });
        Ok(by_manifest.or_else(by_environment))
    }

    /// Whether the manifest says that a type of an answer or a body must be held against the document: `unchecked = "deny"`.
    ///
    /// # Errors
    ///
    /// The manifest has a table `[package.metadata.memoram]` with an entry that is wrong.
    pub fn denies_unchecked(&self) -> Result<bool, LoadError> {
        self.settings().map(|settings| settings.denies_unchecked)
    }

    fn settings(&self) -> Result<Settings, LoadError> {
        self.manifest.as_deref().map_or_else(|| Ok(Settings::default()), manifest::settings)
    }

    /// The crate's manifest, relative to its folder, if there is one.
    pub fn manifest(&self) -> Option<&str> {
        let manifest = self.manifest.as_deref().filter(|path| path.is_file())?;
        manifest.strip_prefix(self.folder.as_deref()?).ok()?.to_str()
    }

    /// The full path of a file of the crate.
    pub(super) fn full(&self, relative: &str) -> PathBuf {
        self.folder.as_deref().unwrap_or(Path::new("")).join(relative)
    }
}
