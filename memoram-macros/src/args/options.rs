//! The options behind the path.

use memoram_openapi::Format;
use memoram_openapi::spelling::Case;
use proc_macro2::Ident;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Path, Token, Type};

use super::syntax::{equals, given_twice, skip_until_comma};
use super::{Auth, Paginate, Spec, Word, auth, paginate, values};
use crate::error::Errors;
use crate::message::Message;

#[derive(Default)]
pub(crate) struct Options {
    pub(crate) response: Option<Type>,
    pub(crate) status: Option<Word<u16>>,
    pub(crate) auth: Option<Word<Auth>>,
    pub(crate) spec: Option<Spec>,
    pub(crate) rename_all: Option<Case>,
    /// How the properties are written, if `form` or `multipart` says it.
    pub(crate) format: Option<Word<Format>>,
    pub(crate) idempotent: bool,
    /// Whether the type of `response` is not compared.
    pub(crate) unchecked: bool,
    pub(crate) paginate: Option<Paginate>,
    pub(crate) runtime: Option<Path>,
}

/// How an option is written, and what reads it.
enum Syntax {
    /// `name = value`, and an example of the value.
    Value(&'static str, Reader),
    /// `name(…)`
    List(Reader),
    /// `name`
    Flag(fn(&mut Options, &Ident)),
}

/// Reads a value, after the option's word or the `=` behind it.
type Reader = fn(&mut Options, &Ident, ParseStream<'_>, &mut Errors) -> syn::Result<()>;

/// Every option that there is.
const OPTIONS: [(&str, Syntax); 11] = [
    ("response", Syntax::Value("T", |to, _, input, errors| store(&mut to.response, values::response(input, errors)?))),
    ("status", Syntax::Value("201", |to, _, input, errors| store(&mut to.status, values::status(input, errors)?))),
    ("auth", Syntax::Value("none", |to, _, input, errors| store(&mut to.auth, auth::auth(input, errors)?))),
    (
        "spec",
        Syntax::Value("\"openapi.yaml\"", |to, _, input, errors| store(&mut to.spec, values::spec(input, errors)?)),
    ),
    (
        "rename_all",
        Syntax::Value("\"camelCase\"", |to, _, input, errors| {
            store(&mut to.rename_all, values::rename_all(input, errors)?)
        }),
    ),
    (
        "paginate",
        Syntax::List(|to, word, input, errors| store(&mut to.paginate, Some(paginate::read(input, word, errors)?))),
    ),
    ("form", Syntax::Flag(|to, word| to.format = format(Format::Form, word))),
    ("multipart", Syntax::Flag(|to, word| to.format = format(Format::Multipart, word))),
    ("idempotent", Syntax::Flag(|to, _| to.idempotent = true)),
    ("unchecked", Syntax::Flag(|to, _| to.unchecked = true)),
    ("crate", Syntax::Value("path", |to, _, input, errors| store(&mut to.runtime, values::runtime(input, errors)?))),
];

/// The options of which a body has one.
const FORMATS: [&str; 2] = ["form", "multipart"];

fn store<T>(slot: &mut Option<T>, value: Option<T>) -> syn::Result<()> {
    *slot = value;
    Ok(())
}

fn format(value: Format, word: &Ident) -> Option<Word<Format>> {
    Some(Word { value, token: word.to_token_stream() })
}

impl Options {
    /// How the properties are to be written; JSON, if nothing says it.
    pub(crate) fn wanted_format(&self) -> Format {
        self.format.as_ref().map(|word| word.value).unwrap_or_default()
    }
}

pub(super) fn read(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Options> {
    let mut options = Options::default();
    let mut seen: Vec<String> = Vec::new();
    while !input.is_empty() {
        input.parse::<Token![,]>()?;
        if input.is_empty() {
            break;
        }
        let word = input.call(Ident::parse_any)?;
        let name = word.to_string();
        if seen.contains(&name) {
            errors.push(&word, &given_twice(&name));
            skip_until_comma(input)?;
            continue;
        }
        let other = FORMATS.iter().find(|other| FORMATS.contains(&&*name) && seen.iter().any(|seen| seen == *other));
        if let Some(other) = other {
            let message = Message::new(format!("a body cannot be both `{other}` and `{name}`"));
            errors.push(&word, &message.help(format_args!("drop `{other}` or `{name}`")));
            skip_until_comma(input)?;
            continue;
        }
        option(&mut options, &word, input, errors)?;
        seen.push(name);
    }
    Ok(options)
}

fn option(options: &mut Options, word: &Ident, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<()> {
    let name = word.to_string();
    match OPTIONS.into_iter().find(|(known, _)| *known == name) {
        Some((_, Syntax::Value(example, read))) => match equals(word, example, input, errors)? {
            true => read(options, word, input, errors),
            false => Ok(()),
        },
        Some((_, Syntax::List(read))) => read(options, word, input, errors),
        Some((_, Syntax::Flag(set))) => {
            set(options, word);
            if input.peek(Token![=]) {
                let message = Message::new(format!("`{name}` takes no value"));
                errors.at(input.span(), &message.help(format_args!("`{name}`, or leave it out")));
                skip_until_comma(input)?;
            }
            Ok(())
        }
        None => {
            errors.push(word, &unknown(&name));
            skip_until_comma(input)
        }
    }
}

fn unknown(name: &str) -> Message {
    let message = Message::new(format!("unknown option `{name}`"));
    match name {
        "returns" | "returning" | "output" => message.help("the success body is `response = T`"),
        _ => message.suggest_word(name, &OPTIONS.map(|(known, _)| known)),
    }
}
