//! Lists by page number, offset, `Link` header and URL.

use super::{Row, accepted, printed, row};

const FILE: &str = "src/tests/documents/pages.yaml";

fn source(operation: &str, keys: &str, fields: &str) -> String {
    format!("#[memoram_endpoint({operation}, spec = {FILE:?}, paginate({keys}))] struct S {{ {fields} }}")
}

fn books(name: &'static str, keys: &str, fields: &str, span: &'static str, message: &str) -> Row {
    let source = source("GET, \"/books\", response = Vec<Book>", keys, fields);
    row(name, &source, span, &message.replace("FILE", FILE))
}

fn shelf(name: &'static str, keys: &str, fields: &str, span: &'static str, message: &str) -> Row {
    row(name, &source("GET, \"/shelf\", response = Shelf", keys, fields), span, &message.replace("FILE", FILE))
}

/// Without a document.
fn plain(name: &'static str, keys: &str, fields: &str, span: &'static str, message: &str) -> Row {
    let options = format!("spec = none, response = P, paginate({keys}, item = T)");
    row(name, &format!("#[memoram_endpoint(GET, \"/x\", {options})] struct S {{ {fields} }}"), span, message)
}

pub(super) fn rows() -> Vec<Row> {
    keys().into_iter().chain(fields()).chain(answers()).chain(right()).collect()
}

fn keys() -> Vec<Row> {
    vec![
        plain(
            "cursor and page",
            "page = a, cursor = b, items = d",
            "a: u8, b: u8",
            "cursor",
            "`cursor` does nothing in a list by `page`\nhelp: drop `cursor`, or `page`",
        ),
        plain(
            "limit with a cursor",
            "cursor = a, next = c, limit = b, items = d",
            "a: Option<u8>, b: u8",
            "limit",
            "`limit` does nothing in a list by `cursor`\nhelp: drop `limit`, or `cursor`",
        ),
        plain(
            "next with link",
            "link, next = c, items = d",
            "",
            "next",
            "`next` does nothing in a list by `link`\nhelp: drop `next`, or `link`",
        ),
        plain(
            "offset without limit",
            "offset = a, items = d",
            "a: u8",
            "paginate",
            "`paginate` misses `limit`\nhelp: `limit = limit`",
        ),
        plain(
            "limit alone",
            "limit = a, items = d",
            "a: u8",
            "paginate",
            "`paginate` misses `offset`\nhelp: `offset = offset`",
        ),
        plain(
            "page without items",
            "page = a",
            "a: u8",
            "paginate",
            "`paginate` misses `items`\nhelp: `items = items`",
        ),
        plain("link without items", "link", "", "paginate", "`paginate` misses `items`\nhelp: `items = .`"),
        plain("link with a value", "link = next, items = d", "", "=", "`link` takes no value\nhelp: `link`"),
        plain(
            "link misspelt",
            "lnk, items = d",
            "",
            "lnk",
            "unknown key `lnk` of `paginate`\nhelp: did you mean `link`?",
        ),
        plain(
            "page as a number",
            "page = 1, items = d",
            "",
            "1",
            "`page` takes the name of a field\nhelp: `page = page`",
        ),
        plain(
            "next_url as a string",
            "next_url = \"next\", items = d",
            "",
            "\"next\"",
            "`next_url` takes a field of the response, or a path of them\nhelp: `next_url = links.next`",
        ),
        plain(
            "next_url as the response itself",
            "next_url = ., items = d",
            "",
            ".",
            "`next_url` takes a field of the response, or a path of them\nhelp: `next_url = links.next`",
        ),
        plain(
            "items that begin with a dot",
            "link, items = .books",
            "",
            ".",
            "`items` takes a field of the response, or a path of them\nhelp: `items = page.items`",
        ),
    ]
}

