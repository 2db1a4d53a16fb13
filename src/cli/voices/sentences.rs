//! What voices are tried with.

/// A sentence to try a voice with, for each language that has a card.
pub const SENTENCES: &[(&str, &str)] = &[
    ("ar", "مرحبًا، هكذا أقرأ المقالات بصوت عالٍ."),
    ("de", "Guten Tag, so klingt ein Artikel, wenn ich ihn vorlese."),
    ("en", "Hello, this is how an article sounds when I read it aloud."),
    ("es", "Hola, así suena un artículo cuando lo leo en voz alta."),
    ("fr", "Bonjour, voici comment sonne un article quand je le lis à voix haute."),
    ("hi", "नमस्ते, मैं लेख को ज़ोर से ऐसे पढ़ता हूँ।"),
    ("id", "Halo, beginilah bunyi artikel ketika saya membacanya."),
    ("it", "Buongiorno, ecco come suona un articolo quando lo leggo ad alta voce."),
    ("ko", "안녕하세요, 저는 기사를 이렇게 소리 내어 읽습니다."),
    ("nl", "Goedendag, zo klinkt een artikel als ik het voorlees."),
    ("pl", "Dzień dobry, tak brzmi artykuł, kiedy czytam go na głos."),
    ("pt", "Olá, é assim que soa um artigo quando o leio em voz alta."),
    ("ru", "Здравствуйте, вот так звучит статья, когда я читаю её вслух."),
    ("tr", "Merhaba, bir makaleyi sesli okuduğumda böyle duyulur."),
    ("uk", "Вітаю, ось так звучить стаття, коли я читаю її вголос."),
    ("vi", "Xin chào, đây là cách tôi đọc to một bài báo."),
    ("yue", "你好，我就係咁樣朗讀文章。"),
    ("zh", "你好，我就是这样朗读文章的。"),
];
