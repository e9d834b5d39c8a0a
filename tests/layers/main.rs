//! The modules of each crate form layers: no module uses another that uses it, directly or through others.
//!
//! The test compares all modules at the top of a crate, and folders further down. The root of a crate does not count,
//! and neither does code that is compiled only for tests.

mod sources;

use std::error::Error;
use std::fs;
use std::path::Path;

use sources::Sources;

fn read(sources: &mut Sources, src: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.file_stem().is_some_and(|name| name == "tests") {
            continue;
        } else if path.is_dir() {
            read(sources, src, &path)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            sources.add(path.strip_prefix(src)?.to_str().ok_or("not UTF-8")?, &fs::read_to_string(&path)?);
        }
    }
    Ok(())
}

#[test]
fn no_crate_has_a_circle() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut circles = Vec::new();
    for name in ["memoram-openapi", "memoram-macros", "memoram-runtime", "memoram-sandbox", "cargo-memoram"] {
        let (mut sources, src) = (Sources::default(), root.join(name).join("src"));
        if src.exists() {
            read(&mut sources, &src, &src)?;
            circles.extend(sources.circles().iter().map(|circle| format!("{name}:\n{circle}")));
        }
    }
    assert!(circles.is_empty(), "{}", circles.join("\n\n"));
    Ok(())
}

/// The steps of the circles between made-up files.
fn steps(files: &[(&str, &str)]) -> Vec<String> {
    let mut sources = Sources::default();
    files.iter().for_each(|(file, source)| sources.add(file, source));
    let mut steps: Vec<_> = sources.circles().iter().flat_map(|circle| circle.lines()).map(str::to_owned).collect();
    steps.sort_unstable();
    steps
}

#[test]
fn a_circle_is_found_through_groups_and_re_exports() {
    let files = [
        ("lib.rs", "mod a;\nmod b;\nmod c;\npub use c::{D, C as E};"),
        ("a/mod.rs", "pub use inner::Inner;"),
        ("a/inner.rs", "use crate::{\n    D,\n    b::{self, x::{y, z}},\n};\nstruct Inner;"),
        ("b.rs", "fn new() { crate::E::<u8>::new() }"),
        ("c.rs", "fn new() {\n    super::a::Inner::new()\n}"),
    ];
    assert_eq!(steps(&files), ["`a` uses `c` at a/inner.rs:2", "`c` uses `a` at c.rs:2"]);
    let files = [files[0], files[1], ("a/inner.rs", "use crate::{\n    b::{self, D},\n};"), files[3], files[4]];
    let all = ["`a` uses `b` at a/inner.rs:2", "`b` uses `c` at b.rs:1", "`c` uses `a` at c.rs:2"];
    assert_eq!(steps(&files), all);
}

#[test]
fn a_circle_between_folders_of_a_folder_is_found() {
    let files = [
        ("lib.rs", ""),
        ("top/mod.rs", "use left::Left;"),
        ("top/left/mod.rs", "use super::right::Right;"),
        ("top/left/leaf.rs", ""),
        ("top/right/mod.rs", ""),
        ("top/right/leaf.rs", "use super::super::Left;"),
    ];
    assert_eq!(
        steps(&files),
        ["`left` uses `right` at top/left/mod.rs:1", "`right` uses `left` at top/right/leaf.rs:1"]
    );
}

#[test]
fn tests_and_comments_do_not_count() {
    let source = "// use crate::b;\n#[cfg(test)]\nmod more {\n    use crate::b;\n}\nuse crate::c;";
    assert_eq!(steps(&[("lib.rs", ""), ("a.rs", source), ("b.rs", "use crate::a;"), ("c.rs", "")]), [""; 0]);
}
