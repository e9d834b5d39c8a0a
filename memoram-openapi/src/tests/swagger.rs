//! Swagger 2.0 says the same as OpenAPI 3.0 in other places.

use crate::{Document, Format, Media, Method, Operation, ParameterIn, Security, Style, parse};

const DOCUMENT: &str = "\
swagger: '2.0'
host: api.example
basePath: /v1/
schemes: [http, https]
consumes: [application/json]
produces: [application/json]
securityDefinitions:
  user: {type: basic}
security: [{user: []}]
parameters:
  limit: {name: limit, in: query, type: integer, format: int32, maximum: 50}
responses:
  Gone: {description: it is gone, schema: {$ref: '#/definitions/Fault'}}
definitions:
  Fault: {type: object, required: [code], properties: {code: {type: string}}}
  Note: {type: object, required: [text], properties: {text: {type: string, x-nullable: true}}}
paths:
  /notes/{id}:
    parameters:
    - {name: id, in: path, required: true, type: integer}
    get:
      parameters:
      - {$ref: '#/parameters/limit'}
      - {name: tags, in: query, type: array, items: {type: string}, collectionFormat: multi}
      - {name: words, in: query, type: array, items: {type: string}}
      - {name: marks, in: query, type: array, items: {type: string}, collectionFormat: pipes}
      - {name: X-Kinds, in: header, type: array, items: {type: string}}
      responses:
        200: {description: it, schema: {$ref: '#/definitions/Note'}}
        410: {$ref: '#/responses/Gone'}
    put:
      consumes: [application/xml, application/vnd.note+json]
      parameters:
      - {name: note, in: body, required: true, schema: {$ref: '#/definitions/Note'}}
      responses: {204: {description: stored}}
    post:
      parameters:
      - {name: text, in: formData, required: true, type: string}
      - {name: size, in: formData, type: integer}
      responses: {204: {description: stored}}
    patch:
      consumes: [multipart/form-data]
      parameters:
      - {name: scan, in: formData, required: true, type: file}
      - {$ref: '#/parameters/none'}
      responses:
        200: {description: the file, schema: {type: file}}
";

fn with_operation<T>(method: Method, read: impl FnOnce(&Document, Operation<'_>) -> T) -> T {
    let document = parse(Some("notes.yaml"), DOCUMENT).expect("it is a document");
    let item = document.path_item("/notes/{note}").expect("it has the path");
    read(&document, item.operation(method).expect("it has the operation"))
}

#[test]
fn parameters_are_read_with_their_types_and_lines() {
    let shown = with_operation(Method::Get, |_, operation| {
        let shown = operation.parameters().into_iter().map(|one| {
            let schema = one.schema.expect("it has a schema");
            let within = format!("{:?}", one.within).to_lowercase();
            let marks = format!(
                "{}{}",
                if one.required { "*" } else { "" },
                if one.style == (Style::Form { explode: true }) { "+" } else { "" }
            );
            format!("{within} {}{marks}: {} at {}", one.name, schema.rust_type(), one.location)
        });
        shown.collect::<Vec<_>>()
    });
    assert_eq!(
        shown,
        [
            "query limit: i32 at notes.yaml:11",
            "query tags+: Vec<String> at notes.yaml:24",
            "query words: Vec<String> at notes.yaml:25",
            "query marks: Vec<String> at notes.yaml:26",
            "header X-Kinds: Vec<String> at notes.yaml:27",
            "path id*: i64 at notes.yaml:20",
        ]
    );
}

/// `style:explode` of each parameter of the GET, which is written as OpenAPI 3.0 has it.
#[test]
fn collection_formats_are_styles() {
    let document = parse(Some("notes.yaml"), DOCUMENT).expect("it is a document");
    let get = document.target("#/paths/~1notes~1{id}/get/parameters", document.root()).expect("it has parameters");
    let shown = get.items().iter().map(|one| {
        format!("{} {}", one.text_of("style").unwrap_or_default(), one.boolean("explode").unwrap_or_default())
    });
    let shown: Vec<_> = shown.collect();
    assert_eq!(shown, ["form false", "form true", "form false", "pipeDelimited false", "simple false", "simple false"]);
}

#[test]
fn bodies_have_their_media_types_and_properties() {
    let body = |method| {
        with_operation(method, |_, operation| {
            let body = operation.body(Format::Json).expect("it has a body");
            let kind = match body.media {
                Media::Json(_) => "json",
                Media::Form(_) => "form",
                Media::Multipart(_) => "multipart",
                Media::Other(_) => "other",
                Media::None => "none",
            };
            let (properties, _) = body.media.schema().map(|schema| schema.properties()).unwrap_or_default();
            let shown = |one: &crate::Property<'_>| format!("{}{}", one.name, if one.required { "*" } else { "" });
            let properties: Vec<String> = properties.iter().map(shown).collect();
            format!("{kind} {} {} {}", body.required, body.types.join(" "), properties.join(" "))
        })
    };
    assert_eq!(body(Method::Put), "json true application/xml application/vnd.note+json text*");
    assert_eq!(body(Method::Post), "form true application/x-www-form-urlencoded text* size");
    assert_eq!(body(Method::Patch), "multipart true multipart/form-data scan*");
}

#[test]
fn answers_have_their_schemas() {
    let answers = |method| {
        with_operation(method, |_, operation| {
            let shown = operation.responses().into_iter().map(|answer| match answer.media {
                Media::Json(schema) => format!("{} {:?}", answer.status, schema.and_then(|schema| schema.name())),
                Media::Other(media) => format!("{} {media}", answer.status),
                _ => answer.status.to_owned(),
            });
            shown.collect::<Vec<_>>().join(", ")
        })
    };
    assert_eq!(answers(Method::Get), "200 Some(\"Note\"), 410 Some(\"Fault\")");
    assert_eq!(answers(Method::Patch), "200 application/octet-stream");
}

#[test]
fn what_is_said_of_the_whole_document_is_read() {
    with_operation(Method::Get, |document, operation| {
        assert_eq!(document.behind_servers("/v1/notes/7").collect::<Vec<_>>(), [("/v1", "/notes/7")]);
        assert_eq!(document.server(), Some("https://api.example/v1"));
        assert!(
            matches!(operation.security(), Security::OneOf { alternatives, .. } if alternatives == [[crate::Need::Basic]])
        );
        assert_eq!(operation.parameters().iter().filter(|one| one.within == ParameterIn::Path).count(), 1);
    });
}

#[test]
fn a_reference_to_nothing_is_told() {
    let told = with_operation(Method::Patch, |_, operation| {
        operation.dangling().map(|one| format!("{} {}", one.location, one.reference))
    });
    assert_eq!(told.as_deref(), Some("notes.yaml:45 #/parameters/none"));
}
