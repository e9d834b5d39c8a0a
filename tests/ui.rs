//! Compares what rustc prints for wrong uses of the attribute, and checks that right uses compile.
//!
//! `tests/ui/README.md` says how the fixtures are named, and how to update them.

#[test]
fn compile_fail() {
    trybuild::TestCases::new().compile_fail("tests/ui/*/fail/*.rs");
}

#[test]
fn pass() {
    trybuild::TestCases::new().pass("tests/ui/*/pass/*.rs");
}
