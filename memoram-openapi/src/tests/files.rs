//! Documents in several files.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use crate::{Format, Home, LoadError, Method, load, parse};

/// A folder of files that is removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = Folder(std::env::temp_dir().join(format!("memoram-openapi-{name}-{}", std::process::id())));
        files.iter().for_each(|(file, text)| folder.write(file, text));
        folder
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.0.join(file);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    }

    fn load(&self) -> Result<Arc<crate::Document>, LoadError> {
        load(Some("api/openapi.yaml"), &Home::at(&self.0, None))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const ROOT: &str = "\
openapi: 3.0.3
paths:
  /a/{id}: {$ref: paths/a.yaml}
components:
  securitySchemes:
    token: {$ref: 'common.json#/schemes/token'}
security: [{token: []}]
";

const PATH: &str = "\
parameters:
  - {$ref: '../common.json#/parameters/id'}
post:
  requestBody: {$ref: '../common.json#/bodies/A'}
  responses:
    '200': {$ref: '../common.json#/answers/A'}
";

const COMMON: &str = r##"{
  "schemes": {"token": {"type": "http", "scheme": "basic"}},
  "parameters": {"id": {"name": "id", "in": "path", "required": true, "schema": {"$ref": "schemas/Id.yaml"}}},
  "bodies": {"A": {"required": true, "content": {"application/json": {"schema": {"$ref": "./schemas/A.yaml#/A"}}}}},
  "answers": {"A": {"description": "fine", "content": {"application/json": {"schema": {"$ref": "schemas/A.yaml#/A"}}}}}
}"##;

const SCHEMAS: &str = "\
A:
  properties:
    id: {$ref: 'Id.yaml'}
    child: {$ref: '#/A'}
    self: {$ref: 'A.yaml#/A'}
    back: {$ref: '../../api/openapi.yaml#/paths/~1a~1{id}'}
";

fn folder(name: &str) -> Folder {
    Folder::new(
        name,
        &[
            ("api/openapi.yaml", ROOT),
            ("api/paths/a.yaml", PATH),
            ("api/common.json", COMMON),
            ("api/schemas/A.yaml", SCHEMAS),
            ("api/schemas/Id.yaml", "type: integer\nmaximum: 9\n"),
        ],
    )
}

#[test]
fn references_lead_into_other_files_from_the_file_that_they_are_in() {
    let folder = folder("files");
    let document = folder.load().expect("it is read");
    let names = ["openapi.yaml", "common.json", "paths/a.yaml", "schemas/A.yaml", "schemas/Id.yaml"];
    let mut files: Vec<&str> = document.files().collect();
    files.sort_unstable();
    assert_eq!(files, {
        let mut names = names.map(|name| format!("api/{name}"));
        names.sort_unstable();
        names
    });

    let item = document.path_item("/a/{x}").expect("it has the path");
    let operation = item.operation(Method::Post).expect("it has the operation");
    assert!(operation.dangling().is_none());
    assert_eq!(item.location().to_string(), "api/openapi.yaml:3");
    assert_eq!(operation.location().to_string(), "api/paths/a.yaml:3");
    let parameters = operation.parameters();
    let [id] = parameters.as_slice() else { panic!("it has one parameter") };
    assert_eq!((id.name, id.location.to_string()), ("id", "api/common.json:3".to_owned()));
    assert_eq!(id.schema.map(|schema| schema.bounds()), Some((None, Some(9))));

    let schema = operation.body(Format::Json).and_then(|body| body.media.schema()).expect("the body has a schema");
    assert_eq!(schema.name(), Some("A"));
    let shown: Vec<String> = schema.properties().0.iter().map(|one| format!("{} {}", one.name, one.location)).collect();
    assert_eq!(shown[..2], ["id api/schemas/A.yaml:3", "child api/schemas/A.yaml:4"]);
    assert_eq!(operation.responses().len(), 1);
    assert!(
        matches!(operation.security(), crate::Security::OneOf { alternatives, .. } if alternatives == [[crate::Need::Basic]])
    );
}

#[test]
fn a_change_of_any_file_is_seen_and_a_file_that_was_missing_is_too() {
    let folder = folder("changed-files");
    let first = folder.load().expect("it is read");
    assert!(Arc::ptr_eq(&first, &folder.load().expect("it is read")));

    let dangling = || {
        let document = folder.load().expect("it is read");
        let operation = document.path_item("/a/{id}").and_then(|item| item.operation(Method::Post));
        operation?.dangling().map(|one| format!("{} {}", one.location, one.reference))
    };
    assert_eq!(dangling(), None);
    fs::remove_file(folder.0.join("api/schemas/A.yaml")).expect("the file can be removed");
    assert_eq!(dangling().as_deref(), Some("api/common.json:4 ./schemas/A.yaml#/A"));
    folder.write("api/schemas/A.yaml", SCHEMAS);
    assert_eq!(dangling(), None);
    folder.write("api/schemas/A.yaml", "B: {}\n# another length\n");
    assert!(dangling().is_some());
}

