//! Bodies of parts, files, and answers that are streams.

use crate::{Document, Format, Method, Operation, Stream, parse};

const DOCUMENT: &str = "\
openapi: 3.2.0
paths:
  /cars:
    post:
      requestBody:
        content:
          text/plain: {}
          multipart/form-data:
            schema:
              properties:
                photo: {type: string, format: binary}
                scan: {type: string, contentMediaType: application/pdf}
                any: {contentMediaType: image/png}
                maybe: {type: [string, 'null'], format: binary}
                either: {anyOf: [{type: string, format: binary}, {type: 'null'}]}
                encoded: {type: string, contentMediaType: image/png, contentEncoding: base64}
                note: {type: string, contentMediaType: text/markdown}
                json: {type: string, contentMediaType: application/json}
                owner: {type: object}
                photos: {type: array, items: {type: string, format: binary}}
                years: {type: array, items: {type: integer}}
                one_or_more:
                  oneOf: [{type: string, format: binary}, {type: array, items: {type: string, format: binary}}]
            encoding:
              photo: {contentType: image/png}
              scan: {contentType: 'application/pdf, image/*'}
              any: {contentType: 'image/*'}
              owner: {contentType: application/xml}
              years: {contentType: \"text/plain\\r\\nSet-Cookie: a\"}
      responses:
        200:
          content:
            application/json: {schema: {type: object}}
            Text/Event-Stream; charset=utf-8: {schema: {type: object, title: chunk}}
            application/jsonl: {schema: {type: array}, itemSchema: {type: object, title: line}}
        201: {content: {'*/*': {}}}
        202:
          content:
            text/event-stream:
              itemSchema:
                properties: {event: {type: string}, data: {type: string, contentSchema: {type: integer}}}
        203: {content: {text/event-stream: {schema: {type: string}}, application/x-ndjson: {schema: {type: array}}}}
        204: {content: {text/event-stream: {itemSchema: {properties: {data: {type: string}}}}}}
        205:
          content:
            text/event-stream:
              itemSchema:
                oneOf: [{properties: {data: {type: integer}}}, {properties: {data: {type: string, contentSchema: {type: integer}}}}]
  /wheels:
    post:
      requestBody:
        content:
          multipart/form-data: {schema: {properties: {rim: {}}}}
          application/x-www-form-urlencoded: {schema: {properties: {hub: {}}}}
      responses: {}
";

fn with_operation<T>(path: &str, read: impl FnOnce(Operation<'_>) -> T) -> T {
    let document: Document = parse(Some("cars.yaml"), DOCUMENT).expect("it is a document");
    let item = document.path_item(path).expect("it has the path");
    read(item.operation(Method::Post).expect("it has the operation"))
}

#[test]
fn the_wanted_format_is_read_where_it_is_documented() {
    let format =
        |path, wanted| with_operation(path, |operation| operation.body(wanted).and_then(|body| body.media.format()));
    for wanted in [Format::Json, Format::Form, Format::Multipart] {
        assert_eq!(format("/cars", wanted), Some(Format::Multipart));
    }
    assert_eq!(format("/wheels", Format::Json), Some(Format::Form));
    assert_eq!(format("/wheels", Format::Form), Some(Format::Form));
    assert_eq!(format("/wheels", Format::Multipart), Some(Format::Multipart));
}

/// Something of each property of the body.
fn of_properties<T: std::fmt::Display>(
    read: impl Fn(&crate::Body<'_>, &crate::Property<'_>) -> Option<T>,
) -> Vec<String> {
    with_operation("/cars", |operation| {
        let body = operation.body(Format::Json).expect("it has a body");
        let (properties, _) = body.media.schema().expect("it has a schema").properties();
        let found = properties.iter().filter_map(|one| Some(format!("{} {}", one.name, read(&body, one)?)));
        found.collect()
    })
}

#[test]
fn files_are_bytes_that_are_not_encoded_as_text() {
    let types = of_properties(|_, one| Some(one.schema?.part_type()).filter(|ty| ty.contains("Part")));
    let expected =
        ["photo Part", "scan Part", "any Part", "maybe Part", "either Part", "photos Vec<Part>", "one_or_more Part"];
    assert_eq!(types, expected);
}

#[test]
fn a_part_has_the_content_type_of_its_encoding_if_it_is_one() {
    let types = of_properties(|body, one| body.part_type(one).map(str::to_owned));
    assert_eq!(types, ["photo image/png", "owner application/xml"]);
}

#[test]
fn an_answer_is_a_stream_by_its_media_types() {
    let streams = |stream| {
        with_operation("/cars", |operation| {
            let shown = operation.responses().into_iter().filter_map(|answer| {
                let item = answer.stream_item(stream).map(|item| item.type_name().to_owned());
                Some(format!("{} {} {}", answer.status, answer.stream(stream)?, item.unwrap_or_default()))
            });
            shown.collect::<Vec<_>>()
        })
    };
    let events = [
        "200 Text/Event-Stream; charset=utf-8 object",
        "201 text/event-stream ",
        "202 text/event-stream integer",
        "203 text/event-stream ",
        "204 text/event-stream ",
        "205 text/event-stream ",
    ];
    assert_eq!(streams(Stream::Events), events);
    let lines = ["200 application/jsonl object", "201 application/x-ndjson ", "203 application/x-ndjson "];
    assert_eq!(streams(Stream::JsonLines), lines);
}
