//! What keys mean.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What the person wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Pause,
    Sentence(bool),
    Paragraph(bool),
    Chapter(bool),
    Seconds(i64),
    Begin,
    End,
    Faster,
    Slower,
    Normal,
    Louder,
    Softer,
    Mute,
    GoTo,
    Search,
    SearchOn(bool),
    Bookmark,
    Bookmarks,
    Scroll(i64),
    Follow,
    Article(bool),
    Help,
    Quit,
    Interrupt,
    Suspend,
}

/// The keys, as the help shows them.
pub(super) const HELP: &[(&str, &str)] = &[
    ("space", "pause, go on"),
    ("← →", "sentence"),
    ("↑ ↓", "paragraph"),
    ("[ ]", "chapter"),
    (", .", "five seconds"),
    ("Home End", "beginning, last sentence"),
    ("+ - =", "faster, slower, as it was"),
    ("9 0 m", "softer, louder, mute"),
    ("g", "go to a time: 90, 1:30, 40%"),
    ("/ n N", "find a text, the next, the one before"),
    ("click", "play from that word"),
    ("b B", "set a bookmark, show them"),
    ("PgUp PgDn", "look around; Esc follows again"),
    ("< >", "article before, next"),
    ("? q", "this help, quit"),
];

pub(super) fn action(key: KeyEvent) -> Option<Action> {
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    Some(match key.code {
        KeyCode::Char('c') if ctrl => Action::Interrupt,
        KeyCode::Char('z') if ctrl => Action::Suspend,
        KeyCode::Char('q' | 'd') if ctrl => Action::Quit,
        KeyCode::Char(_) if ctrl => return None,
        KeyCode::Char(' ') => Action::Pause,
        KeyCode::Left => Action::Sentence(false),
        KeyCode::Right => Action::Sentence(true),
        KeyCode::Up => Action::Paragraph(false),
        KeyCode::Down => Action::Paragraph(true),
        KeyCode::Char('[') => Action::Chapter(false),
        KeyCode::Char(']') => Action::Chapter(true),
        KeyCode::Char(',') => Action::Seconds(-5),
        KeyCode::Char('.') => Action::Seconds(5),
        KeyCode::Home => Action::Begin,
        KeyCode::End => Action::End,
        KeyCode::Char('+') => Action::Faster,
        KeyCode::Char('-') => Action::Slower,
        KeyCode::Char('=') => Action::Normal,
        KeyCode::Char('0') => Action::Louder,
        KeyCode::Char('9') => Action::Softer,
        KeyCode::Char('m') => Action::Mute,
        KeyCode::Char('g') => Action::GoTo,
        KeyCode::Char('/') => Action::Search,
        KeyCode::Char('n') => Action::SearchOn(true),
        KeyCode::Char('N') => Action::SearchOn(false),
        KeyCode::Char('b') => Action::Bookmark,
        KeyCode::Char('B') => Action::Bookmarks,
        KeyCode::PageUp => Action::Scroll(-10),
        KeyCode::PageDown => Action::Scroll(10),
        KeyCode::Esc => Action::Follow,
        KeyCode::Char('>') => Action::Article(true),
        KeyCode::Char('<') => Action::Article(false),
        KeyCode::Char('?') => Action::Help,
        KeyCode::Char('q') => Action::Quit,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_book_tells_every_key() {
        let page = include_str!("../../docs/src/listening.md");
        for key in HELP.iter().flat_map(|(keys, _)| keys.split_whitespace()) {
            let written = match key.len() {
                1 => format!("`{key}`"),
                _ => key.to_string(),
            };
            assert!(page.contains(&written), "{key}");
        }
    }
}
