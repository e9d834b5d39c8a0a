//! `#[memoram_schema]`.

use super::{Proof, Row};
use crate::tests::schema::ORDERS;

/// A source with one fault.
fn fault(name: &'static str, source: &str, span: &'static str, message: &str) -> Row {
    let message = message.replace("FILE", ORDERS);
    Row { name, proof: Proof::SchemaFaults(source.to_owned(), vec![(span, message)]) }
}

fn accepted(name: &'static str, source: &str) -> Row {
    Row { name, proof: Proof::SchemaFaults(source.to_owned(), Vec::new()) }
}

/// A struct that reads `Order`, with one field beside those that it need not have.
fn reads(name: &'static str, field: &str, span: &'static str, message: &str) -> Row {
    fault(name, &format!("#[memoram_schema(\"Order\")] #[derive(Deserialize)] struct S {{ {field} }}"), span, message)
}

/// A struct that sends `NewOrder`, with what it requires.
fn sends(name: &'static str, fields: &str, span: &'static str, message: &str) -> Row {
    fault(name, &format!("#[memoram_schema(\"NewOrder\")] #[derive(Serialize)] struct S {{ {fields} }}"), span, message)
}

pub(super) fn rows() -> Vec<Row> {
    targets().into_iter().chain(own_impl()).chain(reading()).chain(names()).chain(sending()).chain(enums()).collect()
}

/// `deserialize` instead of serde's derive.
fn own_impl() -> Vec<Row> {
    let derive = "help: `#[derive(serde::Deserialize)]`, and drop `deserialize`";
    let own = |name, item: &str, message: &str| {
        let source = format!("#[memoram_schema(\"Order\", deserialize)] {item}");
        fault(name, &source, "deserialize", &format!("{message}\n{derive}"))
    };
    vec![
        fault(
            "deserialize beside the derive",
            "#[memoram_schema(\"Order\", deserialize)] #[derive(Deserialize)] struct S { id: String }",
            "deserialize",
            "`S` derives `Deserialize`, so `deserialize` would make a second impl\nhelp: drop one of them",
        ),
        fault(
            "deserialize misspelt",
            "#[memoram_schema(\"Order\", deserialise)] #[derive(Deserialize)] struct S { id: String }",
            "deserialise",
            "unknown option `deserialise`\nhelp: did you mean `deserialize`?",
        ),
        own(
            "deserialize with flatten",
            "struct S { #[serde(flatten)] more: More }",
            "`flatten` on `more` is for serde's derive alone",
        ),
        own(
            "deserialize with a function",
            "struct S { #[serde(deserialize_with = \"f\")] id: String }",
            "`with` on `id` is for serde's derive alone",
        ),
        own(
            "deserialize with a default",
            "struct S { #[serde(default)] coupon: String }",
            "`default` on `coupon` is for serde's derive alone",
        ),
        own(
            "deserialize with a skipped field",
            "struct S { id: String, #[serde(skip)] cache: u8 }",
            "`skip` on `cache` is for serde's derive alone",
        ),
        own(
            "deserialize of a type with a default",
            "#[serde(default)] struct S { id: String }",
            "an attribute of serde on `S` is for serde's derive alone",
        ),
        own(
            "deserialize with a parameter",
            "struct S<T> { id: T }",
            "`deserialize` is for types without parameters, and `S` has some",
        ),
        fault(
            "deserialize with a field that the document lacks",
            "#[memoram_schema(\"Order\", deserialize)] struct S { couponn: Option<String> }",
            "couponn",
            "`couponn` is not a property of `Order`\nhelp: did you mean `coupon`?\nnote: it would never be filled; \
             `#[memoram(undocumented)]` if the server sends it all the same\nnote: FILE:20",
        ),
        accepted(
            "deserialize",
            "#[memoram_schema(\"Order\", deserialize)] #[derive(Debug)] struct S { id: String, total_cents: i64 }",
        ),
        accepted(
            "deserialize beside Serialize",
            "#[memoram_schema(\"OrderSummary\", deserialize)] #[derive(Serialize)] struct S { id: String, total: Option<i64> }",
        ),
    ]
}

