//! A value in a path is refused, or it becomes one segment that a URL parser does not change.
#![no_main]

use libfuzzer_sys::fuzz_target;
use memoram_runtime::fuzzing;

fuzz_target!(|value: &str| {
    if let Some(path) = fuzzing::path(value) {
        assert_eq!(path.split('/').count(), 4);
        assert!(path.bytes().all(|byte| byte.is_ascii_graphic()));
        let url = url::Url::parse(&format!("https://localhost{path}")).unwrap();
        assert_eq!((url.path(), url.query(), url.fragment()), (&*path, None, None));
    }
});
