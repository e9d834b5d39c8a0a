//! Answers that are streams.

use super::{Proof, Row, accepted, row};

const FILE: &str = "src/tests/documents/streams.yaml";

fn source(operation: &str, fields: &str) -> String {
    format!("#[memoram_endpoint({operation}, spec = {FILE:?})] struct S {{ {fields} }}")
}

fn streams(name: &'static str, operation: &str, fields: &str, span: &'static str, message: &str) -> Row {
    row(name, &source(operation, fields), span, &message.replace("FILE", FILE))
}

fn expands(name: &'static str, operation: &str, fields: &str, part: &'static str) -> Row {
    Row { name, proof: Proof::Expands(source(operation, fields), part) }
}

pub(super) fn rows() -> Vec<Row> {
    let accept = ".accept(\"text/event-stream, application/problem+json\")";
    vec![
        expands("events where json is there too", "POST, \"/chat\", response = EventStream<Chunk>", "", accept),
        expands("json where events are there too", "POST, \"/chat\", response = Chat", "", "type Response = Chat;"),
        expands(
            "event as a type of its schema",
            "POST, \"/chat\", response = EventStream<Chunk>",
            "",
            "`POST /chat` answers with a stream of `Chunk`",
        ),
        expands(
            "line as a type of its schema",
            "GET, \"/log\", response = JsonLines<Line>",
            "",
            "`GET /log` answers with a stream of `Line`",
        ),
        expands("lines", "GET, \"/log\", response = JsonLines<Line>", "", ".accept(\"application/jsonl\")"),
        expands(
            "events of another success",
            "POST, \"/jobs\", response = EventStream<Chunk>",
            "",
            ".accept(\"text/event-stream\")",
        ),
        expands(
            "events are not text",
            "GET, \"/news\", response = EventStream<News>",
            "",
            ".accept(\"text/event-stream\")\n            .server(\"\")",
        ),
        expands("stream of bytes", "GET, \"/picture\", response = ByteStream", "", ".accept(\"image/png\")"),
        Row {
            name: "stream of bytes of JSON",
            proof: Proof::Misses(source("POST, \"/chat\", response = ByteStream", ""), "__Place"),
        },
        accepted("events as text", &source("GET, \"/news\", response = String", "")),
        accepted("events ignored", &source("GET, \"/news\", response = ()", "")),
        accepted("events of texts", &source("GET, \"/news\", response = EventStream<String>", "")),
        accepted(
            "events without a document",
            "#[memoram_endpoint(GET, \"/x\", spec = none, response = EventStream<T>)] struct S;",
        ),
        streams(
            "events where there is json",
            "GET, \"/chats/{id}\", response = EventStream<Chunk>",
            "id: String",
            "EventStream<Chunk>",
            "`GET /chats/{id}` answers 200 with `application/json`, not `text/event-stream`\n\
             help: `response = Type`\nnote: FILE:40",
        ),
        streams(
            "optional events where there is json",
            "GET, \"/chats/{id}\", response = Option<EventStream<Chunk>>",
            "id: String",
            "Option<EventStream<Chunk>>",
            "`GET /chats/{id}` answers 200 with `application/json`, not `text/event-stream`\n\
             help: `response = Type`\nnote: FILE:40",
        ),
        streams(
            "lines where there are events",
            "GET, \"/news\", response = JsonLines<Chunk>",
            "",
            "JsonLines<Chunk>",
            "`GET /news` answers 200 with `text/event-stream`, not `application/x-ndjson`\n\
             help: `response = EventStream<T>`\nnote: FILE:22",
        ),
        streams(
            "events where there is a picture",
            "GET, \"/picture\", response = EventStream<Chunk>",
            "",
            "EventStream<Chunk>",
            "`GET /picture` answers 200 with `image/png`, not `text/event-stream`\nhelp: `response = Bytes`\nnote: FILE:52",
        ),
        streams(
            "events where there is no body",
            "DELETE, \"/chats/{id}\", response = EventStream<Chunk>",
            "id: String",
            "EventStream<Chunk>",
            "`DELETE /chats/{id}` answers 204 without a body\nhelp: drop `response`\nnote: FILE:48",
        ),
        streams(
            "events without a response",
            "GET, \"/news\"",
            "",
            "S",
            "`GET /news` answers 200 with `text/event-stream`, but no `response` is given\n\
             help: `response = EventStream<T>`, or `response = ()` to ignore it\nnote: FILE:22",
        ),
        streams(
            "lines without a response",
            "GET, \"/log\"",
            "",
            "S",
            "`GET /log` answers 200 with `application/jsonl`, but no `response` is given\n\
             help: `response = JsonLines<T>`, or `response = ()` to ignore it\nnote: FILE:31",
        ),
        streams(
            "lines as a list",
            "GET, \"/log\", response = Vec<Line>",
            "",
            "Vec<Line>",
            "`GET /log` answers 200 with `application/jsonl`, not JSON\nhelp: `response = JsonLines<T>`\nnote: FILE:31",
        ),
        streams(
            "pages of a stream",
            "GET, \"/log\", response = JsonLines<Line>, paginate(cursor = after, next = next, items = lines, item = Line)",
            "after: Option<String>",
            "paginate",
            "`GET /log` answers with `application/jsonl`, not JSON, so there are no pages\n\
             help: drop `paginate`\nnote: FILE:31",
        ),
    ]
}
