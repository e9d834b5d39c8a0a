//! What the syntax of a field's type tells. Aliases hide it; the runtime's traits still do the right thing then.

use syn::{GenericArgument, PathArguments, Type};

/// The type without the invisible groups of `macro_rules!` and without parentheses.
pub(crate) fn peeled(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => peeled(&group.elem),
        Type::Paren(paren) => peeled(&paren.elem),
        other => other,
    }
}

/// `T` of a type that is written as `wrapper<T>`, or as a path that ends so.
pub(crate) fn argument<'a>(ty: &'a Type, wrapper: &str) -> Option<&'a Type> {
    let Type::Path(path) = peeled(ty) else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == wrapper)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// Whether a type is named `Bytes`: itself, or what an `Option` or a reference of it holds.
pub(crate) fn is_bytes(ty: &Type) -> bool {
    match peeled(ty) {
        Type::Reference(reference) => is_bytes(&reference.elem),
        Type::Path(path) => match argument(ty, "Option") {
            Some(held) => is_bytes(held),
            None => path.path.segments.last().is_some_and(|last| last.ident == "Bytes"),
        },
        _ => false,
    }
}

/// What JSON class a type is of, if its name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    String,
    Boolean,
    /// The least and the greatest value.
    Integer(i128, i128),
    Float,
    Array,
    Object,
}

/// The class of a type that is named plainly; of an `Option`, a reference or a pointer, the class of what it holds.
pub(crate) fn class(ty: &Type) -> Option<Class> {
    match peeled(ty) {
        Type::Reference(reference) => class(&reference.elem),
        Type::Slice(_) | Type::Array(_) => Some(Class::Array),
        Type::Path(path) => {
            let held = WRAPPERS.iter().find_map(|wrapper| argument(ty, wrapper));
            match held {
                Some(held) => class(held),
                None => named(&path.path.segments.last()?.ident.to_string()),
            }
        }
        _ => None,
    }
}

/// The type behind references, pointers and `Option`s.
pub(crate) fn plain(ty: &Type) -> &Type {
    match peeled(ty) {
        Type::Reference(reference) => plain(&reference.elem),
        other => WRAPPERS.iter().find_map(|wrapper| argument(other, wrapper)).map_or(other, plain),
    }
}

/// What a list holds: `T` of `Vec<T>`, of a slice or an array, or of an `Option`, a reference or a pointer of such.
pub(crate) fn item(ty: &Type) -> Option<&Type> {
    match peeled(ty) {
        Type::Reference(reference) => item(&reference.elem),
        Type::Slice(slice) => Some(&slice.elem),
        Type::Array(array) => Some(&array.elem),
        _ => match WRAPPERS.iter().find_map(|wrapper| argument(ty, wrapper)) {
            Some(held) => item(held),
            None => LISTS.iter().find_map(|list| argument(ty, list)),
        },
    }
}

const WRAPPERS: [&str; 5] = ["Option", "Box", "Rc", "Arc", "Cow"];
const LISTS: [&str; 4] = ["Vec", "VecDeque", "HashSet", "BTreeSet"];

fn named(name: &str) -> Option<Class> {
    let class = match name {
        "String" | "str" | "char" => Class::String,
        "bool" => Class::Boolean,
        "f32" | "f64" => Class::Float,
        list if LISTS.contains(&list) => Class::Array,
        "HashMap" | "BTreeMap" => Class::Object,
        _ => {
            let (_, least, greatest) = INTEGERS.into_iter().find(|(integer, ..)| *integer == name)?;
            Class::Integer(least, greatest)
        }
    };
    Some(class)
}

/// The integers, narrow ones first. `usize` and `isize` count as 64 bits wide, and what `u128` has above `i128` is
/// above any document's limit.
const INTEGERS: [(&str, i128, i128); 12] = [
    ("u8", 0, u8::MAX as i128),
    ("i8", i8::MIN as i128, i8::MAX as i128),
    ("u16", 0, u16::MAX as i128),
    ("i16", i16::MIN as i128, i16::MAX as i128),
    ("u32", 0, u32::MAX as i128),
    ("i32", i32::MIN as i128, i32::MAX as i128),
    ("u64", 0, u64::MAX as i128),
    ("i64", i64::MIN as i128, i64::MAX as i128),
    ("usize", 0, u64::MAX as i128),
    ("isize", i64::MIN as i128, i64::MAX as i128),
    ("u128", 0, i128::MAX),
    ("i128", i128::MIN, i128::MAX),
];

/// The narrowest integer that holds both values.
pub(crate) fn integer_for(least: i128, greatest: i128) -> &'static str {
    let holds = |(_, low, high): &(&str, i128, i128)| *low <= least && greatest <= *high;
    INTEGERS.into_iter().find(holds).map_or("i128", |(name, ..)| name)
}
