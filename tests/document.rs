//! Checks the bundled OpenAPI document against Memoram's published documentation: each fact about creating an access
//! request, and the inputs, answers and security of all twelve operations. The tables below have one fact per row, with
//! columns split by `|`. A failure names the JSON pointer of the wrong value.

use saphyr::{LoadableYamlNode, YamlOwned as Yaml};
use std::sync::LazyLock;

/// Pointer | the value there, as YAML. First the facts that the other tables do not cover, then limits.
const FACTS: &str = "
/openapi                                                            | 3.0.3
/info/title                                                         | Memoram API v1
/info/version                                                       | 1.0.0
/info/contact/name                                                  | Memoram Support
/info/contact/url                                                   | https://memoram.app
/info/contact/email                                                 | support@memoram.app
/servers/0/url                                                      | https://api.memoram.app/api/v1
/security                                                           | []
/tags/0/name                                                        | Access Management
/tags/1/name                                                        | Memory Management
/tags/2/name                                                        | Memory Tag Management
/paths/~1access-requests/post/tags                                  | [Access Management]
/components/schemas/CreateAccessRequest/properties/reason/maxLength | 255
/components/schemas/AccessRequest/properties/status/enum            | [pending, approved, rejected, revoked]
/components/securitySchemes/bearerAuth/type                         | http
/components/securitySchemes/bearerAuth/scheme                       | bearer
/components/securitySchemes/bearerAuth/bearerFormat                 | JWT
/paths/~1memory-blobs/get/parameters/1/schema/default               | 10
/paths/~1memory-blobs/get/parameters/3/style                        | form
/paths/~1memory-blobs/get/parameters/3/explode                      | false
/paths/~1memory-blobs/get/parameters/5/schema/minimum               | 0
/paths/~1memory-blobs/get/parameters/5/schema/maximum               | 1
/components/schemas/CreateToken/properties/expires_in/default       | 3600
/components/schemas/AuthTokenResponse/properties/token_type/enum    | [Bearer]
/components/schemas/CreateMemoryBlob/properties/confidence/minimum  | 0
/components/schemas/CreateMemoryBlob/properties/confidence/maximum  | 1
/components/schemas/UpdateMemoryBlob/properties/confidence/minimum  | 0
/components/schemas/UpdateMemoryBlob/properties/confidence/maximum  | 1
/components/schemas/MemoryBlobList/properties/next_cursor/nullable  | true
/components/schemas/Tag/properties/color/pattern                    |
/components/schemas/CreateMemoryBlob/properties/content/description | The memory itself.
/paths/~1access-requests/post/responses/401/description             | the token is invalid or expired
";

/// Schema | its required properties | all properties as `name:kind`.
const SCHEMAS: &str = "
CreateToken         | [api_key] | api_key:string expires_in:integer
AuthTokenResponse   | | token:string expires_at:string/date-time token_type:string
CreateAccessRequest | [memoryKey, reason] | memoryKey:string reason:string
AccessRequest       | | id:string status:string reason:string memoryKey:string user_id:string/uuid \
                        aiConnectorId:string createdAt:string/date-time updatedAt:string/date-time
AccessRequestList   | | items:[AccessRequest] total:integer
Credentials         | | user_id:string/uuid memory_key:string encryption_key:string key_version:integer
CreateMemoryBlob    | [user_id, memoryKey, content] | user_id:string/uuid memoryKey:string content:string title:string \
                        summary:string tags:[string] importance:number confidence:number source:string
UpdateMemoryBlob    | [user_id, memoryKey] | user_id:string/uuid memoryKey:string content:string title:string \
                        summary:string tags:[string] importance:number confidence:number source:string
MemoryBlob          | | id:string user_id:string/uuid content:string created_at:string updated_at:string source:string \
                        title:string summary:string importance:number confidence:number tags:[string] tag_ids:[string]
MemoryBlobResponse  | | id:string user_id:string/uuid created_at:string updated_at:string source:string title:string \
                        summary:string importance:number confidence:number tags:[string] tag_ids:[string]
MemoryBlobList      | | memoryBlobs:[MemoryBlob] next_cursor:string
Tag                 | | id:string name:string description:string color:string is_enabled:boolean created_at:string \
                        updated_at:string
TagList             | | items:[Tag]
";

/// Method | path | security | schema of the required body | answers as `status:kind` | query parameters as `name:kind`,
/// with `*` if required.
const OPERATIONS: &str = "
post   | /auth/token             | []                 | CreateToken | 200:AuthTokenResponse 400: |
post   | /access-requests        | [{bearerAuth: []}] | CreateAccessRequest | 201:AccessRequest 400: 401: 404: |
get    | /access-requests        | [{bearerAuth: []}] | | 200:AccessRequestList |
get    | /access-requests/{requestId} | [{bearerAuth: []}] | | 200:AccessRequest |
get    | /access-requests/{requestId}/credentials | [{bearerAuth: []}] | | 200:Credentials 403: |
get    | /memory-blobs           | [{bearerAuth: []}] | | 200:MemoryBlobList | user_id*:string limit:integer \
                                     cursor:string tags:[string] searchQuery:string importance:number
post   | /memory-blobs           | [{bearerAuth: []}] | CreateMemoryBlob | 201:MemoryBlobResponse |
get    | /memory-blobs/{blobId}  | [{bearerAuth: []}] | | 200:MemoryBlob | user_id*:string
patch  | /memory-blobs/{blobId}  | [{bearerAuth: []}] | UpdateMemoryBlob | 200:MemoryBlobResponse |
delete | /memory-blobs/{blobId}  | [{bearerAuth: []}] | | 200:object | user_id*:string/uuid
get    | /tags                   | [{bearerAuth: []}] | | 200:TagList | user_id*:string
get    | /tags/{tagId}           | [{bearerAuth: []}] | | 200:Tag | user_id*:string/uuid
";

