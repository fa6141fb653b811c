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
experience-tell-lead = No hace falta que haya funcionado. Lo que falló, y por qué, vale igual para quien quiera intentarlo después.
experience-publish = Publicarlo
experience-title-label = Qué probaste, en una frase
experience-title-hint = Por ejemplo: «Una cama para las tres primeras noches después de salir».
experience-about-which = ¿De qué problema se trataba?
experience-about-more-hint = Su dirección como en el navegador, por ejemplo /problems/42 o /common-problems/7; varias, separadas por espacios.
experience-did-hint = Paso a paso, para que otros puedan hacerlo: quién, con quién, durante cuánto tiempo.
experience-cost-hint = Dinero, personas, horas, permisos; también lo que costó en confianza o en nervios.
experience-outcome-hint = Qué cambió, para cuántos y cómo lo sabes. Di también qué no cambió.
experience-wrong-hint = Qué harías de otro modo la próxima vez.
experience-ask-hint = Una organización, o una dirección que todos puedan ver. Ningún teléfono privado de otras personas.
experience-year-hint = El año en que empezó.
