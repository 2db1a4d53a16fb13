//! Signature Version 4, by which AWS tells who asks.

use super::hex;
use crate::model::calendar;
use ring::{digest, hmac};
use std::fmt::Write;
use std::time::SystemTime;

/// Who signs.
pub(super) struct Signer<'a> {
    pub(super) id: &'a str,
    pub(super) secret: &'a str,
    pub(super) region: &'a str,
    pub(super) service: &'a str,
}

impl Signer<'_> {
    /// The headers `x-amz-date` and `authorization` of a request. `headers` are those to be signed,
    /// in lower case and sorted, `host` among them and `x-amz-date` not.
    pub(super) fn sign(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
        now: SystemTime,
    ) -> (String, String) {
        let stamp = stamp(now);
        let day = &stamp[..8];
        let mut headers: Vec<(&str, &str)> = headers.to_vec();
        headers.push(("x-amz-date", &stamp));
        headers.sort();
        let names = headers.iter().map(|h| h.0).collect::<Vec<_>>().join(";");
        let lines: String = headers.iter().fold(String::new(), |mut all, (name, value)| {
            let _ = writeln!(all, "{name}:{}", value.trim());
            all
        });
        let request = format!("{method}\n{path}\n\n{lines}\n{names}\n{}", hash(body));
        let scope = format!("{day}/{}/{}/aws4_request", self.region, self.service);
        let to_sign = format!("AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{}", hash(request.as_bytes()));
        let mut key = format!("AWS4{}", self.secret).into_bytes();
        for part in [day, self.region, self.service, "aws4_request"] {
            key = mac(&key, part.as_bytes());
        }
        let signature = hex::encode(&mac(&key, to_sign.as_bytes()));
        let id = self.id;
        let authorization = format!(
            "AWS4-HMAC-SHA256 Credential={id}/{scope}, SignedHeaders={names}, Signature={signature}"
        );
        (stamp, authorization)
    }
}

fn mac(key: &[u8], text: &[u8]) -> Vec<u8> {
    hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), text).as_ref().to_vec()
}

fn hash(bytes: &[u8]) -> String {
    hex::encode(digest::digest(&digest::SHA256, bytes).as_ref())
}

/// `20150830T123600Z`
fn stamp(now: SystemTime) -> String {
    let seconds = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = calendar::date(days as i64);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    /// The case `get-vanilla` of AWS's own suite.
    #[test]
    fn signs_as_aws_does() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_440_938_160);
        let signer = Signer {
            id: "AKIDEXAMPLE",
            secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            region: "us-east-1",
            service: "service",
        };
        let host = [("host", "example.amazonaws.com")];
        let (stamp, authorization) = signer.sign("GET", "/", &host, b"", now);
        assert_eq!(stamp, "20150830T123600Z");
        assert!(
            authorization.ends_with(
                "Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"
            ),
            "{authorization}"
        );
    }

    #[test]
    fn dates_of_leap_years() {
        for (seconds, date) in
            [(0, "19700101"), (951_782_400, "20000229"), (4_107_542_400, "21000301")]
        {
            assert_eq!(&stamp(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))[..8], date);
        }
    }
}
