//! serde's eight words for `rename_all`.

/// How the name of a field becomes the name that is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "`WORDS` has their spelling")]
pub enum Case {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

impl Case {
    /// serde's word for each.
    pub const WORDS: [(&'static str, Case); 8] = [
        ("lowercase", Case::Lower),
        ("UPPERCASE", Case::Upper),
        ("PascalCase", Case::Pascal),
        ("camelCase", Case::Camel),
        ("snake_case", Case::Snake),
        ("SCREAMING_SNAKE_CASE", Case::ScreamingSnake),
        ("kebab-case", Case::Kebab),
        ("SCREAMING-KEBAB-CASE", Case::ScreamingKebab),
    ];

    /// The case that a word of serde's names.
    pub fn from_word(word: &str) -> Option<Case> {
        Case::WORDS.iter().find(|(name, _)| *name == word).map(|&(_, case)| case)
    }

    /// serde's word for it.
    pub fn word(self) -> &'static str {
        Case::WORDS.iter().find(|(_, case)| *case == self).map_or("", |(word, _)| word)
    }

    /// Renames a variant in `PascalCase`, as serde does.
    pub fn apply_to_variant(self, variant: &str) -> String {
        let snake = || {
            let mut name = String::with_capacity(variant.len());
            for (index, letter) in variant.char_indices() {
                if index > 0 && letter.is_uppercase() {
                    name.push('_');
                }
                name.push(letter.to_ascii_lowercase());
            }
            name
        };
        match self {
            Case::Pascal => variant.to_owned(),
            Case::Lower => variant.to_ascii_lowercase(),
            Case::Upper => variant.to_ascii_uppercase(),
            Case::Camel => uncapitalised(variant),
            Case::Snake => snake(),
            other => other.apply(&snake()),
        }
    }

    /// Renames a field in `snake_case`, as serde does.
    pub fn apply(self, field: &str) -> String {
        match self {
            Case::Lower | Case::Snake => field.to_owned(),
            Case::Upper | Case::ScreamingSnake => field.to_ascii_uppercase(),
            Case::Pascal => field.split('_').map(capitalised).collect(),
            Case::Camel => uncapitalised(&Case::Pascal.apply(field)),
            Case::Kebab => field.replace('_', "-"),
            Case::ScreamingKebab => Case::ScreamingSnake.apply(field).replace('_', "-"),
        }
    }
}

fn capitalised(word: &str) -> String {
    first_letter(word, char::to_ascii_uppercase)
}

fn uncapitalised(word: &str) -> String {
    first_letter(word, char::to_ascii_lowercase)
}

fn first_letter(word: &str, change: fn(&char) -> char) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| change(&first)).into_iter().chain(letters).collect()
}
