//! `paginate(cursor = cursor, next = pagination.next_cursor, items = notes, item = Note)`, and the other ways from one page to
//! the next.

use memoram_openapi::spelling::nearest;
use proc_macro2::{Ident, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Token, Type, parenthesized, token};

use super::FieldPath;
use super::borrowed::owned;
use super::field_path::Items;
use super::syntax::{equals, given_twice, parsed, skip_until_comma};
use crate::error::Errors;
use crate::message::Message;

/// How the pages of a list follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Cursor,
    Page,
    Offset,
    Link,
    NextUrl,
}

impl Kind {
    /// The kind that a key is of. `items` and `item` are of every kind.
    fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "cursor" | "next" => Kind::Cursor,
            "page" => Kind::Page,
            "offset" => Kind::Offset,
            "link" => Kind::Link,
            "next_url" => Kind::NextUrl,
            _ => return None,
        })
    }

    /// The keys that it must have, with an example of each.
    fn keys(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Kind::Cursor => &[("cursor", "cursor"), ("next", "next_cursor"), ("items", "items")],
            Kind::Page => &[("page", "page"), ("items", "items")],
            Kind::Offset => &[("offset", "offset"), ("limit", "limit"), ("items", "items")],
            // Such answers are mostly lists themselves.
            Kind::Link => &[("link", ""), ("items", ".")],
            Kind::NextUrl => &[("next_url", "next"), ("items", "items")],
        }
    }

    fn takes(self, key: &str) -> bool {
        key == "item" || self == Kind::Page && key == "limit" || self.keys().iter().any(|(known, _)| *known == key)
    }
}

/// Every key that there is, with an example.
const KEYS: [(&str, &str); 9] = [
    ("cursor", "cursor"),
    ("next", "next_cursor"),
    ("page", "page"),
    ("offset", "offset"),
    ("limit", "limit"),
    ("link", ""),
    ("next_url", "next"),
    ("items", "items"),
    ("item", "T"),
];

/// What `paginate` says. What is `None` is missing, wrong, or of another kind; the first two have been reported.
pub(crate) struct Paginate {
    /// The option's own word.
    pub(crate) word: Ident,
    pub(crate) kind: Kind,
    /// The struct's field that says which page it is: a cursor, a page number or an offset.
    pub(crate) position: Option<Ident>,
    /// The struct's field that limits the number of items on a page.
    pub(crate) limit: Option<Ident>,
    /// Where the answer has the cursor or the URL of the next page.
    pub(crate) next: Option<FieldPath>,
    /// Where the answer has the items.
    pub(crate) items: Option<FieldPath>,
    /// The type of one of them.
    pub(crate) item: Option<Type>,
    /// Whether a key is missing or wrong.
    pub(crate) faulty: bool,
}

pub(super) fn read(input: ParseStream<'_>, word: &Ident, errors: &mut Errors) -> syn::Result<Paginate> {
    let (word, before) = (word.clone(), errors.count());
    let mut paginate = Paginate {
        word,
        kind: Kind::Cursor,
        position: None,
        limit: None,
        next: None,
        items: None,
        item: None,
        faulty: true,
    };
    if !input.peek(token::Paren) {
        let wrong = input.fork().parse::<TokenTree>().unwrap_or_else(|_| paginate.word.clone().into());
        let message = Message::new("`paginate` says in parentheses how pages follow one another");
        errors.push(wrong, &message.help("`paginate(cursor = cursor, next = next_cursor, items = items)`"));
        skip_until_comma(input)?;
        return Ok(paginate);
    }
    let content;
    parenthesized!(content in input);
    let seen = paginate.read_keys(&content, errors)?;
    paginate.check_keys(&seen, errors);
    paginate.faulty = errors.count() > before;
    Ok(paginate)
}

/// A key as it was written, and the one that was meant.
struct Seen {
    word: Ident,
    meant: String,
}

