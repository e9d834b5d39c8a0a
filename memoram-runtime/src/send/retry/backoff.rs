//! Exponential backoff with jitter.

use std::time::Duration;

/// Returns a random wait between zero and `initial * 2^(attempt - 1)`, or `max` if that is less. The wait is random so
/// that clients that failed together do not retry together.
pub(super) fn full_jitter(initial: Duration, max: Duration, attempt: u32, random: f64) -> Duration {
    let doubled = 2_u32.checked_pow(attempt.saturating_sub(1)).and_then(|factor| initial.checked_mul(factor));
    doubled.unwrap_or(max).min(max).mul_f64(random.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_bound_doubles_up_to_the_maximum() {
        let (initial, max) = (Duration::from_millis(100), Duration::from_secs(8));
        for (attempt, bound) in [(1, 100), (2, 200), (4, 800), (7, 6400), (8, 8000), (40, 8000), (u32::MAX, 8000)] {
            assert_eq!(full_jitter(initial, max, attempt, 1.0), Duration::from_millis(bound));
            assert_eq!(full_jitter(initial, max, attempt, 0.5), Duration::from_millis(bound / 2));
            assert_eq!(full_jitter(initial, max, attempt, 0.0), Duration::ZERO);
        }
    }

    proptest! {
        #[test]
        fn a_wait_is_within_the_maximum_and_the_doubled_bound(
            initial in any::<Duration>(), max in any::<Duration>(), attempt in 0_u32..100, random in 0.0..1.0_f64,
        ) {
            let wait = full_jitter(initial, max, attempt, random);
            let doubled = (1..attempt).fold(initial, |doubled, _| doubled.saturating_mul(2));
            prop_assert!(wait <= doubled.min(max), "{:?}", wait);
        }
    }
}
