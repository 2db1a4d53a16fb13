//! XML as a stream of elements and texts, as strangers write it.
//!
//! Nothing outside the text is looked up and no entity of a document's own is expanded, so that no
//! document grows while it is read: the five entities of XML, numbers, and the names that HTML has
//! made common are decoded, any other stays as it is written. Depth costs nothing. Prefixes are taken
//! for what they commonly stand for; to look the namespaces up would cost time by their number.

use super::markup;
use crate::{Error, Kind, Result};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// What comes next in a document.
#[derive(Debug)]
pub(crate) enum Piece<'a> {
    /// An element begins.
    Start(Element<'a>),
    /// The element that began last and has not ended ends.
    End,
    /// Text, with its entities decoded.
    Text(Cow<'a, str>),
}

/// The beginning of an element.
#[derive(Debug)]
pub(crate) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Its name as written, with the prefix.
    pub(crate) fn qualified(&self) -> &str {
        self.0.name().0
    }

    /// Its name without the prefix.
    pub(crate) fn name(&self) -> &str {
        local(self.qualified())
    }

    /// An attribute by its name without prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        self.find(|key| local(key) == name)
    }

    /// An attribute by its name as written.
    pub(crate) fn qualified_attribute(&self, name: &str) -> Option<String> {
        self.find(|key| key == name)
    }

    /// The namespaces that it declares, each with its prefix; the default one has an empty prefix.
    pub(crate) fn declared(&self) -> impl Iterator<Item = (String, String)> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        attributes.flatten().filter_map(|a| {
            let prefix = match a.key.0 {
                "xmlns" => "",
                key => key.strip_prefix("xmlns:")?,
            };
            let mut value = String::new();
            markup::entities(&a.value, &mut value);
            Some((prefix.to_owned(), value))
        })
    }

    fn find(&self, is_it: impl Fn(&str) -> bool) -> Option<String> {
        // Names that occur twice are none of our business, and looking for them takes long.
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        let found = attributes.flatten().find(|a| is_it(a.key.0))?;
        let mut value = String::new();
        markup::entities(&found.value, &mut value);
        Some(value)
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Reads a document piece by piece.
#[derive(Clone)]
pub(crate) struct Pieces<'a> {
    reader: Reader<&'a [u8]>,
    origin: &'a str,
}

impl<'a> Pieces<'a> {
    /// `origin` is what the user calls the document.
    pub(crate) fn new(xml: &'a str, origin: &'a str) -> Self {
        let mut reader = Reader::from_str(xml);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Pieces { reader, origin }
    }

    /// What the user calls the document.
    pub(crate) fn origin(&self) -> &'a str {
        self.origin
    }

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    /// `Input`, if the document breaks off or is not XML.
    pub(crate) fn next(&mut self) -> Result<Option<Piece<'a>>> {
        loop {
            let event = self.reader.read_event().map_err(|e| {
                let at = self.reader.error_position();
                let what = format!("cannot read {}: its XML is broken at byte {at}", self.origin);
                Error::new(Kind::Input, what).because(e)
            })?;
            let piece = match event {
                Event::Start(start) | Event::Empty(start) => Piece::Start(Element(start)),
                Event::End(_) => Piece::End,
                Event::Text(text) => Piece::Text(text.into_inner()),
                Event::CData(text) => Piece::Text(text.into_inner()),
                Event::GeneralRef(name) => {
                    let mut text = String::new();
                    markup::entities(&format!("&{};", &*name), &mut text);
                    Piece::Text(text.into())
                }
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            };
            return Ok(Some(piece));
        }
    }

    /// All text up to the end of the element that has just begun, as it stands.
    ///
    /// # Errors
    /// As [`Pieces::next`].
    pub(crate) fn text(&mut self) -> Result<String> {
        let mut text = String::new();
        let mut depth = 1;
        while depth > 0 {
            match self.next()? {
                Some(Piece::Start(_)) => depth += 1,
                Some(Piece::End) => depth -= 1,
                Some(Piece::Text(piece)) => text.push_str(&piece),
                None => break,
            }
        }
        Ok(text)
    }

    /// The same on one line, with its white space folded.
    ///
    /// # Errors
    /// As [`Pieces::next`].
    pub(crate) fn line(&mut self) -> Result<String> {
        Ok(folded(&self.text()?))
    }

    /// The content of the element that has just begun as HTML. Its text is markup that was escaped
    /// (`&lt;p&gt;`), or, with `is_markup`, text beside the elements that are markup already.
    ///
    /// # Errors
    /// As [`Pieces::next`].
    pub(crate) fn markup(&mut self, is_markup: bool) -> Result<String> {
        let mut html = String::new();
        let mut open: Vec<String> = Vec::new();
        loop {
            match self.next()? {
                Some(Piece::Start(e)) => {
                    let name = e.name().to_owned();
                    let attributes = e.0.attributes_raw().trim_end_matches('/');
                    html.push_str(&format!("<{name}{attributes}>"));
                    open.push(name);
                }
                Some(Piece::Text(text)) if is_markup => {
                    html.push_str(&text.replace('&', "&amp;").replace('<', "&lt;"));
                }
                Some(Piece::Text(text)) => html.push_str(&text),
                Some(Piece::End) => match open.pop() {
                    Some(name) => html.push_str(&format!("</{name}>")),
                    None => break,
                },
                None => break,
            }
        }
        Ok(html)
    }

    /// Shows each element within the one that has just begun, at any depth, and goes past its end.
    /// What `enter` says no to is passed over with all that is in it.
    ///
    /// # Errors
    /// As [`Pieces::next`].
    pub(crate) fn each(&mut self, mut enter: impl FnMut(&Element) -> bool) -> Result<()> {
        let mut depth = 1;
        while depth > 0 {
            match self.next()? {
                Some(Piece::Start(e)) if enter(&e) => depth += 1,
                Some(Piece::Start(_)) => self.skip()?,
                Some(Piece::End) => depth -= 1,
                Some(Piece::Text(_)) => {}
                None => break,
            }
        }
        Ok(())
    }

    /// Goes past the end of the element that has just begun.
    ///
    /// # Errors
    /// As [`Pieces::next`].
    pub(crate) fn skip(&mut self) -> Result<()> {
        self.text().map(drop)
    }
}

