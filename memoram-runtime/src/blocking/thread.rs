//! The thread of a blocking client. It has a tokio runtime of its own.

use std::io;
use std::panic::resume_unwind;
use std::sync::mpsc;
use std::thread::{self, ThreadId};

use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

use crate::call::ResponseFuture;
use crate::error::{Error, ErrorKind, Outcome};
use crate::response::RawResponse;
use crate::spec::EndpointSpec;

/// Dropping this ends the thread and its tasks, which request tokens and keep connections.
pub(super) struct Thread {
    runtime: Handle,
    id: ThreadId,
    /// The thread ends when this is dropped.
    _stop: oneshot::Sender<()>,
}

impl Thread {
    pub(super) fn start() -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        let (stop, stopped) = oneshot::channel();
        let thread = thread::Builder::new().name("memoram-blocking".to_owned()).spawn(move || {
            // Ends with an error when the sender is dropped.
            let _: Result<(), _> = runtime.block_on(stopped);
            // Does not wait for blocking tasks, such as a host name lookup that hangs.
            runtime.shutdown_background();
        })?;
        // The thread is not joined on drop, because the last clone may be dropped on the thread itself.
        Ok(Thread { runtime: handle, id: thread.thread().id(), _stop: stop })
    }

    /// Runs a call on the thread, and blocks the current thread until it ends.
    pub(super) fn wait(&self, endpoint: &EndpointSpec, response: ResponseFuture) -> Result<Box<RawResponse>, Error> {
        if thread::current().id() == self.id {
            return Err(Error::invalid(endpoint, "a blocking call on the client's own thread would wait for itself"));
        }
        // A std channel: tokio's channels panic when they block a thread that runs async tasks.
        let (sender, receiver) = mpsc::sync_channel(1);
        let task = self.runtime.spawn(response);
        self.runtime.spawn(async move { sender.send(task.await) });
        match receiver.recv() {
            Ok(Ok(result)) => result,
            // Continues the panic here, for example that of a mock's closure.
            Ok(Err(ended)) if ended.is_panic() => resume_unwind(ended.into_panic()),
            _ => {
                Err(Error::with_text(ErrorKind::Transport, Outcome::Unknown, endpoint, "the client's thread has ended"))
            }
        }
    }
}
