//! Which header names are allowed.

/// Why a header name is not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderFault {
    /// It has no name.
    Empty,
    /// The client sets this header itself.
    Reserved,
    /// The header carries credentials, which belong to the client.
    Credentials,
    /// A character that RFC 9110 §5.6.2 does not allow in a name.
    Illegal(char),
}

/// Why a header parameter cannot have this name.
pub fn fault(name: &str) -> Option<HeaderFault> {
    match name.to_ascii_lowercase().as_str() {
        "host" | "content-length" | "content-type" | "connection" | "transfer-encoding" | "te" | "upgrade" => {
            Some(HeaderFault::Reserved)
        }
        "authorization" | "proxy-authorization" | "cookie" => Some(HeaderFault::Credentials),
        _ => name.chars().find(|letter| !is_tchar(*letter)).map(HeaderFault::Illegal),
    }
}

/// Why the client's API key cannot be sent in a header of this name. Some APIs take it in `Authorization`; the headers that
/// the client or the connection sets itself cannot carry it.
pub fn key_fault(name: &str) -> Option<HeaderFault> {
    match name.to_ascii_lowercase().as_str() {
        "authorization" => None,
        "" => Some(HeaderFault::Empty),
        "proxy-authorization" | "cookie" | "accept" | "user-agent" | "expect" => Some(HeaderFault::Reserved),
        _ => fault(name),
    }
}

/// The name with a hyphen for each character that is not allowed.
pub fn fixed(name: &str) -> String {
    name.chars().map(|letter| if is_tchar(letter) { letter } else { '-' }).collect()
}

/// Whether a text is a token (RFC 9110 §5.6.2), as the names of headers and cookies are.
pub fn is_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_tchar)
}

/// RFC 9110 §5.6.2.
fn is_tchar(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(letter)
}
