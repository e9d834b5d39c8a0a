//! What `#[memoram_schema]` tells serde, and the kinds of types that it is for.

#![deny(warnings)]

mod deserialize;

use std::borrow::Cow;

use memoram_runtime::testing::{Mock, Reply};
use memoram_runtime::{memoram_endpoint, memoram_schema};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::json;

#[memoram_schema(spec = "tests/documents/shop.yaml")]
#[derive(Debug, Deserialize)]
struct Order {
    id: String,
    state: State,
    total_cents: i64,
    lines: Vec<Line>,
    note: Option<String>,
    coupon: Option<String>,
    parent: Option<Box<Order>>,
    r#type: Option<String>,
}

#[memoram_schema("Order.state", spec = "tests/documents/shop.yaml")]
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
enum State {
    Open,
    Paid,
    SentOut,
    #[serde(other)]
    Other,
}

#[memoram_schema(spec = "tests/documents/shop.yaml")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Line {
    sku: String,
    unit_price: Option<f64>,
}

/// One struct may be an endpoint and be held against a schema.
#[memoram_schema(POST, "/orders", spec = "tests/documents/shop.yaml")]
#[memoram_endpoint(POST, "/orders", spec = "tests/documents/shop.yaml", response = Order)]
#[derive(Serialize)]
struct NewOrder<'a> {
    customer_id: &'a str,
    lines: Vec<Line>,
    coupon: Option<Cow<'a, str>>,
    note: Option<String>,
    #[memoram(skip, undocumented)]
    #[serde(skip)]
    own: Option<u8>,
}

#[memoram_schema(POST, "/orders", status = 409, spec = "tests/documents/shop.yaml")]
#[derive(Debug, Deserialize)]
struct Taken {
    error_code: i32,
}

#[memoram_schema("Event", spec = "tests/documents/shop.yaml")]
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind")]
enum Event {
    OrderSent {
        sent_at: String,
    },
    Lost,
    #[serde(other)]
    Other,
}

#[memoram_schema("Page", spec = "tests/documents/shop.yaml")]
#[derive(Debug, Deserialize)]
struct Page<T> {
    items: Vec<T>,
    next_cursor: Option<String>,
}

/// The attribute may come twice, beside a `cfg` and within a macro.
macro_rules! typed {
    ($name:ident, $ty:ty) => {
        #[memoram_schema("Line", spec = "tests/documents/shop.yaml")]
        #[memoram_schema("NewOrder.lines[]", spec = "tests/documents/shop.yaml")]
        #[derive(Debug, Deserialize)]
        struct $name {
            sku: $ty,
            #[cfg(any())]
            nothing: u8,
            #[cfg_attr(all(), serde(rename = "unit-price"))]
            price: Option<f64>,
        }
    };
}

typed!(TypedLine, String);

fn read<T: DeserializeOwned>(value: serde_json::Value) -> T {
    serde_json::from_value(value).unwrap()
}

#[test]
fn documented_names_are_read_though_nothing_is_written() {
    let order: Order = read(json!({
        "id": "o-1", "state": "sent-out", "totalCents": 5, "note": null, "type": "gift",
        "lines": [{"sku": "a", "unit-price": 1.5}, {"sku": "b"}],
        "parent": {"id": "o-0", "state": "lost", "totalCents": 0, "lines": [], "note": "n", "coupon": "c"},
    }));
    assert_eq!((order.id.as_str(), order.total_cents, order.state), ("o-1", 5, State::SentOut));
    assert_eq!((order.lines[0].unit_price, order.lines[1].unit_price), (Some(1.5), None));
    assert_eq!((order.note, order.coupon, order.r#type.as_deref()), (None, None, Some("gift")));
    let parent = order.parent.unwrap();
    assert_eq!((parent.state, parent.note.as_deref(), parent.coupon.as_deref()), (State::Other, Some("n"), Some("c")));
    assert_eq!(read::<Taken>(json!({"errorCode": 7})).error_code, 7);
    let line: TypedLine = read(json!({"sku": "a", "unit-price": 2.0}));
    assert_eq!((line.sku.as_str(), line.price), ("a", Some(2.0)));
}

#[test]
fn variants_have_the_documents_names() {
    assert_eq!(read::<State>(json!("paid")), State::Paid);
    assert_eq!(serde_json::to_value(State::SentOut).unwrap(), "sent-out");
    assert_eq!(serde_json::to_value(State::Open).unwrap(), "open");
    // A catch-all is no value of the document.
    assert!(serde_json::to_value(State::Other).is_err());
    let sent: Event = read(json!({"kind": "order-sent", "sentAt": "now"}));
    assert_eq!(sent, Event::OrderSent { sent_at: "now".to_owned() });
    assert_eq!(read::<Event>(json!({"kind": "Lost"})), Event::Lost);
    assert_eq!(read::<Event>(json!({"kind": "Stolen"})), Event::Other);
}

#[test]
fn what_may_not_be_null_is_left_out() {
    let order = NewOrder {
        customer_id: "c",
        lines: vec![Line { sku: "a".to_owned(), unit_price: None }],
        coupon: None,
        note: None,
        own: None,
    };
    let sent = serde_json::to_value(&order).unwrap();
    assert_eq!(order.own, None);
    assert_eq!(sent, json!({"customerId": "c", "lines": [{"sku": "a"}], "note": null}));
}

#[tokio::test]
async fn an_endpoint_reads_a_checked_type() {
    let mock = Mock::new().on::<NewOrder<'_>>(|received| {
        assert_eq!(received.json()["customerId"], "c");
        Reply::json(json!({"id": "o", "state": "open", "totalCents": 1, "lines": [], "note": null}))
    });
    let order = NewOrder { customer_id: "c", lines: Vec::new(), coupon: Some("x".into()), note: None, own: None };
    assert_eq!(order.send(&mock.client()).await.unwrap().id, "o");
    let page: Page<u8> = read(json!({"items": [1, 2], "nextCursor": "n"}));
    assert_eq!((page.items, page.next_cursor.as_deref()), (vec![1, 2], Some("n")));
}
