//! The differences of schemas.

use std::collections::HashSet;

use memoram_openapi::{Property, Schema};

use super::alternatives::is_choice;
use super::{Change, Direction};

/// Deeper levels are not compared. Schemas without names may contain themselves through files.
const MAX_DEPTH: usize = 16;

/// Compares schemas, and what is in them.
pub(super) struct Comparison<'c> {
    direction: Direction,
    location: String,
    depth: usize,
    /// The pairs of objects that have been compared: once is enough, and some contain themselves.
    seen: HashSet<(u64, u64)>,
    changes: &'c mut Vec<Change>,
}

impl<'c> Comparison<'c> {
    pub(super) fn new(direction: Direction, location: impl ToString, changes: &'c mut Vec<Change>) -> Self {
        Comparison { direction, location: location.to_string(), depth: MAX_DEPTH, seen: HashSet::new(), changes }
    }

    pub(super) fn schemas(&mut self, what: &str, old: Option<Schema<'_>>, new: Option<Schema<'_>>) {
        match (old, new) {
            (Some(old), Some(new)) => self.schema(what, &old, &new),
            (None, None) => {}
            (None, Some(_)) => self.push(Some(Direction::Sent), format!("{what} has a type now")),
            (Some(_), None) => self.push(Some(Direction::Read), format!("{what} has no type any more")),
        }
    }

    /// `breaks` is the direction in which the change breaks code. `None`: in both.
    pub(super) fn push(&mut self, breaks: Option<Direction>, what: String) {
        self.say(breaks.is_none_or(|direction| direction == self.direction), what);
    }

    pub(super) fn say(&mut self, breaks: bool, what: String) {
        self.changes.push(Change::new(breaks, what, &self.location));
    }

    pub(super) fn direction(&self) -> Direction {
        self.direction
    }

    fn schema(&mut self, what: &str, old: &Schema<'_>, new: &Schema<'_>) {
        match (is_nullable(old), is_nullable(new)) {
            (false, true) => self.push(Some(Direction::Read), format!("{what} may be null now")),
            (true, false) => self.push(Some(Direction::Sent), format!("{what} may not be null any more")),
            _ => {}
        }
        self.apart_from_null(what, old, new);
    }

    pub(super) fn apart_from_null(&mut self, what: &str, old: &Schema<'_>, new: &Schema<'_>) {
        let has_parts = |schema: &Schema<'_>| !schema.properties().0.is_empty() || is_choice(schema);
        if [old, new].into_iter().any(has_parts) && !self.seen.insert((old.identity(), new.identity())) {
            return;
        }
        let Some(left) = self.depth.checked_sub(1) else { return };
        let depth = std::mem::replace(&mut self.depth, left);
        match (is_choice(old), is_choice(new)) {
            (false, false) => self.kind(what, old, new),
            _ => self.alternatives(what, old, new),
        }
        // What is no choice is compared with each alternative.
        if is_choice(old) == is_choice(new) {
            self.values(what, old, new);
            self.limits(what, old, new);
        }
        self.properties(what, old, new);
        if let (Some(old), Some(new)) = (old.items(), new.items()) {
            self.schema(&format!("{what}[]"), &old, &new);
        }
        if let (Some(old), Some(new)) = (old.values(), new.values()) {
            self.schema(&format!("{what}{{}}"), &old, &new);
        }
        self.depth = depth;
    }

    fn kind(&mut self, what: &str, old: &Schema<'_>, new: &Schema<'_>) {
        let kind = |schema: &Schema<'_>| {
            let format = schema.format().filter(|_| ["integer", "number"].contains(&schema.type_name()));
            let types = schema.type_names().join(" or ");
            format.map_or(types.clone(), |format| format!("{types} ({format})"))
        };
        let (before, after) = (kind(old), kind(new));
        if before != after {
            let shown = |kind: String| if kind.is_empty() { "anything".to_owned() } else { kind };
            self.push(None, format!("{what} was {}, and is {}", shown(before), shown(after)));
        }
    }

    fn values(&mut self, what: &str, old: &Schema<'_>, new: &Schema<'_>) {
        let (before, after): (Vec<_>, Vec<_>) = (old.enumeration().collect(), new.enumeration().collect());
        match (before.is_empty(), after.is_empty()) {
            (true, true) => {}
            (true, false) => self.push(Some(Direction::Sent), format!("{what} is one of {} now", after.join(", "))),
            (false, true) => self.push(Some(Direction::Read), format!("{what} has no list of values any more")),
            (false, false) => {
                for value in after.iter().filter(|value| !before.contains(value)) {
                    self.push(Some(Direction::Read), format!("{what} has the new value {value:?}"));
                }
                for value in before.iter().filter(|value| !after.contains(value)) {
                    self.push(Some(Direction::Sent), format!("{what} has the value {value:?} no longer"));
                }
            }
        }
    }

    fn properties(&mut self, what: &str, old: &Schema<'_>, new: &Schema<'_>) {
        let ((mut before, _), (mut after, _)) = (old.properties(), new.properties());
        // Those of alternatives are compared there.
        let elsewhere =
            if [old, new].into_iter().any(is_choice) { alternative_properties(&[old, new]) } else { HashSet::new() };
        [&mut before, &mut after].into_iter().for_each(|all| all.retain(|one| !elsewhere.contains(one.name)));
        for one in &before {
            let named = format!("{what}.{}", one.name);
            match after.iter().find(|other| other.name == one.name) {
                Some(other) => self.at(other.location, |inner| inner.property(&named, one, other)),
                None => self.at(one.location, |inner| inner.push(None, format!("{named} is removed"))),
            }
        }
        for other in after.iter().filter(|other| !before.iter().any(|one| one.name == other.name)) {
            let is_sent = !other.schema.is_some_and(|schema| schema.is_read_only());
            let breaks = other.required && is_sent && self.direction == Direction::Sent;
            let required = if other.required { "required and " } else { "" };
            let what = format!("{what}.{} is {required}new", other.name);
            self.changes.push(Change::new(breaks, what, other.location));
        }
    }

    fn property(&mut self, what: &str, old: &Property<'_>, new: &Property<'_>) {
        match (old.required, new.required) {
            (false, true) => self.push(Some(Direction::Sent), format!("{what} becomes required")),
            (true, false) => self.push(Some(Direction::Read), format!("{what} becomes optional")),
            _ => {}
        }
        self.schemas(what, old.schema, new.schema);
    }

    /// Runs with another location.
    fn at(&mut self, location: impl ToString, run: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.location, location.to_string());
        run(self);
        self.location = outer;
    }
}

/// The names of the properties that alternatives have. What is no choice is its own only alternative.
fn alternative_properties<'d>(schemas: &[&Schema<'d>]) -> HashSet<&'d str> {
    let parts = schemas.iter().flat_map(|schema| match is_choice(schema) {
        true => schema.alternatives(),
        false => vec![**schema],
    });
    parts.flat_map(|part| part.properties().0).map(|property| property.name).collect()
}

fn is_nullable(schema: &Schema<'_>) -> bool {
    schema.is_nullable() || is_choice(schema) && schema.alternatives().iter().any(Schema::is_nullable)
}
