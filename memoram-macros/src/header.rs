//! Why a header name is not allowed, in words.

use memoram_openapi::header::{HeaderFault, fixed};

use crate::message::Message;

pub(crate) fn message(name: &str, fault: HeaderFault) -> Message {
    match fault {
        HeaderFault::Empty => Message::new("the name of the header is empty").help("`key(\"X-Api-Key\")`"),
        HeaderFault::Reserved => {
            let message = Message::new(format!("`{name}` is set by the client"));
            match name.to_ascii_lowercase().as_str() {
                "content-type" => message.help(CONTENT_TYPE),
                _ => message.help("configure it on `Client`"),
            }
        }
        HeaderFault::Credentials => {
            Message::new(format!("`{name}` is a credential, and credentials belong to `Client`"))
                .help("the client's builder takes them: `Client::builder().bearer(…)`")
        }
        HeaderFault::Illegal(letter) => {
            Message::new(format!("{name:?} is not a header name: `{letter}` is not allowed"))
                .help(format_args!("{:?}", fixed(name)))
        }
    }
}

const CONTENT_TYPE: &str =
    "it follows from the body; `#[memoram(body, content_type = \"…\")]` on the body's field sets it";

/// What to do for a header that the document may name and OpenAPI ignores: other parts of the document say it (OpenAPI 3.0.3
/// §4.7.12.1). The message for the other two is above.
pub(crate) fn instead_of_ignored(name: &str) -> Option<&'static str> {
    name.eq_ignore_ascii_case("accept").then_some("leave it out: it follows from `response` and the document's answers")
}
