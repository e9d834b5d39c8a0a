//! The reader, and the cache of files.

use std::sync::Arc;

use crate::{Home, Method, Problem, load, parse};

#[test]
fn errors_have_the_file_the_line_and_the_reason() {
    let error = |file: &str, text: &str| {
        let error = parse(Some(file), text).expect_err("it is refused");
        assert_eq!(error.file, file);
        error.problem
    };
    assert_eq!(error("a.json", "{\"swagger\": \"1.2\"}"), Problem::Version("Swagger 1.2".to_owned()));
    assert_eq!(error("a.yaml", "openapi: 4.0.0"), Problem::Version("OpenAPI 4.0.0".to_owned()));
    assert_eq!(error("a.yaml", "a: b"), Problem::NotOpenApi);
    let line = |file: &str, text: &str| match error(file, text) {
        Problem::Syntax { line, .. } => line,
        other => panic!("{other:?}"),
    };
    assert_eq!(line("a.yaml", ""), 1);
    assert_eq!(line("a.json", "{\"openapi\": \"3.0.0\",\n \"a\" \"b\"}"), 2);
    assert_eq!(line("a.json", "{\"openapi\": \"3.0.0\"}\n x"), 2);
    let twice = Problem::TwiceAKey { key: "b".to_owned(), line: 4, first: 2 };
    assert_eq!(error("a.json", "{\"openapi\": \"3.0.0\", \"a\":\n{\"b\": 1,\n\"c\": 2,\n\"b\": 1}}"), twice);
    let many: String = (0..20).map(|key| format!("k{key}: 1\n")).collect();
    let twice = Problem::TwiceAKey { key: "k3".to_owned(), line: 22, first: 5 };
    assert_eq!(error("a.yaml", &format!("openapi: 3.0.0\n{many}k3: 1\n")), twice);
    let nested = format!("{}{}", "[".repeat(200), "]".repeat(200));
    assert!(format!("{:?}", error("a.yaml", &nested)).contains("nested more than 128 levels"));
}

#[test]
fn a_file_that_cannot_be_read_says_where_it_was_looked_for() {
    let home = Home::at("/nowhere", None);
    let missing = load(Some("openapi.yaml"), &home).expect_err("it is not there");
    assert!(matches!(missing.problem, Problem::Unreadable { path, .. } if path.ends_with("nowhere/openapi.yaml")));
    let absolute = load(Some("/etc/openapi.yaml"), &home).expect_err("it is refused");
    assert_eq!(absolute.problem, Problem::AbsolutePath);
}

