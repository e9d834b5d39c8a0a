//! The thread that does the work, with a runtime of its own.

use std::io;
use std::panic::resume_unwind;
use std::sync::mpsc;
use std::thread::{self, ThreadId};

use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

use crate::call::Exchange;
use crate::endpoint::EndpointSpec;
use crate::error::{Error, ErrorKind, Outcome};
use crate::response::Raw;

/// Ends when it is dropped, and with it the tasks that fetch tokens and keep connections.
pub(super) struct Thread {
    runtime: Handle,
    id: ThreadId,
    /// The thread waits for this to be dropped.
    _stop: oneshot::Sender<()>,
}

impl Thread {
    pub(super) fn start() -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        let (stop, stopped) = oneshot::channel();
        let thread = thread::Builder::new().name("memoram-blocking".to_owned()).spawn(move || {
            // An error: the sender was dropped.
            let _: Result<(), _> = runtime.block_on(stopped);
            // A look-up of a host name that hangs does not keep the thread.
            runtime.shutdown_background();
        })?;
        // It is not joined: what is dropped last may be dropped on the thread itself.
        Ok(Thread { runtime: handle, id: thread.thread().id(), _stop: stop })
    }

    /// Runs an exchange on the thread, and blocks the current one until it is over.
    pub(super) fn wait(&self, endpoint: &EndpointSpec, exchange: Exchange) -> Result<Box<Raw>, Error> {
        if thread::current().id() == self.id {
            return Err(Error::invalid(endpoint, "a blocking call on the client's own thread would wait for itself"));
        }
        // A channel of std: those of tokio refuse to block a thread that runs async tasks.
        let (sender, receiver) = mpsc::sync_channel(1);
        let task = self.runtime.spawn(exchange);
        self.runtime.spawn(async move { sender.send(task.await) });
        match receiver.recv() {
            Ok(Ok(result)) => result,
            // As if the code that panicked, such as a mock's, had been called here.
            Ok(Err(ended)) if ended.is_panic() => resume_unwind(ended.into_panic()),
            _ => {
                Err(Error::transport(ErrorKind::Transport, Outcome::Unknown, endpoint, "the client's thread has ended"))
            }
        }
    }
}