fn fields() -> Vec<Row> {
    vec![
        plain(
            "page without a field",
            "page = page, items = d",
            "",
            "page",
            "`S` has no field `page`\nhelp: add `pub page: u32`",
        ),
        plain(
            "limit misspelt",
            "offset = offset, limit = limt, items = d",
            "offset: u32, limit: u32",
            "limt",
            "`S` has no field `limt`\nhelp: did you mean `limit`?",
        ),
        plain(
            "page in a header",
            "page = a, items = d",
            "#[memoram(header)] a: u8",
            "a",
            "`a` is a header, but a page number is a query parameter or a property of the body",
        ),
        plain(
            "page that is a string",
            "page = a, items = d",
            "a: Option<String>",
            "Option<String>",
            "a page number is an integer, but `a` is `Option<String>`\nhelp: `Option<u32>`",
        ),
        plain(
            "first page that is not known",
            "page = a, items = d",
            "a: Option<u64>",
            "Option<u64>",
            "the first page may be 0 or 1, so `a` cannot be left out\nhelp: `u64`",
        ),
        row(
            "page in a part of a form",
            "#[memoram_endpoint(POST, \"/x\", spec = none, multipart, response = P, \
             paginate(page = a, items = d, item = T))] struct S { a: u8 }",
            "a",
            "`a` is a part of a form, but a page number is a query parameter or a property of the body",
        ),
        plain(
            "offset that is a string",
            "offset = a, limit = b, items = d",
            "a: &'a str, b: u8",
            "&'a str",
            "an offset is an integer, but `a` is `&'a str`\nhelp: `u32`",
        ),
        plain(
            "limit that is a boolean",
            "offset = a, limit = b, items = d",
            "a: u32, b: bool",
            "bool",
            "a limit is an integer, but `b` is `bool`\nhelp: `u32`",
        ),
        books(
            "page that the document has as a string",
            "page = sort, items = ., item = Book",
            "sort: Option<String>",
            "sort",
            "`sort` is a string in the document, but a page number is an integer\nnote: FILE:10",
        ),
    ]
}

fn answers() -> Vec<Row> {
    vec![
        books(
            "items within an answer that is a list",
            "page = page, items = books, item = Book",
            "page: Option<u32>",
            "books",
            "the answer of `GET /books` is the list of items itself\nhelp: `items = .`\nnote: FILE:14",
        ),
        shelf(
            "items of an answer that is no list",
            "link, items = ., item = Book",
            "",
            ".",
            "the answer of `GET /shelf` is an object, not an array of items\nhelp: there is `books`, `tags`\nnote: FILE:22",
        ),
        shelf(
            "next_url that is a number",
            "next_url = total, items = books, item = Book",
            "",
            "total",
            "`total` is an integer in the document, but a URL is a string\nnote: FILE:33",
        ),
        shelf(
            "next_url misspelt in the answer",
            "next_url = links.nxt, items = books, item = Book",
            "",
            "nxt",
            "`links` in the answer of `GET /shelf` has no property `nxt`\nhelp: did you mean `next`?\nnote: FILE:34",
        ),
        books(
            "item type of a list not known",
            "link, items = .",
            "",
            ".",
            "the type of the items is not known\nhelp: `item = Book`",
        ),
        printed("answer that is no list", "types/fail/answer_is_no_list.rs", "`Shelf` is not a list of `String`"),
    ]
}

fn right() -> Vec<Row> {
    let books =
        |name, keys: &str, fields: &str| accepted(name, &source("GET, \"/books\", response = Vec<Book>", keys, fields));
    let shelf =
        |name, keys: &str, fields: &str| accepted(name, &source("GET, \"/shelf\", response = Shelf", keys, fields));
    vec![
        books("list by page", "page = page, items = ., item = Book", "page: Option<u32>"),
        books("list by page that begins where the user says", "page = page, items = ., item = Book", "page: u64"),
        books(
            "list by page with a limit",
            "items = ., page = page, limit = per_page, item = Book",
            "page: u8, per_page: u8",
        ),
        books("list by page of an alias", "page = any, items = ., item = Book", "any: Number"),
        books(
            "list by offset",
            "offset = offset, limit = per_page, items = ., item = Book",
            "offset: u32, per_page: u32",
        ),
        books("list by link", "link, items = ., item = Book", ""),
        shelf("list by link with a path", "items = books, link, item = Book,", ""),
        shelf("list by next_url", "next_url = links?.next, items = books, item = Book", ""),
    ]
}
