//! How far endpoints cover a document.

use std::fmt;

use super::shape;
use crate::endpoint::EndpointSpec;

/// How far a list of endpoints covers a document.
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
    /// Operations that no endpoint calls, such as `GET /tags`.
    pub missing: Vec<String>,
    /// Endpoints that the document does not have.
    pub unknown: Vec<String>,
}

impl Coverage {
    /// Compares the operations of `memoram_operations!` with the `SPEC`s of endpoints. The names of placeholders do not
    /// count.
    pub fn of(operations: &[(&str, &str)], endpoints: &[EndpointSpec]) -> Self {
        let documented: Vec<String> = operations.iter().map(|(method, template)| shape(method, template)).collect();
        let declared: Vec<String> =
            endpoints.iter().map(|spec| shape(spec.method().as_str(), spec.template())).collect();
        let missing = operations.iter().zip(&documented).filter(|(_, shape)| !declared.contains(shape));
        let unknown = endpoints.iter().zip(&declared).filter(|(_, shape)| !documented.contains(shape));
        Coverage {
            missing: missing.map(|((method, template), _)| format!("{method} {template}")).collect(),
            unknown: unknown.map(|(spec, _)| format!("{} {}", spec.method(), spec.template())).collect(),
        }
    }

    /// Whether each operation has an endpoint, and each endpoint an operation.
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty() && self.unknown.is_empty()
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_complete() {
            return f.write_str("every operation has an endpoint");
        }
        for operation in &self.missing {
            writeln!(f, "no endpoint for {operation}")?;
        }
        for endpoint in &self.unknown {
            writeln!(f, "no operation for {endpoint}")?;
        }
        Ok(())
    }
}
