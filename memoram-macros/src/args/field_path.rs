//! Fields within fields of the response: `pagination?.next_cursor`.

use memoram_openapi::rust::field_name;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Token;
use syn::parse::{Parse, ParseStream};

/// Fields within fields of the response. A `?` follows one that is an `Option`.
pub(crate) struct FieldPath {
    /// None: the response itself, which `.` names.
    pub(crate) steps: Vec<Step>,
    dot: Option<Token![.]>,
}

pub(crate) struct Step {
    pub(crate) field: Ident,
    pub(crate) optional: Option<Token![?]>,
}

impl FieldPath {
    /// Where rustc shows what is wrong with the types of the fields.
    pub(crate) fn span(&self) -> Span {
        let first = self.steps.first().map(|step| step.field.span());
        let dot = self.dot.as_ref().map(|dot| dot.span);
        first.or(dot).unwrap_or_else(Span::call_site).resolved_at(Span::call_site())
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
            true => Ok(FieldPath { steps, dot: None }),
            false => Err(input.error("expected `.`")),
        }
    }
}

/// A path, or `.` for the response itself.
pub(super) struct Items(pub(super) FieldPath);

impl Parse for Items {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let dot: Option<Token![.]> = input.parse()?;
        match dot {
            Some(_) if input.is_empty() || input.peek(Token![,]) => Ok(Items(FieldPath { steps: Vec::new(), dot })),
            Some(_) => Err(input.error("expected `,`")),
            None => input.parse().map(Items),
        }
    }
}

impl ToTokens for FieldPath {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.dot.to_tokens(tokens);
        for (index, Step { field, optional }) in self.steps.iter().enumerate() {
            let dot = (index > 0).then(|| quote!(.));
            tokens.extend(quote!(#dot #field #optional));
        }
    }
}