const TEXT: &str = include_str!("../memoram-openapi/openapi/memoram.yaml");
static DOCUMENT: LazyLock<Yaml> = LazyLock::new(|| yaml(TEXT).expect("a document"));

#[test]
fn the_document_states_each_fact() {
    rows(FACTS).for_each(|[pointer, expected]| check(pointer, "", expected));
}

#[test]
fn the_document_has_exactly_these_schemas() {
    let names = rows(SCHEMAS).map(|[name, ..]: [_; 3]| format!("{name}:object "));
    agree("/components", "/schemas", "", &names.collect::<String>());
    for [name, required, properties] in rows(SCHEMAS) {
        let schema = format!("/components/schemas/{name}");
        check(&schema, "/required", required);
        agree(&schema, "/properties", "", properties);
    }
}

#[test]
fn the_document_has_exactly_these_operations() {
    let methods = below("/paths").into_iter().flat_map(|item| below(&item));
    let methods = methods.filter(|node| !node.ends_with("/parameters"));
    assert_eq!(methods.count(), rows::<6>(OPERATIONS).count(), "/paths");
    for [method, path, security, body, answers, query] in rows(OPERATIONS) {
        let item = format!("/paths/{}", path.replace('/', "~1"));
        let slots = path.split(['{', '}']).skip(1).step_by(2);
        let slots = slots.map(|name| format!("path.{name}*:string "));
        agree(&item, "/parameters", "/schema", &slots.collect::<String>());
        let operation = format!("{item}/{method}");
        check(&operation, "/security", security);
        check_body(&format!("{operation}/requestBody"), body);
        let json = "/content/application~1json/schema";
        agree(&operation, "/responses", json, answers);
        agree(&operation, "/parameters", "/schema", query);
    }
}

/// Checks that the body is required and has this schema, or that there is no body if `schema` is empty.
fn check_body(body: &str, schema: &str) {
    if schema.is_empty() {
        return check(body, "", "");
    }
    check(body, "/required", "true");
    let json = format!("application~1json:{schema}");
    agree(body, "/content", "/schema", &json);
}

/// Checks that the value at `owner` + `rest` is this YAML, or that there is no value if `expected` is empty.
fn check(owner: &str, rest: &str, expected: &str) {
    let found = at(&DOCUMENT, &format!("{owner}{rest}"));
    assert_eq!(found, yaml(expected).as_ref(), "{owner}{rest}");
}

/// Checks that the nodes of the list are the words of the row, in order. `schema` is the pointer from a node to its schema.
fn agree(owner: &str, list: &str, schema: &str, row: &str) {
    let (nodes, words) = (below(&format!("{owner}{list}")), row.split_whitespace());
    assert_eq!(nodes.len(), words.clone().count(), "{owner}{list}");
    for (node, expected) in nodes.iter().zip(words) {
        let found = format!("{}:{}", name(node), kind(&format!("{node}{schema}")));
        assert_eq!(found, expected, "{node}");
    }
}

/// The key of a node. For a parameter: its location (unless it is the query), its name, and `*` if it is required.
fn name(node: &str) -> String {
    let required = at(&DOCUMENT, &format!("{node}/required")) == yaml("true").as_ref();
    let star = if required { "*" } else { "" };
    match ["in", "name"].map(|key| text(node, key)) {
        ["", _] => node.rsplit('/').take(1).collect(),
        ["query", name] => format!("{name}{star}"),
        [place, name] => format!("{place}.{name}{star}"),
    }
}

/// The name of the referenced schema, `[kind]` for an array, otherwise `type` or `type/format`.
fn kind(schema: &str) -> String {
    match ["$ref", "type", "format"].map(|key| text(schema, key)) {
        ["", "array", ""] => format!("[{}]", kind(&format!("{schema}/items"))),
        ["", name, ""] => name.to_owned(),
        ["", name, format] => format!("{name}/{format}"),
        [reference, ..] => reference.replacen("#/components/schemas/", "", 1),
    }
}

fn text(owner: &str, key: &str) -> &'static str {
    let value = at(&DOCUMENT, &format!("{owner}/{key}"));
    value.and_then(Yaml::as_str).unwrap_or_default()
}

/// The pointers of the direct children.
fn below(pointer: &str) -> Vec<String> {
    let under = |step: &str| format!("{pointer}/{}", step.replace('/', "~1"));
    match at(&DOCUMENT, pointer) {
        Some(Yaml::Mapping(map)) => map.keys().flat_map(Yaml::as_str).map(under).collect(),
        Some(Yaml::Sequence(list)) => (0..list.len()).map(|i| under(&i.to_string())).collect(),
        _ => Vec::new(),
    }
}

/// The value at a JSON pointer, if there is one.
fn at<'a>(document: &'a Yaml, pointer: &str) -> Option<&'a Yaml> {
    let enter = |node: &'a Yaml, step: &str| match node {
        Yaml::Sequence(list) => list.get(step.parse::<usize>().ok()?),
        _ => node.as_mapping_get(&step.replace("~1", "/")),
    };
    pointer.split('/').skip(1).try_fold(document, enter)
}

fn rows<const COLUMNS: usize>(table: &str) -> impl Iterator<Item = [&str; COLUMNS]> {
    let cells = |row| str::split(row, '|').map(str::trim).collect::<Vec<_>>();
    let row = move |row| cells(row).try_into().expect("a cell a column");
    table.trim().lines().map(row)
}

fn yaml(text: &str) -> Option<Yaml> {
    Yaml::load_from_str(text).expect("YAML").pop()
}
