//! What the feature `tracing` records: one span per call, with OpenTelemetry's attribute names and without any value that
//! was sent.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use memoram_runtime::api::{CreateAccessRequest, CreateToken, GetAccessRequest};
use memoram_runtime::testing::{Fault, Mock, Reply};
use memoram_runtime::{Client, ClientBuilder};
use serde_json::json;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::LookupSpan;

/// The fields of a span or an event. For a span, also its level and name under `span`.
type Fields = BTreeMap<String, String>;

#[derive(Clone, Default)]
struct Told(Arc<Mutex<All>>);

#[derive(Default)]
struct All {
    spans: BTreeMap<u64, Fields>,
    /// Each event, with the id of its span.
    events: Vec<(Option<u64>, Fields)>,
}

struct Writer<'a>(&'a mut Fields);

impl Visit for Writer<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}").trim_matches('"').to_owned());
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Told {
    fn on_new_span(&self, span: &Attributes<'_>, id: &Id, _: Context<'_, S>) {
        let about = span.metadata();
        let mut fields = Fields::from([("span".to_owned(), format!("{} {}", about.level(), about.name()))]);
        span.record(&mut Writer(&mut fields));
        if about.target() == "memoram_runtime" {
            self.0.lock().unwrap().spans.insert(id.into_u64(), fields);
        }
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, _: Context<'_, S>) {
        if let Some(fields) = self.0.lock().unwrap().spans.get_mut(&id.into_u64()) {
            values.record(&mut Writer(fields));
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut fields = Fields::new();
        event.record(&mut Writer(&mut fields));
        let span = context.event_span(event).map(|span| span.id().into_u64());
        if event.metadata().target() == "memoram_runtime" {
            self.0.lock().unwrap().events.push((span, fields));
        }
    }
}

impl Told {
    /// Captures spans and events of this thread until the guard is dropped.
    fn listen() -> (Self, tracing::subscriber::DefaultGuard) {
        let told = Told::default();
        let guard = tracing::subscriber::set_default(tracing_subscriber::registry().with(told.clone()));
        (told, guard)
    }

    fn spans(&self) -> Vec<Fields> {
        self.0.lock().unwrap().spans.values().cloned().collect()
    }

    /// For each event: whether it is in a span, and its message with the other fields. Waits are random, so their values are
    /// left out.
    fn events(&self) -> Vec<(bool, String)> {
        let events = &self.0.lock().unwrap().events;
        let text = |fields: &Fields| {
            let others =
                fields.iter().filter(|(name, _)| *name != "message").map(|(name, value)| match name.as_str() {
                    "wait_ms" => format!(" wait_ms={}", value.parse::<u64>().is_ok()),
                    _ => format!(" {name}={value}"),
                });
            format!("{}{}", fields["message"], others.collect::<String>())
        };
        events.iter().map(|(span, fields)| (span.is_some(), text(fields))).collect()
    }
}

fn fields(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn key() -> ClientBuilder {
    Client::builder().api_key("mem_canary")
}

#[tokio::test(start_paused = true)]
async fn a_call_is_one_span_and_its_attempts_are_events() {
    let (told, _guard) = Told::listen();
    let mock = Mock::new()
        .on::<CreateToken>(|received| Reply::json(json!({"token": format!("canary{}", received.nth())})))
        .on_sequence::<GetAccessRequest>([
            Reply::fault(Fault::Broken),
            Reply::status(503),
            Reply::status(401),
            Reply::json(json!({"id": "canary", "status": "pending", "reason": "canary"})),
        ]);
    GetAccessRequest::new("canary").send(&key().mock(&mock).build().unwrap()).await.unwrap();

    let span = fields(&[
        ("span", "INFO call"),
        ("otel.name", "GET /access-requests/{requestId}"),
        ("otel.kind", "client"),
        ("http.request.method", "GET"),
        ("url.template", "/access-requests/{requestId}"),
        ("server.address", "api.memoram.app"),
        ("server.port", "443"),
        ("http.response.status_code", "200"),
        ("http.request.resend_count", "3"),
    ]);
    assert_eq!(told.spans(), [span]);
    let expected = [
        (true, "the call waits for a token"),
        (false, "a token was received"),
        (true, "the request is sent attempt=1"),
        (true, "the request will be sent again error.type=transport wait_ms=true"),
        (true, "the request is sent attempt=2"),
        (true, "the request will be sent again error.type=503 wait_ms=true"),
        (true, "the request is sent attempt=3"),
        (true, "the token was refused, and is replaced"),
        (true, "the call waits for a token"),
        (false, "a token was received"),
        (true, "the request is sent attempt=4"),
    ];
    assert_eq!(told.events(), expected.map(|(within, text)| (within, text.to_owned())));
    let all = told.0.lock().unwrap();
    assert!(!format!("{:?} {:?}", all.spans, all.events).contains("canary"));
    assert_eq!(mock.received::<GetAccessRequest>()[3].header("authorization"), Some("Bearer canary2"));
}

/// The HTTP status, the error type and the OpenTelemetry status of the only span.
async fn failed(reply: fn() -> Reply<memoram_runtime::model::AccessRequest>) -> [Option<String>; 3] {
    let (told, _guard) = Told::listen();
    let mock = Mock::new().on::<CreateAccessRequest>(move |_| reply());
    CreateAccessRequest::new("canary", "canary").send(&mock.client()).await.unwrap_err();
    let spans = told.spans();
    let [span] = spans.as_slice() else { panic!("{spans:?}") };
    assert!(!format!("{spans:?} {:?}", told.events()).contains("canary"));
    let resent = span.contains_key("http.request.resend_count");
    assert_eq!(resent, mock.calls::<CreateAccessRequest>() > 1);
    ["http.response.status_code", "error.type", "otel.status_code"].map(|name| span.get(name).cloned())
}

#[tokio::test(start_paused = true)]
async fn a_failure_records_its_status_or_its_kind() {
    let told = |[status, kind]: [&str; 2]| {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        [some(status), some(kind), some("ERROR")]
    };
    let canary = || Reply::status(404).with_json(json!({"message": "canary"})).with_header("x-request-id", "canary");
    assert_eq!(failed(canary).await, told(["404", "404"]));
    assert_eq!(failed(|| Reply::fault(Fault::Timeout)).await, told(["", "timeout"]));
    assert_eq!(failed(|| Reply::fault(Fault::Refused)).await, told(["", "connect"]));
    assert_eq!(failed(|| Reply::fault(Fault::Truncated)).await, told(["201", "transport"]));
}

#[tokio::test(start_paused = true)]
async fn a_failed_token_exchange_does_not_set_the_status_of_the_call() {
    let (told, _guard) = Told::listen();
    let mock = Mock::new().on::<CreateToken>(|_| Reply::status(400));
    GetAccessRequest::new("id").send(&key().mock(&mock).build().unwrap()).await.unwrap_err();
    let spans = told.spans();
    assert_eq!((spans.len(), spans[0].get("error.type").map(String::as_str)), (1, Some("authentication")));
    assert!(!spans[0].contains_key("http.response.status_code"));
    let expected = [(true, "the call waits for a token"), (false, "the token request failed error.type=400")];
    assert_eq!(told.events(), expected.map(|(within, text)| (within, text.to_owned())));
}
