//! How the pages of a list follow one another.

use super::{Row, accepted, printed, row};

const FILE: &str = "src/tests/documents/lists.yaml";
const TOKEN: &str = "page_token: Option<String>";
const RIGHT: &str = "cursor = page_token, next = pagination.next_token, items = notes, item = Note";

/// `GET /x` without a document, and with these keys.
fn keys(name: &'static str, keys: &str, span: &'static str, message: &str) -> Row {
    let options = format!("spec = none, response = Page, paginate({keys})");
    row(name, &format!("#[memoram_endpoint(GET, \"/x\", {options})] struct S {{ after: A }}"), span, message)
}

fn source(operation: &str, keys: &str, fields: &str) -> String {
    format!("#[memoram_endpoint({operation}, spec = {FILE:?}, paginate({keys}))] struct S {{ {fields} }}")
}

/// The notes of the test document, with one change to the right keys.
fn notes(name: &'static str, change: (&str, &str), fields: &str, span: &'static str, message: &str) -> Row {
    let keys = RIGHT.replace(change.0, change.1);
    row(name, &source("GET, \"/notes\", response = Notes", &keys, fields), span, &message.replace("FILE", FILE))
}

pub(super) fn rows() -> Vec<Row> {
    grammar().into_iter().chain(values()).chain(cursors()).chain(answers()).chain(right()).collect()
}

fn grammar() -> Vec<Row> {
    let option = |name, options: &str, span, message| {
        row(
            name,
            &format!("#[memoram_endpoint(GET, \"/x\", spec = none, {options})] struct S {{ a: A }}"),
            span,
            message,
        )
    };
    let without_keys = "`paginate` says in parentheses how pages follow one another\n\
                        help: `paginate(cursor = cursor, next = next_cursor, items = items)`";
    vec![
        option("paginate without keys", "response = P, paginate", "paginate", without_keys),
        option("paginate with a value", "response = P, paginate = next, auth = none", "=", without_keys),
        option(
            "paginate misspelt",
            "response = P, pagnate(a = b)",
            "pagnate",
            "unknown option `pagnate`\nhelp: did you mean `paginate`?",
        ),
        keys(
            "paginate key misspelt",
            "cursor = after, nxt = next, items = items, item = T",
            "nxt",
            "unknown key `nxt` of `paginate`\nhelp: did you mean `next`?",
        ),
        keys(
            "unknown paginate key",
            "cursor = after, next = next, items = items, item = T, page_size = HashMap<u8, u8>",
            "page_size",
            "unknown key `page_size` of `paginate`\nnote: cursor, next, page, offset, limit, link, next_url, items, item",
        ),
        keys(
            "two paginate keys missing",
            "cursor = after",
            "paginate",
            "`paginate` misses `next` and `items`\nhelp: `next = next_cursor, items = items`",
        ),
        keys(
            "all paginate keys missing",
            "",
            "paginate",
            "`paginate` misses `cursor` and `next` and `items`\n\
             help: `cursor = cursor, next = next_cursor, items = items`",
        ),
        keys(
            "paginate key missing",
            "cursor = after, items = items, item = T",
            "paginate",
            "`paginate` misses `next`\nhelp: `next = next_cursor`",
        ),
        keys(
            "paginate key twice",
            "cursor = after, next = a, next = b, items = c, item = T",
            "next",
            "`next` is given twice",
        ),
        option(
            "paginate twice",
            "response = P, paginate(cursor = a, next = b, items = c, item = T), paginate(next = b)",
            "paginate",
            "`paginate` is given twice",
        ),
    ]
}

fn values() -> Vec<Row> {
    let field = "`cursor` takes the name of a field\nhelp: `cursor = cursor`";
    let next = "`next` takes a field of the response, or a path of them\nhelp: `next = pagination.next_cursor`";
    let items = "`items` takes a field of the response, or a path of them\nhelp: `items = page.items`";
    vec![
        keys(
            "paginate key without an equals sign",
            "cursor after, next = a, items = b, item = T",
            "after",
            "expected `=`\nhelp: `cursor = cursor`",
        ),
        keys("cursor as a string", "cursor = \"after\", next = a, items = b, item = T", "\"after\"", field),
        keys("cursor as a path of fields", "cursor = a.b, next = a, items = b, item = T", "a", field),
        keys("next as a string", "cursor = after, next = \"a.b\", items = b, item = T", "\"a.b\"", next),
        keys("next without a value", "cursor = after, next = , items = b, item = T", ",", next),
        keys("items with an index", "cursor = after, next = a, items = b[0], item = T", "b", items),
        keys(
            "item as a number",
            "cursor = after, next = a, items = b, item = 5",
            "5",
            "`item` takes a type\nhelp: `item = T`",
        ),
    ]
}

