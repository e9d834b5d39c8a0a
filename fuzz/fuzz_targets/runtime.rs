//! What a server or a user decides, given to the runtime: path values, `Retry-After`, answers, and the decision to send
//! again. The first byte chooses.
#![no_main]

use libfuzzer_sys::fuzz_target;
use memoram_runtime::fuzzing;

fuzz_target!(|data: &[u8]| {
    let Some((choice, rest)) = data.split_first() else { return };
    match choice % 5 {
        0 => {
            let Ok(value) = std::str::from_utf8(rest) else { return };
            if let Some(path) = fuzzing::path(value) {
                assert_eq!(path.split('/').count(), 4);
                assert!(path.bytes().all(|byte| byte.is_ascii_graphic()));
            }
        }
        1 => {
            let (value, date) = rest.split_at(rest.len() / 2);
            fuzzing::retry_after(value, date);
        }
        2 => fuzzing::success(rest),
        3 => {
            let (status, body) = rest.split_at(rest.len().min(2));
            let status = status.iter().fold(0, |number, byte| number * 256 + u16::from(*byte));
            fuzzing::failure(status, body);
        }
        _ => {
            let Some(numbers) = rest.first_chunk::<24>() else { return };
            let number = |at: usize| u64::from_le_bytes(std::array::from_fn(|index| numbers[at + index]));
            let seconds = (number(8) % 3 > 0).then_some(number(8));
            fuzzing::decide(
                numbers[0],
                (number(0) >> 8) as u16 % 600,
                seconds,
                number(16) as u32 % 5,
                number(16) as f64,
            );
        }
    }
});
