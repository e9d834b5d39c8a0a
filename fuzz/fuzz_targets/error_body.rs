//! The body of a failure.
#![no_main]

use libfuzzer_sys::fuzz_target;
use memoram_runtime::fuzzing;

fuzz_target!(|answer: (u16, &[u8])| fuzzing::error_body(answer.0 % 1000, answer.1));
