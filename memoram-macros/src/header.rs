//! Why a header name is not allowed, in words.

use memoram_openapi::header::{HeaderFault, fixed};

use crate::message::Message;

pub(crate) fn message(name: &str, fault: HeaderFault) -> Message {
    match fault {
        HeaderFault::Empty => Message::new("the name of the header is empty").help("`key(\"X-Api-Key\")`"),
        HeaderFault::Reserved => {
            Message::new(format!("`{name}` is set by the client")).help("configure it on `Client`")
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
