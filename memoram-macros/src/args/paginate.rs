//! `paginate(cursor = cursor, next = pagination.next_cursor, items = notes, item = Note)`.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Token, Type, parenthesized};

use super::options::parsed_or_skipped;
use super::skip_until_comma;
use crate::error::Errors;
use crate::names;
use crate::texts;

const KEYS: [&str; 4] = ["cursor", "next", "items", "item"];

/// How the pages of a list follow one another. What is `None` is missing or faulty, which has been reported.
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
    /// Whether a key is missing or faulty.
    pub(crate) faulty: bool,
}

/// Fields within fields of the response: `pagination.next_cursor`; a `?` follows one that is an `Option`.
pub(crate) struct FieldPath {
    pub(crate) steps: Vec<Step>,
}

pub(crate) struct Step {
    pub(crate) field: Ident,
    pub(crate) optional: Option<Token![?]>,
}

impl FieldPath {
    /// Where rustc shows what is wrong with the fields' types.
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
        path + &texts::field_name(property)
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
    if !input.peek(syn::token::Paren) {
        let wrong = input.fork().parse::<TokenTree>().unwrap_or_else(|_| paginate.word.clone().into());
        errors.push(wrong, &texts::paginate_without_keys());
        skip_until_comma(input)?;
        return Ok(paginate);
    }
    let content;
    parenthesized!(content in input);
    let seen = paginate.read(&content, errors)?;
    let missing: Vec<&str> = KEYS.into_iter().take(3).filter(|key| !seen.iter().any(|word| word == key)).collect();
    if !missing.is_empty() {
        errors.push(&paginate.word, &texts::paginate_misses(&missing));
    }
    paginate.faulty = errors.count() > before;
    Ok(paginate)
}

impl Paginate {
    /// Reads the keys and tells which there are.
    fn read(&mut self, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Vec<String>> {
        let mut seen: Vec<String> = Vec::new();
        while !input.is_empty() {
            let word = input.call(Ident::parse_any)?;
            let name = word.to_string();
            // One that is misspelt is not missing as well.
            let meant = names::nearest(&name, KEYS).map_or(name.clone(), str::to_owned);
            if seen.contains(&name) {
                errors.push(&word, &texts::option_twice(&name));
                skip_until_comma(input)?;
            } else {
                self.key(input, &word, errors)?;
            }
            seen.push(meant);
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(seen)
    }

    fn key(&mut self, input: ParseStream<'_>, word: &Ident, errors: &mut Errors) -> syn::Result<()> {
        let name = word.to_string();
        if !KEYS.contains(&name.as_str()) {
            errors.push(word, &texts::unknown_paginate_key(&name, &KEYS));
            return skip_until_comma(input);
        }
        let message = || texts::paginate_value(&name);
        if !input.peek(Token![=]) {
            let wrong = input.fork().parse::<TokenTree>().unwrap_or_else(|_| word.clone().into());
            errors.push(wrong, &texts::option_needs_equals(&name, texts::paginate_example(&name)));
            return skip_until_comma(input);
        }
        input.parse::<Token![=]>()?;
        match name.as_str() {
            "cursor" => self.cursor = parsed_or_skipped::<Field>(input, message, errors)?.map(|field| field.0),
            "next" => self.next = parsed_or_skipped(input, message, errors)?,
            "items" => self.items = parsed_or_skipped(input, message, errors)?,
            _ => self.item = parsed_or_skipped(input, message, errors)?,
        }
        Ok(())
    }
}

/// One name, and nothing behind it.
struct Field(Ident);

impl Parse for Field {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let field: Ident = input.parse()?;
        match input.is_empty() || input.peek(Token![,]) {
            true => Ok(Field(field)),
            false => Err(input.error("expected `,`")),
        }
    }
}
