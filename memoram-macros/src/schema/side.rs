//! Reading and sending, which serde's words may tell apart.

/// Which way values of a type go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// It is deserialized.
    Reads,
    /// It is serialized.
    Sends,
}

/// One thing for each side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Both<T> {
    pub(crate) reads: T,
    pub(crate) sends: T,
}

impl<T> Both<T> {
    pub(crate) fn each(reads: T, sends: T) -> Self {
        Both { reads, sends }
    }

    pub(crate) fn of(&self, side: Side) -> &T {
        match side {
            Side::Reads => &self.reads,
            Side::Sends => &self.sends,
        }
    }

    pub(crate) fn of_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Reads => &mut self.reads,
            Side::Sends => &mut self.sends,
        }
    }
}
