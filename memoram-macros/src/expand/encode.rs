//! The body of `Endpoint::encode`: lists of names and trait objects for the runtime.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::Runtime;
use crate::check::{Body, Endpoint, SentField};
use crate::request::{Field, RustType};
use memoram_openapi::Style;

/// Expands to:
///
/// ```text
/// fn encode(&self, __to: &mut ::memoram_runtime::Encoder) -> ::core::result::Result<(), ::memoram_runtime::Error> {
///     __to.path(&[::memoram_runtime::encode::Segment { name: "request_id", value: &self.request_id }])?;
///     __to.json(&[::memoram_runtime::encode::Property { name: "reason", max_length: Some(255), value: &self.reason }])
/// }
/// ```
///
/// The values become trait objects in the field of a struct: there, rustc reports a type that cannot be sent once, and at
/// the type of the user's field.
pub(crate) fn expand(runtime: &Runtime<'_>, endpoint: &Endpoint<'_>) -> TokenStream {
    let calls = [
        list(quote!(path), endpoint.segments.iter().map(|sent| segment(runtime, sent))),
        list(quote!(query), endpoint.query.iter().map(|sent| parameter(runtime, sent))),
        list(quote!(headers), endpoint.headers.iter().map(|sent| header(runtime, sent))),
        body(runtime, &endpoint.body),
    ];
    let mut calls: Vec<TokenStream> = calls.into_iter().flatten().collect();
    let last = calls.pop();
    let (to, last) = match last {
        Some(last) => (quote!(__to), last),
        None => (quote!(_), quote!(::core::result::Result::Ok(()))),
    };
    quote! {
        fn encode(&self, #to: &mut #runtime::Encoder) -> ::core::result::Result<(), #runtime::Error> {
            #(#calls?;)*
            #last
        }
    }
}

