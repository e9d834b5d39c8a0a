"""Generates the measured crates: the same endpoints and types in five variants, called shapes.

`types`   the request and response structs with their serde derives, and no HTTP
`ours`    the requests with `#[memoram_endpoint]`, checked against a document of these operations
`checked` as `ours`, with `#[memoram_schema]` above each response type
`hand`    an async function per endpoint with reqwest and serde, as a careful engineer writes it
`lean`    as `hand`, with one generic function that sends, and so three lines per endpoint
"""

from dataclasses import dataclass

SHAPES = ("types", "ours", "checked", "hand", "lean")
# The shapes with the attributes.
OURS = ("ours", "checked")

# Of five endpoints, two are POSTs, two are GETs and one is a DELETE.
CYCLE = ("POST", "GET", "POST", "GET", "DELETE")


@dataclass(frozen=True)
class Field:
    rust: str
    wire: str
    type: str
    schema: str
    sample: str

    @property
    def optional(self):
        return self.type.startswith("Option<")


ID = Field("thing_id", "thingId", "&'a str", "{type: string}", '"thing_1"')
BODY = (
    Field("display_name", "displayName", "&'a str", "{type: string, maxLength: 100}", '"Tea"'),
    Field("quantity", "quantity", "u32", "{type: integer, minimum: 0, maximum: 1000000}", "2"),
    Field("note", "note", "Option<&'a str>", "{type: string, maxLength: 255}", 'Some("green")'),
    Field("tag_ids", "tagIds", "Vec<&'a str>", "{type: array, items: {type: string}}", 'vec!["a", "b"]'),
)
QUERY = (
    Field("page_size", "pageSize", "Option<u32>", "{type: integer, minimum: 0, maximum: 100}", "Some(10)"),
    Field("sort_by", "sortBy", "Option<&'a str>", "{type: string}", 'Some("name")'),
)


@dataclass(frozen=True)
class Endpoint:
    number: int

    @property
    def method(self):
        return CYCLE[self.number % len(CYCLE)]

    @property
    def name(self):
        return f"{self.method.capitalize()}Thing{self.number}"

    @property
    def function(self):
        return f"{self.method.lower()}_thing_{self.number}"

    @property
    def path(self):
        return f"/things-{self.number}" + ("" if self.method == "POST" else "/{thingId}")

    @property
    def reply(self):
        return "()" if self.method == "DELETE" else f"Thing{self.number}"

    @property
    def segments(self):
        return () if self.method == "POST" else (ID,)

    @property
    def query(self):
        return QUERY if self.method == "GET" else ()

    @property
    def body(self):
        """Two to four fields."""
        return BODY[: 2 + self.number % 3] if self.method == "POST" else ()

    @property
    def fields(self):
        return self.segments + self.query + self.body

    @property
    def value(self):
        """An expression that creates a request."""
        return f"{self.name} {{ " + ", ".join(f"{field.rust}: {field.sample}" for field in self.fields) + " }"


def endpoints(count):
    return [Endpoint(number) for number in range(count)]


def request(endpoint, shape):
    """The request struct, which can be printed. Those of ours work without serde derives."""
    lines = []
    if shape in OURS:
        reply = "" if endpoint.reply == "()" else f", response = {endpoint.reply}"
        lines.append(f'#[memoram_endpoint({endpoint.method}, "{endpoint.path}", spec = "openapi.yaml"{reply})]')
        lines.append("#[derive(Debug)]")
    else:
        lines += ["#[derive(Debug, Serialize)]", '#[serde(rename_all = "camelCase")]']
    lines.append(f"pub struct {endpoint.name}<'a> {{")
    for field in endpoint.fields:
        if shape not in OURS and field in endpoint.segments:
            lines.append("    #[serde(skip)]")
        if shape not in OURS and field.optional:
            lines.append('    #[serde(skip_serializing_if = "Option::is_none")]')
        lines.append(f"    pub {field.rust}: {field.type},")
    return lines + ["}", ""]


def reply(endpoint, shape):
    """The response struct, with the same eight fields in every shape, including a struct and a list."""
    if endpoint.reply == "()":
        return []
    return f"""\
{derive(shape)}
pub struct {endpoint.reply} {{
    pub id: String,
    pub display_name: String,
    pub quantity: u32,
    pub note: Option<String>,
    pub score: f64,
    pub created_at: String,
    pub owner: Owner,
    pub tag_ids: Vec<String>,
}}
""".splitlines() + [""]


OWNER = """\
pub struct Owner {
    pub id: String,
    pub display_name: String,
}
"""


def derive(shape):
    """The attributes of a response type. Ours tells serde the names."""
    if shape == "checked":
        return '#[memoram_schema(spec = "openapi.yaml")]\n#[derive(Deserialize)]'
    return '#[derive(Deserialize)]\n#[serde(rename_all = "camelCase")]'


def call(endpoint, shape):
    """The function that calls the endpoint with reqwest."""
    arguments = ", ".join(f"segment(request.{field.rust})" for field in endpoint.segments)
    url = f'format!("{{}}{endpoint.path.replace("{thingId}", "{}")}", api.base' + (f", {arguments})" if arguments else ")")
    values = {"POST": ".json(request)", "GET": ".query(request)"}.get(endpoint.method, "")
    if shape == "lean":
        send = "delete" if endpoint.reply == "()" else "send"
        return [
            f"pub async fn {endpoint.function}(api: &Api, request: &{endpoint.name}<'_>) -> Result<{endpoint.reply}, ApiError> {{",
            f"    {send}(api, api.http.{endpoint.method.lower()}({url}){values}).await",
            "}",
            "",
        ]
    lines = [
        f"pub async fn {endpoint.function}(api: &Api, request: &{endpoint.name}<'_>) -> Result<{endpoint.reply}, ApiError> {{",
        f"    let url = {url};",
        f"    let response = api.http.{endpoint.method.lower()}(url).bearer_auth(&api.token){values}.send().await?;",
    ]
    if endpoint.reply == "()":
        lines += ["    accepted(response).await?;", "    Ok(())"]
    else:
        lines.append("    accepted(response).await?.json().await.map_err(ApiError::Decode)")
    return lines + ["}", ""]


