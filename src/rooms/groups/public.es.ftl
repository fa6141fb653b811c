kind-group = grupo
menu-groups = Grupos
groups-title = Grupos de trabajo
groups-description = Personas de ambos países que se han puesto a hacer algo juntas. Cada país tiene su copresidente.
groups-none = Todavía no hay ningún grupo.
groups-none-such = No hay ningún grupo así.
groups-none-next = Un grupo empieza con alguien que lo propone y encuentra un copresidente en el otro país.
group-filter-state = Estado
group-state-forming = en formación
group-state-working = trabajando
group-state-resting = en pausa
group-state-closed = cerrado
group-since = desde el { $day }
group-took-up-count = { $count ->
    [one] { $count } problema común entre manos
   *[other] { $count } problemas comunes entre manos
}
group-members-count = { $count ->
    [one] { $count } miembro
   *[other] { $count } miembros
}
group-members-unnamed = { $count ->
    [one] Y { $count } miembro más.
   *[other] Y { $count } miembros más.
}
group-no-chair-yet = todavía sin copresidente
group-propose = Proponer un grupo
group-who-may-sit = Quién puede entrar
group-open = Cualquier miembro del intercambio
group-by-invitation = Por invitación o a petición propia
group-is-example = Inventado para el intercambio de ejemplo. El trabajo es real; las personas, no.
group-followers = Lo siguen
group-who-sits = Quiénes lo forman
group-co-chair = copresidente
group-former-chairs = Copresidentes anteriores
group-sign-in-to-sit = Entra para unirte
group-closed-note = Este grupo está cerrado. Lo que hizo queda aquí.
group-goes-on-in = Este grupo está cerrado. Su trabajo sigue en
group-waits-for-chairs = Un grupo trabaja cuando dos países tienen copresidente; este todavía lo espera.
group-rests-without-chair = Un país ya no tiene copresidente: quien lo era se ha ido.
group-life = Su vida, con los motivos
group-taken-title = Problemas comunes de los que se ocupa
group-taken-none = Todavía ninguno.
group-activity = Lo último
take-up-asked = propuesto; aún no están de acuerdo todos los copresidentes
take-up-taken = asumido el { $day }
take-up-given-back = devuelto el { $day }
event-group-formed = se está formando un grupo
event-group-changed = el grupo cambió su descripción
event-group-state-forming = el grupo vuelve a formarse
event-group-state-working = el grupo trabaja
event-group-state-resting = el grupo está en pausa
event-group-state-closed = el grupo se cerró
event-group-has-chair = nuevo copresidente
event-group-lost-chair = un copresidente dejó su puesto
event-group-took-up = un grupo se ocupa de ello
event-group-gave-back = el grupo lo devolvió
