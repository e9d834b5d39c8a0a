//! Forms with files: `multipart/form-data` (RFC 7578).

use bytes::{BufMut, Bytes, BytesMut};
use serde::Serialize;

use super::texts::Shape;
use super::texts_serializer::TextsSerializer;
use super::{FileValue, PartField, Texts, json};
use crate::body::Body;
use crate::error::{Error, Refusal};
use crate::spec::EndpointSpec;

/// The content type of bytes of any kind (RFC 2046 §4.5.1).
const ANY: &str = "application/octet-stream";

/// From this size on, in bytes, the content of a file is sent from where it is, without a copy.
const LARGE: usize = 64 * 1024;

/// A value that can be a field of a form with files: any type that implements `serde::Serialize`, and [`File`].
///
/// A scalar is a part with its text, and a list of scalars a part for each. Any other value is a part of JSON.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as a part of a form",
    label = "not a part",
    note = "whatever implements `serde::Serialize` can, and `memoram_runtime::Part` by that name: `Part::new(body)`"
)]
pub trait PartValue {
    #[doc(hidden)]
    fn write(&self, to: &mut Parts<'_>) -> Result<(), Refusal>;
}

#[diagnostic::do_not_recommend]
impl<T: Serialize> PartValue for T {
    fn write(&self, to: &mut Parts<'_>) -> Result<(), Refusal> {
        let mut texts = Texts::new(to.max_length);
        if !to.is_json() {
            match self.serialize(TextsSerializer::new(&mut texts)) {
                Ok(()) if texts.shape() != Shape::Object => return to.texts(&texts),
                Ok(()) | Err(Refusal::NotText) => {}
                Err(refusal) => return Err(refusal),
            }
        }
        json::whole(self)?.map_or(Ok(()), |json| to.json(&json))
    }
}

/// Wraps the files of a field, which are no values of serde.
#[derive(Clone, Copy)]
pub struct File<'a> {
    /// The files.
    pub value: &'a dyn FileValue,
}

impl PartValue for File<'_> {
    fn write(&self, to: &mut Parts<'_>) -> Result<(), Refusal> {
        self.value.write(to)
    }
}

/// Where the parts of one field are written.
#[doc(hidden)]
#[derive(Debug)]
pub struct Parts<'a> {
    form: &'a mut Form,
    name: &'static str,
    /// Empty if the document does not say it.
    content_type: &'static str,
    max_length: Option<usize>,
}

impl Parts<'_> {
    fn is_json(&self) -> bool {
        let essence = self.content_type.split(';').next().unwrap_or_default().trim();
        essence == "application/json" || essence.ends_with("+json")
    }

    fn texts(&mut self, texts: &Texts) -> Result<(), Refusal> {
        for text in texts.values() {
            self.form.begin(self.name, None, self.content_type)?;
            self.form.written.put_slice(text.as_bytes());
            self.form.end();
        }
        Ok(())
    }

    fn json(&mut self, json: &[u8]) -> Result<(), Refusal> {
        let content_type = if self.content_type.is_empty() { "application/json" } else { self.content_type };
        self.form.begin(self.name, None, content_type)?;
        self.form.written.put_slice(json);
        self.form.end();
        Ok(())
    }

    pub(super) fn file(
        &mut self,
        file_name: Option<&str>,
        content_type: Option<&str>,
        body: &Body,
    ) -> Result<(), Refusal> {
        let documented = if self.content_type.is_empty() { ANY } else { self.content_type };
        self.form.begin(self.name, file_name, content_type.unwrap_or(documented))?;
        match body.as_slice() {
            bytes if !body.is_streamed() && bytes.len() < LARGE => self.form.written.put_slice(bytes),
            _ => {
                self.form.flush();
                self.form.bodies.push(body.clone());
            }
        }
        self.form.end();
        Ok(())
    }
}

/// A form that is being written.
#[derive(Debug)]
struct Form {
    boundary: String,
    /// What is complete.
    bodies: Vec<Body>,
    /// What follows it.
    written: BytesMut,
}

impl Form {
    fn begin(&mut self, name: &str, file_name: Option<&str>, content_type: &str) -> Result<(), Refusal> {
        let is_control = |byte: u8| byte.is_ascii_control();
        let in_name =
            file_name.is_some_and(|name| name.bytes().any(|byte| is_control(byte) && !b"\r\n".contains(&byte)));
        if in_name || content_type.bytes().any(is_control) {
            return Err(Refusal::Control);
        }
        let mut head = format!("--{}\r\nContent-Disposition: form-data; name=\"{}\"", self.boundary, quoted(name));
        if let Some(file_name) = file_name {
            head.push_str(&format!("; filename=\"{}\"", quoted(file_name)));
        }
        if !content_type.is_empty() {
            head.push_str(&format!("\r\nContent-Type: {content_type}"));
        }
        head.push_str("\r\n\r\n");
        self.written.put_slice(head.as_bytes());
        Ok(())
    }

    fn end(&mut self) {
        self.written.put_slice(b"\r\n");
    }

    fn flush(&mut self) {
        self.bodies.push(self.written.split().freeze().into());
    }

    fn finish(mut self) -> Body {
        self.written.put_slice(format!("--{}--\r\n", self.boundary).as_bytes());
        self.flush();
        // What is in memory is one body of bytes, which can be signed and shown.
        match self.bodies.iter().any(Body::is_streamed) {
            true => Body::concat(self.bodies),
            false => Bytes::from(self.bodies.iter().map(Body::as_slice).collect::<Vec<_>>().concat()).into(),
        }
    }
}

/// A name within quotes, as browsers write it (WHATWG HTML §4.10.21.8).
fn quoted(name: &str) -> String {
    name.replace('\r', "%0D").replace('\n', "%0A").replace('"', "%22")
}

/// Encodes the fields. Returns the body and its content type.
pub(super) fn multipart(spec: &EndpointSpec, fields: &[PartField<'_>]) -> Result<(Body, String), Error> {
    // 128 random bits, so that no file has the boundary.
    let boundary = format!("{:032x}", fastrand::u128(..));
    let mut form = Form { boundary, bodies: Vec::new(), written: BytesMut::new() };
    for PartField { name, max_length, content_type, value } in fields.iter().copied() {
        let mut parts = Parts { form: &mut form, name, content_type, max_length };
        value.write(&mut parts).map_err(|refusal| Error::refused(spec, "form field", name, refusal))?;
    }
    let content_type = format!("multipart/form-data; boundary={}", form.boundary);
    Ok((form.finish(), content_type))
}
