//! Comparing names: which one was meant.

/// Spells a name without what the spellings of one name differ in: case, underscores and hyphens.
pub(crate) fn folded(name: &str) -> String {
    name.chars().filter(|letter| !matches!(letter, '_' | '-')).flat_map(char::to_lowercase).collect()
}

/// The candidate that `wrong` most likely misspells: one that differs in case only, else the nearest within a third
/// of its length (the rule of rustc's own suggestions).
pub(crate) fn nearest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = Word { written: wrong, folded: folded(wrong), limit: wrong.chars().count().max(3) / 3 };
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if let Some(distance) =
            word.distance_to(candidate).filter(|distance| best.is_none_or(|(least, _)| *distance < least))
        {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// A word that is compared with others.
struct Word<'w> {
    written: &'w str,
    folded: String,
    /// The greatest distance of a misspelling.
    limit: usize,
}

impl Word<'_> {
    fn distance_to(&self, candidate: &str) -> Option<usize> {
        match folded(candidate) == self.folded {
            true => Some(0),
            false => Some(distance(self.written, candidate)).filter(|distance| *distance <= self.limit),
        }
    }
}

/// The edit distance in which swapping two neighbours is one edit (optimal string alignment).
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    let mut last_left = None;
    for (index, letter) in left.chars().enumerate() {
        let next = next_row(index, letter, last_left, &right, &row, &before);
        before = std::mem::replace(&mut row, next);
        last_left = Some(letter);
    }
    row.last().copied().unwrap_or_default()
}

fn next_row(
    index: usize,
    letter: char,
    last_left: Option<char>,
    right: &[char],
    row: &[usize],
    before: &[usize],
) -> Vec<usize> {
    let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX - 1);
    let mut next = vec![index + 1];
    let mut last_right = None;
    for (column, &other) in right.iter().enumerate() {
        let swapped = match last_left == Some(other) && last_right == Some(letter) {
            true => at(before, column.wrapping_sub(1)) + 1,
            false => usize::MAX,
        };
        let replaced = at(row, column) + usize::from(letter != other);
        let edits = [at(row, column + 1) + 1, at(&next, column) + 1, replaced, swapped];
        next.push(edits.into_iter().min().unwrap_or(usize::MAX));
        last_right = Some(other);
    }
    next
}
