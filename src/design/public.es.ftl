# Lo que dicen las propias piezas de cada página.
design-skip = Ir al contenido
design-menu = Menú
design-languages = Leer en otro idioma
design-search = Buscar
design-sign-in = Entrar
design-my-page = Mi página
design-unread = { $count ->
    [one] { $count } aviso nuevo
   *[other] { $count } avisos nuevos
}
design-writing-as = Escribes en nombre de { $who }
design-writing-as-change = cambiar
design-breadcrumb = Dónde estás
design-optional = (se puede dejar vacío)
design-errors = { $count ->
    [one] Revisa un campo, por favor
   *[other] Revisa { $count } campos, por favor
}
design-limit = { $count ->
    [one] Hasta { $count } carácter
   *[other] Hasta { $count } caracteres
}
design-limit-left = Caracteres que quedan: { $count }
design-limit-over = Caracteres de más: { $count }
design-publishing = Quién verá esto:
design-audience-authors = solo quienes lo escribieron.
design-audience-group = las personas de este grupo.
design-audience-members = participantes que han entrado con su cuenta.
design-audience-public = cualquiera, sin necesidad de entrar.
design-copies = Pueden quedar copias que no podremos borrar: { $places }.
design-copy-search = en los buscadores
design-copy-open-data = en los datos abiertos que cualquiera puede descargar
design-copy-feed = en los canales de noticias
design-copy-mail = en cartas ya enviadas
design-copy-messages = en mensajes de teléfono
design-copy-translators = en manos de quienes traducen
design-copy-meanings = en el servicio que compara el sentido de los textos
# Estas dos pueden abrir la línea (entonces con mayúscula) o ir en medio.
design-from = del { $language }
design-in = en { $language }
design-state-machine = traducido por una máquina
design-state-human = traducido por una persona
design-state-human-by = traducción de { $by }
design-state-reviewed = traducción revisada
design-state-reviewed-by = traducción de { $by }, revisada
design-state-told = con sus propias palabras
design-told-elsewhere = Cómo lo contaron otros
design-state-stale = el original ha cambiado después de traducirse
design-state-missing = aún sin traducir
design-gist = Palabras que reconocimos: { $words }
design-original = Original
design-translate = Traducirlo
design-mend = Mejorar la traducción
design-stage-done = hecho
design-stage-now = ahora
design-stage-ahead = por venir
design-stage-stopped = se detuvo aquí
design-lineage = De dónde viene y en qué quedó
design-lineage-first = Aquí empezó todo.
design-lineage-last = Todavía no ha salido nada de esto.
design-lineage-list = { $count ->
    [one] { $count } eslabón en esta cadena
   *[other] { $count } eslabones en esta cadena
}
design-lineage-from = viene de:
design-chain = De un problema a lo que salió de él
design-pages = Más de la lista
design-newer = Más recientes
design-older = Más antiguos
design-steps = Pasos
design-diff-added = añadido
design-diff-removed = quitado
design-chart-table = Los números
design-chart-unknown = no se sabe
design-phone-us = De nosotros:
design-phone-hers = De quien recibe:
design-chart-bar = Dibujo
design-keep-found = Usted ya escribió aquí
design-keep-when = El { $when }, y no se envió:
design-keep-back = Recuperarlo
design-keep-away = Descartarlo
design-keep-in-browser = Guardar en este navegador lo que escribo hasta que lo envíe
design-keep-in-browser-hint = Una semana como máximo, y no después de salir. Quite la marca si otras personas usan esta computadora.
design-keep-in-tab = Guardar en esta pestaña lo que escribo hasta que lo envíe
design-keep-in-tab-hint = Desaparece al cerrar la pestaña. Quite la marca si antes otra persona puede usar esta computadora.
design-whom = Quién puede verlo
design-whom-public = Todos, sin entrar
design-whom-members = Solo miembros del intercambio
