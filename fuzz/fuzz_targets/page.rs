//! The body of a page of a list.
#![no_main]

use libfuzzer_sys::fuzz_target;
use memoram_runtime::fuzzing;

fuzz_target!(|body: &[u8]| fuzzing::page(body));
