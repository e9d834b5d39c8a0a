//! The declaration that the library writes for a schema passes the check, and each change of it is refused.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use memoram_openapi::rust::Direction;
use memoram_openapi::{Document, parse};
use proptest::prelude::*;
use syn::DeriveInput;

use crate::document::CompiledCrate;
use crate::error::Errors;
use crate::schema;

/// A property of a random object.
#[derive(Clone, Debug)]
struct Part {
    name: String,
    /// In YAML.
    schema: &'static str,
    required: bool,
    nullable: bool,
}

const SCHEMAS: [&str; 9] = [
    "type: string",
    "type: integer, format: int64",
    "type: integer, minimum: -5, maximum: 300",
    "type: number",
    "type: boolean",
    "type: array, items: {type: string}",
    "type: array, items: {type: integer, format: int32}",
    "type: object, additionalProperties: {type: integer}",
    "$ref: '#/components/schemas/Other'",
];

fn parts() -> impl Strategy<Value = Vec<Part>> {
    let name = "[a-z]{3,8}([A-Z_.@-][a-z]{2,5})?";
    let part = (name, prop::sample::select(&SCHEMAS[..]), any::<bool>(), any::<bool>());
    let part = part.prop_map(|(name, schema, required, nullable)| Part { name, schema, required, nullable });
    prop::collection::vec(part, 1..6).prop_filter("names differ", |parts| {
        let names: std::collections::HashSet<_> = parts.iter().map(|part| part.name.to_lowercase()).collect();
        names.len() == parts.len()
    })
}

/// A document in a folder of its own, which is removed when the test ends.
struct Given {
    folder: PathBuf,
    document: Document,
}

impl Given {
    fn new(schema: &str) -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("memoram-declarations-{}-{number}", std::process::id()));
        let other = "Other: {type: object, properties: {a: {type: string}}}";
        let text = format!("openapi: 3.1.0\ncomponents:\n  schemas:\n    {other}\n    Thing: {schema}\n");
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        std::fs::write(folder.join("a.yaml"), &text).expect("the document can be written");
        Given { folder, document: parse(Some("a.yaml"), &text).expect("it is a document") }
    }

    fn declaration(&self, direction: Direction) -> String {
        self.document.schema("Thing").expect("it has the schema").declaration("Thing", direction)
    }

    /// The faults of a declaration, which need not be the library's.
    fn faults(&self, declaration: &str) -> Vec<String> {
        let item: DeriveInput = syn::parse_str(declaration).unwrap_or_else(|error| panic!("{error}: {declaration}"));
        let home = CompiledCrate::at(&self.folder, None);
        let args = quote::quote!("Thing", spec = "a.yaml");
        let mut input: DeriveInput =
            syn::parse2(schema::attribute(args, quote::quote!(#item), &home)).expect("the expansion parses");
        input.attrs.remove(0);
        let mut errors = Errors::default();
        schema::run(&input, &home, &mut errors);
        errors.into_inner().iter().map(ToString::to_string).collect()
    }
}

impl Drop for Given {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).expect("the folder can be removed");
    }
}

fn object(parts: &[Part]) -> String {
    let properties = parts.iter().map(|part| {
        let schema = if part.nullable && part.schema.starts_with("type") {
            format!("{{anyOf: [{{{}}}, {{type: 'null'}}]}}", part.schema)
        } else {
            format!("{{{}}}", part.schema)
        };
        format!("{:?}: {schema}", part.name)
    });
    let required = parts.iter().filter(|part| part.required).map(|part| format!("{:?}", part.name));
    let (properties, required): (Vec<_>, Vec<_>) = (properties.collect(), required.collect());
    format!("{{type: object, required: [{}], properties: {{{}}}}}", required.join(", "), properties.join(", "))
}

const READS: Direction = Direction { reads: true, sends: false };
const SENDS: Direction = Direction { reads: false, sends: true };
const BOTH: Direction = Direction { reads: true, sends: true };

