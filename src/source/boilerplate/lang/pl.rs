//! Polish.

use super::super::piece::{Context::*, Field::*, Words};
use crate::model::role::Role::{
    Advertisement, Comments, Controls, Legal, Navigation, Reference, Related, Share,
};

// A row for each role and sureness.
#[rustfmt::skip]
pub(crate) const WORDS: Words = Words {
    phrases: &[
        (Reference, PageEdge, "przypisy|bibliografia"),
        (Controls, PageEdge, "drukuj artykuł|wersja do druku|posłuchaj artykułu|czas czytania # min|# min czytania"),
        (Share, PageEdge, "udostępnij artykuł|udostępnij na facebooku|udostępnij: …|podziel się|obserwuj nas"),
        (Share, NearOther, "udostępnij|wyślij|kopiuj link"),
        (Related, Anywhere, "czytaj też|czytaj też: …|czytaj także|czytaj także: …|czytaj również: …|zobacz też: …|zobacz także: …|przeczytaj także: …|zobacz również: …"),
        (Related, PageEdge, "czytaj więcej|najczęściej czytane|najnowsze artykuły|powiązane artykuły|podobne artykuły|polecane|tagi: …|więcej na ten temat"),
        (Advertisement, Anywhere, "reklama|dalsza część artykułu pod reklamą"),
        (Advertisement, PageEdge, "zapisz się do newslettera|wesprzyj nas"),
        (Comments, PageEdge, "# komentarzy|# komentarze|dodaj komentarz|komentarze #|brak komentarzy"),
        (Comments, NearOther, "komentarze"),
        (Legal, PageEdge, "wszelkie prawa zastrzeżone|wszelkie prawa zastrzeżone.|polityka prywatności|regulamin"),
    ],
    labels: &[
        (Author, PageEdge, "autor|autorka|autorzy|tekst"),
        (Editor, PageEdge, "redakcja|redaktor"),
        (Source, PageEdge, "źródło|źródła"),
        (Published, PageEdge, "opublikowano|data publikacji|dodano"),
        (Modified, PageEdge, "aktualizacja|ostatnia aktualizacja|zaktualizowano"),
        (Credit, NearOther, "fot|fot.|foto|zdjęcie|zdjęcia"),
    ],
    bylines: "",
    remarks: "\
        potrzebny przypis|kiedy?|kto?|gdzie?|styl do poprawy|niewiarygodne źródło?|\
        martwy link",
    patterns: &[
        (Navigation, PageEdge, "\
        ten artykuł dotyczy …zobacz …|nie mylić z …|z …, wolnej encyklopedii…"),
    ],
};
