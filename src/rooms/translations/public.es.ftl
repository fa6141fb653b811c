# Lo que dicen las páginas públicas de esta sala.
translate-title-plain = Traducir
translate-languages = A qué idioma
translate-human-by = Traducido por { $by }
translate-reviewed-by = Traducido por { $by }, revisado por otro miembro
translate-history = Versiones de la traducción
translate-original-now = El original está ahora en la versión { $version }.
translate-version = Versión { $version }
translate-shown-now = se muestra ahora
translate-from-version = de la versión { $version } del original
translate-taken-back = { $count ->
    [one] { $count } versión fue retirada por quien la tradujo.
   *[other] { $count } versiones fueron retiradas por quienes las tradujeron.
}
translate-field-title = Título
translate-field-text = Texto
translate-field-about = Sobre la organización
translate-field-evidence = Qué muestra el enlace
translate-field-did = Qué se hizo
translate-field-cost = Cuánto costó
translate-field-outcome = Qué resultó
translate-field-wrong = Qué no funcionó
translate-field-ask = A quién preguntar
translate-field-why = Por qué
translate-field-capacity = En calidad de
translate-field-other = Pasaje
desk-into = al { $language }
event-translated = fue traducido
