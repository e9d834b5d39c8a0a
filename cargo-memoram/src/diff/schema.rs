//! The differences of schemas.

use std::collections::HashSet;

use memoram_openapi::{Property, Schema};

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
    fn push(&mut self, breaks: Option<Direction>, what: String) {
        let breaks = breaks.is_none_or(|direction| direction == self.direction);
        self.changes.push(Change::new(breaks, what, &self.location));
    }

    fn schema(&mut self, what: &str, old: &Schema<'_>, new: &Schema<'_>) {
        let has_properties = !old.properties().0.is_empty() || !new.properties().0.is_empty();
        if has_properties && !self.seen.insert((old.identity(), new.identity())) {
            return;
        }
        let Some(left) = self.depth.checked_sub(1) else { return };
        let depth = std::mem::replace(&mut self.depth, left);
        self.keywords(what, old, new);
        self.properties(what, old, new);
        if let (Some(old), Some(new)) = (old.items(), new.items()) {
            self.schema(&format!("{what}[]"), &old, &new);
        }
        if let (Some(old), Some(new)) = (old.values(), new.values()) {
            self.schema(&format!("{what}{{}}"), &old, &new);
        }
        self.depth = depth;
    }

    fn keywords(&mut self, what: &str, old: &Schema<'_>, new: &Schema<'_>) {
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
        match (old.is_nullable(), new.is_nullable()) {
            (false, true) => self.push(Some(Direction::Read), format!("{what} may be null now")),
            (true, false) => self.push(Some(Direction::Sent), format!("{what} may not be null any more")),
            _ => {}
        }
        self.values(what, old, new);
        let shrinks = new.max_length().filter(|after| old.max_length().is_none_or(|before| *after < before));
        if let Some(limit) = shrinks {
            self.push(Some(Direction::Sent), format!("{what} has at most {limit} characters"));
        }
        let ((least, most), (new_least, new_most)) = (old.bounds(), new.bounds());
        if let Some(limit) = new_least.filter(|after| least.is_none_or(|before| *after > before)) {
            self.push(Some(Direction::Sent), format!("{what} is at least {limit}"));
        }
        if let Some(limit) = new_most.filter(|after| most.is_none_or(|before| *after < before)) {
            self.push(Some(Direction::Sent), format!("{what} is at most {limit}"));
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
        let ((before, _), (after, _)) = (old.properties(), new.properties());
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
