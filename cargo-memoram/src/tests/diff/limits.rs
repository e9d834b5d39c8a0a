//! Limits, on both sides of them.

use super::of_schema;

/// A limit on both sides: what is said where it is new, where it changes either way, and where it is removed.
#[test]
fn limits() {
    let table = [
        ("string", "minLength: 1", "minLength: 2", "at least", "1 characters", "2 characters"),
        ("string", "maxLength: 9", "maxLength: 8", "at most", "9 characters", "8 characters"),
        ("array", "minItems: 1", "minItems: 2", "at least", "1 items", "2 items"),
        ("array", "maxItems: 9", "maxItems: 8", "at most", "9 items", "8 items"),
        ("object", "minProperties: 1", "minProperties: 2", "at least", "1 properties", "2 properties"),
        ("object", "maxProperties: 9", "maxProperties: 8", "at most", "9 properties", "8 properties"),
    ];
    for (ty, wide, narrow, limit, before, after) in table {
        let schema = |limit: &str| format!("{{type: {ty}, {limit}}}");
        let (none, wide, narrow) = (format!("{{type: {ty}}}"), schema(wide), schema(narrow));
        let is_new = format!("has {limit} {before} now");
        assert_eq!(of_schema(&none, &wide), [format!("!{is_new}"), is_new]);
        let shrinks = format!("had {limit} {before}, and has {limit} {after}");
        assert_eq!(of_schema(&wide, &narrow), [format!("!{shrinks}"), shrinks]);
        let grows = format!("had {limit} {after}, and has {limit} {before}");
        assert_eq!(of_schema(&narrow, &wide), [grows.clone(), grows]);
        let is_gone = format!("has {limit} {before} no longer");
        assert_eq!(of_schema(&wide, &none), [is_gone.clone(), is_gone]);
        assert_eq!(of_schema(&wide, &wide), ["", ""]);
    }
    assert_eq!(of_schema("{type: string}", "{type: string, minLength: 0}"), ["", ""]);
}

/// An integer type may not hold the values of a wider range. Another type has no range.
#[test]
fn ranges() {
    let integer = |limits: &str| format!("{{type: integer, {limits}}}");
    let number = |limits: &str| format!("{{type: number, {limits}}}");
    let (small, large) = (integer("minimum: 1, maximum: 50"), integer("minimum: 0, maximum: 300"));
    assert_eq!(
        of_schema(&large, &small),
        [
            "!was at least 0, and is at least 1; !was at most 300, and is at most 50",
            "was at least 0, and is at least 1; was at most 300, and is at most 50"
        ]
    );
    // A `u8` holds 0 and does not hold 300.
    assert_eq!(
        of_schema(&small, &large),
        [
            "was at least 1, and is at least 0; was at most 50, and is at most 300",
            "was at least 1, and is at least 0; !was at most 50, and is at most 300"
        ]
    );
    assert_eq!(of_schema(&integer("maximum: 5"), &integer("maximum: 6"))[1], "was at most 5, and is at most 6");
    assert_eq!(of_schema(&integer("minimum: 0"), "{type: integer}")[1], "!is at least 0 no longer");
    assert_eq!(of_schema(&integer("minimum: 0"), &integer("minimum: -1"))[1], "!was at least 0, and is at least -1");
    assert_eq!(
        of_schema(&number("minimum: 0.5"), &number("exclusiveMinimum: 0.5")),
        ["!was at least 0.5, and is more than 0.5", "was at least 0.5, and is more than 0.5"]
    );
    let (less, most) = (number("exclusiveMaximum: 300"), number("maximum: 300.0"));
    let grows = "was less than 300, and is at most 300.0";
    assert_eq!(of_schema(&less, &most), [grows, grows]);
    assert_eq!(of_schema(&number("maximum: 3"), &number("maximum: 3.0")), ["", ""]);
}

#[test]
fn forms() {
    let (plain, one) = ("{type: string}", "{type: string, pattern: '^a'}");
    assert_eq!(of_schema(plain, one), ["!matches ^a now", "matches ^a now"]);
    assert_eq!(of_schema(one, plain), ["matches ^a no longer", "matches ^a no longer"]);
    let changes = "matched ^a, and matches ^b";
    assert_eq!(of_schema(one, "{type: string, pattern: '^b'}"), [format!("!{changes}"), changes.to_owned()]);
    let multiple = "is a multiple of 5 now";
    let found = of_schema("{type: integer}", "{type: integer, multipleOf: 5}");
    assert_eq!(found, [format!("!{multiple}"), multiple.to_owned()]);
    let found = of_schema("{type: array}", "{type: array, uniqueItems: true}");
    assert_eq!(found, ["!has no item twice now", "has no item twice now"]);
}
