//! Italian.

use super::super::piece::{Context::*, Field::*, Words};
use crate::model::role::Role::{
    Advertisement, Bio, Comments, Controls, Date, Legal, Navigation, Reference, Related, Share,
};

// A row for each role and sureness.
#[rustfmt::skip]
pub(crate) const WORDS: Words = Words {
    phrases: &[
        (Reference, PageEdge, "riferimenti|note e riferimenti|bibliografia"),
        (Related, PageEdge, "collegamenti esterni|voci correlate"),
        (Bio, Anywhere, "l'autore|informazioni sull'autore"),
        (Navigation, PageEdge, "\
            vai al contenuto|vai al contenuto principale|salta al contenuto|passa al contenuto|torna su|\
            torna alla home|torna all'inizio|torna all'elenco|apri menu|chiudi menu|ti trovi in: …|\
            sei in: …|pagina # di #|pagina successiva|pagina precedente|mappa del sito"),
        (Navigation, NearOther, "\
            cerca|accedi|registrati|contatti|chi siamo|notizie|ultime notizie|cronaca|politica|mondo|\
            esteri|economia|sport|cultura|spettacoli|scienza|salute|tecnologia|opinioni|meteo|video|\
            foto|successivo|precedente|altro"),
        (Controls, PageEdge, "\
            stampa articolo|stampa l'articolo|stampa questa pagina|versione stampabile|\
            ascolta l'articolo|ascolta questo articolo|ascolta l'articolo @ @|ascolta @ @|\
            tempo di lettura # min|tempo di lettura # minuti|# min di lettura|# minuti di lettura|\
            lettura # min|lettura # minuti|dimensione testo|dimensione del testo|salva articolo|\
            salva per dopo|leggi dopo|accetta tutti|accetta i cookie|mostra altro"),
        (Controls, NearOther, "stampa|salva|ascolta|chiudi|copia|scarica|ingrandisci|preferiti|indietro"),
        (Share, PageEdge, "\
            condividi articolo|condividi l'articolo|condividi questo articolo|condividi su facebook|\
            condividi su twitter|condividi su whatsapp|condividi su …|condividi: …|invia per email|\
            copia link|copia il link|seguici|seguici su …|# condivisioni"),
        (Share, NearOther, "condividi|invia|segui"),
        (Related, Anywhere, "\
            leggi anche|leggi anche: …|leggi pure: …|potrebbe interessarti|potrebbe interessarti anche|\
            potrebbe interessarti: …|articoli correlati|notizie correlate|ti potrebbe interessare|\
            ti potrebbe interessare anche"),
        (Related, PageEdge, "\
            i più letti|più letti|le più lette|ultimi articoli|articoli recenti|altri articoli|\
            altre notizie|articolo precedente|articolo successivo|articolo precedente: …|\
            articolo successivo: …|leggi tutto|continua a leggere|leggi di più|tag: …"),
        (Advertisement, Anywhere, "\
            l'articolo continua dopo la pubblicità|continua dopo la pubblicità|\
            iscriviti alla newsletter|iscriviti alla nostra newsletter"),
        (Advertisement, PageEdge, "\
            pubblicità|abbonati|abbonati ora|contenuto sponsorizzato|articolo riservato agli abbonati|\
            scarica l'app|sostienici"),
        (Comments, PageEdge, "\
            # commenti|# commento|commenti #|lascia un commento|scrivi un commento|aggiungi un commento|\
            vedi i commenti|leggi i commenti|nessun commento|invia commento"),
        (Comments, NearOther, "commenti|commenta"),
        (Legal, PageEdge, "\
            tutti i diritti riservati|tutti i diritti riservati.|riproduzione riservata|\
            © riproduzione riservata|informativa sulla privacy|informativa privacy|note legali|\
            condizioni d'uso|gestione cookie|preferenze cookie"),
        (Related, NearOther, "argomenti: …"),
        (Date, NearOther, "# ore fa|# minuti fa|# giorni fa"),
        (Bio, PageEdge, "l'autrice|sull'autore"),
    ],
    labels: &[
        (Title, NearOther, "titolo"),
        (Author, PageEdge, "autore|autrice|autori|scritto da|a cura di|testo di|pubblicato da"),
        (Editor, PageEdge, "redazione|redattore"),
        (Source, PageEdge, "fonte|fonti|tratto da"),
        (Published, PageEdge, "pubblicato|pubblicato il|pubblicata il|data di pubblicazione|creato il|articolo del"),
        (Published, NearOther, "data|il"),
        (Modified, PageEdge, "aggiornato|aggiornato il|aggiornato alle|ultimo aggiornamento|ultima modifica|modificato il"),
        (Credit, NearOther, "foto|foto di|immagine|illustrazione|traduzione"),
    ],
    bylines: "di",
    remarks: "\
        senza fonte|non chiaro|citazione necessaria|quando?|da chi?|fonte?|chi?|quale?|\
        link non funzionante|collegamento interrotto",
    patterns: &[
        (Navigation, PageEdge, "\
        disambiguazione – …|se stai cercando …, vedi …|nota disambigua…|\
        da …, l'enciclopedia libera…"),
    ],
};
