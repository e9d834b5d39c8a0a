//! Parses `Retry-After`, and the `Date` header that it is relative to.
#![no_main]

use libfuzzer_sys::fuzz_target;
use memoram_runtime::fuzzing;

fuzz_target!(|headers: (&[u8], &[u8])| fuzzing::retry_after(headers.0, headers.1));
