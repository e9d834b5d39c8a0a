//! Lists and objects are sent in the style that the document says.

use std::collections::BTreeMap;

use memoram_runtime::memoram_endpoint;
use serde::Serialize;

use crate::{body, header, target};

#[derive(Serialize)]
#[serde(rename_all = "UPPERCASE")]
struct Rgb {
    r: u8,
    g: u8,
}

const RGB: Rgb = Rgb { r: 1, g: 2 };

#[memoram_endpoint(GET, "/colors/{shade}/{list}/{label}/{matrix}", spec = "tests/documents/styles.yaml")]
struct FindColors {
    shade: &'static str,
    list: Vec<&'static str>,
    label: &'static str,
    matrix: Rgb,
    form: Vec<&'static str>,
    joined: Option<Rgb>,
    spaces: [&'static str; 2],
    pipes: Vec<String>,
    deep: Option<Rgb>,
    spread: BTreeMap<&'static str, u8>,
    json: Option<Rgb>,
    #[memoram(header)]
    x_rgb: Rgb,
    #[memoram(header)]
    x_json: Vec<u8>,
}

#[test]
fn each_parameter_has_its_documented_style() {
    let find = FindColors {
        shade: "a,b",
        list: vec!["x", "y,z"],
        label: "l",
        matrix: RGB,
        form: vec!["a", "b"],
        joined: Some(RGB),
        spaces: ["a b", "c"],
        pipes: vec!["a|b".to_owned(), "c".to_owned()],
        deep: Some(RGB),
        spread: BTreeMap::from([("k", 1), ("l", 2)]),
        json: Some(RGB),
        x_rgb: RGB,
        x_json: vec![1, 2],
    };
    let expected = "GET /colors/a%2Cb/x,y%2Cz/.l/;R=1;G=2?form=a&form=b&joined=R,1,G,2&spaces=a%20b%20c\
                    &pipes=a%7Cb%7Cc&deep%5BR%5D=1&deep%5BG%5D=2&k=1&l=2&json=%7B%22R%22%3A1%2C%22G%22%3A2%7D";
    assert_eq!(target(&find), expected);
    assert_eq!(header(&find, "x-rgb").as_deref(), Some("R=1,G=2"));
    assert_eq!(header(&find, "x-json").as_deref(), Some("[1,2]"));
    let nothing = FindColors { joined: None, deep: None, json: None, spread: BTreeMap::new(), ..find };
    assert!(target(&nothing).ends_with("?form=a&form=b&spaces=a%20b%20c&pipes=a%7Cb%7Cc"));
}

#[memoram_endpoint(POST, "/colors", spec = "tests/documents/styles.yaml")]
struct CreateColor {
    name: &'static str,
    tags: Vec<&'static str>,
    rgb: Rgb,
    deep: Rgb,
    words: Vec<&'static str>,
}

/// OpenAPI 3.0.4 §4.7.15.
#[test]
fn a_form_has_objects_as_json_unless_its_encoding_says_otherwise() {
    let create = CreateColor { name: "n", tags: vec!["a", "b"], rgb: RGB, deep: RGB, words: vec!["c", "d"] };
    let expected = "name=n&tags=a&tags=b&rgb=%7B%22R%22%3A1%2C%22G%22%3A2%7D&deep%5BR%5D=1&deep%5BG%5D=2&words=c%7Cd";
    assert_eq!(body(&create), expected);
}