#[test]
fn a_file_that_is_not_yaml_is_an_error_that_names_it() {
    let folder = folder("broken-file");
    folder.write("api/common.json", "{\"schemes\":\n {]");
    let error = folder.load().expect_err("it is refused");
    assert_eq!(error.file, "api/common.json");
    assert!(matches!(error.problem, crate::Problem::Syntax { line: 2, .. }), "{error:?}");
}

/// Nothing is fetched, and nothing is read by an absolute path.
#[test]
fn urls_absolute_paths_and_other_kinds_of_files_are_not_read() {
    let root = "openapi: 3.0.3\npaths:\n  /a:\n    get:\n      x: [{$ref: 'https://api.example/a.yaml#/A'}, \
                {$ref: /etc/passwd}, {$ref: intro.md}, {$ref: '%zz.yaml'}, {$ref: 'c:/a.yaml'}]\n";
    let folder = Folder::new("refused-files", &[("api/openapi.yaml", root), ("api/intro.md", "{")]);
    let document = folder.load().expect("it is read");
    assert_eq!(document.files().collect::<Vec<_>>(), ["api/openapi.yaml"]);
    let operation = document.path_item("/a").and_then(|item| item.operation(Method::Get)).expect("it is there");
    assert_eq!(operation.dangling().map(|one| one.reference), Some("/etc/passwd"));
}

/// Examples and extensions are data, but a name that the API chose is not, whatever it looks like.
#[test]
fn references_in_data_are_not_followed() {
    let reference = |key: &str| {
        let text = format!(
            "openapi: 3.0.0\npaths:\n  /a:\n    get:\n      x-samples: {{source: {{$ref: sample.cs}}}}\n      responses:\n        \
             '200':\n          description: x\n          headers: {{{key}: {{$ref: '#/nothing'}}}}\n"
        );
        let document = parse(Some("a.yaml"), &text).expect("it is a document");
        let operation = document.path_item("/a").and_then(|item| item.operation(Method::Get)).expect("it has it");
        operation.dangling().map(|one| one.reference.to_owned())
    };
    assert_eq!(reference("x-rate-limit").as_deref(), Some("#/nothing"));
    assert_eq!(reference("example").as_deref(), Some("#/nothing"));
}

#[test]
fn swagger_in_several_files_is_read_too() {
    let root = "swagger: '2.0'\npaths:\n  /a/{id}: {$ref: a.yaml}\n";
    let path = "\
parameters:
  - {$ref: 'shared.yaml#/parameters/id'}
put:
  parameters:
    - {$ref: 'shared.yaml#/parameters/a'}
  responses:
    '200': {$ref: 'shared.yaml#/responses/A'}
";
    let shared = "\
parameters:
  id: {name: id, in: path, required: true, type: integer, maximum: 9}
  a: {name: a, in: body, required: true, schema: {$ref: '#/definitions/A'}}
responses:
  A: {description: fine, schema: {$ref: 'shared.yaml#/definitions/A'}}
definitions:
  A: {properties: {b: {$ref: '#/definitions/B'}}}
  B: {type: integer, x-nullable: true}
";
    let files = [("api/openapi.yaml", root), ("api/a.yaml", path), ("api/shared.yaml", shared)];
    let folder = Folder::new("swagger", &files);
    let document = folder.load().expect("it is read");
    let item = document.path_item("/a/{x}").expect("it has the path");
    let operation = item.operation(Method::Put).expect("it has the operation");
    assert!(operation.dangling().is_none());
    assert_eq!(operation.location().to_string(), "api/a.yaml:3");
    let parameters = operation.parameters();
    let [id] = parameters.as_slice() else { panic!("it has one parameter") };
    assert_eq!((id.name, id.location.to_string()), ("id", "api/shared.yaml:2".to_owned()));
    assert_eq!(id.schema.map(|schema| schema.bounds()), Some((None, Some(9))));

    let body = operation.body(Format::Json).expect("it has a body");
    assert_eq!(body.location.to_string(), "api/shared.yaml:3");
    let answer = operation.responses().into_iter().next().expect("it has an answer");
    for media in [body.media, answer.media] {
        let schema = media.schema().expect("it has a schema");
        assert_eq!(schema.name(), Some("A"));
        let (properties, _) = schema.properties();
        let [b] = properties.as_slice() else { panic!("it has one property") };
        assert_eq!((b.name, b.location.to_string()), ("b", "api/shared.yaml:7".to_owned()));
        assert!(b.schema.is_some_and(|schema| schema.type_name() == "integer" && schema.is_nullable()));
    }
}
