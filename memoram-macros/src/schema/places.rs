//! The places within a type whose own types must be the right ones.

use memoram_openapi::{Document, Schema};
use syn::Generics;

use super::item::{Item, Member, Shape, VariantMembers};
use super::side::Side;
use super::target::Target;
use crate::message::with_article;
use crate::places::{Place, Places};

/// The fields and variants of a type that hold types of the user's.
pub(super) fn of(
    item: &Item<'_>,
    target: &Target<'_>,
    document: &Document,
    (generics, denies_unchecked): (&Generics, bool),
) -> Vec<Place> {
    let mut places = Places::new(document, generics, denies_unchecked);
    if item.words.is_converted {
        return Vec::new();
    }
    match &item.shape {
        Shape::Struct(members) => fields(members, &target.schema, &mut places),
        Shape::Newtype(member) if !is_skipped(member) => {
            let label = &target.label;
            places.add(&member.ty, target.schema, target.schema.location(), &|is| {
                format!("{label} is {is} in the document")
            });
        }
        Shape::Enum(variants) => {
            let alternatives = target.schema.discriminator().map(|one| one.alternatives).unwrap_or_default();
            for variant in variants {
                let name = item.sides().find_map(|side| variant.words.name(side));
                let Some((_, schema)) = alternatives.iter().find(|(value, _)| Some(*value) == name) else { continue };
                match &variant.members {
                    VariantMembers::Named(members) => fields(members, schema, &mut places),
                    VariantMembers::One(member) if !is_skipped(member) => {
                        let name = &variant.name;
                        places.add(&member.ty, *schema, schema.location(), &|is| {
                            format!("`{name}` is {is} in the document")
                        });
                    }
                    _ => {}
                }
            }
        }
        Shape::Newtype(_) | Shape::Other => {}
    }
    places.into_found()
}

fn fields(members: &[Member<'_>], schema: &Schema<'_>, places: &mut Places<'_>) {
    let (properties, _) = schema.properties();
    for member in members.iter().filter(|member| !is_skipped(member)) {
        let name = member.words.name(Side::Reads).or_else(|| member.words.name(Side::Sends));
        let Some(property) = properties.iter().find(|one| Some(one.name) == name) else { continue };
        let Some(schema) = property.schema else { continue };
        let name = property.name;
        places.add(&member.ty, schema, property.location, &|is| {
            let is = if is.starts_with('`') { with_article_of_name(is) } else { is.to_owned() };
            format!("`{name}` is {is} in the document")
        });
    }
}

/// ``a `Customer` ``, ``an `Order` ``
fn with_article_of_name(name: &str) -> String {
    let first = name.trim_start_matches('`').to_ascii_lowercase();
    let article = with_article(&first).split(' ').next().unwrap_or_default().to_owned();
    format!("{article} {name}")
}

fn is_skipped(member: &Member<'_>) -> bool {
    let words = &member.words;
    words.is_unchecked || words.is_flat || words.is_converted.reads || words.is_converted.sends
}
