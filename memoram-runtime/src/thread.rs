//! The thread that a blocking client's calls run on.

use std::io;
use std::panic::resume_unwind;
use std::sync::mpsc;
use std::thread::{self, ThreadId};

use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

/// Dropping this ends the thread and its tasks, which request tokens and keep connections.
#[derive(Debug)]
pub(crate) struct Thread {
    runtime: Handle,
    id: ThreadId,
    /// The thread ends when this is dropped.
    _stop: oneshot::Sender<()>,
}

/// Why a future cannot be awaited.
#[derive(Clone, Copy, Debug)]
pub(crate) enum CannotWait {
    /// It would wait for the thread that it blocks.
    OnItself,
    /// The thread has ended.
    Ended,
}

impl CannotWait {
    pub(crate) fn text(self) -> &'static str {
        match self {
            CannotWait::OnItself => "a blocking call on the client's own thread would wait for itself",
            CannotWait::Ended => "the client's thread has ended",
        }
    }
}

impl Thread {
    pub(crate) fn start() -> io::Result<Self> {
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

    /// Runs a future on the thread, and blocks the current thread until it ends.
    pub(crate) fn wait<T: Send + 'static>(
        &self,
        future: impl Future<Output = T> + Send + 'static,
    ) -> Result<T, CannotWait> {
        if thread::current().id() == self.id {
            return Err(CannotWait::OnItself);
        }
        // A std channel: tokio's channels panic when they block a thread that runs async tasks.
        let (sender, receiver) = mpsc::sync_channel(1);
        let task = self.runtime.spawn(future);
        self.runtime.spawn(async move { sender.send(task.await) });
        match receiver.recv() {
            Ok(Ok(result)) => Ok(result),
            // Continues the panic here, for example that of a mock's closure.
            Ok(Err(ended)) if ended.is_panic() => resume_unwind(ended.into_panic()),
            _ => Err(CannotWait::Ended),
        }
    }
}
