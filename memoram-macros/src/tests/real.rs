//! Real documents of other APIs: a struct with everything that an operation requires has no errors.
//!
//! `DOCUMENTS=folder cargo test -p memoram-macros real_documents -- --ignored --nocapture`
//! checks a folder of documents.

use std::path::Path;
use std::time::Instant;

use memoram_openapi::{Document, Media, Method, Operation, ParameterIn, PathItem, TemplatePart, parse, parts};

use crate::derive;
use crate::document::CompiledCrate;
use crate::error::Errors;

#[test]
fn valid_structs_for_the_bundled_document_have_no_errors() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../memoram-openapi/openapi/memoram.yaml");
    assert_eq!(read(&path), Ok((12, Vec::new())));
}

#[test]
#[ignore = "reads a folder outside the project"]
fn real_documents() {
    let folder = std::env::var("DOCUMENTS").expect("DOCUMENTS names a folder");
    for file in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = file.expect("the folder can be read").path();
        let shown = path.display();
        match read(&path) {
            Ok((operations, faults)) => {
                println!("{shown}: {operations} operations, {} faults", faults.len());
                faults.iter().for_each(|fault| println!("    {fault}"));
            }
            Err(fault) => println!("{shown}: {fault}"),
        }
    }
}

/// Returns the number of operations, and the errors of structs that have everything that their operation requires.
fn read(path: &Path) -> Result<(usize, Vec<String>), String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let started = Instant::now();
    let document = parse(Some(&name), &text).map_err(|error| format!("{error:?}"))?;
    let parsed = started.elapsed();
    let home = CompiledCrate::at(path.parent().unwrap_or(Path::new("")), Some(&name));
    let (mut count, mut faults) = (0, Vec::new());
    for item in document.paths().filter_map(|template| document.path_item(template)) {
        for method in Method::ALL {
            let Some(operation) = item.operation(method) else { continue };
            count += 1;
            faults.extend(check(&document, &item, method, &operation, &home));
        }
    }
    println!("{name}: {} KiB, parsed in {parsed:?}, all in {:?}", text.len() / 1024, started.elapsed());
    Ok((count, faults))
}

fn check(
    document: &Document,
    item: &PathItem<'_>,
    method: Method,
    operation: &Operation<'_>,
    home: &CompiledCrate,
) -> Vec<String> {
    let (template, placeholders) = renamed(item.template());
    let mut fields: Vec<String> = placeholders.iter().map(|name| format!("{name}: T")).collect();
    fields.extend(required(operation, method));
    let mut successes = operation.responses().into_iter().filter(|answer| answer.status.starts_with('2'));
    let has_body = successes.next().is_some_and(|answer| !matches!(answer.media, Media::None));
    let response = if has_body { "T" } else { "()" };
    let method = method.as_str();
    let source = format!(
        "#[memoram_endpoint({method}, {template:?}, response = {response})] struct S {{ {} }}",
        fields.join(", ")
    );
    let input = super::derive_input(&source);
    let mut errors = Errors::default();
    derive::run(&input, home, &mut errors);
    let shown = |error: syn::Error| format!("{method} {}: {error}", item.template());
    debug_assert!(document.path_item(&template).is_some());
    errors.into_inner().into_iter().map(shown).collect()
}

/// Returns the template with its placeholders renamed to field names, as a user writes them.
fn renamed(template: &str) -> (String, Vec<String>) {
    let (mut path, mut names) = (String::new(), Vec::new());
    for part in parts(template) {
        match part {
            TemplatePart::Literal(literal) => path.push_str(literal),
            TemplatePart::Placeholder(_) => {
                let name = format!("placeholder{}", names.len());
                path.push_str(&format!("{{{name}}}"));
                names.push(name);
            }
        }
    }
    (path, names)
}

fn required(operation: &Operation<'_>, method: Method) -> Vec<String> {
    let mut fields = Vec::new();
    for parameter in operation.parameters().into_iter().filter(|parameter| parameter.required) {
        let role = match parameter.within {
            ParameterIn::Query => "query",
            ParameterIn::Header => "header",
            ParameterIn::Path | ParameterIn::Cookie => continue,
        };
        fields.push(format!("#[memoram({role}, rename = {:?})] parameter{}: T", parameter.name, fields.len()));
    }
    match operation.body(false).map(|body| body.media) {
        Some(Media::Json(Some(schema)) | Media::Form(Some(schema))) if method.has_body() => {
            let (properties, _) = schema.properties();
            let sent = properties.iter().filter(|property| property.required);
            let sent = sent.filter(|property| !property.schema.is_some_and(|schema| schema.is_read_only()));
            for property in sent {
                let marked = format!("#[memoram(rename = {:?})] property{}: T", property.name, fields.len());
                fields.push(marked);
            }
        }
        Some(Media::Other(_) | Media::Json(_)) if method.has_body() || method == Method::Delete => {
            fields.push("#[memoram(body)] body: T".to_owned());
        }
        _ => {}
    }
    fields
}
