//! Captures everything that all dependencies log through `log` and `tracing`, at every level.

use std::fmt::{Debug, Write as _};
use std::sync::{Mutex, PoisonError};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

static SAID: Mutex<String> = Mutex::new(String::new());

/// Installs the process-wide loggers. Call it only once.
pub(crate) fn start() {
    log::set_logger(&Logs).unwrap();
    log::set_max_level(log::LevelFilter::Trace);
    tracing::subscriber::set_global_default(Spans).unwrap();
}

pub(crate) fn said() -> String {
    SAID.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

fn catch(text: &str) {
    SAID.lock().unwrap_or_else(PoisonError::into_inner).push_str(text);
}

struct Logs;

impl log::Log for Logs {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        catch(&format!("log of {}: {}\n", record.target(), record.args()));
    }

    fn flush(&self) {}
}

/// Captures spans and events with all their fields.
struct Spans;

impl Subscriber for Spans {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut fields = Fields(format!("span of {} {}:", span.metadata().target(), span.metadata().name()));
        span.record(&mut fields);
        fields.catch();
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        let mut fields = Fields("span:".to_owned());
        values.record(&mut fields);
        fields.catch();
    }

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields(format!("event of {}:", event.metadata().target()));
        event.record(&mut fields);
        fields.catch();
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Fields(String);

impl Fields {
    fn catch(self) {
        catch(&(self.0 + "\n"));
    }
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {field}={value:?}").unwrap();
    }
}
