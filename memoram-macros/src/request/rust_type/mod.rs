//! What the syntax of a Rust type says. It cannot see through an alias; the runtime's traits judge the real type.

mod class;

use std::fmt;

use memoram_openapi::Stream;
use quote::ToTokens;
use syn::{GenericArgument, PathArguments, PathSegment, Type};

pub(crate) use class::{Class, integer_for};

/// A type, as far as it is named plainly.
pub(crate) struct RustType<'a> {
    /// As it was written.
    pub(crate) original: &'a Type,
    kind: Kind<'a>,
}

enum Kind<'a> {
    Option(Box<RustType<'a>>),
    Reference(Box<RustType<'a>>),
    /// `Box`, `Rc`, `Arc` or `Cow`.
    Pointer(Box<RustType<'a>>),
    /// A collection, a slice or an array, and what it holds if that is written.
    List(Option<Box<RustType<'a>>>),
    /// A map, and its values if they are written.
    Map(Option<Box<RustType<'a>>>),
    /// `EventStream` or `JsonLines`, and what it holds if that is written.
    Stream(Stream, Option<Box<RustType<'a>>>),
    /// Any other path, by its last word.
    Named(String),
    Unit,
    Other,
}

impl<'a> RustType<'a> {
    pub(crate) fn of(original: &'a Type) -> Self {
        let boxed = |ty| Box::new(RustType::of(ty));
        let kind = match peeled(original) {
            Type::Reference(reference) => Kind::Reference(boxed(&reference.elem)),
            Type::Slice(slice) => Kind::List(Some(boxed(&slice.elem))),
            Type::Array(array) => Kind::List(Some(boxed(&array.elem))),
            Type::Tuple(tuple) if tuple.elems.is_empty() => Kind::Unit,
            Type::Path(path) => path.path.segments.last().map_or(Kind::Other, named),
            _ => Kind::Other,
        };
        RustType { original, kind }
    }

    /// The type without the invisible groups of `macro_rules!` and without parentheses.
    pub(crate) fn peeled(&self) -> &'a Type {
        peeled(self.original)
    }

    /// `T` of an `Option<T>`.
    pub(crate) fn optional(&self) -> Option<&RustType<'a>> {
        match &self.kind {
            Kind::Option(inner) => Some(inner),
            _ => None,
        }
    }

    /// What an `Option`, a reference or a pointer holds.
    fn inner(&self) -> Option<&RustType<'a>> {
        match &self.kind {
            Kind::Option(inner) | Kind::Reference(inner) | Kind::Pointer(inner) => Some(inner),
            _ => None,
        }
    }

    /// The type behind `Option`s, references and pointers.
    pub(crate) fn innermost(&self) -> &RustType<'a> {
        self.inner().map_or(self, RustType::innermost)
    }

    /// What a list holds, also behind `Option`s, references and pointers.
    pub(crate) fn item(&self) -> Option<&RustType<'a>> {
        match &self.innermost().kind {
            Kind::List(item) => item.as_deref(),
            _ => None,
        }
    }

    /// What a list or a map holds, also behind `Option`s, references and pointers.
    pub(crate) fn part(&self) -> Option<&RustType<'a>> {
        match &self.innermost().kind {
            Kind::List(part) | Kind::Map(part) => part.as_deref(),
            _ => None,
        }
    }

    /// What it is in JSON, also behind `Option`s, references and pointers. `None` if its name does not say.
    pub(crate) fn class(&self) -> Option<Class> {
        match &self.innermost().kind {
            Kind::List(_) => Some(Class::Array),
            Kind::Map(_) => Some(Class::Object),
            Kind::Named(name) => Class::of_name(name),
            _ => None,
        }
    }

    /// Whether it is `Bytes` by its name, or an `Option` of it, or a reference to it.
    pub(crate) fn is_bytes(&self) -> bool {
        self.is_named(&["Bytes"])
    }

    /// Whether it is a body as it is sent: `Bytes`, or `Body`, which is streamed.
    pub(crate) fn is_raw_body(&self) -> bool {
        self.is_named(&["Bytes", "Body"])
    }

    /// Whether it is an answer as it arrives: `Bytes`, or `ByteStream`.
    pub(crate) fn is_raw_answer(&self) -> bool {
        self.is_named(&["Bytes", "ByteStream"])
    }

    /// Whether it is an answer whose items come one after the other: `ByteStream`, `EventStream` or `JsonLines`.
    pub(crate) fn is_stream(&self) -> bool {
        self.is_named(&["ByteStream"]) || matches!(self.kind, Kind::Stream(..))
    }

    /// Whether it is a part of a form that may be a file.
    pub(crate) fn is_file(&self) -> bool {
        self.is_named(&["Bytes", "Part"])
    }

    /// Whether it has one of these names, or is an `Option` of it, or a reference to it.
    fn is_named(&self, names: &[&str]) -> bool {
        match &self.kind {
            Kind::Option(inner) | Kind::Reference(inner) => inner.is_named(names),
            Kind::Named(name) => names.contains(&name.as_str()),
            _ => false,
        }
    }

    /// The stream that it is, and what that holds if it is written.
    pub(crate) fn stream(&self) -> Option<(Stream, Option<&RustType<'a>>)> {
        match &self.kind {
            Kind::Option(inner) => inner.stream(),
            Kind::Stream(stream, item) => Some((*stream, item.as_deref())),
            _ => None,
        }
    }

    /// Whether it is `serde_json::Value` by its name, which holds any JSON.
    pub(crate) fn is_any(&self) -> bool {
        matches!(&self.kind, Kind::Named(name) if name == "Value")
    }

    pub(crate) fn is_unit(&self) -> bool {
        matches!(self.kind, Kind::Unit)
    }
}

/// As a user writes it: `Option<u8>`, not `Option < u8 >`.
impl fmt::Display for RustType<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = self.peeled().to_token_stream().to_string();
        for (spaced, tight) in
            [(" < ", "<"), (" >", ">"), (" :: ", "::"), ("& ", "&"), (" ,", ","), (" ;", ";"), ("[ ", "["), (" ]", "]")]
        {
            text = text.replace(spaced, tight);
        }
        f.write_str(&text)
    }
}

fn peeled(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => peeled(&group.elem),
        Type::Paren(paren) => peeled(&paren.elem),
        other => other,
    }
}

/// The kind of a path, by its last word and the first type in angle brackets behind it.
fn named(last: &PathSegment) -> Kind<'_> {
    let mut arguments = arguments(last).map(|ty| Box::new(RustType::of(ty)));
    let (argument, second) = (arguments.next(), arguments.next());
    match (last.ident.to_string().as_str(), argument) {
        ("HashMap" | "BTreeMap", _) => Kind::Map(second),
        ("Option", Some(inner)) => Kind::Option(inner),
        ("Box" | "Rc" | "Arc" | "Cow", Some(inner)) => Kind::Pointer(inner),
        ("Vec" | "VecDeque" | "HashSet" | "BTreeSet", item) => Kind::List(item),
        ("EventStream", item) => Kind::Stream(Stream::Events, item),
        ("JsonLines", item) => Kind::Stream(Stream::JsonLines, item),
        (name, _) => Kind::Named(name.to_owned()),
    }
}

fn arguments(segment: &PathSegment) -> impl Iterator<Item = &Type> {
    let arguments = match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => Some(&arguments.args),
        _ => None,
    };
    arguments.into_iter().flatten().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}
