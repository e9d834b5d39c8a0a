//! A budget of retries for a whole client, so that retries do not multiply the load on a server that is down.

use std::sync::{Mutex, PoisonError};

const FULL: u32 = 500;

/// What a retry costs, and what it costs after 429 and 503, where the wait before it is longer.
const TRANSIENT: u32 = 14;
const THROTTLED: u32 = 5;

/// A token bucket: retries take from it, successes give back.
#[derive(Debug)]
pub(crate) struct Quota(Mutex<u32>);

impl Quota {
    pub(crate) fn full() -> Self {
        Quota(Mutex::new(FULL))
    }

    /// Takes the cost of a retry and returns it. `None` if not enough is left.
    pub(crate) fn take(&self, throttled: bool) -> Option<u32> {
        let cost = if throttled { THROTTLED } else { TRANSIENT };
        let mut left = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *left = left.checked_sub(cost)?;
        Some(cost)
    }

    /// Gives back what the last retry of a successful call took, or 1 if it needed no retry.
    pub(crate) fn give(&self, taken: u32) {
        let mut left = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *left = left.saturating_add(taken.max(1)).min(FULL);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quota_is_empty_after_35_retries_and_successes_refill_it() {
        let quota = Quota::full();
        let taken: Vec<_> = std::iter::from_fn(|| quota.take(false)).take(FULL as usize).collect();
        assert_eq!((taken.len(), quota.take(true), quota.take(true)), (35, Some(5), Some(5)));
        assert_eq!(quota.take(true), None);
        (0..5).for_each(|_| quota.give(0));
        assert_eq!(quota.take(true), Some(5));
        (0..600).for_each(|_| quota.give(14));
        assert_eq!(std::iter::from_fn(|| quota.take(false)).take(FULL as usize).count(), 35);
    }
}
