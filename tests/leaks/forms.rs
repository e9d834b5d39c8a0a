//! The encodings in which a secret could appear in a text.

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL_SAFE: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Searches `text` for the secret in all encodings, and returns the one that it contains.
pub(crate) fn found(text: &str, secret: &str) -> Option<String> {
    forms(secret).into_iter().find(|form| text.contains(form))
}

fn forms(secret: &str) -> Vec<String> {
    let bytes = secret.as_bytes();
    let each = |form: fn(&u8) -> String| bytes.iter().map(form).collect::<Vec<_>>();
    let mut forms = vec![
        secret.to_owned(),
        json(secret),
        percent(secret, |_| false),
        percent(secret, |byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)),
        each(|byte| format!("{byte:02x}")).concat(),
        // The `Debug` output of bytes.
        each(u8::to_string).join(", "),
        bytes.escape_ascii().to_string(),
        json(secret).escape_debug().to_string(),
    ];
    for alphabet in [STANDARD, URL_SAFE] {
        // The base64 groups of the secret depend on the number of bytes before it, so there are three encodings.
        forms.extend((0..3).map(|skipped| base64(&bytes[skipped..], alphabet)));
    }
    forms
}

/// The secret as the content of a JSON string.
pub(crate) fn json(secret: &str) -> String {
    let text = serde_json::to_string(secret).unwrap();
    text[1..text.len() - 1].to_owned()
}

fn percent(secret: &str, plain: fn(u8) -> bool) -> String {
    let form = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    secret.bytes().map(form).collect()
}

/// Only whole groups: the encoding of the last bytes depends on the bytes that follow.
fn base64(bytes: &[u8], alphabet: &[u8; 64]) -> String {
    let groups = bytes.chunks_exact(3).map(|group| group.iter().fold(0, |bits, byte| bits << 8 | usize::from(*byte)));
    groups.flat_map(|bits| [18, 12, 6, 0].map(|shift| char::from(alphabet[bits >> shift & 63]))).collect()
}

#[test]
fn a_secret_is_found_in_every_form() {
    let secret = "mk/canary \"of\\mine";
    for text in [
        "key mk/canary \"of\\mine",
        r#"{"key":"mk/canary \"of\\mine"}"#,
        "?key=mk%2Fcanary%20%22of%5Cmine&x",
        r#"{\"key\":\"mk/canary \\\"of\\\\mine\"}"#,
        "6d6b2f63616e61727920226f665c6d696e65",
        "[109, 107, 47, 99, 97, 110, 97, 114, 121, 32, 34, 111, 102, 92, 109, 105, 110, 101]",
        // base64 of `mk/…`, `:mk/…` and `u:mk/…`.
        "bWsvY2FuYXJ5ICJvZlxtaW5lIQ==",
        "Om1rL2NhbmFyeSAib2ZcbWluZSE=",
        "dTptay9jYW5hcnkgIm9mXG1pbmUh",
    ] {
        assert!(found(text, secret).is_some(), "{text}");
    }
    assert_eq!(found("key mk/canary of mine", secret), None);
}
