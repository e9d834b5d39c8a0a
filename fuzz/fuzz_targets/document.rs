//! Reads arbitrary text as an OpenAPI document. Must not panic or run forever.
#![no_main]

use libfuzzer_sys::fuzz_target;
use memoram_openapi::{Format, Method, Template, parse};

fuzz_target!(|text: &str| {
    let _ = Template::parse(text);
    let Ok(document) = parse(Some("any.yaml"), text) else { return };
    for item in document.paths().filter_map(|template| document.path_item(template)) {
        for operation in Method::ALL.into_iter().filter_map(|method| item.operation(method)) {
            let _ = (operation.security(), operation.dangling(), operation.responses());
            let parameters = operation.parameters();
            parameters.iter().filter_map(|parameter| parameter.schema).for_each(|schema| drop(schema.description()));
            if let Some(schema) = operation.body(Format::Json).and_then(|body| body.media.schema()) {
                let _ = schema.properties();
            }
        }
    }
});
