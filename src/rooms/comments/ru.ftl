kind-comment = отклик
comments-title = { $count ->
    [0] Отклики
    [one] { $count } отклик
    [few] { $count } отклика
   *[many] { $count } откликов
}
comments-earlier = { $count ->
    [one] Ещё { $count } отклик раньше
    [few] Ещё { $count } отклика раньше
   *[many] Ещё { $count } откликов раньше
}
comments-of = Отклики: { $title }
comments-all = Отклики
comments-none = Раньше откликов не было.
comment-number = отклик { $number }
comment-hidden = Скрыто модератором.
comment-hidden-why = Почему: { $why }
comment-sign-in = Войдите, чтобы откликнуться
comment-label = Ваш отклик
comment-language = На каком языке вы пишете
comment-send = Откликнуться
comment-ended = Здесь всё завершено, новых откликов не будет.
comment-not-shown = Этого никто, кроме авторов, не видит, поэтому и откликнуться нельзя.
comment-own = Ваш отклик
comment-take-back = Убрать
comment-is-taken-back = Вы убрали этот отклик. Здесь его больше никто не прочтёт; чужие копии останутся у тех, кто их сделал.
comment-thing-gone = То, на что вы откликнулись, сейчас не показано, поэтому и отклик никто не видит.
comment-you-took-back = { $count ->
    [one] Вы убрали свой отклик:
    [few] Вы убрали свои отклики:
   *[many] Вы убрали свои отклики:
}
comment-hide = Скрыть отклик
comment-show = Снова показать отклик
comment-hide-why = Почему
comment-hide-why-hint = Это прочтёт автор.
note-commented = Ваш отклик опубликован.
note-comment-taken-back = Отклик убран. Его можно показать снова.
notice-commented = Новый отклик: { $title }
notice-comment-hidden = Модератор скрыл ваш отклик: { $title }
downloads-comment = Отклики
