//! Spanish and Portuguese.

use super::super::piece::{Context::*, Field::*, Words};
use crate::model::role::Role::{
    Advertisement, Bio, Comments, Controls, Date, Legal, Navigation, Reference, Related, Share,
};

// A row for each role and sureness.
#[rustfmt::skip]
pub(crate) const WORDS: Words = Words {
    phrases: &[
        (Reference, PageEdge, "referencias|referências|bibliografía"),
        (Related, PageEdge, "enlaces externos|véase también"),
        (Bio, Anywhere, "sobre el autor|sobre la autora|acerca del autor"),
        (Navigation, PageEdge, "\
            ir al contenido|ir al contenido principal|saltar al contenido|saltar al contenido principal|\
            pasar al contenido principal|saltar a contenido|ir para o conteúdo|pular para o conteúdo|\
            saltar para o conteúdo|ir para o conteúdo principal|volver al inicio|volver a la portada|\
            volver arriba|volver al listado|voltar ao topo|voltar ao início|abrir menú|cerrar menú|\
            estás en: …|usted está aquí: …|está en: …|você está aqui: …|página # de #|página siguiente|\
            página anterior|mapa del sitio|mapa web|mapa do site|versión móvil|\
            iniciar sesión / registrarse|mi cuenta|minha conta"),
        (Navigation, NearOther, "\
            inicio|portada|início|menú|menu|buscar|búsqueda|busca|secciones|iniciar sesión|regístrate|\
            registrarse|entrar|cadastre-se|contacto|contato|quiénes somos|quem somos|ayuda|ajuda|\
            noticias|notícias|últimas noticias|política|mundo|internacional|españa|economía|economia|\
            sociedad|sociedade|deportes|esportes|desporto|cultura|ciencia|ciência|salud|saúde|\
            tecnología|tecnologia|opinión|opinião|sucesos|local|tiempo|clima|vídeos|fotos|juegos|estilo|\
            viajes|gente|educación|siguiente|anterior|próximo|más|mais|hemeroteca"),
        (Controls, PageEdge, "\
            imprimir artículo|imprimir esta página|imprimir noticia|versión para imprimir|\
            escuchar artículo|escucha este artículo|escuchar este artículo|escuchar este artículo @ @|\
            escucha este artículo @ @|escuchar noticia|escuchar @ @|ouvir @ @|ouça este artigo|\
            ouvir artigo|ouvir notícia|tiempo de lectura # min|tiempo de lectura # min.|\
            tiempo de lectura # minutos|lectura de # minutos|# min de lectura|# minutos de lectura|\
            # min. de lectura|tempo de leitura # min|tempo de leitura # minutos|# min de leitura|\
            # minutos de leitura|tamaño de letra|tamaño del texto|tamaño de texto|aumentar texto|\
            reducir texto|tamanho da letra|tamanho do texto|guardar artículo|guardar para después|\
            ver más|ver mais|ampliar imagen|ampliar foto|aceptar cookies|aceptar todo|aceitar cookies|\
            # visitas|# visualizaciones|visto # veces|leído # veces"),
        (Controls, NearOther, "\
            imprimir|guardar|escuchar|ouvir|cerrar|copiar|descargar|ampliar|reducir|favoritos|salvar|\
            fechar|baixar|volver|voltar|traducir|me gusta"),
        (Share, PageEdge, "\
            comparte este artículo|compartir este artículo|compartir artículo|compartir noticia|\
            comparte esta noticia|comparte esta nota|compartir en facebook|compartir en twitter|\
            compartir en x|compartir en whatsapp|compartir por email|compartir por correo|\
            compartir en …|compartir: …|comparte: …|copiar enlace|copiar link|enviar por correo|\
            enviar por email|enviar a un amigo|síguenos|síguenos en …|síguenos: …|síganos en …|\
            compartilhe|compartilhe esta notícia|compartilhar no facebook|compartilhar no whatsapp|\
            compartilhar no …|compartilhe: …|partilhar artigo|siga-nos|siga-nos no …|copiar o link"),
        (Share, NearOther, "compartir|comparte|compartilhar|partilhar|tuitear|enviar|seguir|correo|correo electrónico"),
        (Related, Anywhere, "\
            lea también|lea también: …|lee también|lee también: …|leer también: …|lea además: …|\
            te puede interesar|te puede interesar: …|también te puede interesar|noticias relacionadas|\
            artículos relacionados|leia também|leia também: …|leia mais: …|veja também: …|\
            matérias relacionadas|notícias relacionadas|artigos relacionados|más información: …"),
        (Related, PageEdge, "\
            más sobre …|más en …|más noticias|lo más leído|lo más visto|las más leídas|más leídas|\
            más leídos|últimas entradas|artículos recientes|entradas recientes|recomendados|\
            contenido relacionado|etiquetas: …|archivado en: …|artículo anterior|\
            artículo siguiente|siguiente artículo|noticia anterior|noticia siguiente|entrada anterior|\
            entrada siguiente|entrada anterior: …|entrada siguiente: …|artículo anterior: …|\
            artículo siguiente: …|leer más|seguir leyendo|mais lidas|mais lidos|as mais lidas|\
            últimas notícias|saiba mais|saiba mais: …|mais sobre …|tags: …|artigo anterior|\
            próximo artigo"),
        (Related, NearOther, "más información|temas: …"),
        (Advertisement, Anywhere, "\
            suscríbete a nuestra newsletter|suscríbete a nuestro boletín|\
            la noticia continúa después de la publicidad|la nota continúa debajo de la publicidad|\
            continúa después de la publicidad|continua após a publicidade|\
            continua depois da publicidade|assine nossa newsletter|publicidad|publicidade"),
        (Advertisement, PageEdge, "\
            anuncio|anúncio|suscríbete|suscríbase|suscríbete ya|hazte socio|\
            hazte suscriptor|contenido patrocinado|conteúdo patrocinado|recibe nuestra newsletter|\
            recibe el boletín|assine|assine já|assine agora|descarga la app|baixe o app|\
            regístrate gratis"),
        (Advertisement, NearOther, "suscripción|suscripciones|boletines|boletín|tienda|patrocinado|assinatura"),
        (Comments, PageEdge, "\
            # comentarios|# comentario|comentarios #|# comentários|comentários #|deja un comentario|\
            dejar un comentario|escribe un comentario|escribir un comentario|añadir comentario|\
            publicar comentario|ver comentarios|ver todos los comentarios|comenta esta noticia|\
            sin comentarios|no hay comentarios|deixe um comentário|deixe seu comentário|ver comentários|\
            publicar comentário"),
        (Comments, NearOther, "comentarios|comentario|comentar|comentários|comentário"),
        (Legal, PageEdge, "\
            todos los derechos reservados|todos los derechos reservados.|reservados todos los derechos|\
            todos os direitos reservados|todos os direitos reservados.|política de privacidad|\
            política de cookies|configuración de cookies|aviso legal|términos y condiciones|\
            términos de uso|condiciones de uso|política de privacidade|termos de uso|termos e condições|\
            derechos de reproducción"),
        (Legal, NearOther, "privacidad|privacidade"),
        (Date, NearOther, "hace # horas|hace # hora|hace # minutos|hace # días|há # horas"),
        (Advertisement, Anywhere, "continúa leyendo después de la publicidad …|continua após a publicidade …"),
        (Related, Anywhere, "le puede interesar: …|artículo principal: …"),
        (Related, PageEdge, "archivado en …|sigue toda la información de …|regístrate gratis …|relacionado: …"),
        (Bio, PageEdge, "acerca de la autora|sobre o autor|sobre a autora"),
    ],
    labels: &[
        (Title, NearOther, "título|titular"),
        (Author, PageEdge, "autor|autora|autores|escrito por|redactado por|publicado por|texto|un artículo de"),
        (Editor, PageEdge, "editor|editora|editado por|redacción|edición|edição"),
        (Source, PageEdge, "fuente|fuentes|fonte|fontes|publicado en|tomado de"),
        (Published, PageEdge, "\
            publicado|publicada|publicado el|publicada el|publicado em|fecha de publicación|\
            data de publicação|creado el|criado em|postado em|actualidad del"),
        (Published, NearOther, "fecha|data|el|em"),
        (Modified, PageEdge, "\
            actualizado|actualizada|actualizado el|actualizado a|actualizado en|última actualización|\
            última modificación|modificado el|atualizado|atualizado em|última atualização|atualizada em|\
            modificado em"),
        (Url, PageEdge, "enlace original|artículo original|url del artículo"),
        (Url, NearOther, "enlace"),
        (Credit, NearOther, "\
            foto|fotos|fotografía|fotografías|imagen|imágenes|fotografia|imagem|crédito|créditos|\
            ilustración|ilustração|traducción|tradução|vídeo"),
    ],
    bylines: "por",
    remarks: "\
        cita requerida|¿cuándo?|¿quién?|¿dónde?|¿cuál?|¿por qué?|¿según quién?|¿fuente?|\
        fuente cuestionable|verificar|enlace roto|carece de fuentes|aclaración requerida|\
        carece de fuentes?|citação necessária|carece de fontes|quem?|quando?|onde?|\
        ligação inativa",
    patterns: &[
        (Advertisement, Anywhere, "suscríbete para…|suscríbete a…newsletter…|regístrate para…leyendo…|inicia sesión para…leyendo…"),
        (Legal, PageEdge, "si está interesado en licenciar…|si quieres licenciar…|…utiliza cookies…|utilizamos cookies…"),
        (Navigation, PageEdge, "\
        para otros usos…, véase …|para otras personas…, véase …|\
        este artículo trata sobre …para …véase …|no debe confundirse con …|«…» redirige aquí…|\
        de …, la enciclopedia libre|não confundir com …|nota: para outros …, veja …|\
        origem: …, a enciclopédia livre…"),
    ],
};
