home-headline = Lo que duele aquí también le duele a alguien allá.
home-lead = Cuente un problema con sus propias palabras. La gente del otro lado le dirá si también es suyo y qué hicieron.
home-description = Gente de países que no comparten idioma encuentra lo que les duele a todos y trabaja en ello.
home-box = Diga en una frase qué anda mal donde usted vive
home-box-hint = En su idioma. No hace falta cuenta, y no se guarda nada.
home-box-send = ¿Quién lo conoce allá?
home-tell = Contar un problema
home-common = Ver lo que es común
home-lately = Últimamente
home-joint = Encontrado entre todos
home-shore-empty = De aquí todavía no hay nada.
home-all-new = Todas las novedades
chain-told = { $count ->
    [one] problema contado
   *[other] problemas contados
}
chain-common = { $count ->
    [one] resultó común
   *[other] resultaron comunes
}
chain-taken = en manos de grupos
chain-experiences = { $count ->
    [one] experiencia: qué funcionó
   *[other] experiencias: qué funcionó
}
found-title = Quién lo conoce allá
found-lead = Esto es lo más cercano. Solo las personas pueden decir si es lo mismo.
found-none = Allá nadie ha contado todavía algo así.
found-none-next = Cuéntelo primero: cuando alguien de allá cuente lo mismo, los dos se enterarán.
found-tell = Cuente lo suyo, para que puedan responder
search-title = Buscar
search-box = ¿Qué busca?
search-hint = Una palabra o una frase en su idioma; también se encuentra lo escrito en otros.
search-send = Buscar
search-none = No se encontró nada parecido.
search-none-next = Quizá nadie lo ha contado todavía.
new-title = Novedades
new-description = Los últimos cambios de todos los lados, los más nuevos primero.
new-none = Todavía no ha pasado nada.
event-problem-published = { $kind ->
    [hope] se propuso algo para hacer juntos
   *[other] se contó un problema
}
event-problem-changed = cambió
event-problem-resolved = ahora está mejor
event-problem-reopened = ha vuelto
event-common-problem-found = los dos lados dicen que es lo mismo
event-common-problem-joined = se sumó un relato más
event-common-problem-left = un relato se fue
event-common-problem-merged = resultó ser lo mismo que
event-common-problem-split = se dividió; de ahí salió
event-common-problem-ended = ya no es común
event-verdict-same = «lo mismo», dice un lado
event-verdict-related = «parecido», dice un lado
event-verdict-different = «otra cosa», dice un lado
event-agreement-yes = un lado estuvo de acuerdo
event-agreement-no = un lado no estuvo de acuerdo
event-agreement-withdrawn = se retiró un sí
event-commented = un comentario
about-how = Cómo funciona
about-how-1 = Alguien cuenta un problema con sus palabras y en su idioma. El programa busca allá la misma dificultad por las palabras que usa la gente, y la muestra con sus razones. Solo propone: deciden las personas.
about-how-2 = Cuando los dos lados han dicho que es lo mismo, es un problema común. Un grupo de trabajo con un copresidente de cada lado puede ocuparse de él; lo que alguien ya probó aparece al lado, en el idioma en que se haya contado.
about-how-3 = Cada quien escribe en su idioma y lee en el suyo. Lo que nadie ha traducido muestra las palabras reconocidas, y quien lee los dos idiomas puede traducirlo ahí mismo.
about-who = Quién lo cuida
about-languages = Aquí se escribe en: { $languages }
about-no-coordinator = Aún sin coordinador
coordinators-title-of-side = Coordinadores
about-joint = Coordinadores comunes
about-keeps = Qué guarda este lugar sobre usted
about-keeps-1 = Sin cuenta no se guarda nada: lo que escribe en el cuadro de la primera página se compara y se olvida. Una cookie recuerda el idioma que eligió.
about-keeps-2 = Con cuenta: su correo (lo ven los coordinadores de su país hasta que se confirma, y nadie más), una contraseña que no se puede leer, el nombre o seudónimo que eligió y lo que escribió.
about-keeps-3 = Los nombres de las personas nunca entran en los datos que se pueden descargar. Ninguna página pide nada a otro sitio y no hay estadísticas de lectores.
about-program = El programa
about-program-1 = Diomede es software libre bajo la licencia GNU Affero GPL, versión 3 o posterior: cualquiera puede usarlo, leerlo y cambiarlo.
side-state-in = participa
side-state-paused = en pausa
side-state-left = se ha ido
downloads-title = Descargar todo lo público
downloads-lead = Todo lo que cualquiera puede leer aquí, en archivos que entienden los programas y las hojas de cálculo.
downloads-names = Ningún archivo tiene nombres de personas. Lo que sus autores retiraron ya no está: es mejor descargar de nuevo que guardar archivos viejos.
downloads-columns = Qué significan las columnas
downloads-column = Columna
downloads-meaning = Qué contiene
downloads-problem = Problemas
downloads-hope = Deseos
downloads-common-problem = Problemas comunes
downloads-experience = Experiencias
downloads-organisation = Organizaciones
downloads-group = Grupos
downloads-theme = Temas
downloads-term = Vocabulario
setup-link-over = Este enlace ya se usó, o al arrancar el programa mostró uno más nuevo. Mire las últimas líneas que escribió.
