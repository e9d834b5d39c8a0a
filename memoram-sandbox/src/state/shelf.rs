use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;

/// Values in the order in which they were added. Each is also found by its id.
#[derive(Debug)]
pub(crate) struct Shelf<T> {
    values: BTreeMap<u64, T>,
    serials: HashMap<String, u64>,
    last_serial: u64,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { values: BTreeMap::new(), serials: HashMap::new(), last_serial: 0 }
    }
}

impl<T> Shelf<T> {
    pub(super) fn add(&mut self, id: &str, value: T) {
        self.last_serial += 1;
        self.serials.insert(id.to_owned(), self.last_serial);
        self.values.insert(self.last_serial, value);
    }

    pub(super) fn get(&self, id: &str) -> Option<&T> {
        self.values.get(self.serials.get(id)?)
    }

    pub(super) fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        self.values.get_mut(self.serials.get(id)?)
    }

    pub(super) fn remove(&mut self, id: &str) -> Option<T> {
        self.values.remove(&self.serials.remove(id)?)
    }

    /// Returns the values added after this serial number; 0 returns all. The number of a removed value works too.
    pub(crate) fn after(&self, serial: u64) -> impl Iterator<Item = (u64, &T)> {
        self.values.range((Bound::Excluded(serial), Bound::Unbounded)).map(|(serial, value)| (*serial, value))
    }

    pub(crate) fn values(&self) -> Vec<&T> {
        self.values.values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Shelf;

    #[test]
    fn values_keep_their_order_and_serial_number() {
        let mut shelf = Shelf::default();
        for id in ["c", "a", "b"] {
            shelf.add(id, id.to_uppercase());
        }
        assert_eq!(shelf.values(), ["C", "A", "B"]);
        assert_eq!(shelf.remove("a").as_deref(), Some("A"));
        assert_eq!(shelf.remove("a"), None);
        assert_eq!(shelf.get("a"), None);
        shelf.add("a", "new".to_owned());
        assert_eq!(shelf.get("a").map(String::as_str), Some("new"));
        let after: Vec<_> = shelf.after(2).map(|(serial, value)| (serial, value.as_str())).collect();
        assert_eq!(after, [(3, "B"), (4, "new")]);
        assert_eq!(shelf.after(u64::MAX).count(), 0);
    }
}
