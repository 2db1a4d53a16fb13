//! What a text in markup says of its own encoding.

/// At most this much of a text is searched, in bytes. Browsers stop after 1,024 and begin anew when
/// a declaration comes later; old pages in Chinese have it behind their scripts.
const HEAD: usize = 16 << 10;

/// The label in `<?xml … encoding="…"?>`, where XML begins so.
pub(super) fn in_xml(bytes: &[u8]) -> Option<String> {
    let bytes = &bytes[..bytes.len().min(HEAD)];
    let rest = bytes.trim_ascii_start().strip_prefix(b"<?xml")?;
    let end = find(rest, b"?>")?;
    let mut attributes = Attributes(&rest[..end]);
    attributes.find(|(name, _)| name == "encoding").map(|(_, value)| value)
}

/// The label in the `<meta>` of an HTML page, found as browsers find it: comments, scripts and what
/// stands within other tags do not count.
pub(super) fn in_html(bytes: &[u8]) -> Option<String> {
    let mut rest = &bytes[..bytes.len().min(HEAD)];
    loop {
        rest = &rest[find(rest, b"<")? + 1..];
        if rest.starts_with(b"!--") {
            // From its first dash on: `<!-->` is a whole comment.
            rest = &rest[find(rest, b"-->")?..];
            continue;
        }
        let name = rest.strip_prefix(b"/").unwrap_or(rest);
        if !name.first().is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let end = name.iter().position(|b| b.is_ascii_whitespace() || b"/>".contains(b))?;
        let (name, tag) = (name[..end].to_ascii_lowercase(), &name[end..]);
        let is_open = !rest.starts_with(b"/");
        let mut attributes = Attributes(tag);
        if is_open && name == b"meta" {
            if let Some(label) = of_meta(attributes.by_ref()) {
                return Some(label);
            }
        } else {
            attributes.by_ref().for_each(drop);
        }
        rest = attributes.0;
        if is_open && (name == b"script" || name == b"style") {
            let end = [b"</", &name[..]].concat();
            let starts = |w: &[u8]| w.eq_ignore_ascii_case(&end);
            rest = &rest[rest.windows(end.len()).position(starts)?..];
        }
    }
}

fn of_meta(attributes: impl Iterator<Item = (String, String)>) -> Option<String> {
    let (mut charset, mut content, mut is_type) = (None, None, false);
    for (name, value) in attributes {
        match name.as_str() {
            "charset" => charset = charset.or(Some(value)),
            "content" => content = content.or_else(|| of_content(&value)),
            "http-equiv" => is_type |= value.eq_ignore_ascii_case("content-type"),
            _ => {}
        }
    }
    charset.or(content.filter(|_| is_type))
}

/// The label in `text/html; charset=…`.
fn of_content(content: &str) -> Option<String> {
    let lower = content.to_ascii_lowercase();
    let (_, after) = lower
        .match_indices("charset")
        .map(|(at, word)| (at, lower[at + word.len()..].trim_start()))
        .find(|(_, after)| after.starts_with('='))?;
    let value = after[1..].trim_start();
    let quote = value.chars().next().filter(|c| "\"'".contains(*c));
    let label = match quote {
        Some(quote) => value[1..].split(quote).next(),
        None => value.split(|c: char| c == ';' || c.is_whitespace()).next(),
    };
    label.map(str::to_owned)
}

/// Where a few bytes stand first.
fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|w| w == what)
}

/// The attributes of a tag, names in lower case; what is left behind them begins with its end.
struct Attributes<'a>(&'a [u8]);

impl Attributes<'_> {
    /// Takes bytes as long as they are so.
    fn take(&mut self, is: impl Fn(u8) -> bool) -> String {
        let end = self.0.iter().position(|b| !is(*b)).unwrap_or(self.0.len());
        let (taken, rest) = self.0.split_at(end);
        self.0 = rest;
        String::from_utf8_lossy(taken).into_owned()
    }
}

