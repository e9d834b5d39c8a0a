//! What is read of documents, and of texts that are not documents.

mod case;
mod documents;
mod files;
mod identity;
mod json;
mod media;
mod readers;
mod real;
mod robust;
mod rust;
mod schemas;
mod security;
mod spelling;
mod swagger;
mod template;