impl Paginate {
    fn read_keys(&mut self, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Vec<Seen>> {
        let mut seen: Vec<Seen> = Vec::new();
        while !input.is_empty() {
            let word = input.call(Ident::parse_any)?;
            let name = word.to_string();
            if seen.iter().any(|seen| seen.word == name) {
                errors.push(&word, &given_twice(&name));
                skip_until_comma(input)?;
            } else {
                let meant = nearest(&name, KEYS.map(|(key, _)| key)).map_or(name, str::to_owned);
                self.read_key(input, &word, errors)?;
                seen.push(Seen { word, meant });
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(seen)
    }

    fn read_key(&mut self, input: ParseStream<'_>, word: &Ident, errors: &mut Errors) -> syn::Result<()> {
        let name = word.to_string();
        let Some((_, example)) = KEYS.into_iter().find(|(key, _)| *key == name) else {
            let message = Message::new(format!("unknown key `{name}` of `paginate`"));
            errors.push(word, &message.suggest_word(&name, &KEYS.map(|(key, _)| key)));
            return skip_until_comma(input);
        };
        if name == "link" {
            if input.peek(Token![=]) {
                errors.at(input.span(), &Message::new("`link` takes no value").help("`link`"));
                skip_until_comma(input)?;
            }
            return Ok(());
        }
        if !equals(word, example, input, errors)? {
            return Ok(());
        }
        let message = || wrong_value(&name);
        match name.as_str() {
            "cursor" | "page" | "offset" => {
                let field = parsed::<Name>(input, message, errors)?;
                self.position = self.position.take().or(field.map(|name| name.0));
            }
            "limit" => self.limit = parsed::<Name>(input, message, errors)?.map(|name| name.0),
            "next" | "next_url" => self.next = parsed(input, message, errors)?,
            "items" => self.items = parsed::<Items>(input, message, errors)?.map(|items| items.0),
            _ => self.item = parsed(input, message, errors)?.map(|ty| owned("item", ty, errors)),
        }
        Ok(())
    }

    /// Decides which kind it is, and reports keys that are missing or do not belong to it.
    fn check_keys(&mut self, seen: &[Seen], errors: &mut Errors) {
        let has = |key: &str| seen.iter().any(|seen| seen.meant == key);
        let first = seen.iter().find_map(|seen| Some((seen, Kind::of_key(&seen.meant)?)));
        let lonely_limit = if has("limit") { Kind::Offset } else { Kind::Cursor };
        self.kind = first.as_ref().map_or(lonely_limit, |(_, kind)| *kind);
        for Seen { word, meant } in seen {
            let is_known = KEYS.iter().any(|(key, _)| key == meant);
            if let (true, false, Some((by, _))) = (is_known, self.kind.takes(meant), &first) {
                let message = Message::new(format!("`{meant}` does nothing in a list by `{}`", by.meant));
                errors.push(word, &message.help(format_args!("drop `{meant}`, or `{}`", by.meant)));
            }
        }
        let missing: Vec<_> = self.kind.keys().iter().copied().filter(|(key, _)| !has(key)).collect();
        if !missing.is_empty() {
            errors.push(&self.word, &missing_keys(&missing));
        }
    }
}

fn missing_keys(keys: &[(&str, &str)]) -> Message {
    let missing: Vec<String> = keys.iter().map(|(key, _)| format!("`{key}`")).collect();
    let pasted: Vec<String> = keys
        .iter()
        .map(|(key, example)| if example.is_empty() { (*key).to_owned() } else { format!("{key} = {example}") })
        .collect();
    Message::new(format!("`paginate` misses {}", missing.join(" and "))).help(format_args!("`{}`", pasted.join(", ")))
}

fn wrong_value(key: &str) -> Message {
    let (wants, example) = match key {
        "cursor" => ("the name of a field", "cursor = cursor"),
        "page" => ("the name of a field", "page = page"),
        "offset" => ("the name of a field", "offset = offset"),
        "limit" => ("the name of a field", "limit = limit"),
        "item" => ("a type", "item = T"),
        "next" => ("a field of the response, or a path of them", "next = pagination.next_cursor"),
        "next_url" => ("a field of the response, or a path of them", "next_url = links.next"),
        _ => ("a field of the response, or a path of them", "items = page.items"),
    };
    Message::new(format!("`{key}` takes {wants}")).help(format_args!("`{example}`"))
}

/// One name, and nothing behind it.
struct Name(Ident);

impl Parse for Name {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name: Ident = input.parse()?;
        match input.is_empty() || input.peek(Token![,]) {
            true => Ok(Name(name)),
            false => Err(input.error("expected `,`")),
        }
    }
}