impl Iterator for Attributes<'_> {
    type Item = (String, String);

    fn next(&mut self) -> Option<Self::Item> {
        let is_space = |b: u8| b.is_ascii_whitespace();
        self.take(|b| is_space(b) || b == b'/');
        if self.0.first().is_none_or(|b| *b == b'>') {
            return None;
        }
        // A name may begin with `=`.
        let first = char::from(self.0[0]).to_ascii_lowercase();
        self.0 = &self.0[1..];
        let name = self.take(|b| !is_space(b) && !b"/>=".contains(&b)).to_ascii_lowercase();
        let name = format!("{first}{name}");
        self.take(is_space);
        let Some(value) = self.0.strip_prefix(b"=") else { return Some((name, String::new())) };
        self.0 = value;
        self.take(is_space);
        let value = match self.0.first() {
            Some(&quote @ (b'"' | b'\'')) => {
                self.0 = &self.0[1..];
                let value = self.take(|b| b != quote);
                self.0 = self.0.get(1..).unwrap_or_default();
                value
            }
            _ => self.take(|b| !is_space(b) && b != b'>'),
        };
        Some((name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_page_says_its_encoding() {
        for (page, label) in [
            ("<meta charset=gbk>", "gbk"),
            ("<!DOCTYPE html><HTML><META CharSet = 'Big5' />", "big5"),
            ("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\">", "gb2312"),
            ("<meta content='text/html;charset=\"euc-kr\"' http-equiv=content-type>", "euc-kr"),
            ("<meta/charset=x><p>", "x"),
            ("<!-- <meta charset=a> --><meta charset=b>", "b"),
            ("<!--><meta charset=c>", "c"),
            ("<script>w('<meta charset=a>')</script><meta charset=b>", "b"),
            ("<a title='<meta charset=a>'><meta name=x content='charset=c'><meta charset=b>", "b"),
            ("<title>a<b</title><meta charset=b>", "b"),
            ("</meta charset=a><meta charset=b>", "b"),
        ] {
            let found = in_html(page.as_bytes()).map(|l| l.to_lowercase());
            assert_eq!(found.as_deref(), Some(label), "{page}");
        }
        for page in [
            "",
            "<",
            "<meta",
            "<meta charset",
            "<metacharset=a>",
            "<meta name=a content='text/html; charset=b'>",
            "<!-- <meta charset=a>",
            "<script><meta charset=a>",
        ] {
            assert_eq!(in_html(page.as_bytes()).filter(|l| !l.is_empty()), None, "{page}");
        }
    }

    #[test]
    fn a_late_declaration_is_found() {
        let late = |n| format!("<head>{}<meta charset=gbk>", "<link href=a.css>".repeat(n));
        assert_eq!(in_html(late(600).as_bytes()).as_deref(), Some("gbk"));
        assert_eq!(in_html(late(1200).as_bytes()), None, "not without end");
    }

    #[test]
    fn xml_says_its_encoding() {
        for (text, label) in [
            ("<?xml version=\"1.0\" encoding=\"gb2312\"?><rss>", Some("gb2312")),
            ("\n<?xml version='1.0' encoding='Big5' standalone='yes'?>", Some("Big5")),
            ("<?xml version='1.0'?><a encoding='b'>", None),
            ("<a><?xml encoding='b'?>", None),
            ("<?xml encoding='b'", None),
        ] {
            assert_eq!(in_xml(text.as_bytes()).as_deref(), label, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_say_something_or_nothing(
            bytes in "(<|</|<!--|-->|<meta|script|style|charset|=|\"|'|/|>| |a|content|http-equiv|content-type|é|\\PC){0,60}"
        ) {
            in_html(bytes.as_bytes());
            in_xml(bytes.as_bytes());
        }

        #[test]
        fn any_bytes_at_all(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            in_html(&bytes);
            in_xml(&bytes);
        }
    }
}
