//! Files within forms.

use std::path::PathBuf;

use bytes::Bytes;

use super::multipart::Parts;
use crate::body::Body;
use crate::error::Refusal;

/// A file in a form with `multipart/form-data`: its content, its name and its content type.
///
/// ```
/// use memoram_runtime::{Part, memoram_endpoint};
///
/// #[memoram_endpoint(POST, "/photos", spec = none, multipart)]
/// struct AddPhoto<'a> {
///     caption: &'a str,
///     photo: Part,
///     thumbnail: Option<Part>,
/// }
///
/// let add = AddPhoto {
///     caption: "The sea",
///     photo: Part::file("sea.jpg").content_type("image/jpeg"),
///     thumbnail: Some(Part::new(vec![1, 2, 3]).file_name("small.png")),
/// };
/// ```
#[derive(Clone, Debug)]
pub struct Part {
    body: Body,
    file_name: Option<String>,
    content_type: Option<String>,
}

impl Part {
    /// Bytes, a text, or a [`Body`], without a file name. Many servers take a part without a file name for a field, and not for
    /// a file.
    pub fn new(content: impl Into<Body>) -> Self {
        Part { body: content.into(), file_name: None, content_type: None }
    }

    /// A file, with its own name, which is opened when the request is sent. See [`Body::file`].
    pub fn file(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Part { body: Body::file(path), file_name, content_type: None }
    }

    /// Sets the file name that the server is told.
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Sets the content type. Default: that of the document, else `application/octet-stream`.
    #[must_use]
    pub fn content_type(mut self, media_type: impl Into<String>) -> Self {
        self.content_type = Some(media_type.into());
        self
    }
}

/// One or several files of a form: a [`Part`], [`Bytes`](crate::Bytes), or a list or an `Option` of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as a file of a form",
    label = "not a file",
    note = "`memoram_runtime::Part` and `memoram_runtime::Bytes` can, and a list or an `Option` of them",
    note = "`Part::file(path)` is a file, and `Part::new(body)` bytes or a stream"
)]
pub trait FileValue {
    #[doc(hidden)]
    fn write(&self, to: &mut Parts<'_>) -> Result<(), Refusal>;
}

impl FileValue for Part {
    fn write(&self, to: &mut Parts<'_>) -> Result<(), Refusal> {
        to.file(self.file_name.as_deref(), self.content_type.as_deref(), &self.body)
    }
}

impl FileValue for Bytes {
    fn write(&self, to: &mut Parts<'_>) -> Result<(), Refusal> {
        to.file(None, None, &self.clone().into())
    }
}

impl<T: FileValue> FileValue for Option<T> {
    fn write(&self, to: &mut Parts<'_>) -> Result<(), Refusal> {
        self.as_ref().map_or(Ok(()), |file| file.write(to))
    }
}

impl<T: FileValue> FileValue for Vec<T> {
    fn write(&self, to: &mut Parts<'_>) -> Result<(), Refusal> {
        self.as_slice().write(to)
    }
}

impl<T: FileValue> FileValue for [T] {
    fn write(&self, to: &mut Parts<'_>) -> Result<(), Refusal> {
        self.iter().try_for_each(|file| file.write(to))
    }
}

impl<T: FileValue, const N: usize> FileValue for [T; N] {
    fn write(&self, to: &mut Parts<'_>) -> Result<(), Refusal> {
        self.as_slice().write(to)
    }
}

impl<T: FileValue + ?Sized> FileValue for &T {
    fn write(&self, to: &mut Parts<'_>) -> Result<(), Refusal> {
        (**self).write(to)
    }
}

impl<T: FileValue + ?Sized> FileValue for Box<T> {
    fn write(&self, to: &mut Parts<'_>) -> Result<(), Refusal> {
        (**self).write(to)
    }
}
