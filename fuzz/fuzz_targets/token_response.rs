//! The response to a token request, and its `Date`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use memoram_runtime::fuzzing;

fuzz_target!(|answer: (&[u8], &[u8])| fuzzing::token_response(answer.1, answer.0));
