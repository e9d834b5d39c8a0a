//! The eight words of `rename_all` do what serde does.

use crate::spelling::Case;

#[test]
fn each_word_renames_as_serde_does() {
    let table = [
        ("lowercase", "memory_key2", "memory_key2"),
        ("UPPERCASE", "memory_key2", "MEMORY_KEY2"),
        ("PascalCase", "memory_key2", "MemoryKey2"),
        ("camelCase", "memory_key2", "memoryKey2"),
        ("snake_case", "memory_key2", "memory_key2"),
        ("SCREAMING_SNAKE_CASE", "memory_key2", "MEMORY_KEY2"),
        ("kebab-case", "memory_key2", "memory-key2"),
        ("SCREAMING-KEBAB-CASE", "memory_key2", "MEMORY-KEY2"),
        ("camelCase", "_private", "private"),
        ("camelCase", "x", "x"),
    ];
    for (word, field, wire) in table {
        assert_eq!(Case::from_word(word).map(|case| case.apply(field)).as_deref(), Some(wire), "{word} {field}");
    }
    assert!(Case::from_word("camelcase").is_none());
}
