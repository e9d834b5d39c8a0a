//! The differences of schemas that are one of several.

use memoram_openapi::Schema;

use super::Direction;
use super::schema::Comparison;

/// One of the schemas that a value may be of, and what it is called.
type Alternative<'d> = (String, Schema<'d>);

impl Comparison<'_> {
    /// Compares each alternative with the one that it has become.
    pub(super) fn alternatives(&mut self, what: &str, old: &Schema<'_>, new: &Schema<'_>) {
        let are_tagged = [old, new].iter().all(|schema| schema.discriminator().is_some());
        let (mut before, mut after) = (alternatives(old, are_tagged), alternatives(new, are_tagged));
        let is_named = |one: &Alternative<'_>, other: &Alternative<'_>| one.0 == other.0;
        let is_same = |one: &Alternative<'_>, other: &Alternative<'_>| one.1.identity() == other.1.identity();
        // Several may have one name, and one may have another name now; a tag is no mere name.
        let mut pairs = pairs(&mut before, &mut after, |one, other| is_named(one, other) && is_same(one, other));
        pairs.extend(self::pairs(&mut before, &mut after, is_named));
        pairs.extend(self::pairs(&mut before, &mut after, |one, other| !are_tagged && is_same(one, other)));
        for (one, other) in pairs {
            self.apart_from_null(what, &one, &other);
        }
        for (name, _) in before {
            self.push(Some(Direction::Sent), format!("{what} may be {name} no longer"));
        }
        for (name, _) in after {
            self.push(Some(Direction::Read), format!("{what} may be {name} now"));
        }
    }
}

/// Takes out the pairs that a rule finds.
fn pairs<'o, 'n>(
    before: &mut Vec<Alternative<'o>>,
    after: &mut Vec<Alternative<'n>>,
    is_pair: impl Fn(&Alternative<'o>, &Alternative<'n>) -> bool,
) -> Vec<(Schema<'o>, Schema<'n>)> {
    let mut found = Vec::new();
    before.retain(|one| match after.iter().position(|other| is_pair(one, other)) {
        Some(index) => {
            found.push((one.1, after.remove(index).1));
            false
        }
        None => true,
    });
    found
}

/// Whether it is one of several schemas that say what a value is, and not only what is required of it.
pub(super) fn is_choice(schema: &Schema<'_>) -> bool {
    let says = |one: &Schema<'_>| !one.properties().0.is_empty() || !["", "object"].contains(&one.type_name());
    schema.alternatives().iter().any(says)
}

/// By the values of the discriminator, else by name, else by type. What is no choice is its own only alternative.
fn alternatives<'d>(schema: &Schema<'d>, is_tagged: bool) -> Vec<Alternative<'d>> {
    let name = |one: &Schema<'_>| match (one.name(), one.type_names().join(" or ")) {
        (Some(name), _) => format!("`{name}`"),
        (None, types) if types.is_empty() => "anything".to_owned(),
        (None, types) => types,
    };
    match schema.discriminator().filter(|_| is_tagged) {
        Some(tagged) => tagged.alternatives.into_iter().map(|(value, one)| (format!("`{value}`"), one)).collect(),
        None if is_choice(schema) => schema.alternatives().into_iter().map(|one| (name(&one), one)).collect(),
        None => vec![(name(schema), *schema)],
    }
}
