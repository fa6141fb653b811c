kind-experience = experiencia
menu-experiences = Qué funcionó
experiences-title = Qué funcionó (y qué no)
experiences-description = Qué hizo la gente, cuánto costó, qué resultó y qué salió mal. Puede ser justo lo que alguien necesita al otro lado.
experiences-none = Nadie ha contado todavía una experiencia.
experiences-none-such = Todavía no hay ninguna experiencia así.
experiences-none-next = Si has probado algo, cuéntalo, también si salió mal: ahorra a otros el mismo camino.
experience-tell = Contar lo que probaste
experience-about = De qué trata
experience-about-count = { $count ->
    [one] sobre { $count } problema
   *[other] sobre { $count } problemas
}
experience-did = Qué hicimos
experience-cost = Cuánto costó
experience-outcome = Qué resultó
experience-wrong = Qué salió mal
experience-ask = A quién preguntar
experience-year = En qué año
experience-not-said = De esto no se dice nada.
experience-may-help = Puede servir al otro lado
experience-may-help-lead = Problemas contados en el otro país que hablan de lo mismo, hallados por las palabras. Solo las personas pueden decir si sirve.
tried-over-there = Qué se probó al otro lado
tried-over-there-lead = Hallado por las palabras; puede servir o no.
event-experience-published = alguien contó qué funcionó y qué no
event-experience-changed = se cambió una experiencia