fn list(method: TokenStream, entries: impl ExactSizeIterator<Item = TokenStream>) -> Option<TokenStream> {
    (entries.len() > 0).then(|| quote!(__to.#method(&[#(#entries),*])))
}

fn body(runtime: &Runtime<'_>, body: &Body<'_>) -> Option<TokenStream> {
    match body {
        Body::None => None,
        Body::Properties(properties) => {
            let properties = properties.iter().map(|sent| property(runtime, sent));
            Some(quote!(__to.json(&[#(#properties),*])))
        }
        Body::Form(fields) => {
            let fields = fields.iter().map(|sent| form_field(runtime, sent));
            Some(quote!(__to.form(&[#(#fields),*])))
        }
        Body::Multipart(parts) => {
            let parts = parts.iter().map(|sent| part(runtime, sent));
            Some(quote!(__to.multipart(&[#(#parts),*])))
        }
        Body::Whole(field) => {
            let value = value(field);
            Some(quote!(__to.body(#runtime::encode::Whole { value: #value })))
        }
        Body::Raw(field, content_type) => {
            let value = borrowed(field);
            Some(quote!(__to.bytes(#runtime::encode::Raw { content_type: #content_type, value: #value })))
        }
    }
}

fn segment(runtime: &Runtime<'_>, sent: &SentField<'_>) -> TokenStream {
    let (name, max_length, value) = (&sent.name, max_length(sent), styled(runtime, sent, borrowed(sent.field)));
    quote!(#runtime::encode::Segment { name: #name, max_length: #max_length, value: #value })
}

fn property(runtime: &Runtime<'_>, sent: &SentField<'_>) -> TokenStream {
    let (name, max_length, mut value) = (&sent.name, max_length(sent), value(sent.field));
    if sent.null {
        value = quote!(&::core::option::Option::Some(#value));
    }
    quote!(#runtime::encode::Property { name: #name, max_length: #max_length, value: #value })
}

fn form_field(runtime: &Runtime<'_>, sent: &SentField<'_>) -> TokenStream {
    let (name, max_length, value) = (&sent.name, max_length(sent), styled(runtime, sent, value(sent.field)));
    quote!(#runtime::encode::FormField { name: #name, max_length: #max_length, value: #value })
}

fn part(runtime: &Runtime<'_>, sent: &SentField<'_>) -> TokenStream {
    let (name, max_length, content_type, ty) = (&sent.name, max_length(sent), &sent.part_type, &sent.field.ty);
    // Files are no values of serde.
    let value = match ty.is_file() || ty.item().is_some_and(RustType::is_file) {
        true => {
            let value = value_or(sent.field, quote!(#runtime::Part));
            quote!(&#runtime::encode::File { value: #value })
        }
        false => value(sent.field),
    };
    quote! {
        #runtime::encode::PartField { name: #name, max_length: #max_length, content_type: #content_type, value: #value }
    }
}

fn parameter(runtime: &Runtime<'_>, sent: &SentField<'_>) -> TokenStream {
    let (name, max_length, value) = (&sent.name, max_length(sent), value(sent.field));
    // The commonest style beside the default one is a flag.
    let (explode, value) = match sent.style {
        Some(Style::Form { explode }) => (explode, value),
        _ => (true, styled(runtime, sent, value)),
    };
    quote!(#runtime::encode::Parameter { name: #name, max_length: #max_length, explode: #explode, value: #value })
}

fn header(runtime: &Runtime<'_>, sent: &SentField<'_>) -> TokenStream {
    let (name, max_length, value) = (&sent.name, max_length(sent), styled(runtime, sent, value(sent.field)));
    quote!(#runtime::encode::Header { name: #name, max_length: #max_length, value: #value })
}

/// The value with its style, unless that is the runtime's default for the place.
fn styled(runtime: &Runtime<'_>, sent: &SentField<'_>, value: TokenStream) -> TokenStream {
    let style = match sent.style {
        None | Some(Style::Unknown(_)) => return value,
        Some(Style::Json) => return quote!(&#runtime::encode::AsJson { value: #value }),
        Some(Style::Form { explode }) => quote!(Form { explode: #explode }),
        Some(Style::SpaceDelimited) => quote!(SpaceDelimited),
        Some(Style::PipeDelimited) => quote!(PipeDelimited),
        Some(Style::DeepObject) => quote!(DeepObject),
        Some(Style::Simple { explode }) => quote!(Simple { explode: #explode }),
        Some(Style::Label { explode }) => quote!(Label { explode: #explode }),
        Some(Style::Matrix { explode }) => quote!(Matrix { explode: #explode }),
    };
    let name = &sent.name;
    quote!(&#runtime::encode::Styled { name: #name, style: #runtime::encode::Style::#style, value: #value })
}

fn max_length(sent: &SentField<'_>) -> TokenStream {
    match sent.max_length {
        Some(limit) => quote!(::core::option::Option::Some(#limit)),
        None => quote!(::core::option::Option::None),
    }
}

/// The field, or nothing if serde's `skip_serializing_if` says so.
fn value(field: &Field<'_>) -> TokenStream {
    value_or(field, quote!(()))
}

/// The field, or `None` of a type.
fn value_or(field: &Field<'_>, ty: TokenStream) -> TokenStream {
    let value = borrowed(field);
    match &field.skip_if {
        Some(skip) => quote!(if #skip(#value) { &::core::option::Option::None::<#ty> } else { #value }),
        None => value,
    }
}

/// `&self.field`, spanned over the field's type: a type that cannot be sent is underlined as a whole.
fn borrowed(field: &Field<'_>) -> TokenStream {
    let (first, last) = ends(field.ty.original);
    let mut ident: Ident = field.ident.clone();
    ident.set_span(last.resolved_at(Span::call_site()));
    let value = quote_spanned!(first.resolved_at(Span::call_site())=> &self.);
    quote!(#value #ident)
}

fn ends(tokens: &impl ToTokens) -> (Span, Span) {
    let spans: Vec<Span> = tokens.to_token_stream().into_iter().map(|token| token.span()).collect();
    let fallback = Span::call_site();
    (spans.first().copied().unwrap_or(fallback), spans.last().copied().unwrap_or(fallback))
}
