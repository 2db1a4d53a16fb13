//! How things look. Every mark is also there without colours.

use ratatui::style::{Color, Modifier, Style};

/// The colours of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Theme {
    /// For any terminal with colours, be it dark or light: marks bring both of their colours.
    #[default]
    Colours,
    /// Without any colour.
    Plain,
    /// White on black, and black on yellow.
    Contrast,
}

/// The styles of the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Styles {
    pub(super) text: Style,
    pub(super) heading: Style,
    pub(super) quiet: Style,
    pub(super) sentence: Style,
    pub(super) word: Style,
    pub(super) status: Style,
}

impl Theme {
    pub(super) fn styles(self) -> Styles {
        match self {
            Theme::Colours => Styles::colours(),
            Theme::Plain => Styles::plain(),
            Theme::Contrast => Styles::contrast(),
        }
    }
}

impl Styles {
    fn colours() -> Self {
        let plain = Style::new();
        Styles {
            text: plain,
            heading: plain.add_modifier(Modifier::BOLD),
            quiet: plain.add_modifier(Modifier::DIM),
            sentence: plain.fg(Color::Indexed(255)).bg(Color::Indexed(238)),
            word: plain.fg(Color::Indexed(16)).bg(Color::Indexed(220)).add_modifier(Modifier::BOLD),
            status: plain.fg(Color::Indexed(110)),
        }
    }

    fn plain() -> Self {
        let plain = Style::new();
        Styles {
            sentence: plain.add_modifier(Modifier::UNDERLINED),
            word: plain.add_modifier(Modifier::REVERSED | Modifier::BOLD),
            status: plain,
            ..Styles::colours()
        }
    }

    fn contrast() -> Self {
        let white = Style::new().fg(Color::Indexed(231)).bg(Color::Indexed(16));
        let yellow = Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(226));
        Styles {
            text: white,
            heading: white.add_modifier(Modifier::BOLD),
            quiet: white,
            sentence: white.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            word: yellow.add_modifier(Modifier::BOLD),
            status: white.add_modifier(Modifier::BOLD),
        }
    }
}
