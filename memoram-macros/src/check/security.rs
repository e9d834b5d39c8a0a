//! Which credentials a call carries.

use super::lookup::Target;
use crate::args::{Args, Auth};
use crate::document::{Operation, Security};
use crate::error::Errors;
use crate::request::Request;
use crate::texts;

/// Whether it carries the token: as `auth` says, else as the document does, else yes.
pub(crate) fn bearer(
    target: &Target<'_>,
    args: &Args,
    request: &Request<'_>,
    operation: Option<&Operation<'_>>,
    errors: &mut Errors,
) -> bool {
    if let Some(auth) = args.options.auth {
        return auth == Auth::Bearer;
    }
    let Some(operation) = operation else { return true };
    match operation.security() {
        Security::Anonymous => false,
        Security::Bearer | Security::Silent => true,
        Security::Unsupported { scheme, kind, line } => {
            let place = operation.document.place(line);
            let message = texts::unsupported_security(&target.operation(), scheme, kind, place);
            errors.push(&request.original.ident, &message);
            true
        }
    }
}
