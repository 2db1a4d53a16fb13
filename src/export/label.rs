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
    /// A label for a recording by `provider`, who calls it `id`; it says this sentence.
    pub(crate) fn new(provider: &str, id: &str, sentence: &str) -> Self {
        let fields = Aigc {
            label: "1",
            content_producer: provider,
            produce_id: id,
            reserved_code1: "",
            content_propagator: "",
            propagate_id: "",
            reserved_code2: "",
        };
        Label {
            aigc: serde_json::to_string(&fields).unwrap_or_default(),
            sentence: sentence.to_owned(),
        }
    }

    /// What the label says in a language (BCP 47); English where there is no sentence of its own.
    pub(crate) fn sentence_in(language: &str) -> &'static str {
        let primary = language.split('-').next().unwrap_or_default();
        let own = SENTENCES.iter().find(|(tag, _)| *tag == primary);
        own.map_or("This recording was spoken by artificial intelligence.", |(_, sentence)| {
            sentence
        })
    }
}

/// In Chinese they hold both words that GB 45438-2025 asks for: 人工智能 and 合成.
const SENTENCES: &[(&str, &str)] = &[
    ("cs", "Tuto nahrávku namluvila umělá inteligence."),
    ("de", "Diese Aufnahme wurde von künstlicher Intelligenz gesprochen."),
    ("es", "Esta grabación ha sido leída por una inteligencia artificial."),
    ("fr", "Cet enregistrement a été lu par une intelligence artificielle."),
    ("id", "Rekaman ini dibacakan oleh kecerdasan buatan."),
    ("it", "Questa registrazione è stata letta da un'intelligenza artificiale."),
    ("nl", "Deze opname is ingesproken door kunstmatige intelligentie."),
    ("pl", "To nagranie zostało odczytane przez sztuczną inteligencję."),
    ("pt", "Esta gravação foi lida por inteligência artificial."),
    ("ru", "Эта запись озвучена искусственным интеллектом."),
    ("sv", "Den här inspelningen är inläst av artificiell intelligens."),
    ("tr", "Bu kayıt yapay zekâ tarafından seslendirilmiştir."),
    ("uk", "Цей запис озвучено штучним інтелектом."),
    ("vi", "Bản ghi âm này được đọc bởi trí tuệ nhân tạo."),
    ("yue", "本內容由人工智能合成語音播報。"),
    ("zh", "本内容由人工智能合成语音播报。"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fields_are_those_of_the_standard() {
        let label = Label::new("电台", "42\"", Label::sentence_in("zh-Hans"));
        assert_eq!(
            label.aigc,
            r#"{"Label":"1","ContentProducer":"电台","ProduceID":"42\"","ReservedCode1":"","ContentPropagator":"","PropagateID":"","ReservedCode2":""}"#
        );
        assert!(label.sentence.contains("人工智能"));
    }
}