fn targets() -> Vec<Row> {
    vec![
        fault(
            "schema misspelt",
            "#[memoram_schema(\"Ordr\")] #[derive(Deserialize)] struct S;",
            "\"Ordr\"",
            "the document has no schema `Ordr`\nhelp: did you mean `Order`?\nnote: checked against FILE",
        ),
        fault(
            "type named like no schema",
            "#[memoram_schema] #[derive(Deserialize)] struct Ordr;",
            "Ordr",
            "the document has no schema `Ordr`\nhelp: did you mean `Order`? `#[memoram_schema(\"Order\")]`\n\
             note: checked against FILE",
        ),
        fault(
            "no serde derive below",
            "#[memoram_schema] #[derive(Debug)] struct Order;",
            "Order",
            "`#[memoram_schema]` finds no `#[derive(Deserialize)]` or `#[derive(Serialize)]` below it\nhelp: put it above \
             the derive: serde is told the documented names",
        ),
        fault(
            "property of a schema misspelt",
            "#[memoram_schema(\"Order.shiping\")] #[derive(Deserialize)] struct S;",
            "\"Order.shiping\"",
            "`Order` has no property `shiping`\nhelp: did you mean `shipping`?",
        ),
        fault(
            "struct for a string",
            "#[memoram_schema(\"Order.id\")] #[derive(Deserialize)] struct S { a: u8 }",
            "S",
            "`Order.id` is a string in the document, not an object\nnote: FILE:23",
        ),
        fault(
            "list of what is no list",
            "#[memoram_schema(\"Order.id[]\")] #[derive(Deserialize)] struct S;",
            "\"Order.id[]\"",
            "`Order.id` is a string in the document, not a list",
        ),
        accepted(
            "what a property, a list and a map hold",
            "#[memoram_schema(\"Orders{}.lines[]\")] #[derive(Deserialize)] struct S { sku: Option<String> }",
        ),
        fault(
            "operation misspelt",
            "#[memoram_schema(GET, \"/order\")] #[derive(Deserialize)] struct S;",
            "\"/order\"",
            "the document has no path `/order`\nhelp: did you mean `/orders`?\nnote: checked against FILE",
        ),
        fault(
            "operation without a json answer",
            "#[memoram_schema(DELETE, \"/orders/{id}\")] #[derive(Deserialize)] struct S;",
            "\"/orders/{id}\"",
            "`DELETE /orders/{id}` answers 204 without a body\nnote: FILE:16",
        ),
        fault(
            "status that is not answered",
            "#[memoram_schema(POST, \"/orders\", status = 410)] #[derive(Deserialize)] struct S;",
            "410",
            "`POST /orders` never answers 410\nhelp: it answers 201, 409\nnote: FILE:10",
        ),
        accepted(
            "error of an operation",
            "#[memoram_schema(POST, \"/orders\", status = 409)] #[derive(Deserialize)] struct S { code: i32 }",
        ),
        fault(
            "body of an operation",
            "#[memoram_schema(POST, \"/orders\")] #[derive(Serialize)] struct S { customer_id: String, lines: u8 }",
            "u8",
            "`lines` is an array in the document, but this is `u8`\nhelp: `Vec<String>`\nnote: FILE:46",
        ),
        fault(
            "property of one of two schemas",
            "#[memoram_schema(\"Order\", \"OrderSummary\")] #[derive(Deserialize)] struct S { coupon: Option<String> }",
            "coupon",
            "`coupon` is not a property of `OrderSummary`\nhelp: there is `id`, `total`\nnote: it would never be filled; \
             `#[memoram(undocumented)]` if the server sends it all the same\nnote: FILE:37",
        ),
        fault(
            "unknown option of a schema",
            "#[memoram_schema(\"Order\", sepc = none)] #[derive(Deserialize)] struct S;",
            "sepc",
            "unknown option `sepc`\nhelp: did you mean `spec`?",
        ),
        fault(
            "tuple struct of two",
            "#[memoram_schema(\"Order\")] #[derive(Deserialize)] struct S(u8, u8);",
            "(u8, u8)",
            "a struct of several fields needs their names\nhelp: name the fields",
        ),
    ]
}

