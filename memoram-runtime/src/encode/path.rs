//! Path segments. Every value is percent-encoded, and values that a URL parser would interpret are refused.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use percent_encoding::utf8_percent_encode;

use super::text::RESERVED;
use super::texts::above;
use super::{Segment, Styled};
use crate::error::{Error, Refusal};
use crate::spec::EndpointSpec;

/// The maximum length of a value, in bytes before encoding.
const MAX_BYTES: usize = 1024;

/// A value that can fill a placeholder of a path: strings, integers and `bool`.
///
/// Implement it for a newtype of your own:
///
/// ```
/// use std::borrow::Cow;
/// use memoram_runtime::encode::PathSegment;
///
/// struct BlobId(String);
///
/// impl PathSegment for BlobId {
///     fn segment(&self) -> Cow<'_, str> {
///         self.0.segment()
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot fill a path placeholder",
    label = "not a path segment",
    note = "strings, integers and `bool` can, and references to them",
    note = "a newtype can by implementing `memoram_runtime::encode::PathSegment`"
)]
pub trait PathSegment {
    /// Returns the value as text, before percent-encoding.
    fn segment(&self) -> Cow<'_, str>;

    #[doc(hidden)]
    fn styled(&self) -> Option<&Styled<'_>> {
        None
    }
}

