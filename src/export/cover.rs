//! A cover picture.

use crate::error::{Error, Kind, Result};
use std::path::Path;

/// Players refuse or ignore larger ones.
const MAX_BYTES: usize = 16 << 20;

/// A picture that goes into the file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cover {
    /// `image/jpeg`, `image/png` or `image/webp`.
    pub media_type: &'static str,
    /// The file as it is.
    pub bytes: Vec<u8>,
}

impl Cover {
    /// Reads a picture; its bytes decide what it is.
    ///
    /// # Errors
    /// [`Kind::Usage`] if it is not a picture that players know, or cannot be read.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let bad = |why: String| {
            Error::new(Kind::Usage, format!("cannot use {} as the cover: {why}", path.display()))
        };
        let bytes = std::fs::read(path).map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound => bad("there is no such file; check the name".into()),
            _ => bad(e.to_string()),
        })?;
        if bytes.len() > MAX_BYTES {
            return Err(bad(format!("it has {} MiB, and 16 are the most", bytes.len() >> 20)));
        }
        let media_type = match bytes.as_slice() {
            [0xff, 0xd8, 0xff, ..] => "image/jpeg",
            [0x89, b'P', b'N', b'G', ..] => "image/png",
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "image/webp",
            _ => return Err(bad("it is not a JPEG, PNG or WebP file".into())),
        };
        Ok(Cover { media_type, bytes })
    }
}