fn reading() -> Vec<Row> {
    vec![
        reads(
            "field that is no property",
            "ida: String",
            "ida",
            "`ida` is not a property of `Order`\nhelp: did you mean `id`?\nnote: it would never be filled; \
             `#[memoram(undocumented)]` if the server sends it all the same\nnote: FILE:20",
        ),
        reads(
            "property that may be missing",
            "coupon: String",
            "String",
            "`coupon` may be missing: the document does not require it\nhelp: `Option<String>`, `#[serde(default)]`, or \
             `#[memoram(always)]` if the server always sends it\nnote: FILE:28",
        ),
        reads(
            "property that may be null",
            "note: String",
            "String",
            "`note` may be `null`\nhelp: `Option<String>`\nnote: FILE:27",
        ),
        reads(
            "integer for a string that is read",
            "id: u64",
            "u64",
            "`id` is a string in the document, but this is `u64`\nhelp: `String`\nnote: FILE:23",
        ),
        reads(
            "list of other items that is read",
            "lines: Vec<u64>",
            "Vec<u64>",
            "`lines` is an object in the document, but this is `u64`\nhelp: `serde_json::Value`\nnote: FILE:26",
        ),
        reads(
            "items that may be null",
            "tags: Option<Vec<String>>",
            "Option<Vec<String>>",
            "what `tags` holds may be `null`\nhelp: `Option<String>` in its place\nnote: FILE:32",
        ),
        reads(
            "values of a map that is read",
            "prices: Option<HashMap<String, bool>>",
            "Option<HashMap<String, bool>>",
            "`prices` is an integer in the document, but this is `bool`\nhelp: `i64`\nnote: FILE:33",
        ),
        reads(
            "format that is wider",
            "total_cents: i32",
            "i32",
            "`i32` does not hold every `totalCents`: it is `int64`\nhelp: `i64`\nnote: FILE:25",
        ),
        reads(
            "maximum that is greater",
            "quantity: Option<u8>",
            "Option<u8>",
            "`u8` does not hold every `quantity`: it may be 1000\nhelp: `u16`\nnote: FILE:30",
        ),
        reads(
            "integer for a number",
            "weight_kg: Option<u32>",
            "Option<u32>",
            "`weight_kg` is a number in the document, and may have a fraction\nhelp: `Option<f64>`\nnote: FILE:29",
        ),
        reads(
            "write-only property that is read",
            "secret: Option<String>",
            "secret",
            "`secret` is write-only: no answer has it\nhelp: remove it\nnote: FILE:35",
        ),
        reads(
            "always on an option",
            "#[memoram(always)] coupon: Option<String>",
            "always",
            "`always` and `Option` contradict each other\nhelp: keep one of them",
        ),
        accepted(
            "right struct that is read",
            "#[memoram_schema] #[derive(Deserialize)] struct Order { id: String, total_cents: i64, state: State, \
             note: Option<String>, #[serde(default)] coupon: String, #[memoram(always)] weight_kg: f64, \
             #[memoram(undocumented)] extra: u8, quantity: Option<u16>, r#lines: Vec<Line>, #[serde(skip)] own: u8, \
             tags: Option<Vec<Option<String>>>, created: Option<String>, prices: Option<BTreeMap<String, i64>>, \
             #[memoram(unchecked)] shipping: Option<u8>, #[serde(flatten)] rest: Rest }",
        ),
        fault(
            "deny_unknown_fields",
            "#[memoram_schema(\"OrderSummary\")] #[derive(Deserialize)] #[serde(deny_unknown_fields)] struct S { id: String }",
            "S",
            "answers have `total` too, and `deny_unknown_fields` would refuse them\nhelp: a field for each, or leave \
             `deny_unknown_fields` out",
        ),
        fault(
            "newtype of another class",
            "#[memoram_schema(\"Order.id\")] #[derive(Deserialize)] struct OrderId(u64);",
            "u64",
            "`Order.id` is a string in the document, but this is `u64`\nhelp: `String`\nnote: FILE:23",
        ),
        accepted(
            "type that another one is converted from",
            "#[memoram_schema(\"Order\")] #[derive(Deserialize)] #[serde(from = \"Raw\")] struct S { x: u8 }",
        ),
        accepted("hand-written impl", "#[memoram_schema(\"Order\", reads)] struct S { id: String }"),
    ]
}

