#![doc = include_str!("../README.md")]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod args;
mod attribute;
mod check;
mod derive;
mod document;
mod error;
mod expand;
mod header;
mod message;
mod operations;
mod places;
mod request;
mod schema;
#[cfg(test)]
mod tests;

use proc_macro::TokenStream;

/// Turns a request struct into a typed call, checked against the API's OpenAPI document.
///
/// ```text
/// #[memoram_endpoint(METHOD, "path" [, option]…)]   METHOD: GET HEAD POST PUT PATCH DELETE OPTIONS
///   response = Type            the body of a success; default: the document's, else ()
///   status   = 201             the success status, a 2xx or 3xx; default: the document's 2xx, else any 2xx
///   auth     = bearer | basic | key("X-Api-Key") | key(query = "appid") | key(cookie = "sid") | any | none
///                              default: the document's `security`; without a document, bearer
///   spec     = "file" | none   a JSON or YAML file, relative to the crate's Cargo.toml; default: the document of the
///                              crate (see below), else the Memoram document, which `bundled` asks for by name
///   rename_all = "camelCase"   serde's eight words
///   paginate(cursor = field, next = path, items = path [, item = Type])
///   paginate(page = field [, limit = field], items = path [, item = Type])
///   paginate(offset = field, limit = field, items = path [, item = Type])
///   paginate(link, items = path [, item = Type])
///   paginate(next_url = path, items = path [, item = Type])
///                              a list that comes in pages
///   form                       the properties are sent as a form, not as JSON; default: as the document says
///   multipart                  the properties are sent as the parts of a `multipart/form-data`; default: as the document
///                              says, which prefers JSON, then a form, then parts
///   idempotent                 a POST or PATCH that may be sent twice
///   unchecked                  the type of `response` is not compared with what the document answers
///   crate    = path            where memoram_runtime is, if renamed
///
/// #[memoram(path | query | header [= "Name"] | body | skip, rename = "wire", max_length = N, unchecked)]   on a field
/// #[memoram(body, content_type = "image/png")]   on a field whose bytes are the body
/// ```
///
/// # What a field is
///
/// A field fills the placeholder of its name. Otherwise it is what its `#[memoram(…)]` says. Otherwise it is a query parameter
/// of a GET, HEAD, DELETE or OPTIONS, and a property of the JSON body of a POST, PUT or PATCH. If the document gives a DELETE
/// or OPTIONS a body, a field that is named like one of its properties is that property.
///
/// The name that is sent comes from `rename` (this attribute's or serde's), else from `rename_all`, else from the document: a
/// field takes the documented name that is equal to its own, or that is equal when case, underscores and hyphens are
/// ignored. Without a document it is the name of the field. A placeholder is named like its field; what the document calls it
/// does not matter.
///
/// `None` leaves a parameter, a header or a property out. `Some(None)` of an `Option<Option<T>>` sends `null`, and so does
/// `None` of a property that the document requires and allows to be `null`.
///
/// serde's `rename`, `rename_all`, `skip`, `skip_serializing` and `skip_serializing_if` have their meaning, with or without a
/// serde derive. `flatten`, `with` and whatever changes the whole struct are errors.
///
/// # Bodies
///
/// A field marked `body` is the whole body: JSON, or bytes that are sent as they are. It is bytes if its type is named `Bytes`,
/// as `memoram_runtime::Bytes` is, or `Body`, or if `content_type` is given, or if the document takes no JSON. The content type
/// of bytes is the one that is given, else the first in the document that is not JSON, else `application/octet-stream`. A
/// `Body` is streamed.
///
/// In a `multipart/form-data`, each property is a part. A file is a `Part` or `Bytes`, several are a `Vec` of these. A string,
/// a number or a boolean is text, a list of these is one part for each, and anything else is JSON. A part has the content
/// type of the document's `encoding`, if that is exactly one; that of a `Part` itself comes first.
///
/// A string is sent as text if the document takes text and no JSON. JSON is sent with the document's media type, such as
/// `application/merge-patch+json`.
///
/// # Answers
///
/// The request asks for the media types that the document has for what `response` reads. With `response = Bytes` the answer
/// is returned as it is, whatever its content type, and with `response = ByteStream` while it arrives. With `response = String`
/// it is the text, if the document answers with text and no JSON. `response = EventStream<T>` reads the events of a
/// `text/event-stream`, and `response = JsonLines<T>` the lines of an `application/x-ndjson` or `application/jsonl`; the document
/// must have that for the success, beside JSON or alone. With `response = Option<T>` a 204 is `None`, and so is a 304 that the document has.
///
/// `status` may be a redirect, such as 302. It is not followed; `Response::location` says where it leads.
///
/// # What is generated
///
/// The struct gets an `Endpoint` impl and a `send` method with the struct's visibility. If the runtime has its feature
/// `blocking`, it also gets `send_blocking`.
///
/// # The path
///
/// It is written as in the document, though its placeholders may have other names. A query or a fragment by which the document
/// tells operations of one path apart, such as `/files/{id}#shared`, is written too, and is not sent. Any other is an error.
///
/// # What is checked
///
/// The route; the names, places, requiredness and lengths of what is sent; the types of fields that are named plainly (`u32`
/// or `Vec<u32>`, not an alias), where a `u32` also fits a documented string if values are sent as text; statuses; which
/// credentials are wanted; and whether there is a `response` if the document answers with a body. If the types of the answer,
/// of the body and of its properties are under [`memoram_schema`](macro@memoram_schema), they must be those of the schemas
/// that the document has there. The `T` of a stream is held against `itemSchema`, or against the `schema` of a document that
/// has no `itemSchema` and does not describe the stream as a string or a list. A field's type that cannot be sent at all is rustc's error, once there is no other.
///
/// # The document of a crate
///
/// A table in the crate's `Cargo.toml` names the document of all its structs without `spec`. It does not matter where cargo
/// is run. A member of a workspace has a table of its own.
///
/// ```toml
/// [package.metadata.memoram]
/// spec = "openapi.yaml"
/// ```
///
/// Without the table, the environment variable `MEMORAM_SPEC` names it. `unchecked = "deny"` in the table makes it an error
/// if a `response`, a body or a nested type is not under [`memoram_schema`](macro@memoram_schema), unless it is `()`, `Bytes`,
/// a body or an answer that is streamed, a `Part`, `serde_json::Value`, a scalar, a string, or a list or map of these.
///
/// # Credentials
///
/// A document lists alternatives for each operation, and each alternative is a set of credentials that are sent together
/// (OpenAPI 3.0.3 §4.7.30). A call carries the first alternative for which the client has everything; if there is none,
/// nothing is sent, and the error names the builder's method for what is missing. OAuth 2 and OpenID Connect are bearer tokens
/// (RFC 6750). A client certificate (`mutualTLS`) is part of the connection and adds nothing.
///
/// If the document has no `security` for the operation, or one of the alternatives is empty (`{}`), no credentials are needed.
/// The call then carries what the client has: a listed alternative, else its bearer token, else its user and password, else
/// its only key. `auth = any` means the same. If the list is empty (`security: []`), the call carries nothing, and `auth =
/// none` means the same.
///
/// An `auth` that the document does not have is an error, unless it has a scheme that is not known. Without `auth`, an
/// operation all of whose alternatives need such a scheme is an error.
///
/// # Pages
///
/// With `paginate(…)` the struct also gets the methods `pages` and `items`, which follow a list to its end, and an impl of the
/// runtime's `Paginated`. With the runtime's feature `blocking` there are `pages_blocking` and `items_blocking`. The keys say
/// how pages follow one another: by a cursor, a page number, an offset, the header `Link` (RFC 8288), or a URL in the answer.
///
/// ```text
/// paginate(
///     cursor   = field   the struct's field that says where a page begins: a query parameter or a property of the
///                        body; an `Option`, unless the document requires it
///     next     = path    where the response says where the next page begins: a string, an integer, or an `Option`
///
///     page     = field   the struct's field with the number of the page: an integer or an `Option`
///     offset   = field   the struct's field with the number of items before the page: an integer or an `Option`
///     limit    = field   the struct's field with the greatest number of items on a page
///
///     link               the header `Link` says where the next page is
///     next_url = path    where the response has the URL of the next page: a string or an `Option`
///
///     items    = path    where the response has the items: a `Vec`, a boxed slice, or an `Option`; `items = .` if the
///                        response is the list itself
///     item     = Type    the type of one item; default: the runtime's model type, if the response is one
/// )
/// path: field [?] [. field [?]]…    fields of the response's Rust type; a `?` follows one that is an `Option` and has
///                                   another behind it: pagination?.next_cursor
/// ```
///
/// The paths are checked against the answer in the document, whose properties are matched as those of requests are, and then
/// by rustc against the response's type.
///
/// # Errors
///
/// Every mistake that the attribute can see is a compile error that underlines the mistake. All of them are reported in one
/// compile.
#[proc_macro_attribute]
pub fn memoram_endpoint(args: TokenStream, item: TokenStream) -> TokenStream {
    attribute::expand(args.into(), item.into()).into()
}