#[test]
fn only_files_of_a_sensible_size_are_read() {
    let folder = std::env::temp_dir().join(format!("memoram-openapi-sizes-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("folder.yaml")).expect("the folder can be made");
    let problem = |name: &str| load(Some(name), &Home::at(&folder, None)).err().map(|error| error.problem);
    assert_eq!(problem("folder.yaml"), Some(Problem::NotAFile));
    let large = std::fs::File::create(folder.join("large.yaml")).expect("it can be made");
    large.set_len(64 * 1024 * 1024 + 1).expect("it can be sparse");
    assert_eq!(problem("large.yaml"), Some(Problem::TooLarge { most: 64 * 1024 * 1024 }));
    #[cfg(unix)]
    {
        let pipe = std::process::Command::new("mkfifo").arg(folder.join("pipe.yaml")).status();
        assert!(pipe.is_ok_and(|status| status.success()));
        std::os::unix::fs::symlink("/dev/zero", folder.join("zero.yaml")).expect("it can be linked");
        assert_eq!(problem("pipe.yaml"), Some(Problem::NotAFile));
        assert_eq!(problem("zero.yaml"), Some(Problem::NotAFile));
        // A file behind a reference that cannot be read is one that is not there.
        std::fs::write(folder.join("a.yaml"), "openapi: 3.0.0\npaths: {/a: {$ref: pipe.yaml}}\n")
            .expect("it can be written");
        assert_eq!(problem("a.yaml"), None);
    }
    std::fs::remove_dir_all(&folder).expect("the folder can be removed");
}

#[test]
fn a_file_in_another_encoding_is_told() {
    let folder = std::env::temp_dir().join(format!("memoram-openapi-encodings-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let problem = |bytes: &[u8]| {
        std::fs::write(folder.join("a.json"), bytes).expect("the document can be written");
        load(Some("a.json"), &Home::at(&folder, None)).err().map(|error| error.problem)
    };
    for utf16 in ["\u{ff}\u{fe}{\0}\0", "\u{fe}\u{ff}\0{\0}", "{\0\"\0", "\0{\0\""] {
        let bytes: Vec<u8> = utf16.chars().map(|letter| letter as u8).collect();
        assert_eq!(problem(&bytes), Some(Problem::Encoding { is_utf16: true }), "{utf16:?}");
    }
    assert_eq!(problem(b"{\"a\": \"\xe9\"}"), Some(Problem::Encoding { is_utf16: false }));
    assert_eq!(problem("\u{feff}{\"openapi\": \"3.0.0\"}".as_bytes()), None);
    std::fs::remove_dir_all(&folder).expect("the folder can be removed");
}

/// YAML is stricter than JSON about tabs and about characters beyond U+FFFF. JSON must be read as JSON.
#[test]
fn tabs_and_escapes_of_json_are_read() {
    let text = "{\"openapi\":\t\"3.1.0\",\r\n\t\"info\": {\"version\": \"\\ud83d\\ude00\\/\\u00e9\"},\n\t\"paths\":{}}";
    let document = parse(None, text).expect("it is a document");
    assert_eq!(document.title(), "the bundled Memoram API 😀/é");
}

#[test]
fn the_first_of_several_documents_is_read() {
    let document = parse(Some("a.yaml"), "openapi: 3.0.0\npaths: {/a: {}}\n---\nopenapi: 2.0.0\n").expect("it is read");
    assert_eq!(document.paths().collect::<Vec<_>>(), ["/a"]);
}

#[test]
fn aliases_are_followed_and_circles_are_left_out() {
    let text = "openapi: 3.0.0\npaths:\n  /a: &a\n    get: {responses: {'200': {description: x}}}\n  /b: *a\n  /c:\n    $ref: '#/paths/~1c'\n";
    let document = parse(Some("a.yaml"), text).expect("it is a document");
    assert!(document.path_item("/b").is_some_and(|item| item.methods() == ["GET"]));
    assert!(document.path_item("/c").is_none());
}

#[test]
fn the_path_of_a_server_is_known_as_a_prefix() {
    let split = |url: &str, path: &str| {
        let document = parse(Some("a.yaml"), &format!("openapi: 3.0.0\nservers: [{{url: '{url}'}}]\n"));
        document.expect("it is a document").behind_servers(path).next().map(|(before, rest)| format!("{before} {rest}"))
    };
    for url in
        ["https://a.example/api/v1", "https://{region}.a.example/api/v1/", "/api/v1", "{base}/api/v1", "/{any}/v1"]
    {
        assert_eq!(split(url, "/api/v1/tags/{id}").as_deref(), Some("/api/v1 /tags/{id}"), "{url}");
    }
    for url in ["https://a.example", "/", "/api/v2", "/api/v1/tags/{id}", "https://a.example/{a}/{b}/{c}/{d}"] {
        assert_eq!(split(url, "/api/v1/tags/{id}"), None, "{url}");
    }
    let text = "openapi: 3.0.0\nservers: [{url: 'https://a.example/{base}', variables: {base: {default: api/v1}}}]\n";
    let document = parse(Some("a.yaml"), text).expect("it is a document");
    let splits: Vec<_> = document.behind_servers("/api/v1/tags").collect();
    assert_eq!(splits, [("/api", "/v1/tags"), ("/api/v1", "/tags")]);
}

#[test]
fn the_first_absolute_server_without_variables_is_the_server() {
    let server = |urls: &str| {
        let document = parse(Some("a.yaml"), &format!("openapi: 3.0.0\nservers: [{urls}]\n"));
        document.expect("it is a document").server().map(str::to_owned)
    };
    let urls =
        "{url: /v1}, {url: 'https://{region}.a.example'}, {url: 'https://a.example/v1'}, {url: 'https://b.example'}";
    assert_eq!(server(urls).as_deref(), Some("https://a.example/v1"));
    assert_eq!(server("{url: /v1}"), None);
}

#[test]
fn locations_name_the_file_or_the_bundled_document() {
    let text = "openapi: 3.0.0\ninfo: {version: '7'}\npaths:\n  /a:\n    get: {}\n";
    let shown = |file| {
        let document = parse(file, text).expect("it is a document");
        let item = document.path_item("/a").expect("it has the path");
        item.operation(Method::Get).expect("it has the operation").location().to_string()
    };
    assert_eq!(shown(Some("a.yaml")), "a.yaml:5");
    assert_eq!(shown(None), "bundled Memoram API 7, line 5");
}

#[test]
fn a_file_is_read_again_only_when_it_has_changed() {
    let folder = std::env::temp_dir().join(format!("memoram-openapi-once-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let write = |text: &str| std::fs::write(folder.join("a.yaml"), text).expect("the document can be written");
    let home = Home::at(&folder, None);
    let read = || load(Some("a.yaml"), &home).expect("it is a document");
    write("openapi: 3.0.0\n");
    let first = read();
    assert!(Arc::ptr_eq(&first, &read()));
    write("openapi: 3.0.0\npaths: {}\n");
    let second = read();
    assert!(!Arc::ptr_eq(&first, &second) && Arc::ptr_eq(&second, &read()));
    std::fs::remove_dir_all(&folder).expect("the folder can be removed");
}

#[test]
fn texts_for_people_are_read() {
    let text = "
openapi: 3.1.0
paths:
  /orders:
    summary: Of the path
    get:
      operationId: listOrders
      tags: [orders, lists]
      description: |
        Two
        lines
      parameters:
        - {name: q, in: query, description: What to find, schema: {type: string, description: Words}}
";
    let document = parse(Some("openapi.yaml"), text).expect("it is a document");
    let item = document.path_item("/orders").expect("it has the path");
    let operation = item.operation(Method::Get).expect("it has the operation");
    assert_eq!((operation.id(), operation.summary()), (Some("listOrders"), "Of the path"));
    assert_eq!(operation.documentation(), "Two\nlines");
    assert_eq!(operation.tags().collect::<Vec<_>>(), ["orders", "lists"]);
    let parameters = operation.parameters();
    let parameter = parameters.first().expect("it has a parameter");
    assert_eq!(parameter.documentation, "What to find");
    assert_eq!(parameter.schema.map(|schema| schema.documentation()), Some("Words"));
}