fn names() -> Vec<Row> {
    let effect = "note: it would never be filled; `#[memoram(undocumented)]` if the server sends it all the same";
    vec![
        reads(
            "rename to what is no property",
            "#[serde(rename = \"ID\")] id: String",
            "\"ID\"",
            &format!("`ID` is not a property of `Order`\nhelp: did you mean `id`?\n{effect}\nnote: FILE:20"),
        ),
        fault(
            "rename_all that misses",
            "#[memoram_schema(\"Order\")] #[derive(Deserialize)] #[serde(rename_all = \"camelCase\")] struct S { weight_kg: Option<f64> }",
            "weight_kg",
            "`rename_all = \"camelCase\"` makes `weight_kg` `weightKg`, and the document has `weight_kg`\nhelp: leave \
             `rename_all` out: names come from the document\nnote: FILE:20",
        ),
        reads(
            "undocumented word on a documented property",
            "#[memoram(undocumented)] id: String",
            "undocumented",
            "the document has `id` now\nhelp: leave `undocumented` out\nnote: FILE:23",
        ),
        reads(
            "unknown word on a field of a schema",
            "#[memoram(allways)] id: String",
            "allways",
            "unknown field option `allways`\nhelp: did you mean `always`?",
        ),
        fault(
            "field that fits two properties",
            "#[memoram_schema(\"Two\")] #[derive(Deserialize)] struct S { sort_By: Option<String> }",
            "sort_By",
            "`sort_By` fits the properties `sort_by` and `sortBy`\nhelp: `#[serde(rename = \"sort_by\")]`\nnote: FILE:51",
        ),
        accepted(
            "alias for reading",
            "#[memoram_schema(\"Order\")] #[derive(Deserialize)] struct S { #[serde(alias = \"id\")] key: String }",
        ),
        accepted(
            "one-sided renames",
            "#[memoram_schema(\"Order\")] #[derive(Deserialize)] struct S { #[serde(rename(deserialize = \"totalCents\", serialize = \"x\"))] cents: i64 }",
        ),
        accepted(
            "rename of this attribute",
            "#[memoram_schema(\"Order\")] #[derive(Deserialize)] struct S { #[memoram(rename = \"totalCents\")] cents: i64 }",
        ),
    ]
}

fn sending() -> Vec<Row> {
    vec![
        sends(
            "required property that is not sent",
            "customer_id: String",
            "S",
            "`S` misses 1 property that the document requires\nhelp: add\n    lines: Vec<String>,   // array\n\
             note: required at FILE:46",
        ),
        sends(
            "option of a required property that is sent",
            "customer_id: Option<String>, lines: Vec<String>",
            "Option<String>",
            "`customerId` is required\nhelp: `String`\nnote: FILE:45",
        ),
        sends(
            "read-only property that is sent",
            "id: String, customer_id: String, lines: Vec<String>",
            "id",
            "`id` is read-only: the server sets it\nhelp: remove it\nnote: FILE:44",
        ),
        sends(
            "unknown property that is sent",
            "custmer_id: String, lines: Vec<String>",
            "custmer_id",
            "`custmer_id` is not a property of `NewOrder`\nhelp: did you mean `customerId`?\nnote: \
             `#[memoram(undocumented)]` if the server takes it all the same\nnote: FILE:41",
        ),
        accepted(
            "right struct that is sent",
            "#[memoram_schema] #[derive(Serialize)] struct NewOrder<'a> { customer_id: &'a str, lines: &'a [String], \
             coupon: Option<&'a str>, note: Option<String> }",
        ),
        accepted(
            "struct that is read and sent",
            "#[memoram_schema] #[derive(Serialize, Deserialize)] struct NewOrder { id: String, customer_id: String, \
             lines: Vec<String>, coupon: Option<String> }",
        ),
    ]
}

