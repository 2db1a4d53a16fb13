//! French.

use super::super::piece::{Context::*, Field::*, Words};
use crate::model::role::Role::{
    Advertisement, Bio, Comments, Controls, Date, Legal, Navigation, Reference, Related, Share,
};

// A row for each role and sureness.
#[rustfmt::skip]
pub(crate) const WORDS: Words = Words {
    phrases: &[
        (Reference, PageEdge, "références|notes et références|bibliographie"),
        (Related, PageEdge, "liens externes|voir aussi|articles connexes"),
        (Bio, Anywhere, "à propos de l'auteur|à propos de l’auteur|à propos de l'autrice"),
        (Navigation, PageEdge, "\
            aller au contenu|aller au contenu principal|aller directement au contenu|passer au contenu|\
            accéder au contenu|aller à la navigation|aller à la recherche|retour à l'accueil|\
            retour à la liste|retour en haut|retour en haut de page|haut de page|ouvrir le menu|\
            fermer le menu|ouvrir la recherche|vous êtes ici: …|page # sur #|page suivante|\
            page précédente|plan du site|version mobile|toutes les rubriques|mon compte|\
            se connecter / s'inscrire|lire dans l'application|sommaire de l'article|\
            passer au contenu principal|consulter le journal"),
        (Navigation, NearOther, "\
            accueil|menu|recherche|rechercher|rubriques|se connecter|connexion|se déconnecter|\
            s'inscrire|inscription|contact|nous contacter|à propos|qui sommes-nous|aide|actualités|\
            actualité|à la une|en continu|politique|monde|france|économie|société|sport|sports|culture|\
            sciences|santé|planète|environnement|opinions|débats|idées|régions|faits divers|météo|\
            vidéos|photos|jeux|podcasts|styles|voyage|cuisine|suivant|précédent|plus|archives|sommaire"),
        (Controls, PageEdge, "\
            imprimer l'article|imprimer cet article|imprimer la page|version imprimable|\
            écouter l'article|écouter cet article|écouter cet article @ @|écouter l'article @ @|\
            écouter @ @|temps de lecture # min|temps de lecture # min.|temps de lecture # minutes|\
            temps de lecture # minute|temps de lecture estimé # minutes|lecture # min|lecture # min.|\
            lecture # minutes|# min de lecture|# min. de lecture|# minutes de lecture|\
            durée de lecture # min|taille du texte|agrandir le texte|réduire le texte|\
            taille de la police|lire plus tard|sauvegarder l'article|enregistrer l'article|\
            ajouter à mes favoris|ajouter aux favoris|ajouter à vos sélections|agrandir l'image|\
            voir toutes les photos|accepter les cookies|tout accepter|signaler une erreur|voir plus|\
            afficher plus|# vues"),
        (Controls, NearOther, "\
            imprimer|enregistrer|sauvegarder|écouter|fermer|copier|télécharger|agrandir|réduire|favoris|\
            signaler|réagir|retour|lire|traduire|classer|sélections"),
        (Share, PageEdge, "\
            partager l'article|partager cet article|partager sur facebook|partager sur twitter|\
            partager sur x|partager sur whatsapp|partager sur linkedin|partager par e-mail|\
            partager par mail|partager sur …|partager via …|partager: …|envoyer par e-mail|\
            envoyer par mail|envoyer à un ami|copier le lien|suivez-nous|suivez-nous sur …|\
            suivez-nous: …|# partages"),
        (Share, NearOther, "partage|partager|tweeter|envoyer|suivre|e-mail|courriel|offrir|recommander"),
        (Related, Anywhere, "\
            lire aussi|lire aussi: …|à lire aussi|à lire aussi: …|lire également: …|à lire également|\
            à lire également: …|sur le même sujet|sur le même sujet: …|voir aussi: …|\
            articles similaires|articles liés|vous aimerez aussi|cela pourrait vous intéresser|\
            ces articles pourraient vous intéresser"),
        (Related, PageEdge, "\
            les plus lus|articles les plus lus|le plus lu|derniers articles|articles récents|\
            dans la même rubrique|plus d'articles|sur le web|nos recommandations|recommandé pour vous|\
            lire la suite|lire l'article|lire plus|mots-clés: …|mots clés: …|tags: …|\
            article précédent|article suivant|article précédent: …|article suivant: …|à suivre: …"),
        (Related, NearOther, "à lire|à découvrir|thèmes: …"),
        (Advertisement, Anywhere, "\
            la suite après la publicité|la suite de l'article après la publicité|\
            la suite après cette publicité|l'article continue après la publicité|\
            suite de l'article après la publicité|inscrivez-vous à notre newsletter|\
            abonnez-vous à notre newsletter"),
        (Advertisement, PageEdge, "\
            publicité|abonnez-vous|je m'abonne|s'abonner|s'inscrire à la newsletter|\
            s'abonner à la newsletter|recevoir la newsletter|télécharger l'application|\
            article réservé aux abonnés|réservé aux abonnés|contenu sponsorisé|faire un don|\
            offrir cet article"),
        (Advertisement, NearOther, "abonnement|abonnements|boutique|annonces|petites annonces|soutenir|abonnés"),
        (Comments, PageEdge, "\
            # commentaires|# commentaire|commentaires #|laisser un commentaire|ajouter un commentaire|\
            poster un commentaire|écrire un commentaire|voir les commentaires|lire les commentaires|\
            voir tous les commentaires|afficher les commentaires|aucun commentaire|réagir à cet article|\
            réagissez à cet article|votre avis|# réactions|les commentaires sont fermés|\
            soyez le premier à commenter|publier un commentaire"),
        (Comments, NearOther, "commentaires|commentaire|commenter|réactions|contribuer"),
        (Legal, PageEdge, "\
            tous droits réservés|tous droits réservés.|mentions légales|politique de confidentialité|\
            conditions générales|conditions générales d'utilisation|conditions d'utilisation|cgu|cgv|\
            gestion des cookies|gérer les cookies|paramètres des cookies|préférences cookies|\
            données personnelles|droits de reproduction"),
        (Legal, NearOther, "confidentialité"),
        (Date, NearOther, "il y a # heures|il y a # heure|il y a # minutes|il y a # jours"),
        (Related, Anywhere, "lire aussi …|à lire aussi …|article détaillé: …|articles détaillés: …|à voir aussi: …"),
        (Advertisement, Anywhere, "newsletter: …|recevez nos newsletters …"),
        (Share, PageEdge, "réutiliser ce contenu|offrir l'article|commenter …|vous avez testé? …|temps de lecture: …"),
        (Controls, PageEdge, "imprimer la recette|classé dans: …|étiquettes: …|épingler sur …|rendez-vous sur …"),
        (Bio, PageEdge, "à propos de l'auteure|l'auteur|l'autrice"),
    ],
    labels: &[
        (Title, NearOther, "titre"),
        (Author, PageEdge, "\
            auteur|autrice|auteurs|écrit par|rédigé par|publié par|propos recueillis par|texte|\
            un article de|signé"),
        (Editor, PageEdge, "rédaction|rédacteur|rédactrice|édité par|édition"),
        (Source, PageEdge, "source|sources|paru dans|initialement paru dans"),
        (Published, PageEdge, "\
            publié|publié le|publiée le|posté le|paru le|mis en ligne le|date de publication|\
            publication|créé le|article publié le|publié hier à"),
        (Published, NearOther, "date|le"),
        (Modified, PageEdge, "\
            mis à jour|mis à jour le|mise à jour|mise à jour le|modifié|modifié le|dernière mise à jour|\
            dernière modification|actualisé le|date de mise à jour|dernière modification le"),
        (Url, PageEdge, "url de l'article|lien vers l'article|article original"),
        (Url, NearOther, "lien|adresse"),
        (Credit, NearOther, "\
            photo|photos|crédit photo|crédits photo|crédit|crédits|illustration|image|photographie|\
            photographe|traduction|vidéo|infographie"),
    ],
    bylines: "par|propos recueillis par",
    remarks: "\
        réf. nécessaire|réf. souhaitée|réf. à confirmer|source insuffisante|\
        source secondaire nécessaire|pas clair|précision nécessaire|quand ?|qui ?|lequel ?|\
        où ?|pourquoi ?|non neutre|style à revoir|évasif|lien mort|citation nécessaire|\
        passage promotionnel",
    patterns: &[
        (Legal, Anywhere, "cet article contient des liens affiliés…|ce billet contient des liens affiliés…|cet article peut contenir des liens affiliés…|en tant que partenaire amazon…"),
        (Legal, PageEdge, "cet article contient des liens…|ce billet contient des liens…|…nous utilisons des cookies…|cette édition électronique du livre…|…édition électronique…a été réalisée…"),
        (Navigation, PageEdge, "\
        pour les articles homonymes, voir …|pour l'article homonyme, voir …|\
        pour les autres …, voir …|ne doit pas être confondu avec …|\
        cet article concerne …pour …voir …|cet article traite …pour …voir …|\
        un article de …, l'encyclopédie libre…"),
    ],
};
