kind-person = participante
kind-organisation = organización

# Entrar y registrarse
account-address = Dirección de correo
account-address-hint = Las demás personas no la verán. Escribimos a ella nosotros y, si hace falta, la coordinación.
account-password = Contraseña
account-new-password = Contraseña nueva
account-new-password-hint = 10 caracteres como mínimo, mejor 15 o más: una frase que solo dirías tú. Mayúsculas, cifras y signos, como prefieras.
password-too-common = Es una de las primeras que probaría cualquiera. Elige otra, por favor.
sign-in-title = Entrar
sign-in-do = Entrar
sign-in-wrong = La dirección y la contraseña no se corresponden.
sign-in-forgotten = No recuerdo mi contraseña
sign-in-held = Lo que escribiste está guardado. Lo verás de nuevo en cuanto entres y podrás enviarlo.
sign-in-new-here = ¿Es tu primera vez aquí?
sign-in-new-open = Para leer no hace falta cuenta. Para contar un problema, responder o seguir algo, sí.
sign-in-new-closed = Pide a la coordinación que te deje pasar: regístrate y verá tu nombre.
sign-up-title = Crear una cuenta
sign-up-lead-open = Con una cuenta participas en { $exchange }: en tu idioma, con tu nombre o con un seudónimo.
sign-up-lead-closed = { $exchange } está abierto solo a participantes. Crea una cuenta y la coordinación decidirá si te deja pasar.
sign-up-do = Crear la cuenta
sign-up-do-closed = Pedir que me dejen pasar
sign-up-who-sees = Quién verá esto:
sign-up-who-sees-text = nombre o seudónimo, países e idiomas, quienes participan y han entrado. Tu dirección, solo la coordinación. Tu contraseña, nadie: se guarda de modo que tampoco podemos leerla.
sign-up-have-one = ¿Ya tienes cuenta? { $link }
sign-up-sent-title = Mira tu correo
sign-up-sent-text = Hemos enviado un mensaje a la dirección que diste. Lleva un enlace que vale una semana: ábrelo y pulsa el botón.
sign-up-sent-no-mail = Este sitio aún no tiene servidor de correo, así que el mensaje espera aquí. Avisa a la coordinación de que te has registrado: puede confirmar tu dirección a mano.
sign-up-sent-closed = Después la coordinación verá tu petición. Recibirás un mensaje cuando te dejen pasar.
sent-nothing-came = ¿No llega nada en diez minutos? Mira en el correo no deseado y revisa la dirección; después inténtalo otra vez.
forgotten-title = Contraseña nueva
forgotten-text = Dinos la dirección de tu cuenta. Recibirás un enlace que funciona una vez, durante una hora.
forgotten-do = Enviarme el enlace
forgotten-sent-title = Mira tu correo
forgotten-sent-text = Si hay una cuenta con esa dirección, el mensaje con el enlace va en camino. Funciona una vez, durante una hora.
forgotten-sent-no-mail = Este sitio aún no tiene servidor de correo, así que el mensaje espera aquí. Pide ayuda a la coordinación.
confirm-title = ¿Es tuya esta dirección?
confirm-text = Pulsa el botón para confirmar que creaste una cuenta en { $exchange } con esta dirección.
confirm-do = Sí, es mía
new-password-title = Elige una contraseña nueva
new-password-text = Se cerrarán tus demás sesiones y podrás entrar con ella enseguida.
new-password-do = Guardar la contraseña
link-over = Este enlace ya se usó, es demasiado antiguo o no se copió entero. Pide uno nuevo.
not-safe-title = Esta conexión no es segura
not-safe-text = Tu navegador llegó aquí sin cifrado. Cualquiera en el camino podría leer tu contraseña, por eso no la pedimos.
not-safe-keepers = Prueba la dirección con https:// delante. Si no funciona, avisa a quienes cuidan el sitio: necesita TLS o un proxy que lo ofrezca.
not-safe-go = Ir a la dirección segura
person-name = Tu nombre o un seudónimo
person-name-hint = Como lo leerán los demás: con tus propias letras. Quienes han entrado lo ven junto a lo que escribes.
person-pseudonym = Es un seudónimo
person-pseudonym-hint = Aquí vale tanto como un nombre. Junto a él no mostramos a qué organizaciones perteneces.
person-sides = De dónde eres
person-sides-hint = De un país, de varios o de ninguno. Lo ven quienes participan.
person-reads = { $n ->
    [1] El idioma que mejor lees
    [2] Segundo idioma
   *[other] Otro idioma
}
person-reads-hint = En él verás las páginas y los mensajes. Lo que escriben otros se muestra en estos idiomas, en este orden.
person-reads-none = ninguno
invitation-title = Una invitación
invitation-sign-in = Entra para verla. Si aún no tienes cuenta, créala primero: la invitación espera una semana.
note-signed-in = Has entrado.
note-signed-out = Has salido. En este navegador no queda nada tuyo.
note-confirmed = Gracias, tu dirección está confirmada. Ahora entra con ella.
note-confirmed-waits = Gracias, tu dirección está confirmada. La coordinación ya ve tu petición; recibirás un mensaje.
note-password-set = La contraseña nueva está guardada. Ahora entra con ella.