fn enums() -> Vec<Row> {
    vec![
        fault(
            "variant that is no value",
            "#[memoram_schema(\"Order.state\")] #[derive(Deserialize)] enum State { Open, Pait, SentOut }",
            "Pait",
            "`Pait` is not a value of `Order.state`\nhelp: did you mean `paid`? `#[serde(rename = \"paid\")]`\nnote: FILE:24",
        ),
        fault(
            "value without a variant",
            "#[memoram_schema(\"Order.state\")] #[derive(Deserialize)] enum State { Open, Paid }",
            "State",
            "`State` has no variant for `sent-out`\nhelp: add `SentOut,`, or `#[serde(other)] Other,` for this one and those \
             to come\nnote: FILE:24",
        ),
        fault(
            "variant with data for a string",
            "#[memoram_schema(\"Order.state\")] #[derive(Deserialize)] enum State { Open(u8), Paid, SentOut }",
            "Open",
            "`Order.state` is a string, and `Open` has data\nnote: FILE:24",
        ),
        fault(
            "enum for an object",
            "#[memoram_schema(\"OrderSummary\")] #[derive(Deserialize)] enum S { A }",
            "S",
            "`OrderSummary` is an object in the document\nhelp: a struct\nnote: FILE:37",
        ),
        accepted(
            "right enum",
            "#[memoram_schema(\"Order.state\")] #[derive(Deserialize)] enum State { Open, Paid, #[serde(other)] Other }",
        ),
        accepted(
            "enum that is only sent",
            "#[memoram_schema(\"Order.state\")] #[derive(Serialize)] enum State { Open }",
        ),
        accepted(
            "enum of integers",
            "#[memoram_schema(\"Level\")] #[derive(Deserialize_repr)] #[repr(u8)] enum Level { Low = 1, Mid, High = 5 }",
        ),
        fault(
            "integer without a variant",
            "#[memoram_schema(\"Level\")] #[derive(Deserialize_repr)] #[repr(u8)] enum Level { Low = 1, High = 5 }",
            "Level",
            "`Level` has no variant for `2`\nhelp: a variant for each, or `#[serde(other)] Other,` for them and those to \
             come\nnote: FILE:50",
        ),
        fault(
            "alternatives without a tag",
            "#[memoram_schema] #[derive(Deserialize)] enum Event { Sent(Sent), Lost(Lost) }",
            "Event",
            "the alternatives of `Event` are told apart by `kind`\nhelp: `#[serde(tag = \"kind\")]`",
        ),
        fault(
            "another tag",
            "#[memoram_schema] #[derive(Deserialize)] #[serde(tag = \"type\")] enum Event { Sent(Sent), Lost(Lost) }",
            "\"type\"",
            "`Event` is told apart by `kind`, not `type`\nhelp: \"kind\"",
        ),
        fault(
            "variant that is no alternative",
            "#[memoram_schema] #[derive(Deserialize)] #[serde(tag = \"kind\")] enum Event { Sentt(Sent), Lost(Lost) }",
            "Sentt",
            "`Sentt` is not an alternative of `Event`\nhelp: did you mean `sent`? `#[serde(rename = \"sent\")]`",
        ),
        fault(
            "alternative without a variant",
            "#[memoram_schema] #[derive(Deserialize)] #[serde(tag = \"kind\")] enum Event { Sent(Sent) }",
            "Event",
            "`Event` has no variant for `Lost`\nhelp: a variant for each, or `#[serde(other)] Other,` for them and those to come",
        ),
        fault(
            "field of a tagged variant",
            "#[memoram_schema] #[derive(Deserialize)] #[serde(tag = \"kind\")] enum Event { Sent { at: u8 }, Lost { where_to: Option<String> } }",
            "u8",
            "`at` is a string in the document, but this is `u8`\nhelp: `String`\nnote: FILE:55",
        ),
        accepted(
            "field of a renamed variant",
            "#[memoram_schema] #[derive(Serialize)] #[serde(tag = \"kind\")] enum Event { #[serde(rename = \"Lost\")] Gone { where_to: Option<String> } }",
        ),
        fault(
            "alternatives that nothing tells apart",
            "#[memoram_schema] #[derive(Deserialize)] enum Mixed { Text(String), Number(i64) }",
            "Mixed",
            "no property tells the alternatives of `Mixed` apart\nhelp: `#[serde(untagged)]`\nnote: FILE:57",
        ),
        accepted(
            "untagged alternatives",
            "#[memoram_schema] #[derive(Deserialize)] #[serde(untagged)] enum Mixed { Text(String), Number(i64) }",
        ),
    ]
}
