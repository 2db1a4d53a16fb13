//! German.

use super::super::piece::{Context::*, Field::*, Words};
use crate::model::role::Role::{
    Advertisement, Bio, Comments, Controls, Date, Legal, Navigation, Reference, Related, Share,
};

// A row for each role and sureness.
#[rustfmt::skip]
pub(crate) const WORDS: Words = Words {
    phrases: &[
        (Reference, PageEdge, "einzelnachweise|quellenangaben|literatur"),
        (Related, PageEdge, "weblinks|siehe auch"),
        (Related, PageEdge, "weitere beiträge zum thema|kategorie: …|kategorien: …|weitere tourentipps …|weiterführende links|weiterführender link|weitere informationen:|weitere informationen|beiträge zum thema|auch lesen:|vorschau auf …|zusatzinformationen:|entdecke weitere …|weitere beiträge aus …|weitere informationen zum …"),
        (Bio, Anywhere, "über den autor|über die autorin|über die autoren|zum autor|zur autorin|über den verfasser"),
        (Navigation, PageEdge, "\
            zum inhalt springen|zum hauptinhalt springen|zur navigation springen|zum inhalt|\
            zum hauptinhalt|zur hauptnavigation|zur suche|direkt zum inhalt|zurück zur startseite|\
            zur startseite|zurück zur übersicht|zur übersicht|nach oben|zum seitenanfang|seitenanfang|\
            menü öffnen|menü schließen|suche öffnen|sie sind hier: …|sie befinden sich hier: …|\
            seite # von #|nächste seite|vorherige seite|mobile ansicht|desktop ansicht|alle themen|\
            alle ressorts|inhaltsverzeichnis|menü aufklappen"),
        (Navigation, NearOther, "\
            startseite|home|menü|suche|suchen|anmelden|abmelden|registrieren|login|mein konto|hilfe|\
            kontakt|über uns|ressorts|nachrichten|politik|wirtschaft|gesellschaft|kultur|sport|wissen|\
            wissenschaft|gesundheit|panorama|lokales|regional|region|meinung|feuilleton|technik|digital|\
            reise|leben|wetter|verkehr|rätsel|spiele|termine|themen|übersicht|schlagzeilen|\
            barrierefreiheit|leichte sprache|gebärdensprache|weiter|vorherige|nächste|stellenmarkt|mehr"),
        (Controls, Anywhere, "externer inhalt|externe inhalte anzeigen|empfohlener redaktioneller inhalt"),
        (Legal, Anywhere, "alle angaben ohne gewähr|alle angaben ohne gewähr."),
        (Controls, PageEdge, "\
            artikel drucken|seite drucken|diese seite drucken|druckansicht|druckversion|beitrag drucken|\
            artikel anhören|beitrag anhören|artikel hören|artikel vorlesen|vorlesen|vorlesen @ @|\
            artikel anhören @ @|anhören @ @|artikel anhören # min|# min lesezeit|# min. lesezeit|\
            # minuten lesezeit|lesezeit # min|lesezeit # min.|lesezeit # minuten|lesezeit # minute|\
            lesedauer # min|lesedauer # min.|lesedauer # minuten|lesedauer ca. # minuten|\
            lesezeit ca. # minuten|schrift vergrößern|schrift verkleinern|schriftgröße|\
            schriftgröße ändern|schriftgröße +|textgröße|artikel merken|\
            artikel speichern|auf die merkliste|zur merkliste hinzufügen|bild vergrößern|\
            bilder anzeigen|vollbild anzeigen|alle bilder anzeigen|cookies akzeptieren|alle akzeptieren|\
            mehr anzeigen|fehler melden|bild anzeigen|bild schließen|quellen anzeigen|quellen ausblenden|\
            \
            als pdf herunterladen|artikel als pdf herunterladen|pdf herunterladen|artikel zusammenfassen|\
            artikel zum hören|artikel zum hören # min|artikel zum hören # min."),
        (Controls, NearOther, "\
            drucken|druck|speichern|merkliste|anhören|hören|schließen|kopieren|herunterladen|vergrößern|\
            verkleinern|abspielen|zurück|übersetzen|bookmarken|lesezeichen|kleiner größer|schrift"),
        (Share, PageEdge, "\
            artikel teilen|beitrag teilen|diesen artikel teilen|teilen auf facebook|auf facebook teilen|\
            auf twitter teilen|auf x teilen|auf whatsapp teilen|per whatsapp teilen|per e-mail teilen|\
            per mail teilen|per e-mail versenden|link kopieren|teilen sie diesen artikel|folgen sie uns|\
            folgen sie uns auf …|folgen sie uns: …|folge uns|teilen: …|teilen per …|teilen auf …|\
            artikel versenden|artikel verschenken|als e-mail senden|weiterleiten|\
            weitere optionen zum teilen"),
        (Share, NearOther, "\
            teilen|mailen|twittern|versenden|senden|verschenken|empfehlen|folgen|merken|mail|per mail|\
            per e-mail|xing|x.com"),
        (Related, Anywhere, "\
            lesen sie auch|lesen sie auch: …|lesen sie hier: …|lesen sie dazu: …|lesen sie mehr: …|\
            auch interessant|auch interessant: …|mehr zum thema|mehr zum thema: …|\
            das könnte sie auch interessieren|das könnte sie interessieren|\
            das könnte dich auch interessieren|passend dazu: …|verwandte artikel|ähnliche artikel|\
            weiterlesen: …"),
        (Related, PageEdge, "\
            mehr aus …|mehr von …|meistgelesen|meist gelesen|am meisten gelesen|beliebte artikel|\
            neueste artikel|aktuelle artikel|weitere artikel|weitere meldungen|weitere nachrichten|\
            weitere beiträge|weitere themen|top-themen|topthemen|empfohlene artikel|empfehlungen|\
            schlagwörter: …|schlagworte: …|stichwörter: …|vorheriger artikel|nächster artikel|\
            vorheriger beitrag|nächster beitrag|vorheriger artikel: …|nächster artikel: …|\
            vorheriger beitrag: …|nächster beitrag: …|auch lesenswert"),
        (Related, NearOther, "weiterlesen|mehr lesen|themen: …"),
        (Advertisement, Anywhere, "\
            anzeige|-anzeige-|anzeige-|weiter nach der anzeige|artikel wird nach der anzeige fortgesetzt|\
            der artikel geht nach der anzeige weiter|lesen sie nach der anzeige weiter|\
            newsletter abonnieren|jetzt newsletter abonnieren"),
        (Advertisement, PageEdge, "\
            werbung|anzeigen|jetzt abonnieren|jetzt testen|jetzt registrieren|abo abschließen|zum abo|\
            abo testen|gratis testen|app herunterladen|abonnement|e-paper lesen|zum newsletter anmelden|\
            newsletter bestellen"),
        (Advertisement, NearOther, "abo|abonnieren|abonnements|spenden|gesponsert|partnerangebote|mediadaten|shop"),
        (Comments, PageEdge, "\
            # kommentare|# kommentar|kommentare #|kommentar schreiben|kommentar verfassen|\
            kommentieren sie|diskutieren sie mit|jetzt kommentieren|artikel kommentieren|\
            alle kommentare|alle kommentare anzeigen|kommentare anzeigen|kommentare lesen|\
            keine kommentare|schreiben sie einen kommentar|schreibe einen kommentar|\
            hinterlasse einen kommentar|leserkommentare|zu den kommentaren"),
        (Comments, NearOther, "kommentare|kommentar|kommentieren|leserbriefe|diskussion"),
        (Legal, PageEdge, "\
            alle rechte vorbehalten|alle rechte vorbehalten.|datenschutzerklärung|datenschutzhinweise|\
            cookie-einstellungen|nutzungsbedingungen|agb|impressum|nutzungsrechte erwerben|privatsphäre|\
            verträge hier kündigen|verträge kündigen|abo kündigen|utiq verwalten|\
            barrierefreiheitserklärung"),
        (Legal, NearOther, "datenschutz|rechtliches|netiquette|haftungsausschluss"),
        (Date, NearOther, "vor # stunden|vor # stunde|vor # minuten|vor # tagen"),
        (Advertisement, PageEdge, "empfohlener externer inhalt|externer inhalt …|an dieser stelle finden sie …|sie möchten keine nachricht verpassen? …|newsletter abonnieren …|jetzt abonnieren …|diskutieren sie mit! …"),
        (Related, Anywhere, "hauptartikel: …"),
    ],
    labels: &[
        (Title, NearOther, "titel|überschrift"),
        (Author, PageEdge, "\
            autor|autorin|autoren|autor/in|verfasst von|geschrieben von|ein artikel von|ein beitrag von|\
            ein kommentar von|eine analyse von|ein gastbeitrag von|text|text von|verfasser|\
            veröffentlicht von"),
        (Editor, PageEdge, "redaktion|redakteur|redakteurin|bearbeitet von|verantwortlich"),
        (Source, PageEdge, "quelle|quellen|erschienen in|zuerst erschienen in"),
        (Published, PageEdge, "\
            veröffentlicht|veröffentlicht am|erschienen am|erstellt|erstellt am|publiziert am|\
            eingestellt am|veröffentlichungsdatum|erstveröffentlichung|online seit|artikel vom|\
            beitrag vom|vom"),
        (Published, NearOther, "datum|am"),
        (Modified, PageEdge, "\
            aktualisiert|aktualisiert am|zuletzt aktualisiert|zuletzt aktualisiert am|zuletzt geändert|\
            zuletzt geändert am|letzte aktualisierung|letzte änderung|stand|update|geändert am"),
        (Url, PageEdge, "originalartikel|artikel-url|quelle url"),
        (Credit, NearOther, "\
            foto|fotos|bild|bilder|bildquelle|fotograf|fotografie|illustration|übersetzung|grafik|\
            kamera|mitarbeit|bildnachweis|beitragsbild|titelbild|bildrechte"),
    ],
    bylines: "von",
    remarks: "\
        beleg?|beleg fehlt|belege fehlen|quelle?|wann?|wer?|nachweis fehlt|\
        einzelnachweis fehlt",
    patterns: &[
        (Legal, Anywhere, "dieser artikel enthält affiliate…|dieser beitrag enthält affiliate…|als amazon-partner verdiene…|mit sternchen…gekennzeichnete…links…affiliate…"),
        (Advertisement, PageEdge, "wenn ihnen dieses buch gefallen hat…|hat ihnen dieses buch gefallen…|besuchen sie uns im internet…|eingescannt von…"),
        (Advertisement, Anywhere, "an dieser stelle finden sie…inhalt…|an dieser stelle steht…inhalt…|ich bin damit einverstanden, dass mir externe inhalte…"),
        (Legal, PageEdge, "an dieser stelle finden sie…inhalt…|wir verwenden cookies…|diese website verwendet cookies…|…als amazon-partner verdiene ich…|mit * gekennzeichnete links…|dieser artikel enthält…affiliate…"),
        (Navigation, PageEdge, "\
        dieser artikel behandelt …zu …siehe …|dieser artikel befasst sich mit …zu …siehe …|\
        …ist eine weiterleitung auf diesen artikel…|nicht zu verwechseln mit …|\
        aus …, der freien enzyklopädie|zur navigation springen…|wechseln zu: …"),
    ],
};
