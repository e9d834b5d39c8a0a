//! `Box` where types contain each other.

use std::collections::{HashMap, HashSet};

use syn::{Item, Type};

/// Boxes the fields whose type contains the one that has the field.
pub(super) fn add(items: &mut [Item]) {
    let mut holds: HashMap<String, HashSet<String>> = HashMap::new();
    for item in items.iter_mut() {
        let Some((name, types)) = types(item) else { continue };
        holds.insert(name, types.into_iter().filter_map(|ty| by_value(ty).map(|inner| type_text(inner))).collect());
    }
    for item in items {
        let Some((name, types)) = types(item) else { continue };
        for ty in types {
            let Some(inner) = by_value(ty) else { continue };
            if reaches(&holds, &type_text(inner), &name)
                && let Ok(boxed) = syn::parse_str(&format!("Box<{}>", type_text(inner)))
            {
                *inner = boxed;
            }
        }
    }
}

/// The name of a type, and the types of its fields.
fn types(item: &mut Item) -> Option<(String, Vec<&mut Type>)> {
    match item {
        Item::Struct(item) => {
            Some((item.ident.to_string(), item.fields.iter_mut().map(|field| &mut field.ty).collect()))
        }
        Item::Enum(item) => {
            let fields = item.variants.iter_mut().flat_map(|variant| variant.fields.iter_mut());
            Some((item.ident.to_string(), fields.map(|field| &mut field.ty).collect()))
        }
        _ => None,
    }
}

/// The type that a field holds in itself, also as an `Option`: `T` of `T` and of `Option<T>`.
fn by_value(ty: &mut Type) -> Option<&mut Type> {
    let is_option =
        matches!(&*ty, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "Option"));
    if !is_option {
        return matches!(&*ty, Type::Path(path) if path.path.get_ident().is_some()).then_some(ty);
    }
    let Type::Path(path) = ty else { return None };
    match &mut path.path.segments.last_mut()?.arguments {
        syn::PathArguments::AngleBracketed(arguments) => match arguments.args.first_mut()? {
            syn::GenericArgument::Type(inner) => by_value(inner),
            _ => None,
        },
        _ => None,
    }
}

fn type_text(ty: &Type) -> String {
    match ty {
        Type::Path(path) => path.path.get_ident().map(ToString::to_string).unwrap_or_default(),
        _ => String::new(),
    }
}

/// Whether a type holds another one, or is it.
fn reaches(holds: &HashMap<String, HashSet<String>>, from: &str, to: &str) -> bool {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut open = vec![from];
    while let Some(name) = open.pop() {
        if name == to {
            return true;
        }
        if seen.insert(name) {
            open.extend(holds.get(name).into_iter().flatten().map(String::as_str));
        }
    }
    false
}
