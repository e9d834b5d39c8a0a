//! Texts of the document as doc comments.

use crate::output::is_visible;

/// Longer lines are wrapped.
const WIDTH: usize = 100;

/// The attributes of texts with a blank line between them: `#[doc = " …"]` for each line.
pub(super) fn attributes<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut lines: Vec<String> = Vec::new();
    for text in texts.into_iter().filter(|text| !text.trim().is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(comment(text));
    }
    lines
        .iter()
        .map(|line| format!("#[doc = {:?}]\n", if line.is_empty() { String::new() } else { format!(" {line}") }))
        .collect()
}

/// The lines of a text. Code is marked as text, so that rustdoc does not run it.
fn comment(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut in_code = false;
    for line in text.trim().lines() {
        let line: String = line.replace('\t', " ").replace("*/", "* /").replace("/*", "/ *");
        let line: String = line.chars().filter(is_visible).collect();
        let line = line.trim_end();
        let begins = line.trim_start();
        if begins.starts_with("```") || begins.starts_with("~~~") {
            in_code = !in_code;
            lines.push(if in_code { "```text" } else { "```" }.to_owned());
        } else if in_code {
            lines.push(line.to_owned());
        } else {
            // Four spaces would begin code.
            wrap(begins, &mut lines);
        }
    }
    if in_code {
        lines.push("```".to_owned());
    }
    lines
}

fn wrap(line: &str, lines: &mut Vec<String>) {
    let mut current = String::new();
    for word in line.split_whitespace() {
        if !current.is_empty() && current.chars().count().saturating_add(word.chars().count()) >= WIDTH {
            lines.push(std::mem::take(&mut current));
        }
        if !current.is_empty() {
            current.push(' ');
        }
        current.push_str(word);
    }
    lines.push(current);
}