impl PathSegment for str {
    fn segment(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl PathSegment for String {
    fn segment(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl PathSegment for Cow<'_, str> {
    fn segment(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

macro_rules! through_pointers {
    ($($pointer:ty),*) => {$(
        impl<T: PathSegment + ?Sized> PathSegment for $pointer {
            fn segment(&self) -> Cow<'_, str> {
                (**self).segment()
            }
        }
    )*};
}

through_pointers!(&T, Box<T>, Rc<T>, Arc<T>);

macro_rules! by_display {
    ($($scalar:ty),*) => {$(
        impl PathSegment for $scalar {
            fn segment(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }
        }
    )*};
}

by_display!(bool, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);

/// Appends the template, with its placeholders filled in order.
pub(super) fn assemble(path: &mut String, spec: &EndpointSpec, segments: &[Segment<'_>]) -> Result<(), Error> {
    let mut segments = segments.iter();
    let mut pieces = spec.path_template().pieces().peekable();
    while let Some(piece) = pieces.next() {
        path.push_str(piece.literal);
        if piece.placeholder.is_some() {
            let segment = segments.next().ok_or_else(|| Error::placeholders(spec))?;
            let separator = pieces.peek().filter(|next| next.placeholder.is_some()).map_or("", |next| next.literal);
            let pushed = match segment.value.styled() {
                Some(styled) => push_styled(path, segment.max_length, styled),
                None => push(path, segment.max_length, &segment.value.segment(), separator),
            };
            pushed.map_err(|refusal| Error::refused(spec, "path segment", segment.name, refusal))?;
        }
    }
    match segments.next() {
        Some(_) => Err(Error::placeholders(spec)),
        None => Ok(()),
    }
}

/// Appends a list or an object.
fn push_styled(path: &mut String, limit: Option<usize>, styled: &Styled<'_>) -> Result<(), Refusal> {
    let value = styled.in_path(limit)?;
    if value.is_empty() {
        return Err(Refusal::Empty);
    }
    if value == "." || value == ".." {
        return Err(Refusal::DotSegment);
    }
    if value.len() > MAX_BYTES {
        return Err(Refusal::TooManyBytes { limit: MAX_BYTES });
    }
    path.push_str(&value);
    Ok(())
}

/// Appends a value. `separator` is the text between it and the next value.
fn push(path: &mut String, limit: Option<usize>, value: &str, separator: &'static str) -> Result<(), Refusal> {
    if let Some(refusal) = limit.and_then(|limit| above(value, limit)) {
        return Err(refusal);
    }
    if value.is_empty() {
        return Err(Refusal::Empty);
    }
    if value == "." || value == ".." {
        return Err(Refusal::DotSegment);
    }
    if value.len() > MAX_BYTES {
        return Err(Refusal::TooManyBytes { limit: MAX_BYTES });
    }
    if value.bytes().any(|byte| byte.is_ascii_control()) {
        return Err(Refusal::Control);
    }
    let start = path.len();
    path.extend(utf8_percent_encode(value, RESERVED));
    // A `.` or `-` is sent as it is, so in `{name}.{format}` a name with a dot would be read as another pair of values. A
    // reserved separator, such as `:` or `/`, is encoded within a value.
    let end = path.len();
    path.push_str(separator);
    let first = path.get(start..).and_then(|sent| sent.find(separator));
    path.truncate(end);
    let is_told_apart = separator.is_empty() || first == end.checked_sub(start);
    if is_told_apart { Ok(()) } else { Err(Refusal::Separator(separator)) }
}

#[cfg(test)]
mod tests {
    use percent_encoding::percent_decode_str;
    use proptest::prelude::*;
    use url::Url;

    use super::*;

    const SPEC: EndpointSpec = EndpointSpec::get("/a/{id}/b");

    fn assembled(value: &str) -> Result<String, Error> {
        let mut path = String::new();
        assemble(&mut path, &SPEC, &[Segment { name: "id", max_length: None, value: &value }]).map(|()| path)
    }

    #[test]
    fn reserved_characters_are_encoded() {
        assert_eq!(assembled("a/b?c#d%2e é\\@:").unwrap(), "/a/a%2Fb%3Fc%23d%252e%20%C3%A9%5C%40%3A/b");
        assert_eq!(assembled("A-z_0.9~").unwrap(), "/a/A-z_0.9~/b");
    }

    #[test]
    fn values_that_would_name_another_path_are_refused() {
        for value in ["", ".", "..", "a\tb", ".\t.", "\r\n", "\u{7f}", &"x".repeat(1025)] {
            let error = assembled(value).unwrap_err();
            assert!(error.to_string().contains("`id`"), "{value:?}: {error}");
        }
        assert!(assembled(&"x".repeat(1024)).is_ok());
    }

    #[test]
    fn integers_and_pointers_are_segments() {
        let segments: [&dyn PathSegment; 5] = [&7_u64, &"x", &Box::new(-1_i8), &Cow::Borrowed("y"), &"z".to_owned()];
        let texts: Vec<_> = segments.iter().map(|segment| segment.segment().into_owned()).collect();
        assert_eq!(texts, ["7", "x", "-1", "y", "z"]);
    }

    #[test]
    fn too_few_or_too_many_values_are_an_error() {
        let mut path = String::new();
        assert!(assemble(&mut path, &SPEC, &[]).is_err());
        let segment = Segment { name: "id", max_length: None, value: &"x" };
        assert!(assemble(&mut path, &SPEC, &[segment, segment]).is_err());
    }

    #[test]
    fn two_values_of_one_segment_are_told_apart() {
        let sent = |template, first: &str, second: &str| {
            let mut path = String::new();
            let segment = |value| Segment { name: "part", max_length: None, value };
            assemble(&mut path, &EndpointSpec::get(template), &[segment(&first), segment(&second)]).map(|()| path)
        };
        assert_eq!(sent("/{a}.{b}", "tree", "tar.gz").unwrap(), "/tree.tar.gz");
        assert_eq!(sent("/{a}:{b}", "v:1", "get").unwrap(), "/v%3A1:get");
        assert_eq!(sent("/{a}/x/{b}", "x", "y").unwrap(), "/x/x/y");
        let refused = sent("/{a}.{b}", "tree.tar", "gz").unwrap_err();
        assert!(refused.to_string().contains("has `.`, which separates it from the next value"), "{refused}");
        assert!(sent("/{a}--{b}", "x--y", "z").is_err() && sent("/{a}--{b}", "x-", "z").is_err());
        assert!(sent("/{a}--{b}", "x-y", "-z").is_ok());
    }

    /// Any text, and texts of the characters that URL parsers interpret, which are rare in random text.
    fn values() -> impl Strategy<Value = String> {
        prop_oneof![any::<String>(), r"[./\\%2eEfF?#@:;&= \t\n-]{0,12}", Just(".".to_owned()), Just("..".to_owned())]
    }

    proptest! {
        #[test]
        fn any_value_is_refused_or_stays_one_segment(value in values()) {
            let Ok(path) = assembled(&value) else {
                let refused = ["", ".", ".."].contains(&value.as_str()) || value.len() > MAX_BYTES;
                prop_assert!(refused || value.bytes().any(|byte| byte.is_ascii_control()), "{:?}", value);
                return Ok(());
            };
            let base = Url::parse("https://example.com/api/v1").unwrap();
            let url = Url::parse(&format!("https://example.com{path}")).unwrap();
            prop_assert_eq!(url.path(), path.as_str());
            prop_assert_eq!(url.origin(), base.origin());
            prop_assert_eq!((url.query(), url.fragment()), (None, None));
            prop_assert_eq!(base.join(&path).unwrap(), url.clone());
            let segments: Vec<&str> = url.path_segments().unwrap().collect();
            prop_assert_eq!(segments.len(), 3);
            prop_assert_eq!(percent_decode_str(segments[1]).decode_utf8().unwrap(), value);
        }
    }
}
