//! The crate that the command is for: its manifest, its documents, its sources.

mod attribute;
mod document;
mod sources;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use anyhow::{Context, bail};
use memoram_openapi::{Document, Home, Method, shape};

pub(crate) use attribute::{Spec, names_in, route_of};
pub(crate) use document::read;
pub(crate) use sources::{Endpoint, Sources};

use crate::args::At;

pub(crate) struct Project {
    manifest: PathBuf,
    home: Home,
    /// The document of `--spec`.
    spec: Option<PathBuf>,
}

impl Project {
    /// The crate at or above the current folder, or that of `--manifest-path`.
    pub(crate) fn find(at: &At) -> anyhow::Result<Self> {
        let mut locate = cargo();
        locate.args(["locate-project", "--message-format", "plain"]);
        if let Some(path) = &at.manifest_path {
            locate.arg("--manifest-path").arg(path);
        }
        let manifest = PathBuf::from(output(&mut locate)?.trim());
        let environment = std::env::var("MEMORAM_SPEC").ok().filter(|file| !file.is_empty());
        let home = Home::of_manifest(&manifest, environment.as_deref());
        Ok(Project { manifest, home, spec: at.spec.clone() })
    }

    /// The folder of the manifest.
    pub(crate) fn folder(&self) -> &Path {
        self.manifest.parent().unwrap_or(Path::new(""))
    }

    /// Whether `--spec` is given.
    pub(crate) fn has_spec(&self) -> bool {
        self.spec.is_some()
    }

    /// The document of `--spec`, else that of the crate.
    pub(crate) fn document(&self) -> anyhow::Result<Arc<Document>> {
        match &self.spec {
            Some(file) => read(file),
            None => self.document_of(&Spec::Default),
        }
    }

    /// The document that a struct with this `spec` is checked against.
    pub(crate) fn document_of(&self, spec: &Spec) -> anyhow::Result<Arc<Document>> {
        let file = match spec {
            Spec::Default => self.home.document().map_err(document::error)?.map(|document| document.file),
            Spec::File(file) => Some(file.clone()),
            Spec::Bundled => None,
            Spec::None => bail!("the struct has no document"),
        };
        memoram_openapi::load(file.as_deref(), &self.home).map_err(document::error)
    }

    /// What `spec` a new struct needs so that it is checked against [`Project::document`].
    pub(crate) fn spec_option(&self) -> anyhow::Result<Option<String>> {
        let Some(file) = &self.spec else { return Ok(None) };
        let folder = self.folder().canonicalize()?;
        let full = file.canonicalize().with_context(|| file.display().to_string())?;
        let default = self.home.document().map_err(document::error)?;
        if default.is_some_and(|default| folder.join(default.file).canonicalize().is_ok_and(|path| path == full)) {
            return Ok(None);
        }
        let relative = full.strip_prefix(&folder).ok().and_then(Path::to_str);
        let relative = relative
            .with_context(|| format!("{} is not in the crate's folder, where `spec` must find it", file.display()))?;
        Ok(Some(relative.replace('\\', "/")))
    }

    /// The structs of the crate, as far as its sources show them.
    pub(crate) fn sources(&self) -> anyhow::Result<Sources> {
        let mut metadata = cargo();
        metadata.args(["metadata", "--no-deps", "--format-version", "1", "--manifest-path"]).arg(&self.manifest);
        let metadata: serde_json::Value = serde_json::from_str(&output(&mut metadata)?)?;
        let packages = metadata.get("packages").and_then(|packages| packages.as_array()).into_iter().flatten();
        let text = |value: &serde_json::Value, key: &str| value.get(key)?.as_str().map(PathBuf::from);
        let is_ours =
            |package: &&serde_json::Value| text(package, "manifest_path").is_some_and(|path| path == self.manifest);
        let targets = packages.filter(is_ours).filter_map(|package| package.get("targets")?.as_array()).flatten();
        Sources::read(targets.filter_map(|target| text(target, "src_path")), self.folder())
    }

    /// Whether an endpoint's document is this one. Its placeholders may have other names.
    pub(crate) fn is_for(&self, endpoint: &Endpoint, document: &Arc<Document>) -> bool {
        endpoint.spec != Spec::None
            && self.document_of(&endpoint.spec).is_ok_and(|its| {
                let files = |document: &Document| {
                    let name = document.files().next().map(str::to_owned);
                    let base = name.map(|name| self.folder().join(name));
                    base.map(|path| path.canonicalize().unwrap_or(path))
                };
                Arc::ptr_eq(&its, document) || self.spec.is_some() && self.same_as_spec(&files(&its))
            })
    }

    fn same_as_spec(&self, path: &Option<PathBuf>) -> bool {
        let spec = self.spec.as_ref().and_then(|spec| spec.canonicalize().ok());
        spec.is_some() && spec == *path
    }

    /// The structs for an operation of a document.
    pub(crate) fn endpoints<'s>(
        &self,
        sources: &'s Sources,
        document: &Arc<Document>,
        (method, path): (Method, &str),
    ) -> Vec<&'s Endpoint> {
        let is_it = |one: &&Endpoint| one.method == method.as_str() && shape(&one.path) == shape(path);
        sources.endpoints.iter().filter(is_it).filter(|one| self.is_for(one, document)).collect()
    }
}

/// Cargo tells its subcommands where it is.
fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

fn output(command: &mut Command) -> anyhow::Result<String> {
    let output = command.output().context("cargo cannot be run")?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr).trim().trim_start_matches("error: "));
    }
    Ok(String::from_utf8(output.stdout)?)
}
