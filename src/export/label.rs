//! The label that says that a sound is synthetic.

use serde::Serialize;

/// The label, as machines and as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Label {
    /// The value of the field `AIGC` as GB 45438-2025 lays it out, a JSON object.
    pub aigc: String,
    /// The same as a sentence.
    pub sentence: String,
}

/// The fields of GB 45438-2025, in its order. Those that are empty are for whoever passes the file on.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Aigc<'a> {
    /// 1: it is synthetic; 2 and 3 are for those who can only suppose it.
    label: &'a str,
    content_producer: &'a str,
    #[serde(rename = "ProduceID")]
    produce_id: &'a str,
    reserved_code1: &'a str,
    content_propagator: &'a str,
    #[serde(rename = "PropagateID")]
    propagate_id: &'a str,
    reserved_code2: &'a str,
}

impl Label {
    /// A label for a recording in a language (BCP 47) by `provider`, who calls it `id`.
    pub(crate) fn new(provider: &str, id: &str, language: &str) -> Self {
        let fields = Aigc {
            label: "1",
            content_producer: provider,
            produce_id: id,
            reserved_code1: "",
            content_propagator: "",
            propagate_id: "",
            reserved_code2: "",
        };
        let sentence = match language.split('-').next() {
            Some("zh" | "yue") => "本内容的语音由人工智能合成。",
            _ => "The voice in this recording is synthetic: a computer program speaks.",
        };
        Label {
            aigc: serde_json::to_string(&fields).unwrap_or_default(),
            sentence: sentence.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fields_are_those_of_the_standard() {
        let label = Label::new("电台", "42\"", "zh-Hans");
        assert_eq!(
            label.aigc,
            r#"{"Label":"1","ContentProducer":"电台","ProduceID":"42\"","ReservedCode1":"","ContentPropagator":"","PropagateID":"","ReservedCode2":""}"#
        );
        assert!(label.sentence.contains("人工智能"));
    }
}