/// The operations of a document: a `&[(&str, &str)]` of methods and path templates, in the document's order.
///
/// The argument is a file relative to the crate's `Cargo.toml`; without one it is the document that structs without
/// `spec` are checked against. The runtime's `testing::Coverage` compares the list with endpoints.
///
/// # Errors
///
/// A document that cannot be read is a compile error.
#[proc_macro]
pub fn memoram_operations(input: TokenStream) -> TokenStream {
    operations::expand(input.into(), &document::CompiledCrate::current()).into()
}

/// What `#[memoram_endpoint]` expands to. Not for direct use.
#[doc(hidden)]
#[proc_macro_derive(MemoramEndpoint, attributes(memoram, serde))]
pub fn derive_memoram_endpoint(item: TokenStream) -> TokenStream {
    derive::expand(item.into(), &document::CompiledCrate::current()).into()
}

/// Holds a type against the API's OpenAPI document: a type that answers are read into, or that requests are made of.
///
/// ```text
/// #[memoram_schema]                              the schema of the document's components that is named like the type
/// #[memoram_schema("Order" [, "OrderSummary"]…)] of that name; of each of these, for a type that reads several
/// #[memoram_schema("Order.shipping")]            what a property is; "Order.lines[]" what a list holds; "Orders{}" the
///                                                values of a map
/// #[memoram_schema(GET, "/orders")]              the JSON body of the operation's answer; if the type only sends, that of
///                                                its request
///   status = 409             of that answer, a success or a failure
///   reads, sends             which way values go, if no derive says it
///   spec   = "file" | none   as for `memoram_endpoint`, with the same default
///   crate  = path            where memoram_runtime is, if renamed
///
/// #[memoram(always)]         on a field: it is always there and never `null`, though the document does not say so
/// #[memoram(undocumented)]   on a field or variant: the document lacks it. An error once the document has it
/// #[memoram(unchecked)]      on a field: its type is not compared
/// #[memoram(rename = "wire")]   as serde's
/// ```
///
/// The attribute stands above serde's derives, and may stand several times. `Deserialize` below it means that values are
/// read, and `Serialize` that they are sent.
///
/// # What serde is told
///
/// A field or variant whose name differs from a documented one in case, underscores and hyphens only takes the documented
/// name, unless `rename` or `rename_all` says otherwise: `total_cents` reads `totalCents`. An `Option` that may be absent but
/// not `null` is left out when it is `None`. A variant marked `#[serde(other)]` is not sent.
///
/// Names follow the document: when it changes its spelling, so does the type. Write `rename` on a type that is stored too.
///
/// # What is checked
///
/// What is read: each field is a documented property; a property that may be missing is an `Option` or has a `default`; one
/// that may be `null` is an `Option`; types fit, as far as they are named plainly, also within lists and maps; integers are
/// wide enough for the `format` and the limits. Properties without a field are ignored, as serde does.
///
/// What is sent: all required properties are there, and no others; what is required is no `Option`; the server's own
/// (`readOnly`) are not there, if the type is only sent.
///
/// An enum of strings or integers has only documented values, and, if it is read, all of them or a variant for the rest
/// (`#[serde(other)]`, or `#[serde(untagged)]` on one that holds a `String`). An enum of alternatives that a property tells
/// apart has that property as its `tag`.
///
/// serde's words are understood. Where a function or another type decides what is written (`with`, `from`, `remote` and the
/// like), and for fields behind `flatten`, what cannot be known is not checked.
///
/// # Types in types
///
/// A type under this attribute must be the right one wherever it is used: as a `response`, as a `#[memoram(body)]`, as a
/// property of a request, and within another type under this attribute. Two schemas that say the same of a type are one. A
/// type that is held against another document, or another version of it, passes, and so do types that are under no attribute
/// and types that name a generic parameter.
///
/// # Errors
///
/// Every mistake is a compile error that underlines it, all of them in one compile.
#[proc_macro_attribute]
pub fn memoram_schema(args: TokenStream, item: TokenStream) -> TokenStream {
    schema::attribute(args.into(), item.into(), &document::CompiledCrate::current()).into()
}

/// What `#[memoram_schema]` expands to. Not for direct use.
#[doc(hidden)]
#[proc_macro_derive(MemoramSchema, attributes(memoram, memoram_schemas, serde))]
pub fn derive_memoram_schema(item: TokenStream) -> TokenStream {
    schema::derive(item.into(), &document::CompiledCrate::current()).into()
}