/// A text on one line.
pub(crate) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::work::within;
    use std::time::Duration;

    fn shown(xml: &str) -> Result<String> {
        let mut pieces = Pieces::new(xml, "a.xml");
        let mut shown = String::new();
        while let Some(piece) = pieces.next()? {
            match piece {
                Piece::Start(e) => shown += &format!("<{}>", e.name()),
                Piece::End => shown += "</>",
                Piece::Text(text) => shown += &text,
            }
        }
        Ok(shown)
    }

    #[test]
    fn elements_and_texts_come_in_order() {
        let xml = "<?xml version='1.0'?><!DOCTYPE a><a:b c='1'>x &amp; &#21476;&nbsp;<d/><![CDATA[<y>]]></a:b>";
        assert_eq!(shown(xml).unwrap(), "<b>x & 古 <d></><y></>");
        let mut pieces = Pieces::new("<a x:id='1 &lt; 2' id='3'>b <i> c</i></a>", "a.xml");
        let Some(Piece::Start(a)) = pieces.next().unwrap() else { panic!() };
        assert_eq!(a.attribute("id").as_deref(), Some("1 < 2"));
        assert_eq!(a.qualified_attribute("id").as_deref(), Some("3"));
        assert_eq!(pieces.line().unwrap(), "b c");
        assert!(pieces.next().unwrap().is_none());
    }

    #[test]
    fn no_entity_of_its_own_is_expanded() {
        let bomb = "<!DOCTYPE a [<!ENTITY x '&y;&y;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]><a>&x;&f;</a>";
        assert_eq!(shown(bomb).unwrap(), "<a>&x;&f;</>");
    }

    #[test]
    fn what_is_broken_is_told_or_forgiven() {
        assert_eq!(shown("<a>b & c</x></a>").unwrap(), "<a>b & c</></>");
        for xml in ["<a", "<a><!-- b", "<![CDATA[", "<a b='"] {
            let e = shown(xml).unwrap_err();
            assert_eq!(e.kind(), Kind::Input);
            assert!(e.to_string().starts_with("cannot read a.xml: its XML is broken"), "{e}");
        }
    }

    #[test]
    fn depth_and_width_take_linear_time() {
        let (limit, deep) = (Duration::from_secs(10), "<a>".repeat(1 << 20));
        within(limit, || shown(&deep)).unwrap();
        let wide = format!("<a {}>", "b='' ".repeat(1 << 19));
        let mut pieces = Pieces::new(&wide, "a.xml");
        let Some(Piece::Start(a)) = pieces.next().unwrap() else { panic!() };
        assert_eq!(within(limit, || a.attribute("c")), None);
    }
}
