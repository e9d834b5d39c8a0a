//! Which keys of a mapping may be the same.

/// Notices keys of a mapping that may be the same.
#[derive(Default)]
pub(super) struct KeyBits {
    /// The bits of the keys so far. What decides the bit of a key is quick to look at.
    seen: u128,
    pub(super) may_be_twice: bool,
}

impl KeyBits {
    pub(super) fn add(&mut self, key: &str) {
        let bytes = key.as_bytes();
        let middle = bytes.get(bytes.len() / 2).copied().unwrap_or_default();
        let (first, last) = (bytes.first().copied().unwrap_or_default(), bytes.last().copied().unwrap_or_default());
        let sum = u32::from(first)
            .wrapping_add(u32::from(last).wrapping_mul(5))
            .wrapping_add(u32::from(middle).wrapping_mul(17))
            .wrapping_add(u32::try_from(bytes.len()).unwrap_or_default().wrapping_mul(29));
        let bit = 1_u128.wrapping_shl(sum);
        self.may_be_twice |= self.seen & bit != 0 || key.contains('\\');
        self.seen |= bit;
    }
}
