//! The body of an answer: counted as it comes and as it is unpacked.
//!
//! It is unpacked here and not by the client, because both counts are needed: a bomb is small while
//! it comes, and a stream that unpacks to nothing is long. Neither is ever held as a whole.

use super::local::more_than;
use brotli_decompressor::{BrotliDecoderParameter, DecompressorWriter};
use flate2::write::MultiGzDecoder;
use reqwest::{Response, header};
use std::io::{self, Write};

/// What [`read`] can unpack.
pub(super) const ENCODINGS: &str = "gzip, br";

/// Reads a body, unpacked. The error is why it cannot be read.
pub(super) async fn read(mut response: Response, limit: u64) -> Result<Vec<u8>, String> {
    let promised = response.content_length();
    if promised.is_some_and(|length| length > limit) {
        return Err(more_than(limit));
    }
    let encoding = response.headers().get(header::CONTENT_ENCODING);
    let encoding = String::from_utf8_lossy(encoding.map_or(b"", |e| e.as_bytes()));
    let mut unpacker = Unpacker::new(&encoding, limit)?;
    let mut received = 0;
    loop {
        let chunk = response.chunk().await.map_err(|_| {
            let of = promised.map_or(String::new(), |length| format!(" of {length}"));
            format!(
                "the connection broke after {received}{of} bytes, before the whole answer was \
                 there; try again"
            )
        })?;
        let Some(chunk) = chunk else { break };
        received += chunk.len() as u64;
        if received > limit {
            return Err(more_than(limit));
        }
        unpacker.take(&chunk)?;
    }
    unpacker.finish()
}

/// Takes packed bytes and gives unpacked ones, up to a limit.
enum Unpacker {
    None(Bounded),
    Gzip(Box<MultiGzDecoder<Bounded>>),
    Brotli(Box<DecompressorWriter<Bounded>>),
}

impl Unpacker {
    /// One for a `Content-Encoding`.
    fn new(encoding: &str, limit: u64) -> Result<Self, String> {
        let out = Bounded { bytes: Vec::new(), limit };
        match &encoding.trim().to_ascii_lowercase()[..] {
            "" | "identity" => Ok(Unpacker::None(out)),
            "gzip" | "x-gzip" => Ok(Unpacker::Gzip(Box::new(MultiGzDecoder::new(out)))),
            "br" => {
                let mut brotli = DecompressorWriter::new(out, 4096);
                // Windows of up to 1 GiB are not part of HTTP, and of no use but to fill memory.
                let large = BrotliDecoderParameter::BROTLI_DECODER_PARAM_LARGE_WINDOW;
                brotli.set_parameter(large, 0);
                Ok(Unpacker::Brotli(Box::new(brotli)))
            }
            other => {
                let other: String = other.chars().take(40).collect();
                Err(format!(
                    "the server packed it in a way that was not asked for ({other:?}); \
                     save the page in a browser and give that file"
                ))
            }
        }
    }

    fn take(&mut self, packed: &[u8]) -> Result<(), String> {
        let written = match self {
            Unpacker::None(out) => out.write_all(packed),
            Unpacker::Gzip(gzip) => gzip.write_all(packed),
            Unpacker::Brotli(brotli) => brotli.write_all(packed),
        };
        written.map_err(why)
    }

    fn finish(self) -> Result<Vec<u8>, String> {
        let bounded = match self {
            Unpacker::None(out) => Ok(out),
            Unpacker::Gzip(gzip) => gzip.finish(),
            Unpacker::Brotli(mut brotli) => brotli
                .close()
                .and_then(|()| brotli.into_inner().map_err(|_| io::ErrorKind::InvalidData.into())),
        };
        bounded.map(|b| b.bytes).map_err(why)
    }
}

fn why(e: io::Error) -> String {
    match e.kind() {
        io::ErrorKind::FileTooLarge => e.to_string(),
        _ => "what the server packed is damaged or cut off; try again, and if that does not help, \
              save the page in a browser and give that file"
            .to_owned(),
    }
}

