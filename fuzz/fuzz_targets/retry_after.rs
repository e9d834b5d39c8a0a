//! `Retry-After`, and the `Date` that it is compared with.
#![no_main]

use libfuzzer_sys::fuzz_target;
use memoram_runtime::fuzzing;

fuzz_target!(|headers: (&[u8], &[u8])| fuzzing::retry_after(headers.0, headers.1));
