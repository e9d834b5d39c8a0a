//! Which modules use which, read from the text of the sources.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A path in code, word by word.
type Name = Vec<String>;
/// For each module of a folder, the modules beside it that it uses, and where.
type Edges = BTreeMap<String, BTreeMap<String, String>>;

/// The words and signs of a source, with their lines.
fn tokens(source: &str) -> Vec<(usize, &str)> {
    let mut tokens = Vec::new();
    // The indentation of a test item: rustfmt indents the lines of an item more, except for the first and the last.
    let mut test = None;
    for (line, text) in (1..).zip(source.lines()) {
        let indent = text.len() - text.trim_start().len();
        let mut code = text.split("//").next().unwrap_or_default().trim();
        if code.starts_with("#[cfg(test)]") {
            test = Some(indent);
        } else if test.is_some() {
            test = test.filter(|start| *start != indent || !code.ends_with([';', ',', '}']));
            continue;
        }
        while !code.is_empty() {
            let sign = if code.starts_with("::") { 2 } else { code.chars().next().map_or(0, char::len_utf8) };
            let word = code.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(code.len());
            let (token, rest) = code.split_at(if word == 0 { sign } else { word });
            tokens.push((line, token));
            code = rest.trim_start();
        }
    }
    tokens
}

/// A path as it is written.
#[derive(Clone, Default)]
struct Written {
    path: Name,
    line: usize,
    is_use: bool,
    /// The name after `as`.
    alias: Option<String>,
}

/// The paths of `use` items, and those in code that start with `crate` or `super`.
fn paths(source: &str) -> Vec<Written> {
    let (mut found, mut now, mut before) = (Vec::new(), Written::default(), "");
    // The lengths of the paths before each open `{` of a `use` item.
    let mut groups = Vec::new();
    for (line, token) in tokens(source) {
        let is_word = token.starts_with(|c: char| c.is_alphanumeric() || "_*".contains(c));
        match (before, token) {
            (_, "::" | "as") => {}
            ("as", name) => now.alias = Some(name.to_owned()),
            ("::", "{") => groups.push(now.path.len()),
            ("::", word) if is_word => now.path.push(word.to_owned()),
            _ => {
                let is_new = groups.last().is_none_or(|shared| now.path.len() > *shared);
                let is_local = now.path.first().is_some_and(|first| first == "crate" || first == "super");
                if is_new && (now.is_use || is_local) {
                    found.push(now.clone());
                }
                if token == "}" {
                    groups.pop();
                }
                now.path.truncate(groups.last().copied().unwrap_or(0));
                now.is_use = token == "use" || now.is_use && token != ";";
                now.alias = None;
                now.path.extend((is_word && token != "use").then(|| token.to_owned()));
            }
        }
        now.line = line;
        before = token;
    }
    found
}

/// The sources of one crate.
#[derive(Default)]
pub(crate) struct Sources {
    modules: BTreeSet<Name>,
    /// What a name in a module stands for.
    imports: BTreeMap<Name, Name>,
    /// The module, the path, and where it is written.
    uses: Vec<(Name, Name, String)>,
}

impl Sources {
    /// Reads a file, which is named as it is below `src`.
    pub(crate) fn add(&mut self, file: &str, source: &str) {
        let mut module: Name = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        module.pop_if(|last| last == "lib" || last == "mod");
        for Written { mut path, line, is_use, alias } in paths(source) {
            path.retain(|word| word != "self");
            let name = alias.or(path.last().cloned()).unwrap_or_default();
            let path = [module.as_slice(), &path].concat();
            if is_use {
                self.imports.entry([module.as_slice(), &[name]].concat()).or_insert(path.clone());
            }
            self.uses.push((module.clone(), path, format!("{file}:{line}")));
        }
        self.modules.insert(module);
    }

    /// The modules that a path leads through. A re-export leads on to the module that has the item.
    fn visited(&self, path: &Name) -> Vec<Name> {
        let (mut here, mut seen, mut rest) = (Name::new(), Vec::new(), VecDeque::from(path.clone()));
        let mut followed = BTreeSet::new();
        while let Some(word) = rest.pop_front() {
            match word.as_str() {
                "crate" => here.clear(),
                "super" => drop(here.pop()),
                _ => here.push(word),
            }
            if here.is_empty() {
                continue;
            } else if self.modules.contains(&here) {
                seen.push(here.clone());
            } else if let Some(target) = self.imports.get(&here).filter(|_| followed.insert(here.clone())) {
                rest = target.iter().cloned().chain(rest).collect();
                here.clear();
            } else {
                break;
            }
        }
        seen
    }

    /// The edges between the modules of each folder.
    fn edges(&self) -> BTreeMap<Name, Edges> {
        let is_folder =
            |name: &[String]| self.modules.iter().any(|one| one.len() > name.len() && one.starts_with(name));
        let mut edges = BTreeMap::<Name, Edges>::new();
        for (from, path, at) in &self.uses {
            for to in self.visited(path) {
                let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
                let (Some(user), Some(used)) = (from.get(shared), to.get(shared)) else { continue };
                if shared == 0 || is_folder(&from[..=shared]) && is_folder(&to[..=shared]) {
                    let users = edges.entry(from[..shared].to_vec()).or_default();
                    users.entry(user.clone()).or_default().entry(used.clone()).or_insert_with(|| at.clone());
                }
            }
        }
        edges
    }

    /// The shortest circle of each folder that has one, one line for each step.
    pub(crate) fn circles(&self) -> Vec<String> {
        let shortest = |edges: &Edges| edges.keys().filter_map(|start| circle(start, edges)).min_by_key(Vec::len);
        self.edges().values().filter_map(shortest).map(|steps| steps.join("\n")).collect()
    }
}

/// The shortest way from a module back to itself.
fn circle(start: &String, edges: &Edges) -> Option<Vec<String>> {
    let (mut open, mut seen) = (VecDeque::from([(start, Vec::new())]), BTreeSet::new());
    while let Some((user, steps)) = open.pop_front() {
        for (used, at) in edges.get(user).into_iter().flatten() {
            let steps = [steps.as_slice(), &[format!("`{user}` uses `{used}` at {at}")]].concat();
            if used == start {
                return Some(steps);
            }
            if seen.insert(used) {
                open.push_back((used, steps));
            }
        }
    }
    None
}
