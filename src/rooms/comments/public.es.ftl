kind-comment = comentario
comments-title = { $count ->
    [0] Comentarios
    [one] { $count } comentario
   *[other] { $count } comentarios
}
comments-earlier = { $count ->
    [one] { $count } comentario anterior
   *[other] { $count } comentarios anteriores
}
comments-of = Comentarios: { $title }
comments-all = Comentarios
comments-none = No hay ninguno anterior.
comment-hidden = Ocultado por un moderador.
comment-sign-in = Entre para comentar
comment-label = Su comentario
comment-send = Comentar
comment-ended = Esto ya terminó y no admite más comentarios.
downloads-comment = Comentarios
