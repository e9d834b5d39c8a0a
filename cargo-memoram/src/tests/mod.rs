mod diff;
mod hostile;
mod real;

use memoram_openapi::Document;

use crate::operations;
use crate::write::{File, Options, Writer};

/// What `add --all` writes, and the errors of operations that it cannot write.
fn written(document: &Document, options: Options) -> (String, Vec<String>) {
    let mut writer = Writer::new(document, options, &File::default());
    let errors = operations::all(document).filter_map(|one| writer.operation(&one).err());
    let errors = errors.map(|error| format!("{error:#}")).collect();
    let items = writer.finish().expect("every type can be written");
    (File::default().with(items).expect("the items can be laid out"), errors)
}
