//! Which names may have been meant.

use memoram_openapi::spelling::{folded, nearest};

/// More suggestions would hide the right one.
const MOST: usize = 3;

/// `; did you mean …?`, with the nearest of the names. Nothing if none is near.
pub(crate) fn did_you_mean<'n>(wrong: &str, names: impl IntoIterator<Item = &'n str>) -> String {
    let mut left: Vec<&str> = names.into_iter().collect();
    let mut near: Vec<String> = Vec::new();
    while let Some(name) = nearest(wrong, left.iter().copied()).filter(|_| near.len() < MOST) {
        near.push(format!("`{name}`"));
        // The same name in another spelling leaves no doubt.
        if folded(name) == folded(wrong) {
            break;
        }
        left.retain(|other| *other != name);
    }
    match near.as_slice() {
        [] => String::new(),
        [one] => format!("; did you mean {one}?"),
        [others @ .., last] => format!("; did you mean {} or {last}?", others.join(", ")),
    }
}
