use proptest::prelude::*;
use url::Url;

use super::*;

fn sent(url: &Url) -> Option<Uri> {
    let (scheme, authority) = (Scheme::HTTPS, Authority::from_static("api.example:8443"));
    uri(&scheme, &authority, &url[Position::BeforePath..Position::AfterQuery])
}

proptest! {
    #[test]
    fn a_path_and_a_query_are_sent_byte_for_byte(path in "/[!-~]{0,40}", query in "[!-~]{0,40}") {
        let mut url = Url::parse("https://api.example:8443").unwrap();
        url.set_path(&path);
        url.set_query(Some(&query));
        // `None` is an error of the call.
        if let Some(uri) = sent(&url) {
            prop_assert_eq!(uri.to_string(), url.as_str());
        }
    }
}

#[test]
fn what_is_percent_encoded_is_sent() {
    let url = Url::parse("https://api.example:8443/a%2Fb/%2E%2E/~x?q=%23%20&empty=&plus=+").unwrap();
    assert_eq!(sent(&url).unwrap().to_string(), url.as_str());
}

#[test]
fn what_would_not_arrive_is_not_sent() {
    let (scheme, authority) = (Scheme::HTTPS, Authority::from_static("api.example"));
    for path in ["/a#b", "/a b", "/a\tb", ""] {
        assert!(uri(&scheme, &authority, path).is_none(), "{path:?}");
    }
}
