//! Plain text that is no article.

use crate::Result;
use crate::config::settings::Settings;
use crate::source::decode::{Form, decode};
use crate::source::fetch;

/// The text of a file, or of standard input if its name is `-`, in any encoding of the web.
///
/// # Errors
/// [`Kind::Input`](crate::Kind::Input) if it cannot be read, is larger than the settings allow, or is
/// not text.
pub fn read_text(name: &str, settings: &Settings) -> Result<String> {
    let fetched = fetch::local(name, settings.max_input_bytes())?;
    Ok(decode(&fetched, Form::Plain)?.text.into_owned())
}
