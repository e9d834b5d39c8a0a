//! The struct's fields: what each is, under which name it is sent, and whether the document takes it.

mod body;
mod content_type;
mod documented;
mod fields;
mod max_length;
mod order;
mod proposal;
mod required;
mod roles;
mod styles;
mod types;

use memoram_openapi::{Format, Operation};

use super::endpoint::{Body, SentField};
use super::{Written, security};
use crate::error::Errors;

pub(crate) use required::{MAX_LINES, more};
pub(super) use roles::Roles;
pub(super) use types::{Writing, misfit};

use documented::{DocumentedRequest, NameKind};
use fields::FieldCheck;

/// All that a request sends.
pub(super) struct Sent<'a> {
    pub(super) segments: Vec<SentField<'a>>,
    pub(super) query: Vec<SentField<'a>>,
    pub(super) headers: Vec<SentField<'a>>,
    pub(super) body: Body<'a>,
    /// The media type of a JSON body, if it is not `application/json`.
    pub(super) content_type: Option<String>,
}

/// Checks every field, then whether all is there that the document requires.
pub(super) fn check<'a>(
    written: &Written<'a>,
    operation: Option<&Operation<'_>>,
    errors: &mut Errors,
) -> (Roles<'a>, Sent<'a>) {
    let options = &written.args.options;
    let documented = operation.map(|operation| DocumentedRequest::of(operation, options.wanted_format()));
    let documented = documented.as_ref();
    let format = documented.map_or(options.wanted_format(), DocumentedRequest::format);
    let roles = roles::assign(written, documented, errors);
    written.request.fields.iter().for_each(|field| max_length::check_type(field, errors));
    let case = options.rename_all.or(written.request.serde_rename_all);
    let mut fields =
        FieldCheck { label: written.route.label(), documented, case, format, misspelt: Vec::new(), errors };
    let swapped = documented.and_then(|documented| order::fault(written.route, documented));
    swapped.iter().for_each(|message| fields.errors.push(&written.route.path, message));
    let segments = fields.segments(&roles, swapped.is_none());
    let query = fields.all(NameKind::Query, &roles.query);
    let headers = fields.all(NameKind::Header, &roles.headers);
    let properties = fields.without_parameters(&roles.properties);
    let is_fit = body::check(&properties, roles.whole, documented, &fields.label, fields.errors);
    let properties = if is_fit { fields.all(NameKind::Property, &properties) } else { Vec::new() };
    body::check_format(options.format.as_ref(), &roles, documented, &fields.label, fields.errors);
    let raw_type = content_type::of(&roles, documented, &fields.label, fields.errors);
    let FieldCheck { misspelt, .. } = fields;
    if let Some(documented) = documented {
        let lists = [(NameKind::Query, &query), (NameKind::Header, &headers), (NameKind::Property, &properties)];
        let sent = lists.into_iter().flat_map(|(kind, list)| list.iter().map(move |sent| (kind, sent.name.as_str())));
        let sent = sent.chain(misspelt.iter().map(|(kind, name)| (*kind, name.as_str()))).collect();
        let credentials = security::credentials(written, Some(&documented.operation), &mut Errors::default());
        required::Required { written, documented, roles: &roles, case, sent, credentials }.check(errors);
    }
    let wants_body = documented.and_then(|one| one.body.as_ref()).is_some_and(|body| body.required);
    let body = match (roles.whole, raw_type) {
        (Some(field), Some(raw_type)) => Body::Raw(field, raw_type),
        (Some(field), None) => Body::Whole(field),
        (None, _) if properties.is_empty() && !wants_body => Body::None,
        (None, _) => match format {
            Format::Json => Body::Properties(properties),
            Format::Form => Body::Form(properties),
            Format::Multipart => Body::Multipart(properties),
        },
    };
    let is_json = matches!(body, Body::Whole(_) | Body::Properties(_));
    let documented_body = documented.and_then(|one| one.body.as_ref()).filter(|_| is_json);
    let content_type = documented_body.and_then(content_type::other_json);
    (roles, Sent { segments, query, headers, body, content_type })
}
