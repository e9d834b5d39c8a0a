//! Path templates: literal text with placeholders, such as `/tags/{tag_id}`.

/// A path template (RFC 6570 level 1). A brace without its counterpart is literal text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Template<'t>(&'t str);

/// Literal text, and the placeholder behind it. The last piece of a template has no placeholder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece<'t> {
    pub(crate) literal: &'t str,
    /// The name, without its braces.
    pub(crate) placeholder: Option<&'t str>,
}

impl<'t> Template<'t> {
    pub(crate) const fn new(text: &'t str) -> Self {
        Template(text)
    }

    pub(crate) fn pieces(self) -> Pieces<'t> {
        Pieces { rest: Some(self.0) }
    }

    /// The names of the placeholders, in their order.
    pub(crate) fn placeholders(self) -> impl Iterator<Item = &'t str> {
        self.pieces().filter_map(|piece| piece.placeholder)
    }

    pub(crate) fn has_placeholders(self) -> bool {
        self.placeholders().next().is_some()
    }

    /// The template with all placeholders written as `{}`. Two templates with the same shape match the same paths.
    #[cfg(feature = "testing")]
    pub(crate) fn shape(self) -> String {
        self.pieces().flat_map(|piece| [piece.literal, piece.placeholder.map_or("", |_| "{}")]).collect()
    }
}

/// Iterates over the pieces of a template.
#[derive(Clone, Debug)]
pub(crate) struct Pieces<'t> {
    /// `None` after the last piece.
    rest: Option<&'t str>,
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        let text = self.rest.take()?;
        let split = text.split_once('{').and_then(|(literal, rest)| Some((literal, rest.split_once('}')?)));
        Some(match split {
            Some((literal, (name, rest))) => {
                self.rest = Some(rest);
                Piece { literal, placeholder: Some(name) }
            }
            None => Piece { literal: text, placeholder: None },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<(&str, Option<&str>)> {
        Template::new(text).pieces().map(|piece| (piece.literal, piece.placeholder)).collect()
    }

    #[test]
    fn a_template_is_split_into_literals_and_placeholders() {
        assert_eq!(pieces("/tags"), [("/tags", None)]);
        assert_eq!(pieces("/a/{x}-{y}/b"), [("/a/", Some("x")), ("-", Some("y")), ("/b", None)]);
        assert_eq!(pieces("/{x}"), [("/", Some("x")), ("", None)]);
        assert_eq!(Template::new("/a/{x}/{y}").placeholders().collect::<Vec<_>>(), ["x", "y"]);
    }

    #[test]
    fn a_brace_without_its_counterpart_is_literal_text() {
        for text in ["/{x", "/x}", "/a{"] {
            assert_eq!(pieces(text), [(text, None)]);
            assert!(!Template::new(text).has_placeholders());
        }
    }

    #[cfg(feature = "testing")]
    #[test]
    fn the_shape_leaves_out_the_names() {
        assert_eq!(Template::new("/a/{x}-{y}").shape(), "/a/{}-{}");
        assert_eq!(Template::new("/a").shape(), "/a");
    }
}
