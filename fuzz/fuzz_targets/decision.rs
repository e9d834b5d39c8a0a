//! The decision to retry a POST after any kind of failure.
#![no_main]

use libfuzzer_sys::fuzz_target;
use memoram_runtime::fuzzing;

fuzz_target!(|failure: (u8, u16, Option<u64>, u32, f64)| {
    let (kind, status, seconds, attempt, random) = failure;
    if random.is_finite() {
        fuzzing::decide(kind, status % 600, seconds, attempt, random);
    }
});