/// The declaration with one field changed, or without it.
fn changed(declaration: &str, field: usize, change: impl Fn(&str) -> String) -> String {
    let fields = declaration.lines().filter(|line| line.starts_with("    pub "));
    let line = fields.clone().nth(field % fields.count()).expect("it has the field").to_owned();
    let (name, ty) = line.trim_start_matches("    pub ").trim_end_matches(',').split_once(": ").expect("it is a field");
    let changed = change(&format!("{name}: {ty}"));
    declaration.replace(&line, &changed)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_the_library_declares_passes_the_check(parts in parts()) {
        let given = Given::new(&object(&parts));
        for direction in [READS, SENDS, BOTH] {
            let declaration = given.declaration(direction);
            prop_assert_eq!(given.faults(&declaration), Vec::<String>::new(), "{}\n{}", object(&parts), declaration);
        }
    }

    #[test]
    fn each_change_of_a_declaration_is_refused(parts in parts(), field in 0_usize..6) {
        let given = Given::new(&object(&parts));
        let part = &parts[field % parts.len()];
        let read = given.declaration(READS);
        let misspelt = changed(&read, field, |field| format!("pub zq_{}", field.trim_start_matches("r#")) + ",");
        // A `rename` stands above the field, and keeps the name.
        if !read.contains("rename") {
            let faults = given.faults(&misspelt);
            prop_assert!(faults.iter().any(|fault| fault.contains("is not a property of `Thing`")), "{misspelt}\n{faults:?}");
        }
        if !part.schema.starts_with('$') {
            let retyped = changed(&read, field, |field| match field.split_once(": ") {
                Some((name, ty)) if ty.contains("bool") => format!("pub {name}: {},", ty.replace("bool", "String")),
                Some((name, ty)) => format!("pub {name}: {},", if ty.starts_with("Option<") { "Option<bool>" } else { "bool" }),
                None => unreachable!("it is a field"),
            });
            prop_assert!(given.faults(&retyped).iter().any(|fault| fault.contains(&part.name)), "{retyped}");
        }
        let unwrapped = changed(&read, field, |field| format!("pub {},", field.replacen("Option<", "", 1).replacen('>', "", 1)));
        if !part.required || part.nullable && part.schema.starts_with("type") {
            prop_assert!(given.faults(&unwrapped).iter().any(|fault| fault.contains(&part.name)), "{unwrapped}");
        }
        let dropped = changed(&given.declaration(SENDS), field, |_| String::new());
        if part.required && !dropped.contains("rename") {
            prop_assert!(given.faults(&dropped).iter().any(|fault| fault.contains("misses 1 property")), "{dropped}");
        }
    }

    #[test]
    fn each_change_of_an_enum_is_refused(values in prop::collection::hash_set("[a-z]{4,8}(-[a-z]{2,4})?", 2..5)) {
        let values: Vec<String> = values.into_iter().collect();
        let given = Given::new(&format!("{{type: string, enum: [{}]}}", values.join(", ")));
        for direction in [READS, SENDS, BOTH] {
            let declaration = given.declaration(direction);
            prop_assert_eq!(given.faults(&declaration), Vec::<String>::new(), "{}", declaration);
        }
        let declaration = given.declaration(READS);
        let first = declaration.lines().find(|line| line.ends_with(',') && !line.contains("Other")).expect("it has a variant");
        let without_other = declaration.replace("    #[serde(other)]\n    Other,\n", "");
        let dropped = without_other.replace(first, "");
        prop_assert!(given.faults(&dropped).iter().any(|fault| fault.contains("has no variant for")), "{dropped}");
        let misspelt = declaration.replace(first, &format!("    Zq{}", first.trim()));
        prop_assert!(given.faults(&misspelt).iter().any(|fault| fault.contains("is not a value of `Thing`")), "{misspelt}");
    }
}
