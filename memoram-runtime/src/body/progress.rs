//! How far an attempt is in sending its body.

use std::future::poll_fn;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};
use std::time::Duration;

use tokio::time::Instant;

/// Shared by a body that is being sent and the call that watches it.
#[derive(Clone)]
pub(crate) struct Progress(Arc<Mutex<State>>);

struct State {
    /// When the transport last took a chunk.
    last: Instant,
    has_ended: bool,
    fault: Option<io::Error>,
    /// Nobody waits for the answer any more.
    is_stopped: bool,
    /// Who asked for a chunk that was not there.
    waker: Option<Waker>,
    /// Who waits for the end.
    watcher: Option<Waker>,
}

impl Progress {
    pub(super) fn new() -> Self {
        Progress(Arc::new(Mutex::new(State {
            last: Instant::now(),
            has_ended: false,
            fault: None,
            is_stopped: false,
            waker: None,
            watcher: None,
        })))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn moves(&self) {
        self.state().last = Instant::now();
    }

    /// Whether the rest need not be sent. Otherwise `waker` is told when that changes.
    pub(super) fn is_stopped(&self, waker: &Waker) -> bool {
        let mut state = self.state();
        if !state.is_stopped {
            state.waker = Some(waker.clone());
        }
        state.is_stopped
    }

    /// The rest need not be sent.
    fn stop(&self) {
        let waker = {
            let mut state = self.state();
            state.is_stopped = true;
            state.waker.take()
        };
        waker.into_iter().for_each(Waker::wake);
    }

    /// Nothing more is sent.
    pub(super) fn ends(&self) {
        let watcher = {
            let mut state = self.state();
            if !state.has_ended {
                (state.last, state.has_ended) = (Instant::now(), true);
            }
            state.watcher.take()
        };
        watcher.into_iter().for_each(Waker::wake);
    }

    /// Waits until nothing more is sent.
    pub(crate) async fn ended(&self) {
        poll_fn(|context| {
            let mut state = self.state();
            if state.has_ended {
                return Poll::Ready(());
            }
            state.watcher = Some(context.waker().clone());
            Poll::Pending
        })
        .await;
    }

    pub(super) fn fails(&self, fault: io::Error) {
        self.state().fault = Some(fault);
    }

    /// Why the body could not be read.
    pub(crate) fn take_fault(&self) -> Option<io::Error> {
        self.state().fault.take()
    }

    /// When the attempt has waited long enough: `idle` after the last chunk, or `answer` after the end of the body. `None` on
    /// overflow.
    pub(crate) fn deadline(&self, idle: Duration, answer: Duration) -> Option<Instant> {
        let state = self.state();
        state.last.checked_add(if state.has_ended { answer } else { idle })
    }
}

/// Stops a body when it is dropped: HTTP libraries send a body to its end, also when the answer is there or nobody waits.
pub(crate) struct StopOnDrop(Progress);

impl StopOnDrop {
    pub(crate) fn new(progress: &Progress) -> Self {
        StopOnDrop(progress.clone())
    }

    /// Why the body could not be read.
    pub(crate) fn take_fault(&self) -> Option<io::Error> {
        self.0.take_fault()
    }
}

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.stop();
    }
}
