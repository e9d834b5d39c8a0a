//! The format `text/event-stream` (WHATWG HTML §9.2.6).

use std::sync::Arc;
use std::time::Duration;

use super::lines::{LineEnd, Lines};

/// The longest id, in bytes. A longer one could not be sent as a header, and is ignored like one with NUL.
const MAX_ID: usize = 8 * 1024;

pub(super) const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// An event as it arrived.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct RawEvent {
    /// Empty if the server gave none.
    pub(super) name: String,
    /// Without the last line break.
    pub(super) data: String,
}

/// Collects chunks and returns their events.
#[derive(Debug)]
pub(super) struct EventParser {
    lines: Lines,
    is_first_line: bool,
    event: RawEvent,
    has_data: bool,
    /// The last `id` of an event that ended.
    last_id: Arc<str>,
    /// The `id` of the event that has begun, if it has one.
    id: Option<Arc<str>>,
    retry: Option<Duration>,
}

impl EventParser {
    pub(super) fn new() -> Self {
        EventParser {
            lines: Lines::new(LineEnd::Any),
            is_first_line: true,
            event: RawEvent::default(),
            has_data: false,
            last_id: Arc::default(),
            id: None,
            retry: None,
        }
    }

    /// Continues after the event with this id.
    pub(super) fn continue_after(&mut self, id: &Arc<str>) {
        self.last_id = Arc::clone(id);
    }

    pub(super) fn push(&mut self, chunk: &[u8]) {
        self.lines.push(chunk);
    }

    /// Drops what has not been returned.
    pub(super) fn clear(&mut self) {
        (self.lines, self.event) = (Lines::new(LineEnd::Any), RawEvent::default());
        (self.has_data, self.id) = (false, None);
    }

    /// How many bytes the event that has begun takes so far.
    pub(super) fn waiting(&self) -> usize {
        self.lines.waiting().saturating_add(self.event.data.len())
    }

    /// The last event id, as the next request tells it; empty if there is none.
    pub(super) fn last_id(&self) -> &Arc<str> {
        &self.last_id
    }

    /// How long to wait before the next request, if the server has said it.
    pub(super) fn retry(&self) -> Option<Duration> {
        self.retry
    }

    /// Returns the next event whose end has arrived. One without data is none.
    pub(super) fn next(&mut self) -> Option<RawEvent> {
        while let Some(line) = self.lines.next() {
            let mut line: &[u8] = &line;
            if std::mem::take(&mut self.is_first_line) {
                line = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line);
            }
            if line.is_empty() {
                if let Some(event) = self.end() {
                    return Some(event);
                }
            } else {
                self.field(line);
            }
        }
        None
    }

    fn end(&mut self) -> Option<RawEvent> {
        if let Some(id) = self.id.take() {
            self.last_id = id;
        }
        let mut event = std::mem::take(&mut self.event);
        event.data.pop();
        std::mem::take(&mut self.has_data).then_some(event)
    }

    /// Reads `name: value`. A line that begins with a colon is a comment, and unknown names are ignored.
    fn field(&mut self, line: &[u8]) {
        let colon = line.iter().position(|byte| *byte == b':');
        let (name, value) = colon.and_then(|at| line.split_at_checked(at)).unwrap_or((line, b""));
        let value = value.strip_prefix(b":").unwrap_or(value);
        let value = String::from_utf8_lossy(value.strip_prefix(b" ").unwrap_or(value));
        match name {
            b"event" => self.event.name = value.into_owned(),
            b"data" => {
                self.event.data.push_str(&value);
                self.event.data.push('\n');
                self.has_data = true;
            }
            b"id" if value.len() <= MAX_ID && !value.contains('\0') => self.id = Some(Arc::from(value)),
            b"retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                // Overflow: longer than any wait.
                let milliseconds = if value.is_empty() { None } else { Some(value.parse().unwrap_or(u64::MAX)) };
                self.retry = milliseconds.map(Duration::from_millis).or(self.retry);
            }
            _ => {}
        }
    }
}
