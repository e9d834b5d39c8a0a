//! The resident memory of this process, where the system tells it.

use std::sync::atomic::{AtomicU64, Ordering};

/// What a client may take in addition once it is warm: buffers of connections and the allocator's own slack, and
/// nothing for each call.
const GROWTH: u64 = 8 * 1024;

/// In KiB.
#[derive(Default)]
pub(crate) struct Memory {
    start: AtomicU64,
    end: AtomicU64,
    peak: AtomicU64,
}

impl Memory {
    /// The first look counts as the start.
    pub(crate) fn look(&self) {
        let now = resident();
        let _ = self.start.compare_exchange(0, now, Ordering::Relaxed, Ordering::Relaxed);
        self.end.store(now, Ordering::Relaxed);
        self.peak.fetch_max(now, Ordering::Relaxed);
    }

    pub(crate) fn report(&self) -> Result<(), String> {
        let [start, end, peak] = [&self.start, &self.end, &self.peak].map(|memory| memory.load(Ordering::Relaxed));
        println!("memory: {start} KiB after the warm-up, {end} KiB at the end, {peak} KiB at the peak");
        match peak.saturating_sub(start) {
            growth if growth > GROWTH => Err(format!("memory grew by {growth} KiB, more than {GROWTH}")),
            _ => Ok(()),
        }
    }
}

/// 0 where it is not known.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