# Organizaciones
organisations-title = Organizaciones
organisations-description = Quién participa, en cada lado.
organisations-search = Parte del nombre o del lugar
organisations-search-do = Buscar
organisations-where = Dónde
organisations-everywhere = en todas partes
organisations-all = Mostrar todas
organisations-none = Aún no hay ninguna organización.
organisations-none-next = Las traen quienes participan; es cosa de un minuto.
organisations-none-like = Ninguna coincide.
organisations-none-like-next = Prueba con una parte más corta del nombre.
organisations-back = Atrás
organisations-on = Seguir
organisation-example = ejemplo
organisation-is-example = Inventada para el intercambio de ejemplo.
organisation-told = { $count ->
    [one] contó { $count } cosa
   *[other] contó { $count } cosas
}
organisation-place = Lugar
organisation-address = Sitio web
organisation-register = Número de registro
organisation-language = Su idioma
organisation-since = Aquí desde
organisation-known = conocida por la coordinación
organisation-known-label = Conocida
organisation-known-coordinators = por la coordinación ({ $side }), desde el { $day }
organisation-known-organisations = por otras dos organizaciones ({ $side }), desde el { $day }
organisation-known-joint-office = por la coordinación conjunta, desde el { $day }
organisation-not-known = todavía no por la coordinación
organisation-brought-none = Aún no ha contado nada aquí.
organisation-problems = { $count ->
    [one] { $count } problema contado
   *[other] { $count } problemas contados
}
organisation-hopes = { $count ->
    [one] { $count } cosa que querría hacer en común
   *[other] { $count } cosas que querría hacer en común
}
organisation-experiences = { $count ->
    [one] { $count } experiencia
   *[other] { $count } experiencias
}
organisation-common = { $count ->
    [one] { $count } problema común que ayudó a encontrar
   *[other] { $count } problemas comunes que ayudó a encontrar
}
organisation-verdicts = Lo que dijo de otros
organisation-verdict-same = lo mismo
organisation-verdict-related = parecido
organisation-verdict-different = otra cosa
organisation-members = Equipo
organisation-members-count = { $count ->
    [one] { $count } persona. Los nombres solo los ven quienes han entrado.
   *[other] { $count } personas. Los nombres solo los ven quienes han entrado.
}

# Correo
mail-people-confirm-subject = { $exchange }: confirma tu dirección, por favor
mail-people-confirm-text = Alguien, esperamos que tú, creó una cuenta en { $exchange } con esta dirección. Abre este enlace y pulsa el botón:
mail-people-confirm-after = El enlace vale una semana. Si no fuiste tú, no hagas nada: sin el botón nadie puede participar con tu dirección.
mail-people-again-subject = { $exchange }: ya tienes una cuenta
mail-people-again-text = Alguien, esperamos que tú, quiso crear una cuenta en { $exchange } con esta dirección, que ya tiene una. Si no recuerdas la contraseña, elige otra aquí:
mail-people-again-after = El enlace funciona una vez, durante una hora. Si no fuiste tú, no hagas nada: no ha cambiado nada.
mail-people-new-password-subject = { $exchange }: contraseña nueva
mail-people-new-password-text = Alguien, esperamos que tú, pidió una contraseña nueva en { $exchange }. Elígela aquí:
mail-people-new-password-after = El enlace funciona una vez, durante una hora. Si no fuiste tú, no hagas nada: la contraseña sigue siendo la misma.
event-organisation-joined = llegó una organización
event-organisation-changed = una organización cambió lo que dice de sí misma
event-organisation-left = una organización se fue
