//! Fields to paste, for what a struct lacks.

use memoram_openapi::Format;
use memoram_openapi::rust::field_name;
use memoram_openapi::spelling::Case;

use super::documented::{Documented, DocumentedRequest, NameKind};
use super::fields::wanted;
use super::required::Required;
use crate::check::matching::Found;

/// Fields for one struct. Each compiles, and is sent under its documented name.
pub(super) struct Proposal<'r> {
    documented: &'r DocumentedRequest<'r>,
    case: Option<Case>,
    /// The names of the struct's fields, and of those that have been proposed.
    taken: Vec<String>,
}

impl<'r> Proposal<'r> {
    pub(super) fn beside(required: &Required<'r>) -> Self {
        let fields = required.written.request.fields.iter();
        let taken = fields.map(|field| field.name.clone()).collect();
        Proposal { documented: required.documented, case: required.case, taken }
    }

    /// A line of a list of properties: `pub memory_key: String,   // string`.
    pub(super) fn line(&mut self, one: &Documented<'_>) -> String {
        let description = match (one.schema, self.rust_type(one).as_str()) {
            (_, "Part") => "a file".to_owned(),
            (_, "Vec<Part>") => "a list of files".to_owned(),
            (Some(schema), _) => schema.description(),
            (None, _) => "anything".to_owned(),
        };
        format!("{},   // {description}", self.field(one))
    }

    /// `#[memoram(query)] pub page: i64`
    pub(super) fn field(&mut self, one: &Documented<'_>) -> String {
        let name = self.free(&field_name(one.name));
        let renames = !self.finds(one, name.trim_start_matches("r#"));
        let attribute = match one.kind {
            NameKind::Property if renames => format!("#[memoram(rename = {:?})] ", one.name),
            NameKind::Property => String::new(),
            NameKind::Query if renames => format!("#[memoram(query, rename = {:?})] ", one.name),
            NameKind::Header if renames => format!("#[memoram(header = {:?})] ", one.name),
            NameKind::Query | NameKind::Header => format!("#[memoram({})] ", one.kind.word()),
        };
        let field = format!("{attribute}pub {name}: {}", self.rust_type(one));
        self.taken.push(name);
        field
    }

    /// The name, or with a number behind it if the struct has it already.
    fn free(&self, name: &str) -> String {
        let is_free = |name: &String| !self.taken.iter().any(|taken| taken == name.trim_start_matches("r#"));
        let numbered = (2..).map(|number: u32| format!("{}_{number}", name.trim_start_matches("r#")));
        std::iter::once(name.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
    }

    /// Whether a field of this name is sent as the documented one without a `rename`.
    fn finds(&self, one: &Documented<'_>, field: &str) -> bool {
        let candidates = self.documented.of_kind(one.kind);
        let query = wanted(one.kind, None, self.case, field);
        let found = query.find(candidates, one.kind == NameKind::Header, |candidate| candidate.name);
        matches!(found, Found::One(found) if found.name == one.name)
    }

    fn rust_type(&self, one: &Documented<'_>) -> String {
        let is_property = one.kind == NameKind::Property;
        let ty = one.schema.map(|schema| match is_property && self.documented.format() == Format::Multipart {
            true => schema.part_type(),
            false => schema.rust_type(),
        });
        // What is sent as text can be any text.
        let ty = ty.filter(|ty| is_property || ty != "serde_json::Value").unwrap_or_else(|| "String".to_owned());
        if one.sends_null() { format!("Option<{ty}>") } else { ty }
    }
}
