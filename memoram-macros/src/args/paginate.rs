//! `paginate(cursor = cursor, next = pagination.next_cursor, items = notes, item = Note)`.

use memoram_openapi::rust::field_name;
use memoram_openapi::spelling::nearest;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Token, Type, parenthesized, token};

use super::borrowed::owned;
use super::syntax::{equals, given_twice, parsed, skip_until_comma};
use crate::error::Errors;
use crate::message::Message;

/// The keys, with an example of each. The last one is optional.
const KEYS: [(&str, &str); 4] = [("cursor", "cursor"), ("next", "next_cursor"), ("items", "items"), ("item", "T")];

/// How the pages of a list follow one another. What is `None` is missing or wrong, which has been reported.
pub(crate) struct Paginate {
    /// The option's own word.
    pub(crate) word: Ident,
    /// The struct's field that says where a page begins.
    pub(crate) cursor: Option<Ident>,
    /// Where the answer says where the next page begins.
    pub(crate) next: Option<FieldPath>,
    /// Where the answer has the items.
    pub(crate) items: Option<FieldPath>,
    /// The type of one of them.
    pub(crate) item: Option<Type>,
    /// Whether a key is missing or wrong.
    pub(crate) faulty: bool,
}

/// Fields within fields of the response: `pagination.next_cursor`. A `?` follows one that is an `Option`.
pub(crate) struct FieldPath {
    pub(crate) steps: Vec<Step>,
}

pub(crate) struct Step {
    pub(crate) field: Ident,
    pub(crate) optional: Option<Token![?]>,
}

impl FieldPath {
    /// Where rustc shows what is wrong with the types of the fields.
    pub(crate) fn span(&self) -> Span {
        let first = self.steps.first().map(|step| step.field.span());
        first.unwrap_or_else(Span::call_site).resolved_at(Span::call_site())
    }

    /// The path to another property of the same object.
    pub(crate) fn beside(&self, property: &str) -> String {
        let mut path = String::new();
        let inner = self.steps.len().saturating_sub(1);
        for Step { field, optional } in self.steps.iter().take(inner) {
            path.push_str(&format!("{field}{}.", if optional.is_some() { "?" } else { "" }));
        }
        path + &field_name(property)
    }
}

impl Parse for FieldPath {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut steps = Vec::new();
        loop {
            let field: Ident = input.parse()?;
            steps.push(Step { field, optional: input.parse()? });
            if input.parse::<Option<Token![.]>>()?.is_none() {
                break;
            }
        }
        match input.is_empty() || input.peek(Token![,]) {
            true => Ok(FieldPath { steps }),
            false => Err(input.error("expected `.`")),
        }
    }
}

impl ToTokens for FieldPath {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for (index, Step { field, optional }) in self.steps.iter().enumerate() {
            let dot = (index > 0).then(|| quote!(.));
            tokens.extend(quote!(#dot #field #optional));
        }
    }
}

pub(super) fn read(input: ParseStream<'_>, word: &Ident, errors: &mut Errors) -> syn::Result<Paginate> {
    let (word, before) = (word.clone(), errors.count());
    let mut paginate = Paginate { word, cursor: None, next: None, items: None, item: None, faulty: true };
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
    let mut missing = KEYS.to_vec();
    missing.retain(|(key, _)| *key != "item" && !seen.iter().any(|word| word == key));
    if !missing.is_empty() {
        errors.push(&paginate.word, &missing_keys(&missing));
    }
    paginate.faulty = errors.count() > before;
    Ok(paginate)
}

impl Paginate {
    /// Reads the keys. Returns which there are; a misspelt one counts as the one that was meant.
    fn read_keys(&mut self, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Vec<String>> {
        let mut seen: Vec<String> = Vec::new();
        while !input.is_empty() {
            let word = input.call(Ident::parse_any)?;
            let name = word.to_string();
            if seen.contains(&name) {
                errors.push(&word, &given_twice(&name));
                skip_until_comma(input)?;
            } else {
                let meant = nearest(&name, KEYS.map(|(key, _)| key)).map_or(name, str::to_owned);
                self.read_key(input, &word, errors)?;
                seen.push(meant);
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
        if !equals(word, example, input, errors)? {
            return Ok(());
        }
        let message = || wrong_value(&name);
        match name.as_str() {
            "cursor" => self.cursor = parsed::<Name>(input, message, errors)?.map(|name| name.0),
            "next" => self.next = parsed(input, message, errors)?,
            "items" => self.items = parsed(input, message, errors)?,
            _ => self.item = parsed(input, message, errors)?.map(|ty| owned("item", ty, errors)),
        }
        Ok(())
    }
}

fn missing_keys(keys: &[(&str, &str)]) -> Message {
    let missing: Vec<String> = keys.iter().map(|(key, _)| format!("`{key}`")).collect();
    let pasted: Vec<String> = keys.iter().map(|(key, example)| format!("{key} = {example}")).collect();
    Message::new(format!("`paginate` misses {}", missing.join(" and "))).help(format_args!("`{}`", pasted.join(", ")))
}

fn wrong_value(key: &str) -> Message {
    let (wants, example) = match key {
        "cursor" => ("the name of a field", "cursor = cursor"),
        "item" => ("a type", "item = T"),
        "next" => ("a field of the response, or a path of them", "next = pagination.next_cursor"),
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
