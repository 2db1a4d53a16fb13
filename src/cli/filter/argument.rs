//! The argument of a text tool: a text, or the name of a file.

use aloud::source::is_article_file;
use aloud::studio::Input;
use aloud::{Error, Kind, Result};

/// Endings of files with text that are no articles.
const TEXTS: [&str; 8] = ["csv", "json", "jsonl", "log", "pdf", "rtf", "tex", "xml"];

/// Whether it is a text itself, and not the name of a file.
///
/// # Errors
/// [`Kind::Input`] if it looks like the name of a file that is not there.
pub fn is_text(argument: &str) -> Result<bool> {
    let is_file = Input::parse(argument).ok().and_then(|input| input.path());
    if argument == "-" || is_file.is_some_and(|path| path.exists()) || argument.contains("://") {
        return Ok(false);
    }
    if !is_like_a_file(argument) {
        return Ok(true);
    }
    let what = format!(
        "cannot read {argument}: there is no such file; check the name, or, if it is a text, send it \
         to standard input"
    );
    Err(Error::new(Kind::Input, what))
}

/// `notes/a.txt`, `../b`, `~/c`; and not `3.5 km`, `and/or` or `e.g.`.
fn is_like_a_file(argument: &str) -> bool {
    if argument.contains(char::is_whitespace) {
        return false;
    }
    let is_rooted = ["/", "./", "../", "~/"].iter().any(|p| {
        // `/` alone and `/s` are signs of a text.
        argument.strip_prefix(p).is_some_and(|rest| rest.len() > usize::from(*p == "/"))
    });
    let ending = argument.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default();
    is_rooted || is_article_file(argument) || TEXTS.contains(&ending.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_told_from_the_name_of_a_file_that_is_not_there() {
        for text in
            ["It grew 3.5%.", "3.5", "and/or", "e.g.", "重庆银行行长", "24/7", "/s", "read me.txt"]
        {
            assert!(is_text(text).unwrap(), "{text}");
        }
        for file in ["report.txt", "notes/a.md", "../b", "/nosuch/file", "报告.txt"] {
            assert!(is_text(file).unwrap_err().to_string().contains("no such file"), "{file}");
        }
        assert!(!is_text("-").unwrap() && !is_text("Cargo.toml").unwrap());
    }
}
