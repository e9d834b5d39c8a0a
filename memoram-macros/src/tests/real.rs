//! Real documents of other APIs: a struct with everything that an operation requires has no errors, and neither has one
//! with everything that the operation takes, as the help texts would declare it.
//!
//! `DOCUMENTS=folder cargo test -p memoram-macros real_documents -- --ignored --nocapture`
//! checks a folder of documents. A folder in it is one document in many files, whose own file is directly in it.

use std::path::{Path, PathBuf};
use std::time::Instant;

use memoram_openapi::rust::Direction;
use memoram_openapi::{Document, Format, Media, Method, Operation, ParameterIn, PathItem, Schema, TemplatePart, parts};

use crate::derive;
use crate::document::CompiledCrate;
use crate::error::Errors;
use crate::schema::{attribute, run};

#[test]
fn valid_structs_for_the_bundled_document_have_no_errors() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../memoram-openapi/openapi");
    assert_eq!(read(&folder, "memoram.yaml"), Ok((12, Vec::new())));
}

#[test]
#[ignore = "reads a folder outside the project"]
fn real_documents() {
    let folder = std::env::var("DOCUMENTS").expect("DOCUMENTS names a folder");
    for path in entries(Path::new(&folder)) {
        let files = if path.is_dir() { entries(&path) } else { vec![path.clone()] };
        for file in files.iter().filter(|file| file.is_file() && (!path.is_dir() || is_document(file))) {
            let (folder, name) = (file.parent().expect("it is in a folder"), file.file_name().expect("it has a name"));
            match read(folder, &name.to_string_lossy()) {
                Ok((operations, faults)) => {
                    println!("{}: {operations} operations, {} faults", file.display(), faults.len());
                    faults.iter().for_each(|fault| println!("    {fault}"));
                }
                Err(fault) => println!("{}: {fault}", file.display()),
            }
        }
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    paths.sort();
    paths
}

/// Whether a file beside others is the document itself.
fn is_document(file: &Path) -> bool {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    text.lines().any(|line| ["openapi:", "swagger:"].iter().any(|key| line.replace('"', "").trim().starts_with(key)))
}

/// Returns the number of operations, and the errors of the structs.
fn read(folder: &Path, name: &str) -> Result<(usize, Vec<String>), String> {
    let started = Instant::now();
    let home = CompiledCrate::at(folder, Some(name)).watching_once();
    let loaded = home.load(Some(name)).map_err(|message| message.to_string())?;
    let (document, parsed) = (&loaded.document, started.elapsed());
    let sizes = document.files().map(|file| std::fs::metadata(folder.join(file)).map_or(0, |file| file.len()));
    let (files, bytes) = sizes.fold((0, 0), |(files, bytes), size| (files + 1, bytes + size));
    let (mut count, mut faults) = (0, Vec::new());
    for item in document.paths().filter_map(|template| document.path_item(template)) {
        for method in Method::ALL {
            let Some(operation) = item.operation(method) else { continue };
            count += 1;
            for fields in [required(&operation, method), all(&operation, method)] {
                faults.extend(check(document, &item, method, &operation, fields, &home));
            }
        }
    }
    let declared = Instant::now();
    let schemas = document.schema_names().map(|schema| (schema, declarations(document, name, schema, &home)));
    let mut schema_count = 0;
    for (schema, found) in schemas {
        schema_count += 1;
        faults.extend(found.into_iter().map(|fault| format!("{schema}: {fault}").replace('\n', " | ")));
    }
    println!("{name}: {schema_count} schemas, declared and checked in {:?}", declared.elapsed());
    println!("{name}: {files} files, {} KiB, read in {parsed:?}, all in {:?}", bytes / 1024, started.elapsed());
    Ok((count, faults))
}

/// The faults of the types that the library declares for a schema: for reading, for sending, and for both.
fn declarations(document: &Document, file: &str, name: &str, home: &CompiledCrate) -> Vec<String> {
    let Some(schema) = document.schema(name) else { return Vec::new() };
    let mut found = Vec::new();
    for (reads, sends) in [(true, false), (false, true), (true, true)] {
        let declaration = schema.declaration("Thing", Direction { reads, sends });
        let item: syn::DeriveInput = match syn::parse_str(&declaration) {
            Ok(item) => item,
            Err(error) => {
                found.push(format!("{error}: {declaration}"));
                continue;
            }
        };
        let expansion = attribute(quote::quote!(#name, spec = #file), quote::quote!(#item), home);
        let mut input: syn::DeriveInput = syn::parse2(expansion).expect("the expansion parses");
        input.attrs.remove(0);
        let mut errors = Errors::default();
        run(&input, home, &mut errors);
        found.extend(errors.into_inner().iter().map(ToString::to_string));
    }
    found
}

fn check(
    document: &Document,
    item: &PathItem<'_>,
    method: Method,
    operation: &Operation<'_>,
    fields: Vec<String>,
    home: &CompiledCrate,
) -> Vec<String> {
    let (template, placeholders) = renamed(item.template());
    let fields = placeholders.iter().map(|name| format!("{name}: T")).chain(fields).collect::<Vec<_>>().join(", ");
    let mut successes = operation.responses().into_iter().filter(|answer| answer.status.starts_with('2'));
    let has_body = successes.next().is_some_and(|answer| !matches!(answer.media, Media::None));
    let response = if has_body { "T" } else { "()" };
    let method = method.as_str();
    let source = format!("#[memoram_endpoint({method}, {template:?}, response = {response})] struct S {{ {fields} }}");
    let input = super::derive_input(&source);
    let mut errors = Errors::default();
    derive::run(&input, home, &mut errors);
    let shown = |error: syn::Error| {
        let token = error.span().source_text().unwrap_or_default();
        format!("{method} {}: {error}  [{token}]", item.template()).replace('\n', " | ")
    };
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

/// What is required, of types that are not looked into.
fn required(operation: &Operation<'_>, method: Method) -> Vec<String> {
    fields(operation, method, &|required, _| required.then(|| "T".to_owned()))
}

/// Everything that is taken, of the types that help texts propose.
fn all(operation: &Operation<'_>, method: Method) -> Vec<String> {
    fields(operation, method, &|required, ty| {
        let ty = ty.filter(|ty| syn::parse_str::<syn::Type>(ty).is_ok()).unwrap_or_else(|| "T".to_owned());
        Some(if required { ty } else { format!("Option<{ty}>") })
    })
}

/// A field for each parameter and property for which there is a type. `type_of` is given the one of help texts.
fn fields(
    operation: &Operation<'_>,
    method: Method,
    type_of: &dyn Fn(bool, Option<String>) -> Option<String>,
) -> Vec<String> {
    let mut fields = Vec::new();
    for parameter in operation.parameters() {
        let role = match parameter.within {
            ParameterIn::Query => "query",
            ParameterIn::Header => "header",
            ParameterIn::Path | ParameterIn::Cookie => continue,
        };
        let Some(ty) = type_of(parameter.required, parameter.schema.map(|schema| schema.rust_type())) else { continue };
        fields.push(format!("#[memoram({role}, rename = {:?})] parameter{}: {ty}", parameter.name, fields.len()));
    }
    let body = operation.body(Format::Json).map(|body| body.media);
    let is_multipart = matches!(body, Some(Media::Multipart(_)));
    let written = |schema: Schema<'_>| if is_multipart { schema.part_type() } else { schema.rust_type() };
    match body {
        Some(Media::Json(Some(schema)) | Media::Form(Some(schema)) | Media::Multipart(Some(schema)))
            if method.has_body() =>
        {
            let (properties, _) = schema.properties();
            for property in properties.iter().filter(|one| !one.schema.is_some_and(|schema| schema.is_read_only())) {
                let Some(ty) = type_of(property.required, property.schema.map(written)) else { continue };
                fields.push(format!("#[memoram(rename = {:?})] property{}: {ty}", property.name, fields.len()));
            }
        }
        Some(Media::Other(_) | Media::Json(_)) if method.has_body() || method == Method::Delete => {
            fields.push("#[memoram(body)] body: T".to_owned());
        }
        _ => {}
    }
    fields
}