def use(endpoint, shape):
    """A function that calls the endpoint in a future that can be spawned, so that its `poll` is compiled, too."""
    if shape in OURS:
        client, error, sent = "Client", "Error", f"{endpoint.value}.send(client).await"
    else:
        client, error, sent = "Api", "ApiError", f"{endpoint.function}(client, &{endpoint.value}).await"
    output = f"Result<{endpoint.reply}, {error}>"
    return [
        f"pub fn use_{endpoint.number}(client: &{client}) -> Pin<Box<dyn Future<Output = {output}> + Send + '_>> {{",
        f"    Box::pin(async move {{ {sent} }})",
        "}",
        "",
    ]


HEADS = {
    "types": "use serde::{Deserialize, Serialize};\n",
    "ours": """\
use std::pin::Pin;

use memoram_runtime::{Client, Error, memoram_endpoint};
use serde::Deserialize;
""",
    "hand": """\
use std::pin::Pin;

use percent_encoding::{NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};
use serde::{Deserialize, Serialize};

pub struct Api {
    pub http: reqwest::Client,
    pub base: String,
    pub token: String,
}

#[derive(Debug)]
pub enum ApiError {
    Transport(reqwest::Error),
    Status(reqwest::StatusCode, String),
    Decode(reqwest::Error),
}

impl From<reqwest::Error> for ApiError {
    fn from(error: reqwest::Error) -> Self {
        ApiError::Transport(error)
    }
}

async fn accepted(response: reqwest::Response) -> Result<reqwest::Response, ApiError> {
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    let text = response.text().await?;
    Err(ApiError::Status(status, text))
}

fn segment(value: &str) -> PercentEncode<'_> {
    utf8_percent_encode(value, NON_ALPHANUMERIC)
}
""",
}

HEADS["lean"] = HEADS["hand"] + """
async fn send<T: serde::de::DeserializeOwned>(api: &Api, request: reqwest::RequestBuilder) -> Result<T, ApiError> {
    let response = request.bearer_auth(&api.token).send().await?;
    accepted(response).await?.json().await.map_err(ApiError::Decode)
}

async fn delete(api: &Api, request: reqwest::RequestBuilder) -> Result<(), ApiError> {
    accepted(request.bearer_auth(&api.token).send().await?).await?;
    Ok(())
}
"""
HEADS["checked"] = HEADS["ours"].replace("memoram_endpoint}", "memoram_endpoint, memoram_schema}")


def source(count, shape):
    """`src/lib.rs`"""
    lines = HEADS[shape].splitlines() + [""] + derive(shape).splitlines() + OWNER.splitlines() + [""]
    for endpoint in endpoints(count):
        lines += request(endpoint, shape) + reply(endpoint, shape)
        if shape in ("hand", "lean"):
            lines += call(endpoint, shape)
        if shape != "types":
            lines += use(endpoint, shape)
    return "\n".join(lines)


def parameter(field, place):
    required = "true" if place == "path" else "false"
    return f"        - {{name: {field.wire}, in: {place}, required: {required}, schema: {field.schema}}}"


def operation(endpoint):
    lines = [f"  {endpoint.path}:", f"    {endpoint.method.lower()}:", f"      operationId: {endpoint.function}"]
    parameters = [parameter(field, "path") for field in endpoint.segments]
    parameters += [parameter(field, "query") for field in endpoint.query]
    if parameters:
        lines += ["      parameters:"] + parameters
    if endpoint.body:
        required = ", ".join(field.wire for field in endpoint.body if not field.optional)
        lines += ["      requestBody:", "        required: true", "        content:", "          application/json:"]
        lines += ["            schema:", "              type: object", f"              required: [{required}]"]
        lines += ["              properties:"]
        lines += [f"                {field.wire}: {field.schema}" for field in endpoint.body]
    lines.append("      responses:")
    if endpoint.reply == "()":
        lines.append("        '204': {description: done}")
    else:
        lines += ["        '200':", "          description: the thing", "          content:"]
        lines += ["            application/json:"]
        lines += [f"              schema: {{$ref: '#/components/schemas/{endpoint.reply}'}}"]
    lines.append("        '401': {description: the token is missing or expired}")
    lines.append("        '404': {description: there is no such thing}")
    return lines


REPLY_SCHEMA = """\
      type: object
      required: [id, displayName, quantity, score, createdAt, owner, tagIds]
      properties:
        id: {type: string}
        displayName: {type: string}
        quantity: {type: integer}
        note: {type: string}
        score: {type: number}
        createdAt: {type: string, format: date-time}
        owner: {$ref: '#/components/schemas/Owner'}
        tagIds: {type: array, items: {type: string}}
"""


def document(count):
    """`openapi.yaml`"""
    lines = ["openapi: 3.0.3", "info: {title: Things, version: 1.0.0}", "paths:"]
    for endpoint in endpoints(count):
        lines += operation(endpoint)
    lines += ["components:", "  schemas:", "    Owner:", "      type: object"]
    lines += ["      required: [id, displayName]"]
    lines += ["      properties: {id: {type: string}, displayName: {type: string}}"]
    for endpoint in endpoints(count):
        if endpoint.reply != "()":
            lines += [f"    {endpoint.reply}:"] + REPLY_SCHEMA.splitlines()
    return "\n".join(lines) + "\n"