fn cursors() -> Vec<Row> {
    let wrong = |place: &str| format!("`a` is {place}, but a cursor is a query parameter or a property of the body");
    let placed = |name, operation: &str, field: &str, place: &str| {
        let options = "spec = none, response = P, paginate(cursor = a, next = b, items = c, item = T)";
        row(name, &format!("#[memoram_endpoint({operation}, {options})] struct S {{ {field} }}"), "a", &wrong(place))
    };
    let optional = "the first page has no cursor, so `page_token` must be an `Option`\nhelp: `Option<&'a str>`";
    vec![
        notes(
            "cursor misspelt",
            ("page_token", "page_tokn"),
            TOKEN,
            "page_tokn",
            "`S` has no field `page_tokn`\nhelp: did you mean `page_token`?",
        ),
        notes(
            "cursor without a field",
            ("page_token", "after"),
            "limit: u8",
            "after",
            "`S` has no field `after`\nhelp: there is `limit`",
        ),
        notes(
            "cursor of a struct without fields",
            ("page_token", "after"),
            "",
            "after",
            "`S` has no field `after`\nhelp: add `pub after: Option<String>`",
        ),
        placed("cursor in the path", "GET, \"/{a}\"", "a: u8", "in the path"),
        placed("cursor in a header", "GET, \"/x\"", "#[memoram(header)] a: Option<u8>", "a header"),
        placed("cursor that is skipped", "GET, \"/x\"", "#[memoram(skip)] a: Option<u8>", "not sent"),
        placed("cursor that is the whole body", "POST, \"/x\"", "#[memoram(body)] a: Option<u8>", "the whole body"),
        notes("cursor that is not optional", ("", ""), "page_token: &'a str", "&'a str", optional),
    ]
}

fn answers() -> Vec<Row> {
    let keys_without_item = "cursor = page_token, next = pagination.next_token, items = notes";
    let nothing = "no answer of `DELETE /gone` is read, so there are no pages\n\
                   help: `response = Page`, a type with the items and the next cursor";
    let gone = source("DELETE, \"/gone\"", "cursor = cursor, next = a, items = b", "cursor: Option<String>");
    vec![
        row("pages of an empty answer", &gone, "paginate", nothing),
        notes(
            "next misspelt in the answer",
            ("next_token", "next_tokn"),
            TOKEN,
            "next_tokn",
            "`pagination` in the answer of `GET /notes` has no property `next_tokn`\nhelp: did you mean `next_token`?\n\
             note: FILE:48",
        ),
        notes(
            "items not in the answer",
            ("items = notes", "items = data.notes"),
            TOKEN,
            "data",
            "the answer of `GET /notes` has no property `data`\nhelp: there is `pagination`, `notes`, `total`\n\
             note: FILE:11",
        ),
        notes(
            "items misspelt in the answer",
            ("items = notes", "items = note"),
            TOKEN,
            "note",
            "the answer of `GET /notes` has no property `note`\nhelp: did you mean `notes`?\nnote: FILE:11",
        ),
        notes(
            "next within a number",
            ("pagination.next_token", "total.next_token"),
            TOKEN,
            "next_token",
            "`total` in the answer of `GET /notes` is an integer in the document, so it has no `next_token`\n\
             note: FILE:50",
        ),
        notes(
            "items that are not an array",
            ("items = notes", "items = total"),
            TOKEN,
            "total",
            "`total` is an integer in the document, not an array of items\nhelp: `items = notes`\nnote: FILE:50",
        ),
        row(
            "items that are a string",
            "#[memoram_endpoint(GET, \"/memory-blobs\", \
             paginate(cursor = cursor, next = next_cursor, items = next_cursor))] \
             struct S { user_id: String, cursor: Option<String> }",
            "next_cursor",
            "`next_cursor` is a string in the document, not an array of items\nhelp: `items = memory_blobs`\n\
             note: bundled Memoram API 1.0.0, line N",
        ),
        notes(
            "next that is a boolean",
            ("next_token", "has_more"),
            TOKEN,
            "has_more",
            "`hasMore` is a boolean in the document, but a cursor is a string or an integer\nnote: FILE:55",
        ),
        row(
            "item type not known",
            &source("GET, \"/notes\", response = Notes", keys_without_item, TOKEN),
            "notes",
            "the type of the items is not known\nhelp: `item = Note`",
        ),
        printed("cursor type that is not a cursor", "types/fail/cursor_is_no_cursor.rs", "`f64` cannot be a cursor"),
        printed("items type that is not a list", "types/fail/items_are_no_list.rs", "`u64` is not a list of `String`"),
    ]
}

fn right() -> Vec<Row> {
    let open = "cursor = from, next = any?.thing, items = any?.list, item = T";
    let bundled = "cursor = cursor, next = next_cursor, items = memory_blobs";
    vec![
        accepted("paginate with all keys", &source("GET, \"/notes\", response = Notes", RIGHT, TOKEN)),
        // The document wants a page each time, so there is no `Option`.
        accepted(
            "cursor that the document requires",
            &source(
                "GET, \"/numbered\", response = N",
                "cursor = page, next = next_page, items = texts, item = String",
                "page: u32",
            ),
        ),
        // An alias may be an `Option`.
        accepted("cursor of an alias", &source("GET, \"/notes\", response = Notes", RIGHT, "page_token: Token")),
        accepted(
            "answer that the document leaves open",
            &source("POST, \"/open\", response = T", open, "from: Option<i64>"),
        ),
        accepted(
            "next in camel case",
            &source("GET, \"/notes\", response = Notes", &RIGHT.replace("next_token", "nextToken"), TOKEN),
        ),
        accepted(
            "items of the bundled document",
            &format!(
                "#[memoram_endpoint(GET, \"/memory-blobs\", paginate({bundled}))] \
                 struct S {{ user_id: String, cursor: Option<String> }}"
            ),
        ),
    ]
}
