//! The differences of limits: of numbers, of lengths and counts, and of what a text matches.

use memoram_openapi::{Limit, Schema};

use super::Direction;
use super::schema::Comparison;

/// The integer types of Rust.
const INTEGERS: [(i128, i128); 8] = [
    (i8::MIN as i128, i8::MAX as i128),
    (u8::MIN as i128, u8::MAX as i128),
    (i16::MIN as i128, i16::MAX as i128),
    (u16::MIN as i128, u16::MAX as i128),
    (i32::MIN as i128, i32::MAX as i128),
    (u32::MIN as i128, u32::MAX as i128),
    (i64::MIN as i128, i64::MAX as i128),
    (u64::MIN as i128, u64::MAX as i128),
];

/// The least, and the greatest.
type Range<T> = (Option<T>, Option<T>);

/// `was` and `is`.
type Verbs = (&'static str, &'static str);
const IS: Verbs = ("was", "is");
const HAS: Verbs = ("had", "has");

impl Comparison<'_> {
    pub(super) fn limits(&mut self, what: &str, old: &Schema<'_>, new: &Schema<'_>) {
        match [old, new].iter().all(|schema| schema.type_name() == "integer") {
            true => self.integers(what, old.bounds(), new.bounds()),
            false => self.numbers(what, old.limits(), new.limits()),
        }
        self.counts(what, "characters", old.lengths(), new.lengths());
        self.counts(what, "items", old.item_counts(), new.item_counts());
        self.counts(what, "properties", old.property_counts(), new.property_counts());
        self.form(what, ("matched", "matches"), old.pattern(), new.pattern());
        let multiple = |schema: &Schema<'_>| schema.multiple_of().map(|of| format!("a multiple of {of}"));
        self.form(what, IS, multiple(old), multiple(new));
        let unique = |schema: &Schema<'_>| schema.has_unique_items().then_some("no item twice");
        self.form(what, HAS, unique(old), unique(new));
    }

    /// A type that held every value may not hold those of a wider range.
    fn integers(&mut self, what: &str, old: Range<i128>, new: Range<i128>) {
        let loses = |wider: Range<i128>| INTEGERS.iter().any(|ty| holds(*ty, old) && !holds(*ty, wider));
        let (least, most) = (|limit: &i128| format!("at least {limit}"), |limit: &i128| format!("at most {limit}"));
        self.limit((what, IS), (old.0, new.0), |one, other| one > other, least, loses((new.0, old.1)));
        self.limit((what, IS), (old.1, new.1), |one, other| one < other, most, loses((old.0, new.1)));
    }

    /// Numbers with fractions have one type.
    fn numbers(&mut self, what: &str, old: Range<Limit<'_>>, new: Range<Limit<'_>>) {
        let is_tighter =
            |one: &Limit<'_>, other: &Limit<'_>| one.value == other.value && one.is_exclusive && !other.is_exclusive;
        self.limit(
            (what, IS),
            (old.0, new.0),
            |one, other| one.value > other.value || is_tighter(one, other),
            Limit::as_least,
            false,
        );
        self.limit(
            (what, IS),
            (old.1, new.1),
            |one, other| one.value < other.value || is_tighter(one, other),
            Limit::as_most,
            false,
        );
    }

    fn counts(&mut self, what: &str, things: &str, old: Range<usize>, new: Range<usize>) {
        // Nothing has fewer than none.
        let above_none = |count: Option<usize>| count.filter(|count| *count > 0);
        let least = |count: &usize| format!("at least {count} {things}");
        let most = |count: &usize| format!("at most {count} {things}");
        self.limit((what, HAS), (above_none(old.0), above_none(new.0)), |one, other| one > other, least, false);
        self.limit((what, HAS), (old.1, new.1), |one, other| one < other, most, false);
    }

    /// One limit. `widens_types` says whether a wider one breaks types that values are read into.
    fn limit<T>(
        &mut self,
        (what, (was, is)): (&str, Verbs),
        (old, new): (Option<T>, Option<T>),
        is_stricter: impl Fn(&T, &T) -> bool,
        text: impl Fn(&T) -> String,
        widens_types: bool,
    ) {
        let (is_narrower, said) = match (&old, &new) {
            (None, None) => return,
            (None, Some(after)) => (true, format!("{what} {is} {} now", text(after))),
            (Some(before), None) => (false, format!("{what} {is} {} no longer", text(before))),
            (Some(before), Some(after)) if is_stricter(before, after) || is_stricter(after, before) => {
                (is_stricter(after, before), format!("{what} {was} {}, and {is} {}", text(before), text(after)))
            }
            (Some(_), Some(_)) => return,
        };
        let breaks = match self.direction() {
            Direction::Sent => is_narrower,
            Direction::Read => !is_narrower && widens_types,
        };
        self.say(breaks, said);
    }

    /// A form that values have. Which of two forms allows more cannot be known.
    fn form(&mut self, what: &str, (was, is): Verbs, old: Option<impl ToString>, new: Option<impl ToString>) {
        let is_sent = self.direction() == Direction::Sent;
        match (old.map(|form| form.to_string()), new.map(|form| form.to_string())) {
            (old, new) if old == new => {}
            (Some(old), Some(new)) => self.say(is_sent, format!("{what} {was} {old}, and {is} {new}")),
            (None, Some(new)) => self.say(is_sent, format!("{what} {is} {new} now")),
            (Some(old), None) => self.say(false, format!("{what} {is} {old} no longer")),
            (None, None) => {}
        }
    }
}

/// Whether a type holds every value of a range. A limit that is missing is that of `i64`, which is written then.
fn holds((least, most): (i128, i128), range: Range<i128>) -> bool {
    least <= range.0.unwrap_or(i64::MIN.into()) && range.1.unwrap_or(i64::MAX.into()) <= most
}
