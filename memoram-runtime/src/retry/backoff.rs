//! How long to wait.

use std::time::Duration;

/// A random part of `base * 2^(attempt - 1)`, or of `cap` if that is less ("full jitter"): clients that failed together
/// do not come back together.
pub(super) fn full_jitter(base: Duration, cap: Duration, attempt: u32, random: f64) -> Duration {
    let doubled = 2_u32.checked_pow(attempt.saturating_sub(1)).and_then(|factor| base.checked_mul(factor));
    doubled.unwrap_or(cap).min(cap).mul_f64(random.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_bound_doubles_up_to_the_cap() {
        let (base, cap) = (Duration::from_millis(100), Duration::from_secs(8));
        for (attempt, bound) in [(1, 100), (2, 200), (4, 800), (7, 6400), (8, 8000), (40, 8000), (u32::MAX, 8000)] {
            assert_eq!(full_jitter(base, cap, attempt, 1.0), Duration::from_millis(bound));
            assert_eq!(full_jitter(base, cap, attempt, 0.5), Duration::from_millis(bound / 2));
            assert_eq!(full_jitter(base, cap, attempt, 0.0), Duration::ZERO);
        }
    }

    proptest! {
        #[test]
        fn a_wait_is_within_the_cap_and_the_doubled_base(
            base in any::<Duration>(), cap in any::<Duration>(), attempt in 0_u32..100, random in 0.0..1.0_f64,
        ) {
            let wait = full_jitter(base, cap, attempt, random);
            let doubled = (1..attempt).fold(base, |doubled, _| doubled.saturating_mul(2));
            prop_assert!(wait <= doubled.min(cap), "{:?}", wait);
        }
    }
}
