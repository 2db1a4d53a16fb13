//! What parts of an article are besides running text, and which of them are read out.

use crate::error::{Error, Kind, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

macro_rules! roles {
    ($($(#[doc = $doc:literal])+ $role:ident = $name:literal, $read:literal;)+) => {
        /// What a part of an article is besides running text. Each has a name, which the user
        /// writes and which is the reason in the ledger where the part is skipped.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Role {
            $($(#[doc = $doc])+ #[serde(rename = $name)] $role,)+
        }

        impl Role {
            /// Every role.
            pub(crate) const ALL: &[Role] = &[$(Role::$role),+];

            /// Its name.
            pub const fn name(self) -> &'static str {
                match self { $(Role::$role => $name),+ }
            }

            /// Whether it is read out where the user has not chosen.
            pub const fn read_by_default(self) -> bool {
                match self { $(Role::$role => $read),+ }
            }
        }
    };
}

roles! {
    /// Who wrote it, as the page says it.
    Byline = "byline", true;
    /// Who the author is, in a box of its own.
    Bio = "bio", false;
    /// When it was published, as the page says it.
    Date = "date", false;
    /// Where it comes from: 来源, an agency, the site's name.
    Source = "source", false;
    /// A caption, or the description of a picture.
    Caption = "caption", false;
    /// The rows of a table.
    Table = "table", true;
    /// A quotation set apart from the text.
    Quote = "quote", true;
    /// A block of program text. Code within a sentence is text.
    Code = "code", false;
    /// A footnote or endnote.
    Footnote = "footnote", false;
    /// An entry of a list of references.
    Reference = "reference", false;
    /// An address on the web that is written out in the text.
    Url = "url", true;
    /// What the author struck out.
    StruckOut = "struck_out", false;
    /// Ways to other pages: menus, 手机版, "back to the list".
    Navigation = "navigation", false;
    /// Buttons and their state: print, font size, the page's own player.
    Controls = "controls", false;
    /// Invitations to share or to follow.
    Share = "share", false;
    /// Pointers to other articles.
    Related = "related", false;
    /// Advertisements and invitations to subscribe.
    Advertisement = "ad", false;
    /// What readers wrote below the article.
    Comments = "comments", false;
    /// Copyright lines, disclaimers, cookie notices.
    Legal = "legal", false;
    /// Signs of structure that are not text, as the `|` between cells.
    Markup = "markup", false;
}

impl Role {
    /// The role of a name.
    pub(crate) fn named(name: &str) -> Option<Role> {
        Role::ALL.iter().copied().find(|r| r.name() == name)
    }

    /// Whether the user may choose it: signs of structure are never read.
    pub(crate) fn is_choice(self) -> bool {
        self != Role::Markup
    }
}

/// Why text of an input is in no block of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OmissionReason {
    /// It stands outside of what was taken for the article.
    Outside,
    /// It is a part of the article's surroundings that has a role.
    Role(Role),
    /// The page does not show it.
    Hidden,
    /// A button, a field or a label of a form.
    Control,
    /// The content of a `template`, which a page shows only where a program fills it in.
    Template,
    /// It was moved into the article's metadata: the title, the authors, the date.
    Metadata,
    /// It repeats what the article holds elsewhere.
    Duplicate,
    /// The sign of a note, or of a heading's link to itself: it points, and says nothing.
    Pointer,
    /// The pronunciation of other text, as ruby: it is spoken by way of what it stands beside.
    Pronunciation,
    /// Signs of structure: numbers of printed pages, bullets, rulers.
    Markup,
    /// The article has it in another form: a formula on one line, a power as its own sign.
    Rewritten,
    /// What no reader can put into words: a formula without a source, a picture without a text.
    Unreadable,
}

impl OmissionReason {
    /// The name used in messages and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            OmissionReason::Outside => "outside",
            OmissionReason::Role(role) => role.name(),
            OmissionReason::Hidden => "hidden",
            OmissionReason::Control => "control",
            OmissionReason::Template => "template",
            OmissionReason::Metadata => "metadata",
            OmissionReason::Duplicate => "duplicate",
            OmissionReason::Pointer => "pointer",
            OmissionReason::Pronunciation => "pronunciation",
            OmissionReason::Markup => "markup",
            OmissionReason::Rewritten => "rewritten",
            OmissionReason::Unreadable => "unreadable",
        }
    }
}

/// What is read out and what is not: the roles for which the user chose otherwise than the default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SkipPolicy(BTreeMap<Role, bool>);

impl SkipPolicy {
    /// Whether a role is read out.
    pub(crate) fn reads(&self, role: Role) -> bool {
        role.is_choice() && *self.0.get(&role).unwrap_or(&role.read_by_default())
    }

    /// Chooses for roles by their names.
    ///
    /// [`Kind::Usage`] for a name that no role has.
    pub(crate) fn choose<'a>(
        &mut self,
        names: impl IntoIterator<Item = &'a str>,
        read: bool,
    ) -> Result<()> {
        for name in names.into_iter().map(str::trim) {
            let known = Role::named(name).filter(|r| r.is_choice());
            let role = known.ok_or_else(|| {
                let all = Role::ALL.iter().filter(|r| r.is_choice()).map(|r| r.name());
                let all = all.collect::<Vec<_>>().join(", ");
                let what =
                    format!("{name:?} is nothing that can be read or skipped; there are {all}");
                Error::new(Kind::Usage, what)
            })?;
            self.0.insert(role, read);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_user_chooses_by_name() {
        let mut policy = SkipPolicy::default();
        assert!(policy.reads(Role::Quote) && !policy.reads(Role::Footnote));
        policy.choose(["footnote"], true).unwrap();
        policy.choose(["quote", "table"], false).unwrap();
        assert!(!policy.reads(Role::Quote) && policy.reads(Role::Footnote));
        let e = policy.choose(["captions"], true).unwrap_err();
        assert!(e.kind() == Kind::Usage && e.to_string().contains("caption, table"), "{e}");
        assert!(policy.choose(["markup"], true).is_err());
    }

    #[test]
    fn every_name_finds_its_role() {
        for role in Role::ALL {
            assert_eq!(Role::named(role.name()), Some(*role));
            assert_eq!(serde_json::to_value(role).unwrap(), role.name());
        }
    }
}
