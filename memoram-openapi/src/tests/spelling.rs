//! Which name was meant.

use crate::spelling::nearest;

#[test]
fn the_nearest_name_is_at_most_a_third_of_the_word_away() {
    let table = [
        ("memory_key", ["memoryKey", "memory_keys"], Some("memoryKey")),
        ("raeson", ["reason", "season"], Some("reason")),
        ("limt", ["limits", "limit"], Some("limit")),
        ("abc", ["abd", "xyz"], Some("abd")),
        ("abc", ["ade", "xyz"], None),
        ("", ["a", "bc"], Some("a")),
        ("status", ["state", "sort"], Some("state")),
    ];
    for (wrong, known, meant) in table {
        assert_eq!(nearest(wrong, known), meant, "{wrong}");
    }
}
