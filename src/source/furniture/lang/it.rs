//! Italian.

use super::super::phrases::Words;
use super::super::{Field::*, Sure::*};
use crate::model::role::Role::{
    Advertisement, Bio, Comments, Controls, Date, Legal, Navigation, Related, Share,
};

// A row for each role and sureness.
#[rustfmt::skip]
pub(in crate::source::furniture) const WORDS: Words = Words {
    phrases: &[
        (Related, AtTheEdge, "collegamenti esterni|voci correlate"),
        (Bio, Anywhere, "l'autore|informazioni sull'autore"),
        (Navigation, AtTheEdge, "\
            vai al contenuto|vai al contenuto principale|salta al contenuto|passa al contenuto|torna su|\
            torna alla home|torna all'inizio|torna all'elenco|apri menu|chiudi menu|ti trovi in: …|\
            sei in: …|pagina # di #|pagina successiva|pagina precedente|mappa del sito"),
        (Navigation, InCompany, "\
            cerca|accedi|registrati|contatti|chi siamo|notizie|ultime notizie|cronaca|politica|mondo|\
            esteri|economia|sport|cultura|spettacoli|scienza|salute|tecnologia|opinioni|meteo|video|\
            foto|successivo|precedente|altro"),
        (Controls, AtTheEdge, "\
            stampa articolo|stampa l'articolo|stampa questa pagina|versione stampabile|\
            ascolta l'articolo|ascolta questo articolo|ascolta l'articolo @ @|ascolta @ @|\
            tempo di lettura # min|tempo di lettura # minuti|# min di lettura|# minuti di lettura|\
            lettura # min|lettura # minuti|dimensione testo|dimensione del testo|salva articolo|\
            salva per dopo|leggi dopo|accetta tutti|accetta i cookie|mostra altro"),
        (Controls, InCompany, "stampa|salva|ascolta|chiudi|copia|scarica|ingrandisci|preferiti|indietro"),
        (Share, AtTheEdge, "\
            condividi articolo|condividi l'articolo|condividi questo articolo|condividi su facebook|\
            condividi su twitter|condividi su whatsapp|condividi su …|condividi: …|invia per email|\
            copia link|copia il link|seguici|seguici su …|# condivisioni"),
        (Share, InCompany, "condividi|invia|segui"),
        (Related, Anywhere, "\
            leggi anche|leggi anche: …|leggi pure: …|potrebbe interessarti|potrebbe interessarti anche|\
            potrebbe interessarti: …|articoli correlati|notizie correlate|ti potrebbe interessare|\
            ti potrebbe interessare anche"),
        (Related, AtTheEdge, "\
            i più letti|più letti|le più lette|ultimi articoli|articoli recenti|altri articoli|\
            altre notizie|articolo precedente|articolo successivo|articolo precedente: …|\
            articolo successivo: …|leggi tutto|continua a leggere|leggi di più|tag: …"),
        (Advertisement, Anywhere, "\
            l'articolo continua dopo la pubblicità|continua dopo la pubblicità|\
            iscriviti alla newsletter|iscriviti alla nostra newsletter"),
        (Advertisement, AtTheEdge, "\
            pubblicità|abbonati|abbonati ora|contenuto sponsorizzato|articolo riservato agli abbonati|\
            scarica l'app|sostienici"),
        (Comments, AtTheEdge, "\
            # commenti|# commento|commenti #|lascia un commento|scrivi un commento|aggiungi un commento|\
            vedi i commenti|leggi i commenti|nessun commento|invia commento"),
        (Comments, InCompany, "commenti|commenta"),
        (Legal, AtTheEdge, "\
            tutti i diritti riservati|tutti i diritti riservati.|riproduzione riservata|\
            © riproduzione riservata|informativa sulla privacy|informativa privacy|note legali|\
            condizioni d'uso|gestione cookie|preferenze cookie"),
        (Related, InCompany, "argomenti: …"),
        (Date, InCompany, "# ore fa|# minuti fa|# giorni fa"),
    ],
    labels: &[
        (Title, InCompany, "titolo"),
        (Author, AtTheEdge, "autore|autrice|autori|scritto da|a cura di|testo di|pubblicato da"),
        (Editor, AtTheEdge, "redazione|redattore"),
        (Source, AtTheEdge, "fonte|fonti|tratto da"),
        (Published, AtTheEdge, "pubblicato|pubblicato il|pubblicata il|data di pubblicazione|creato il|articolo del"),
        (Published, InCompany, "data|il"),
        (Modified, AtTheEdge, "aggiornato|aggiornato il|aggiornato alle|ultimo aggiornamento|ultima modifica|modificato il"),
        (Credit, InCompany, "foto|foto di|immagine|illustrazione|traduzione"),
    ],
    bylines: "di",
};
