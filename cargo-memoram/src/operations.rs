//! The operations of a document.

use anyhow::{Context, bail};
use memoram_openapi::{Document, Media, Method, Need, Operation, Response, Security};

use crate::near::did_you_mean;

/// An operation, and its route.
#[derive(Clone, Copy)]
pub(crate) struct Documented<'d> {
    pub(crate) method: Method,
    pub(crate) path: &'d str,
    pub(crate) operation: Operation<'d>,
}

impl<'d> Documented<'d> {
    /// `GET /orders/{id}`
    pub(crate) fn route(&self) -> String {
        format!("{} {}", self.method.as_str(), self.path)
    }

    /// The success that the attribute reads: one in JSON, else one with a body, else the first. That of a HEAD has no body
    /// (RFC 9110 §9.3.2).
    pub(crate) fn success(&self) -> Option<Response<'d>> {
        let successes = self.operation.responses().into_iter().filter(|response| response.status.starts_with('2'));
        let rank = |response: &Response<'_>| match response.media {
            Media::Json(_) => 0,
            Media::Form(_) | Media::Multipart(_) | Media::Other(_) => 1,
            Media::None => 2,
        };
        successes.min_by_key(rank).filter(|_| self.method != Method::Head)
    }
}

/// All operations, in the document's order.
pub(crate) fn all(document: &Document) -> impl Iterator<Item = Documented<'_>> {
    document.paths().filter_map(|path| document.path_item(path)).flat_map(|item| {
        let methods = Method::ALL.into_iter();
        methods.filter_map(move |method| {
            Some(Documented { method, path: item.template(), operation: item.operation(method)? })
        })
    })
}

/// The operation of a method, in any case, and a path, whose placeholders may have other names.
pub(crate) fn find<'d>(document: &'d Document, method: &str, path: &str) -> anyhow::Result<Documented<'d>> {
    let Some(method) = Method::from_capitals(&method.to_ascii_uppercase()) else {
        bail!("`{method}` is not a method of OpenAPI; write it before the path: GET '/orders/{{id}}'");
    };
    let item = document.path_item(path).with_context(|| {
        format!("{} has no path `{path}`{}", document.title(), did_you_mean(path, document.paths()))
    })?;
    let operation = item.operation(method).with_context(|| {
        format!("{}: `{}` has {}, not {}", item.location(), item.template(), item.methods().join(", "), method.as_str())
    })?;
    Ok(Documented { method, path: item.template(), operation })
}

/// The sets of credentials of which a call carries one, as `auth` has them. Empty if it needs none.
pub(crate) fn alternatives(security: &Security<'_>) -> Vec<String> {
    let text = |needs: &Vec<Need>| match needs.as_slice() {
        [] => "nothing".to_owned(),
        needs => needs.iter().map(Need::to_string).collect::<Vec<_>>().join(" and "),
    };
    match security {
        Security::Silent | Security::Forbidden(_) => Vec::new(),
        Security::OneOf { alternatives, .. } => alternatives.iter().map(text).collect(),
        Security::Unsupported { scheme, .. } => vec![(*scheme).to_owned()],
    }
}
