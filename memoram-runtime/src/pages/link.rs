//! The header `Link` (RFC 8288 §3).

use http::{HeaderMap, header};

/// The target of the first link with the relation `next`, as it is written. A link that is malformed, or that is about another
/// resource (`anchor`), is ignored.
pub(super) fn next(headers: &HeaderMap) -> Option<String> {
    let values = headers.get_all(header::LINK).into_iter().filter_map(|value| value.to_str().ok());
    values.flat_map(links).find(|link| link.is_next).map(|link| link.target.to_owned())
}

struct Link<'h> {
    target: &'h str,
    is_next: bool,
}

/// The links of one header.
fn links(mut text: &str) -> Vec<Link<'_>> {
    let mut links = Vec::new();
    while let Some((_, rest)) = text.split_once('<') {
        let Some((target, rest)) = rest.split_once('>') else { break };
        let (parameters, rest) = parameters(rest);
        let is = |name: &str| parameters.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value);
        let relations = is("rel").map(String::as_str).unwrap_or_default();
        let is_next = relations.split_ascii_whitespace().any(|relation| relation.eq_ignore_ascii_case("next"));
        links.push(Link { target: target.trim(), is_next: is_next && is("anchor").is_none() });
        text = rest;
    }
    links
}

/// The parameters behind a target, up to the comma before the next link.
fn parameters(text: &str) -> (Vec<(&str, String)>, &str) {
    let (mut parameters, mut rest) = (Vec::new(), text.trim_start());
    while let Some(behind) = rest.strip_prefix(';') {
        let end = behind.find(['=', ';', ',']).unwrap_or(behind.len());
        let (name, after) = behind.split_at_checked(end).unwrap_or((behind, ""));
        let (value, after) = match after.strip_prefix('=') {
            Some(value) => value_of(value.trim_start()),
            None => (String::new(), after),
        };
        parameters.push((name.trim(), value));
        rest = after.trim_start();
    }
    (parameters, rest)
}

/// A token, or a quoted string with its escapes resolved; and what follows it.
fn value_of(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([';', ',']).unwrap_or(text.len());
        let (value, rest) = text.split_at_checked(end).unwrap_or((text, ""));
        return (value.trim().to_owned(), rest);
    };
    let (mut value, mut letters) = (String::new(), quoted.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '"' => break,
            '\\' => value.extend(letters.next()),
            letter => value.push(letter),
        }
    }
    (value, letters.as_str())
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    fn next_of(values: &[&str]) -> Option<String> {
        let values = values.iter().map(|value| (header::LINK, HeaderValue::from_str(value).unwrap()));
        next(&values.collect())
    }

    #[test]
    fn the_next_link_is_found_in_every_form_of_the_header() {
        for (values, expected) in [
            (&["</a?page=2>; rel=\"next\""][..], Some("/a?page=2")),
            (
                &["<https://a.example/x?page=1>; rel=\"prev\", <https://a.example/x?page=3>; rel=\"next\""],
                Some("https://a.example/x?page=3"),
            ),
            (&["</1>; rel=first", "</2>; rel=next"], Some("/2")),
            (&["</2>;rel=next;title=x"], Some("/2")),
            (&["</2> ; REL = \"prefetch NEXT\" ; x"], Some("/2")),
            (&["</1>; title=\"a, <b>; rel=\\\"next\\\"\"; rel=last, </2>; rel=\"next\""], Some("/2")),
            (&["</1,2;3>; rel=next"], Some("/1,2;3")),
            (&["<>; rel=next"], Some("")),
            (&["</1>; rel=next; rel=prev"], Some("/1")),
            (&["</1>; rel=prev; rel=next"], None),
            (&["</1>; rel=next; anchor=\"/other\", </2>; rel=next"], Some("/2")),
            (&["</1>; rel=\"nextish\""], None),
            (&["</1>; rev=next"], None),
            (&["</1>; rel*=UTF-8''next"], None),
            (&["</1>", ""], None),
            (&["/1; rel=next", "<nonsense", "</2>; rel=next"], Some("/2")),
            (&["</1>; rel=\"next"], Some("/1")),
        ] {
            assert_eq!(next_of(values).as_deref(), expected, "{values:?}");
        }
    }

    proptest! {
        #[test]
        fn any_header_is_read_without_a_panic(value in any::<Vec<u8>>(), text in "[<>;,=\" \\\\anrelxt*]{0,40}") {
            for value in [HeaderValue::from_bytes(&value), HeaderValue::from_str(&text)].into_iter().flatten() {
                let _ = next(&HeaderMap::from_iter([(header::LINK, value)]));
            }
        }
    }
}
