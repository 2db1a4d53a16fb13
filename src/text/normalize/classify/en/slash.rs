//! A stroke between words, which is a pause; a stroke behind a figure.

use super::super::candidate::{Candidate, Class, Evidence};
use super::super::scene::Scene;
use super::look::{push, words_of};
use crate::lang::SignPlace;
use crate::text::normalize::scan::{after, before};

pub(super) fn slash(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    if after(text, at) != Some('/') {
        return;
    }
    let (left, right) = (before(text, at), after(text, at + 1));
    if matches!(left, Some('/' | '<' | ':')) || right == Some('/') {
        return;
    }
    let said = |c: char| scene.lang.words.sign(c, SignPlace::Lone).is_some();
    let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || said(c));
    // either/or, his/her, 25/235212: nobody says the stroke. A path has more of them and a dot or a root.
    let minus = matches!(right, Some('-' | '−'))
        && scene.digit_at(at + 1 + right.map_or(0, char::len_utf8));
    let money = text.get(at + 1..).is_some_and(|rest| scene.lang.nouns.currency_at(rest).is_some());
    if word(left) && (word(right) || minus || money) {
        push(found, at..at + 1, Class::Sign, Evidence::Shape, words_of(" "));
        return;
    }
    // Behind a figure or before another sign it stands alone.
    let sign = right.is_some_and(|c| scene.lang.words.sign(c, SignPlace::Lone).is_some());
    let lone = right.is_none_or(char::is_whitespace) && scene.digit_before(at);
    if lone || sign && !word(left) {
        push(found, at..at + 1, Class::Sign, Evidence::Shape, words_of(" slash "));
    }
}
