//! The resident memory of this process, on systems that report it.

use std::sync::atomic::{AtomicU64, Ordering};

/// The allowed growth after the warm-up, in KiB: connection buffers and allocator overhead, but nothing per call.
const GROWTH: u64 = 8 * 1024;

/// In KiB.
#[derive(Default)]
pub(crate) struct Memory {
    start: AtomicU64,
    end: AtomicU64,
    peak: AtomicU64,
}

impl Memory {
    /// Takes a measurement. The first one is the start.
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

/// In KiB; 0 if it is not known.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
