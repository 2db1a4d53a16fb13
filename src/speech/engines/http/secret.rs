//! Keys of services: read from the environment or a file, and shown to nobody but the service.

use crate::error::{Error, Kind, Result};
use std::fmt;

/// A secret. Its text is in no `Debug` output, and it has no `Display`.
#[derive(Clone)]
pub(super) struct Secret(String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// The secret in an environment variable or a file; `None` if neither is named.
    ///
    /// [`Kind::Usage`] if what is named is not there or is empty.
    pub(super) fn load(variable: Option<&str>, file: Option<&str>) -> Result<Option<Self>> {
        let missing = |what: String| Err(Error::new(Kind::Usage, what));
        let text = match (variable, file) {
            (Some(name), _) => match std::env::var(name) {
                Ok(text) => text,
                Err(_) => {
                    return missing(format!(
                        "the key of the voice is to be in the environment variable {name}, which \
                         is not set; set it, or name another one as key_env in the voice card"
                    ));
                }
            },
            (None, Some(path)) => std::fs::read_to_string(path).map_err(|e| {
                let what = format!("the key of the voice is to be in {path}, which cannot be read");
                Error::new(Kind::Usage, what).because(e)
            })?,
            (None, None) => return Ok(None),
        };
        let text = text.trim();
        let place = variable.or(file).unwrap_or_default();
        if text.is_empty() || text.contains(|c: char| c.is_control()) {
            return missing(format!(
                "what {place} holds is not a key: it is empty or has several lines"
            ));
        }
        Ok(Some(Secret(text.to_owned())))
    }

    /// The text, for the request that needs it.
    pub(super) fn expose(&self) -> &str {
        &self.0
    }

    /// A text of a service without the secret, which some repeat in their errors.
    pub(super) fn redact(&self, text: &str) -> String {
        // Very short ones would blot out half of any text, and are not secrets.
        if self.0.len() < 4 { text.to_owned() } else { text.replace(&self.0, "…") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_not_shown() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("key");
        std::fs::write(&file, "sk-planted\n").unwrap();
        let secret = Secret::load(None, file.to_str()).unwrap().unwrap();
        assert_eq!(secret.expose(), "sk-planted");
        assert!(!format!("{secret:?}").contains("planted"));
        assert_eq!(secret.redact("wrong key sk-planted!"), "wrong key …!");
        let error = Secret::load(Some("ALOUD_NO_SUCH_KEY"), None).unwrap_err();
        assert!(error.kind() == Kind::Usage && error.to_string().contains("ALOUD_NO_SUCH_KEY"));
        std::fs::write(&file, " \n").unwrap();
        assert_eq!(Secret::load(None, file.to_str()).unwrap_err().kind(), Kind::Usage);
    }
}
