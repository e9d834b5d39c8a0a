//! A client with its callers, and what they measure.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use tokio::runtime::Runtime;
use tokio::task::JoinHandle;

use super::Load;
use crate::clients::{Caller, Failure, Kind, Shared, Target};

/// A client with its own runtime and its callers.
pub(super) struct Client {
    runtime: Runtime,
    shared: Shared,
    callers: Vec<Caller>,
}

/// What one turn of a client measured.
pub(super) struct Turn {
    /// In microseconds.
    pub(super) latencies: Vec<f32>,
    /// Calls per second, or MiB per second of the large answer.
    pub(super) rate: f64,
}

impl Client {
    pub(super) fn new(kind: Kind, target: &Target, callers: usize) -> Result<Self, Failure> {
        let runtime = Runtime::new()?;
        let (shared, callers) = runtime.block_on(async {
            let shared = Shared::new(kind, target)?;
            let mut all = Vec::new();
            for _ in 0..callers {
                all.push(shared.caller().await?);
            }
            Ok::<_, Failure>((shared, all))
        })?;
        Ok(Client { runtime, shared, callers })
    }

    pub(super) fn turn(&mut self, load: &Load) -> Result<Turn, Failure> {
        match *load {
            Load::Calls { at_once, each } => self.calls(at_once, each),
            Load::BesideLarge { at_once } => self.beside_large(at_once),
        }
    }

    fn calls(&mut self, at_once: usize, each: usize) -> Result<Turn, Failure> {
        let start = Instant::now();
        let tasks = self.start(at_once, move |caller| timed(caller, move |calls| calls < each));
        let latencies = self.finish(tasks)?;
        let rate = latencies.len() as f64 / start.elapsed().as_secs_f64();
        Ok(Turn { latencies, rate })
    }

    /// Calls until a large answer has arrived, which is under way at the same time.
    fn beside_large(&mut self, at_once: usize) -> Result<Turn, Failure> {
        let shared = self.shared.clone();
        let has_arrived = Arc::new(AtomicBool::new(false));
        let start = Instant::now();
        let large = self.runtime.spawn({
            let has_arrived = Arc::clone(&has_arrived);
            async move {
                let bytes = shared.large().await;
                has_arrived.store(true, Ordering::Relaxed);
                bytes.map(|bytes| bytes as f64 / f64::from(1024 * 1024) / start.elapsed().as_secs_f64())
            }
        });
        let tasks = self.start(at_once, |caller| {
            let has_arrived = Arc::clone(&has_arrived);
            timed(caller, move |_| !has_arrived.load(Ordering::Relaxed))
        });
        let latencies = self.finish(tasks)?;
        let rate = self.runtime.block_on(large)??;
        Ok(Turn { latencies, rate })
    }

    /// Spawns a task for each caller, as real callers do.
    fn start<F>(&mut self, at_once: usize, task: impl Fn(Caller) -> F) -> Vec<JoinHandle<F::Output>>
    where
        F: Future<Output: Send> + Send + 'static,
    {
        let from = self.callers.len().saturating_sub(at_once);
        self.callers.drain(from..).map(|caller| self.runtime.spawn(task(caller))).collect()
    }

    fn finish(&mut self, tasks: Vec<JoinHandle<Timed>>) -> Result<Vec<f32>, Failure> {
        let mut all = Vec::new();
        for task in tasks {
            let (caller, latencies) = self.runtime.block_on(task)??;
            self.callers.push(caller);
            all.extend(latencies);
        }
        Ok(all)
    }
}

/// A caller, and the latencies of its calls in microseconds.
type Timed = Result<(Caller, Vec<f32>), Failure>;

/// Makes sequential calls while `goes_on` is true of their number.
async fn timed(mut caller: Caller, goes_on: impl Fn(usize) -> bool) -> Timed {
    let mut latencies = Vec::new();
    while goes_on(latencies.len()) {
        let start = Instant::now();
        caller.call().await?;
        latencies.push(start.elapsed().as_secs_f32() * 1e6);
    }
    Ok((caller, latencies))
}
