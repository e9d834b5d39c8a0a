use std::collections::BTreeMap;

use serde::Serialize;

use super::*;
use crate::encode::{Encoder, Header, Parameter, Segment};
use crate::error::Error;
use crate::spec::EndpointSpec;

#[derive(Serialize)]
#[serde(rename_all = "UPPERCASE")]
struct Rgb {
    r: u8,
    g: u8,
    b: u8,
}

const COLORS: [&str; 3] = ["blue", "black", "brown"];
const RGB: Rgb = Rgb { r: 100, g: 200, b: 150 };

/// The path, the query and the header of a request with the parameter `color` in each.
fn encoded(style: Style, value: &dyn QueryValue) -> Result<[String; 3], Error> {
    let value = &Styled { name: "color", style, value };
    let max_length = None;
    let mut encoder = Encoder::new(EndpointSpec::get("/{color}"), "");
    encoder.path(&[Segment { name: "color", max_length, value }])?;
    encoder.query(&[Parameter { name: "color", max_length, explode: true, value }])?;
    encoder.headers(&[Header { name: "color", max_length, value }])?;
    let request = encoder.finish()?;
    let header = request.headers.get("color").map(|value| value.to_str().unwrap_or_default().to_owned());
    Ok([request.path.unwrap_or_default(), request.query, header.unwrap_or_default()])
}

/// The examples of OpenAPI 3.0.4 §4.7.12.6.
#[test]
fn the_specifications_examples() {
    use Style::{DeepObject, Form, Label, Matrix, PipeDelimited, Simple, SpaceDelimited};
    let in_path = [
        (Matrix { explode: false }, ["/;color=blue", "/;color=blue,black,brown", "/;color=R,100,G,200,B,150"]),
        (Matrix { explode: true }, ["/;color=blue", "/;color=blue;color=black;color=brown", "/;R=100;G=200;B=150"]),
        (Label { explode: false }, ["/.blue", "/.blue,black,brown", "/.R,100,G,200,B,150"]),
        (Label { explode: true }, ["/.blue", "/.blue.black.brown", "/.R=100.G=200.B=150"]),
        (Simple { explode: false }, ["/blue", "/blue,black,brown", "/R,100,G,200,B,150"]),
        (Simple { explode: true }, ["/blue", "/blue,black,brown", "/R=100,G=200,B=150"]),
    ];
    let in_query = [
        (Form { explode: false }, ["color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"]),
        (Form { explode: true }, ["color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"]),
        (SpaceDelimited, ["color=blue", "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"]),
        (PipeDelimited, ["color=blue", "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"]),
        (
            DeepObject,
            [
                "color=blue",
                "color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown",
                "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
            ],
        ),
    ];
    let in_header = [
        (Simple { explode: false }, ["blue", "blue,black,brown", "R,100,G,200,B,150"]),
        (Simple { explode: true }, ["blue", "blue,black,brown", "R=100,G=200,B=150"]),
    ];
    let tables = [in_path.as_slice(), in_query.as_slice(), in_header.as_slice()];
    for (place, table) in tables.into_iter().enumerate() {
        for (style, expected) in table {
            let values: [&dyn QueryValue; 3] = [&"blue", &COLORS, &RGB];
            let found = values.map(|value| encoded(*style, value).unwrap()[place].clone());
            assert_eq!(found, *expected, "{style:?}");
        }
    }
}

#[test]
fn what_is_within_a_deep_object_has_its_place() {
    let items = [BTreeMap::from([("price", 5)]), BTreeMap::from([("price", 7)])];
    let value = serde_json::json!({"a": {"b c": 1}, "items": items, "tags": ["x", "y"], "no": null});
    let query = encoded(Style::DeepObject, &value).map(|[_, query, _]| query);
    assert!(query.is_err(), "null has no text");
    let value = serde_json::json!({"a": {"b c": 1}, "items": items, "tags": ["x", "y"]});
    let decoded = encoded(Style::DeepObject, &value).unwrap()[1].replace("%5B", "[").replace("%5D", "]");
    let expected =
        "color[a][b%20c]=1&color[items][0][price]=5&color[items][1][price]=7&color[tags][]=x&color[tags][]=y";
    assert_eq!(decoded, expected);
}

#[test]
fn delimiters_within_a_value_are_encoded() {
    let value = ["a,b", "c|d e", "f;g=h"];
    let Ok([path, query, _]) = encoded(Style::PipeDelimited, &value) else { panic!("it can be sent") };
    assert_eq!(query, "color=a%2Cb%7Cc%7Cd%20e%7Cf%3Bg%3Dh");
    assert_eq!(path, "/a%2Cb%7Cc%7Cd%20e%7Cf%3Bg%3Dh");
}

#[test]
fn values_that_no_style_can_write_are_refused() {
    let nested = BTreeMap::from([("a", [1])]);
    for style in [Style::Form { explode: true }, Style::SpaceDelimited, Style::Simple { explode: false }] {
        assert!(encoded(style, &nested).is_err() && encoded(style, &[[1]]).is_err(), "{style:?}");
    }
    let none: [u8; 0] = [];
    assert!(encoded(Style::Simple { explode: false }, &none).is_err(), "a segment must not be empty");
    assert!(encoded(Style::Label { explode: false }, &["."]).is_err(), "it would be `..`");
    assert!(encoded(Style::Label { explode: false }, &[""]).is_err(), "it would be `.`");
    assert!(encoded(Style::Simple { explode: false }, &BTreeMap::from([("a\n", 1)])).is_err());
}

#[test]
fn json_is_text() {
    let mut encoder = Encoder::new(EndpointSpec::get("/x"), "");
    let value = &AsJson { value: &RGB };
    encoder.query(&[Parameter { name: "color", max_length: None, explode: true, value }]).unwrap();
    encoder
        .query(&[Parameter { name: "no", max_length: None, explode: true, value: &AsJson { value: &None::<u8> } }])
        .unwrap();
    let request = encoder.finish().unwrap();
    assert_eq!(request.query, "color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D");
}
