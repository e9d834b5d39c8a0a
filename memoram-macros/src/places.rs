//! Types within types: a type of the user's that is itself held against the document must be the one that a place wants.
//! Only the compiler knows what a type is, so it compares, while it evaluates a constant.

use memoram_openapi::{Document, Location, Schema};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Generics;

use crate::message::with_article;
use crate::request::RustType;

/// A type, and the schema of the place where it is used.
pub(crate) struct Place {
    pub(crate) ty: TokenStream,
    /// What the document has there, as a fault begins.
    pub(crate) says: String,
    pub(crate) location: String,
    pub(crate) document: u64,
    pub(crate) schema: u64,
    /// Whether the type is one that is declared for the document. A plain string may be a type of another crate.
    pub(crate) has_parts: bool,
    pub(crate) denies_unchecked: bool,
}

/// The places of one item.
pub(crate) struct Places<'d> {
    document: &'d Document,
    /// Names that only mean something within the item.
    parameters: Vec<String>,
    /// Whether a type that is not checked is a fault.
    denies_unchecked: bool,
    found: Vec<Place>,
}

impl<'d> Places<'d> {
    pub(crate) fn new(document: &'d Document, generics: &Generics, denies_unchecked: bool) -> Self {
        let types = generics.type_params().map(|one| one.ident.to_string());
        let parameters = types.chain(generics.const_params().map(|one| one.ident.to_string())).collect();
        Places { document, parameters, denies_unchecked, found: Vec::new() }
    }

    /// Adds a place, unless its type says what it is by its name. `says` makes the text from what the document has there.
    pub(crate) fn add(
        &mut self,
        ty: &RustType<'_>,
        schema: Schema<'_>,
        location: Location<'_>,
        says: &dyn Fn(&str) -> String,
    ) {
        let (ty, schema) = innermost(ty, schema);
        let is_plain = ty.class().is_some() || ty.is_any() || ty.is_bytes() || ty.is_unit();
        let tokens = owned(ty.peeled().to_token_stream());
        if is_plain || !says_something(&schema) || mentions(&tokens, &self.parameters) {
            return;
        }
        let has_parts = has_parts(&schema);
        self.found.push(Place {
            says: says(&described(&schema)),
            ty: tokens,
            location: location.to_string(),
            document: self.document.digest(),
            schema: schema.identity(),
            has_parts,
            denies_unchecked: self.denies_unchecked && has_parts,
        });
    }

    pub(crate) fn into_found(self) -> Vec<Place> {
        self.found
    }
}

/// What an `Option`, a pointer, a list or a map holds, and its schema, as far as both are known.
fn innermost<'t, 'a, 'd>(ty: &'t RustType<'a>, schema: Schema<'d>) -> (&'t RustType<'a>, Schema<'d>) {
    let ty = ty.innermost();
    let part = match schema.type_name() {
        "array" => schema.items(),
        _ => schema.values(),
    };
    match ty.part().zip(part) {
        Some((ty, schema)) => innermost(ty, schema),
        None => (ty, schema),
    }
}

/// Whether types can be told apart by it.
fn says_something(schema: &Schema<'_>) -> bool {
    !schema.type_name().is_empty()
        || schema.has_alternatives()
        || schema.enumeration().next().is_some()
        || !schema.properties().0.is_empty()
}

/// Whether it has properties, values to choose from, or other schemas.
fn has_parts(schema: &Schema<'_>) -> bool {
    let is_scalar = ["string", "integer", "number", "boolean"].contains(&schema.type_name());
    !is_scalar || schema.has_alternatives() || schema.enumeration().next().is_some()
}

/// `` `Order` ``, `` a list of `Customer` ``, or `an object`.
fn described(schema: &Schema<'_>) -> String {
    match (schema.name(), schema.items(), schema.type_name()) {
        (Some(name), ..) => format!("`{name}`"),
        (None, Some(items), "array") => format!("a list of {}", described(&items)),
        (None, _, "") => "one of several schemas".to_owned(),
        (None, _, kind) => with_article(kind),
    }
}

/// The type with `'static` for every lifetime, so that it can be named outside the item.
fn owned(tokens: TokenStream) -> TokenStream {
    let mut after_quote = false;
    let owned = tokens.into_iter().map(|token| {
        let is_lifetime =
            std::mem::replace(&mut after_quote, matches!(&token, TokenTree::Punct(one) if one.as_char() == '\''));
        match token {
            TokenTree::Ident(name) if is_lifetime => TokenTree::Ident(Ident::new("static", name.span())),
            TokenTree::Group(group) => {
                let mut inner = proc_macro2::Group::new(group.delimiter(), owned(group.stream()));
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            other => other,
        }
    });
    owned.collect()
}

/// Whether a type names a parameter of the item, or the item itself.
fn mentions(tokens: &TokenStream, parameters: &[String]) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(word) => word == "Self" || parameters.iter().any(|one| word == one.as_str()),
        TokenTree::Group(group) => mentions(&group.stream(), parameters),
        _ => false,
    })
}
