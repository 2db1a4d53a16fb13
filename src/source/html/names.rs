//! What authors of pages call their furniture: classes and ids that tell a role.

use crate::model::role::Role;
use dom_query::NodeRef;

/// Words in classes and ids, by the role that they tell. A class is cut into words at every mark
/// and at capitals, so that `ad` is found in `ad-slot` and not in `header`.
const WORDS: &[(Role, &[&str])] = &[
    (
        Role::Share,
        &[
            "share",
            "sharing",
            "social",
            "socials",
            "sharebar",
            "sharethis",
            "addthis",
            "addtoany",
            "sharedaddy",
            "follow",
            "followus",
            "whatsapp",
            "sharetools",
            "socialmedia",
            "shares",
        ],
    ),
    (
        Role::Related,
        &[
            "related",
            "morenews",
            "morestories",
            "morearticles",
            "latestnews",
            "topstories",
            "newsbox",
            "relateds",
            "recommended",
            "recommend",
            "recommendation",
            "recommendations",
            "recirc",
            "recirculation",
            "outbrain",
            "taboola",
            "readmore",
            "morefrom",
            "trending",
            "popular",
            "mostread",
            "yarpp",
            "relatedposts",
            "relatedcontent",
            "seealso",
            "sidebar",
            "linkbox",
            "infobox",
            "inset",
            "moreon",
            "alsolike",
            "tuijian",
            "xiangguan",
            "upnext",
            "mostpopular",
            "readalso",
            "readnext",
            "promobox",
        ],
    ),
    (
        Role::Comments,
        &[
            "comment",
            "comments",
            "disqus",
            "commentlist",
            "respond",
            "commentform",
            "kommentare",
            "commentbox",
            "pinglun",
            "livefyre",
        ],
    ),
    (
        Role::Advertisement,
        &[
            "ad",
            "ads",
            "advert",
            "adverts",
            "advertisement",
            "advertising",
            "adsense",
            "sponsor",
            "sponsored",
            "promo",
            "promotion",
            "newsletter",
            "subscribe",
            "subscription",
            "signup",
            "paywall",
            "donate",
            "donation",
            "anzeige",
            "werbung",
            "publicidad",
            "pub",
            "guanggao",
            "adslot",
            "adbox",
            "cta",
            "newslettersignup",
            "optin",
        ],
    ),
    (
        Role::Legal,
        &["copyright", "disclaimer", "cookie", "cookies", "gdpr", "consent", "impressum"],
    ),
    (
        Role::Navigation,
        &[
            "nav",
            "navigation",
            "navbar",
            "menu",
            "breadcrumb",
            "breadcrumbs",
            "pagination",
            "pager",
            "crumb",
            "crumbs",
            "tags",
            "taglist",
            "tagcloud",
            "postnav",
            "prevnext",
            "sitemap",
            "keywords",
            "pagenavi",
            "mbx",
            "position",
            "jumpto",
            "toc",
            "ez-toc",
        ],
    ),
    (
        Role::Controls,
        &[
            "print",
            "noprint",
            "editsection",
            "toolbar",
            "fontsize",
            "printer",
            "tools",
            "player",
            "playlist",
            "rating",
            "ratings",
            "vote",
            "votes",
            "poll",
            "quiz",
            "slider",
            "carousel",
            "captcha",
            "voting",
        ],
    ),
    (Role::Bio, &["bio", "authorbox", "authorbio", "aboutauthor", "abouttheauthor", "biography"]),
    (Role::Byline, &["byline", "author", "authors", "bylines", "writer", "contributor"]),
    (
        Role::Date,
        &[
            "date",
            "timestamp",
            "pubdate",
            "published",
            "dateline",
            "datetime",
            "postdate",
            "meta",
            "postmeta",
            "metadata",
            "time",
            "postinfo",
            "byline-meta",
            "entrymeta",
        ],
    ),
    (
        Role::Caption,
        &[
            "caption",
            "thumbcaption",
            "credit",
            "credits",
            "captions",
            "imagecredit",
            "photocredit",
            "copyrightholder",
            "slideshow",
            "bildunterschrift",
            "imagecaption",
        ],
    ),
];

/// Words in the names of notices and dialogues that a site puts over or beside its pages.
const NOTICES: &[&str] = &[
    "modal",
    "popup",
    "popin",
    "dialog",
    "overlay",
    "lightbox",
    "toast",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "login",
    "signin",
    "signup",
    "register",
    "widget",
    "sidebar",
    "drawer",
    "offcanvas",
    "newsletter",
    "banner",
    "alert",
    "notice",
    "footer",
    "subscribe",
    "flyout",
];

/// Whether the names of an element are those of a notice or a dialogue.
pub(super) fn is_notice(node: &NodeRef) -> bool {
    has_word(node, NOTICES)
}

/// Whether one of these words stands in the names of an element.
pub(super) fn has_word(node: &NodeRef, wanted: &[&str]) -> bool {
    let names = [node.attr("class"), node.attr("id")];
    let classes = names.iter().flatten().flat_map(|name| name.split_whitespace());
    let mut classes = classes.filter(|c| !is_of_builder(c));
    // Most names hold none of them, which is told without cutting them into words.
    let may_have = |class: &str| {
        let lower = class.to_ascii_lowercase();
        wanted.iter().any(|word| lower.contains(word))
    };
    classes.any(|class| {
        may_have(class) && words(class).iter().any(|word| wanted.contains(&word.as_str()))
    })
}

/// Whether a class is the own one of a builder of pages, which puts its name before everything: all
/// that such pages hold is a widget.
fn is_of_builder(class: &str) -> bool {
    class.starts_with("elementor")
}

/// The role that the names of an element tell.
pub(super) fn role(node: &NodeRef) -> Option<Role> {
    let names =
        [node.attr("class"), node.attr("id"), node.attr("data-component"), node.attr("itemprop")];
    let mut found: Option<Role> = None;
    for name in names.iter().flatten() {
        for class in name.split_whitespace().filter(|c| !is_of_builder(c)) {
            for word in words(class) {
                let role = WORDS.iter().find(|(_, words)| words.contains(&word.as_str()));
                if let Some((role, _)) = role {
                    found = Some(found.map_or(*role, |f| f.min(*role)));
                }
            }
        }
    }
    found
}

/// The words of a class: `relatedPosts-list` is related, posts, list and relatedposts.
fn words(class: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut part = String::new();
    let mut last = ' ';
    for c in class.chars().chain([' ']) {
        let parts = !c.is_alphanumeric();
        if (parts || (c.is_uppercase() && last.is_lowercase())) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if parts {
            if !part.is_empty() {
                words.push(std::mem::take(&mut part));
            }
        } else {
            word.extend(c.to_lowercase());
            part.extend(c.to_lowercase());
        }
        last = c;
    }
    // Two words that are written apart: read-more.
    let pairs: Vec<String> = words.windows(2).map(|w| w.concat()).collect();
    words.extend(pairs);
    words
}