/// Bytes up to a limit.
struct Bounded {
    bytes: Vec<u8>,
    limit: u64,
}

impl Write for Bounded {
    fn write(&mut self, more: &[u8]) -> io::Result<usize> {
        if (self.bytes.len() + more.len()) as u64 > self.limit {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, more_than(self.limit)));
        }
        self.bytes.extend_from_slice(more);
        Ok(more.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};

    /// Brotli of "# Harbour\n\nThe harbour is open.\n".
    const BROTLI: &[u8] = b"\x1b\x1f\x00\xf8\x8d\x94\xee\xa6\x92\x5a\x61\x84\x2a\x6d\xa1\xcd\xb5\
        \x22\x8d\x48\x52\x8a\x6c\x29\x26\x9e\x2c\x42\xcf\x28\x54\x7f\xde\x00";
    const TEXT: &[u8] = b"# Harbour\n\nThe harbour is open.\n";

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes).unwrap();
        gzip.finish().unwrap()
    }

    fn unpack(encoding: &str, packed: &[u8], limit: u64) -> Result<Vec<u8>, String> {
        let mut unpacker = Unpacker::new(encoding, limit)?;
        packed.chunks(7).try_for_each(|chunk| unpacker.take(chunk))?;
        unpacker.finish()
    }

    #[test]
    fn what_was_packed_comes_back_and_no_more_than_the_limit() {
        let twice = [gzip(&TEXT[..9]), gzip(&TEXT[9..])].concat();
        for (encoding, packed) in [
            ("", TEXT),
            ("Identity", TEXT),
            ("gzip", &gzip(TEXT)),
            ("X-GZIP", &twice),
            (" br ", BROTLI),
        ] {
            let limit = TEXT.len() as u64;
            assert_eq!(unpack(encoding, packed, limit).unwrap(), TEXT, "{encoding}");
            let e = unpack(encoding, packed, limit - 1).unwrap_err();
            assert!(e.contains("more than 31 bytes"), "{encoding}: {e}");
        }
    }

    #[test]
    fn damage_is_told() {
        let whole = gzip(TEXT);
        let mut flipped = whole.clone();
        flipped[20] ^= 0x55;
        let mut no_header_end = b"\x1f\x8b\x08\x08\0\0\0\0\0\0".to_vec();
        no_header_end.extend([b'a'; 200_000]);
        for (encoding, packed) in [
            ("gzip", &whole[..whole.len() - 1]),
            ("gzip", &whole[..12]),
            ("gzip", &flipped),
            ("gzip", b"plain text"),
            ("gzip", b""),
            ("gzip", &no_header_end),
            ("br", &BROTLI[..20]),
            ("br", b""),
            ("br", b"\xff\xff\xff\xff"),
            // A window of 1 GiB, and nothing in it.
            ("br", b"\x11\xde"),
        ] {
            let e = unpack(encoding, packed, 1 << 20).unwrap_err();
            assert!(e.contains("damaged or cut off"), "{encoding}: {e}");
        }
        for other in ["deflate", "zstd", "gzip, gzip", "x\"\n"] {
            assert!(unpack(other, TEXT, 99).unwrap_err().contains("not asked for"));
        }
    }

    #[test]
    fn a_bomb_is_put_out_at_the_limit() {
        let bomb = gzip(&vec![0; 64 << 20]);
        assert!(bomb.len() < 100_000);
        assert!(unpack("gzip", &bomb, 1 << 20).unwrap_err().contains("more than 1 MiB"));
        let mut unpacker = Unpacker::new("gzip", 1 << 20).unwrap();
        assert!(unpacker.take(&bomb).is_err());
        let Unpacker::Gzip(gzip) = &unpacker else { unreachable!() };
        assert!(gzip.get_ref().bytes.capacity() <= 2 << 20);
    }
}
