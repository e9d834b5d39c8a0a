//! How names are spelt: which are the same, which one was meant, and serde's cases.

mod case;

pub use case::Case;

/// The name in lower case, without underscores and hyphens. Names that fold to the same text are the same name.
pub fn folded(name: &str) -> String {
    name.chars().filter(|letter| !matches!(letter, '_' | '-')).flat_map(char::to_lowercase).collect()
}

/// A longer name, in bytes, is neither misspelt nor suggested: comparing takes time by the product of both lengths.
const MAX_LENGTH: usize = 200;

/// The candidate that `wrong` most likely misspells: one that folds to the same text, else the nearest whose edit distance
/// is at most a third of the length of `wrong` (rustc's rule for its own suggestions).
pub fn nearest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if wrong.len() > MAX_LENGTH {
        return None;
    }
    let candidates = candidates.into_iter().filter(|candidate| candidate.len() <= MAX_LENGTH);
    let word = Word { written: wrong, folded: folded(wrong), max_distance: wrong.chars().count().max(3) / 3 };
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

/// A word that is compared with many candidates.
struct Word<'w> {
    written: &'w str,
    folded: String,
    max_distance: usize,
}

impl Word<'_> {
    fn distance_to(&self, candidate: &str) -> Option<usize> {
        match folded(candidate) == self.folded {
            true => Some(0),
            false => Some(distance(self.written, candidate)).filter(|distance| *distance <= self.max_distance),
        }
    }
}

/// The edit distance in which swapping two neighbours is one edit (optimal string alignment).
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut rows = Rows { before: Vec::new(), last: (0..=right.len()).collect() };
    let mut last_left = None;
    for letter in left.chars() {
        let next = rows.next(letter, last_left, &right);
        rows = Rows { before: rows.last, last: next };
        last_left = Some(letter);
    }
    rows.last.last().copied().unwrap_or_default()
}

/// The last two rows of the matrix of distances. A column is a prefix of the right word.
struct Rows {
    before: Vec<usize>,
    last: Vec<usize>,
}

impl Rows {
    fn next(&self, letter: char, last_left: Option<char>, right: &[char]) -> Vec<usize> {
        let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX);
        let mut next = vec![at(&self.last, 0).saturating_add(1)];
        let mut last_right = None;
        for (column, &other) in right.iter().enumerate() {
            let removed = at(&self.last, column.saturating_add(1)).saturating_add(1);
            let inserted = at(&next, column).saturating_add(1);
            let replaced = at(&self.last, column).saturating_add(usize::from(letter != other));
            let is_swap = last_left == Some(other) && last_right == Some(letter);
            let swapped = match column.checked_sub(1).filter(|_| is_swap) {
                Some(column) => at(&self.before, column).saturating_add(1),
                None => usize::MAX,
            };
            next.push(removed.min(inserted).min(replaced).min(swapped));
            last_right = Some(other);
        }
        next
    }
}
