//! Templates, split and compared.

use crate::{PlaceholderFault, PlaceholderStyle, Template, TemplateFaultKind, TemplatePart, parts, shape};

#[test]
fn any_template_is_split() {
    let split = |template| parts(template).collect::<Vec<_>>();
    let (literal, placeholder) = (TemplatePart::Literal, TemplatePart::Placeholder);
    assert_eq!(split("/a/{id}/b"), [literal("/a/"), placeholder("id"), literal("/b")]);
    assert_eq!(split("{a}{b}"), [placeholder("a"), placeholder("b")]);
    assert_eq!(split("/{}é}"), [literal("/"), placeholder(""), literal("é}")]);
    assert_eq!(split("/{open/{id}"), [literal("/"), placeholder("open/{id")]);
    assert_eq!(split("/a{"), [literal("/a"), literal("{")]);
    assert_eq!(split(""), []);
}

#[test]
fn the_names_of_placeholders_are_no_part_of_the_shape() {
    assert_eq!(shape("/a/{id}.json"), shape("/a/{request_id}.json"));
    assert_ne!(shape("/a/{id}"), shape("/a/id"));
}

#[test]
fn faults_come_from_left_to_right_with_their_place() {
    let style = PlaceholderFault::ForeignStyle { fixed: "/a b/{id}/%zz".to_owned(), style: PlaceholderStyle::Optional };
    let faults = Template::parse("/a b/{id?}/%zz").expect_err("it has faults");
    let found: Vec<_> = faults.into_iter().map(|fault| (fault.at, fault.kind)).collect();
    let expected = [
        (2..3, TemplateFaultKind::Unescaped { letter: ' ', escaped: "/a%20b/{id%3F}/%zz".to_owned() }),
        (5..10, TemplateFaultKind::Placeholder(style)),
        (11..14, TemplateFaultKind::NotAnEscape { escape: "%zz".to_owned() }),
    ];
    assert_eq!(found, expected);
}
