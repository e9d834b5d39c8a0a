//! What a type is in JSON, by its name.

/// A class of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    String,
    Boolean,
    /// The least and the greatest value.
    Integer(i128, i128),
    Float,
    Array,
    Object,
}

impl Class {
    pub(super) fn of_name(name: &str) -> Option<Class> {
        let class = match name {
            "String" | "str" | "char" => Class::String,
            "bool" => Class::Boolean,
            "f32" | "f64" => Class::Float,
            _ => {
                let (_, least, greatest) = INTEGERS.into_iter().find(|(integer, ..)| *integer == name)?;
                Class::Integer(least, greatest)
            }
        };
        Some(class)
    }
}

/// The integers with their least and greatest values, narrow ones first. `usize` and `isize` count as 64 bits. `u128` ends
/// where `i128` does, which is above any document's limit.
const INTEGERS: [(&str, i128, i128); 12] = [
    ("u8", 0, u8::MAX as i128),
    ("i8", i8::MIN as i128, i8::MAX as i128),
    ("u16", 0, u16::MAX as i128),
    ("i16", i16::MIN as i128, i16::MAX as i128),
    ("u32", 0, u32::MAX as i128),
    ("i32", i32::MIN as i128, i32::MAX as i128),
    ("u64", 0, u64::MAX as i128),
    ("i64", i64::MIN as i128, i64::MAX as i128),
    ("usize", 0, u64::MAX as i128),
    ("isize", i64::MIN as i128, i64::MAX as i128),
    ("u128", 0, i128::MAX),
    ("i128", i128::MIN, i128::MAX),
];

/// The narrowest integer that holds both values.
pub(crate) fn integer_for(least: i128, greatest: i128) -> &'static str {
    let holds = |(_, low, high): &(&str, i128, i128)| *low <= least && greatest <= *high;
    INTEGERS.into_iter().find(holds).map_or("i128", |(name, ..)| name)
}
