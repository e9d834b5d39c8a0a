//! The HTTP methods that an endpoint can have.

use proc_macro2::{Ident, Span};

/// A method, as written in the attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Head,
    Post,
    Put,
    Patch,
    Delete,
    Options,
}

impl Method {
    pub(crate) const ALL: [Method; 7] =
        [Method::Get, Method::Head, Method::Post, Method::Put, Method::Patch, Method::Delete, Method::Options];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Head => "HEAD",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
            Method::Options => "OPTIONS",
        }
    }

    pub(crate) fn from_capitals(word: &str) -> Option<Method> {
        Method::ALL.into_iter().find(|method| method.as_str() == word)
    }

    /// The key of a document's path item, and the name of the constructor of `EndpointSpec`.
    pub(crate) fn lower_case(self) -> String {
        self.as_str().to_ascii_lowercase()
    }

    pub(crate) fn constructor(self) -> Ident {
        Ident::new(&self.lower_case(), Span::call_site())
    }

    /// Whether unmarked fields are properties of a JSON body. RFC 9110 §9.3 gives a body in the other methods no
    /// defined meaning.
    pub(crate) fn has_body(self) -> bool {
        matches!(self, Method::Post | Method::Put | Method::Patch)
    }
}
