//! Which operations of a document have an endpoint, and which types of endpoints are not checked.

use std::fmt;

use crate::spec::{EndpointSpec, Template};

/// The differences between the operations of a document and a list of endpoints.
///
/// ```
/// # #[cfg(feature = "api")] {
/// use memoram_runtime::testing::Coverage;
/// use memoram_runtime::{Endpoint, api, memoram_operations};
///
/// const OPERATIONS: &[(&str, &str)] = memoram_operations!();
///
/// let coverage = Coverage::of(OPERATIONS, &[api::CreateToken::SPEC, api::ListTags::SPEC]);
/// assert_eq!(coverage.missing.len(), 10);
/// assert!(coverage.unknown.is_empty());
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Coverage {
    /// Operations without an endpoint, such as `GET /tags`.
    pub missing: Vec<String>,
    /// Endpoints without an operation in the document.
    pub unknown: Vec<String>,
    /// Types of answers, bodies and parameters that the document has a schema for and that nothing checks: they lack
    /// `#[memoram_schema]`, as in ``GET /tags: `Tag` ``. Types marked `unchecked` are not listed.
    pub unchecked: Vec<String>,
}

impl Coverage {
    /// Compares the operations that `memoram_operations!` lists with the `SPEC`s of endpoints. The names of placeholders are
    /// ignored, and so is a query or a fragment that a document has in a path: it is not sent.
    pub fn of(operations: &[(&str, &str)], endpoints: &[EndpointSpec]) -> Self {
        let sent = |template: &str| template.split(['?', '#']).next().unwrap_or_default().to_owned();
        let route = |method: &str, template: &str| format!("{method} {}", Template::new(&sent(template)).shape());
        let documented: Vec<String> = operations.iter().map(|(method, template)| route(method, template)).collect();
        let declared: Vec<String> =
            endpoints.iter().map(|spec| route(spec.method().as_str(), spec.template())).collect();
        let missing = operations.iter().zip(&documented).filter(|(_, route)| !declared.contains(route));
        let unknown = endpoints.iter().zip(&declared).filter(|(_, route)| !documented.contains(route));
        Coverage {
            missing: missing.map(|((method, template), _)| format!("{method} {template}")).collect(),
            unknown: unknown.map(|(spec, _)| format!("{} {}", spec.method(), spec.template())).collect(),
            unchecked: endpoints.iter().flat_map(unchecked).collect(),
        }
    }

    /// Returns true if each operation has an endpoint and each endpoint an operation. Unchecked types do not count.
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty() && self.unknown.is_empty()
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_complete() && self.unchecked.is_empty() {
            return f.write_str("every operation has an endpoint");
        }
        for operation in &self.missing {
            writeln!(f, "no endpoint for {operation}")?;
        }
        for endpoint in &self.unknown {
            writeln!(f, "no operation for {endpoint}")?;
        }
        for one in &self.unchecked {
            writeln!(f, "not checked against the document: {one}")?;
        }
        Ok(())
    }
}

fn unchecked(spec: &EndpointSpec) -> impl Iterator<Item = String> {
    spec.unchecked_types().map(move |name| format!("{} {}: `{name}`", spec.method(), spec.template()))
}
