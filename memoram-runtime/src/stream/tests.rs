//! The parser of event streams, with the cases of the standard (WHATWG HTML §9.2) and of the web platform's tests.

use std::time::Duration;

use proptest::prelude::*;

use super::event_parser::EventParser;

/// The name, the data and the last event id of each event.
fn parsed(chunks: &[&[u8]]) -> Vec<[String; 3]> {
    let mut parser = EventParser::new();
    let mut events = Vec::new();
    for chunk in chunks {
        parser.push(chunk);
        while let Some(event) = parser.next() {
            events.push([event.name, event.data, parser.last_id().to_string()]);
        }
    }
    events
}

fn data(text: &str) -> Vec<String> {
    parsed(&[text.as_bytes()]).into_iter().map(|[_, data, _]| data).collect()
}

#[test]
fn the_fields_of_events_are_read_as_the_standard_says() {
    let table: [(&str, &[&str]); 22] = [
        // The examples of the standard.
        (
            "data: This is the first message.\n\ndata: two\ndata: lines\n\n",
            &["This is the first message.", "two\nlines"],
        ),
        ("data\n\ndata\ndata\n\ndata:", &["", "\n"]),
        ("data:test\n\ndata: test\n\n", &["test", "test"]),
        // Comments, and a comment within an event.
        (": hello\n\ndata: a\n:x\ndata: b\n\n", &["a\nb"]),
        (":\n\n:\n\n", &[]),
        // One space is removed, and no more.
        ("data:  a\n\ndata:\ta\n\n", &[" a", "\ta"]),
        // Line ends.
        ("data: a\r\rdata: b\r\n\r\ndata: c\n\n", &["a", "b", "c"]),
        ("data: a\r\n\ndata: b\n\r\n", &["a", "b"]),
        // A byte order mark, once.
        ("\u{feff}data: a\n\n", &["a"]),
        ("\u{feff}\u{feff}data: a\n\ndata: b\n\n", &["b"]),
        ("data: a\n\n\u{feff}data: b\n\n", &["a"]),
        // Names are compared exactly, and unknown ones are ignored.
        ("Data: a\n\n data: b\n\nfoo\nfoo: bar\ndata: c\n\n", &["c"]),
        ("data : a\n\n", &[]),
        // What has not ended is no event.
        ("data: a\n\ndata: b\n", &["a"]),
        ("data: a", &[]),
        // An event without data is none, whatever else it has.
        ("event: e\nid: 1\n\n", &[]),
        ("data: \n\n", &[""]),
        ("data: a:b\n\n", &["a:b"]),
        ("data: \u{1F600}\u{0}\n\n", &["\u{1F600}\u{0}"]),
        ("\n\n\ndata: a\n\n\n\n", &["a"]),
        ("retry: 1\ndata: a\n\n", &["a"]),
        ("", &[]),
    ];
    for (text, expected) in table {
        assert_eq!(data(text), expected, "{text:?}");
    }
    assert_eq!(parsed(&[b"data: \xff\xfe\n\n"])[0][1], "\u{fffd}\u{fffd}", "invalid UTF-8 is replaced");
}

#[test]
fn a_name_is_of_one_event_and_an_id_stays() {
    let events =
        parsed(&[b"event: a\nevent: b\ndata: 1\nid: 7\n\ndata: 2\n\nid\ndata: 3\n\nid: 8\n\nid: 9\0\ndata: 4\n\n"]);
    let expected = [["b", "1", "7"], ["", "2", "7"], ["", "3", ""], ["", "4", "8"]];
    assert_eq!(events, expected);
}

#[test]
fn retry_takes_digits_only() {
    let mut parser = EventParser::new();
    for (text, milliseconds) in
        [("retry: x", None), ("retry: 70", Some(70)), ("retry: +9", Some(70)), ("retry:", Some(70))]
    {
        parser.push(text.as_bytes());
        parser.push(b"\n");
        assert!(parser.next().is_none());
        assert_eq!(parser.retry(), milliseconds.map(Duration::from_millis), "{text}");
    }
}

proptest! {
    #[test]
    fn where_chunks_begin_makes_no_difference(
        text in "(data|id|event|:|: |a|é|\u{feff}|\n|\r|\r\n|\n\n){0,40}",
        at in any::<prop::sample::Index>(),
    ) {
        let bytes = text.as_bytes();
        let whole = parsed(&[bytes]);
        let (first, second) = bytes.split_at(at.index(bytes.len() + 1));
        prop_assert_eq!(&parsed(&[first, second]), &whole);
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        prop_assert_eq!(&parsed(&single), &whole);
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in any::<Vec<u8>>()) {
        let _ = parsed(&[&bytes]);
    }
}
