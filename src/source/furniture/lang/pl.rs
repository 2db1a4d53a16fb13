//! Polish.

use super::super::phrases::Words;
use super::super::{Field::*, Sure::*};
use crate::model::role::Role::{Advertisement, Comments, Controls, Legal, Related, Share};

// A row for each role and sureness.
#[rustfmt::skip]
pub(in crate::source::furniture) const WORDS: Words = Words {
    phrases: &[
        (Controls, AtTheEdge, "drukuj artykuł|wersja do druku|posłuchaj artykułu|czas czytania # min|# min czytania"),
        (Share, AtTheEdge, "udostępnij artykuł|udostępnij na facebooku|udostępnij: …|podziel się|obserwuj nas"),
        (Share, InCompany, "udostępnij|wyślij|kopiuj link"),
        (Related, Anywhere, "czytaj też|czytaj też: …|czytaj także|czytaj także: …|czytaj również: …|zobacz też: …|zobacz także: …|przeczytaj także: …|zobacz również: …"),
        (Related, AtTheEdge, "czytaj więcej|najczęściej czytane|najnowsze artykuły|powiązane artykuły|podobne artykuły|polecane|tagi: …|więcej na ten temat"),
        (Advertisement, Anywhere, "reklama|dalsza część artykułu pod reklamą"),
        (Advertisement, AtTheEdge, "zapisz się do newslettera|wesprzyj nas"),
        (Comments, AtTheEdge, "# komentarzy|# komentarze|dodaj komentarz|komentarze #|brak komentarzy"),
        (Comments, InCompany, "komentarze"),
        (Legal, AtTheEdge, "wszelkie prawa zastrzeżone|wszelkie prawa zastrzeżone.|polityka prywatności|regulamin"),
    ],
    labels: &[
        (Author, AtTheEdge, "autor|autorka|autorzy|tekst"),
        (Editor, AtTheEdge, "redakcja|redaktor"),
        (Source, AtTheEdge, "źródło|źródła"),
        (Published, AtTheEdge, "opublikowano|data publikacji|dodano"),
        (Modified, AtTheEdge, "aktualizacja|ostatnia aktualizacja|zaktualizowano"),
        (Credit, InCompany, "fot|fot.|foto|zdjęcie|zdjęcia"),
    ],
    bylines: "",
};
