kind-theme = tema
themes-title = Temas
themes-description = De qué habla y en qué trabaja la gente aquí, por temas.
themes-none = Todavía no hay temas.
themes-none-next = Los añaden las personas que coordinan.
themes-unused = Temas de los que nadie ha contado nada todavía
themes-unused-note = Con el primer problema que se cuente, el tema sube en la lista.
theme-name = Tema
theme-problems = Contado
theme-common = Problemas comunes
theme-experiences = Lo que funcionó
theme-groups = Grupos
theme-goal = Objetivo de Desarrollo Sostenible { $goal }
theme-description = Lo que se cuenta aquí y allá sobre: { $name }
theme-told = { $count ->
    [one] { $count } problema
   *[other] { $count } problemas
}
theme-nothing-told = Aquí todavía no se ha contado nada.
theme-all-problems = { $count ->
    [one] El problema en la lista
   *[other] Los { $count } problemas
}
theme-empty = Nadie ha contado nada sobre este tema todavía.
theme-empty-next = Si algo de esto te preocupa, cuéntalo: quizá allá le preocupe a alguien.
theme-common-title = Común a ambos lados
theme-groups-title = Quién trabaja en ello
theme-told-title = Lo que se cuenta
theme-experiences-title = Lo que se ha intentado
theme-group-forming = en formación
theme-group-working = trabajando
theme-group-resting = en pausa
theme-group-closed = cerrado
