//! Reads arbitrary text as an OpenAPI document. Must not panic or run forever.
#![no_main]
#![allow(dead_code, unused_imports)]

#[path = "../../memoram-macros/src/args/mod.rs"]
mod args;
#[path = "../../memoram-macros/src/attribute.rs"]
mod attribute;
#[path = "../../memoram-macros/src/case.rs"]
mod case;
#[path = "../../memoram-macros/src/check/mod.rs"]
mod check;
#[path = "../../memoram-macros/src/derive.rs"]
mod derive;
#[path = "../../memoram-macros/src/document/mod.rs"]
mod document;
#[path = "../../memoram-macros/src/error.rs"]
mod error;
#[path = "../../memoram-macros/src/expand/mod.rs"]
mod expand;
#[path = "../../memoram-macros/src/field/mod.rs"]
mod field;
#[path = "../../memoram-macros/src/method.rs"]
mod method;
#[path = "../../memoram-macros/src/names.rs"]
mod names;
#[path = "../../memoram-macros/src/operations.rs"]
mod operations;
#[path = "../../memoram-macros/src/request.rs"]
mod request;
#[path = "../../memoram-macros/src/route.rs"]
mod route;
#[path = "../../memoram-macros/src/texts/mod.rs"]
mod texts;
#[path = "../../memoram-macros/src/ty.rs"]
mod ty;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(document) = document::parse(Some("any.yaml"), text) else { return };
    for item in document.templates().filter_map(|template| document.path_item(template)) {
        for operation in method::Method::ALL.into_iter().filter_map(|method| item.operation(method)) {
            let _ = (operation.security(), operation.dangling(), operation.responses());
            let parameters = operation.parameters();
            parameters.iter().filter_map(|parameter| parameter.schema).for_each(|schema| drop(schema.description()));
            if let Some(document::Media::Json(Some(schema))) = operation.body(false).map(|body| body.media) {
                let _ = schema.properties();
            }
        }
    }
});
