//! What rustc prints for each wrong use of the attribute, and that the right uses compile.
//!
//! `tests/ui/README.md` says how the fixtures are named and how to refresh them.

#[test]
fn compile_fail() {
    trybuild::TestCases::new().compile_fail("tests/ui/*/fail/*.rs");
}

#[test]
fn pass() {
    trybuild::TestCases::new().pass("tests/ui/*/pass/*.rs");
}
