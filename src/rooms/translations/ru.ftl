# Перевод написанного другими: страница одного отрывка, стол переводчиков, версии.
translate-title = { $code ->
    [ar] Перевод на арабский
    [be] Перевод на белорусский
    [de] Перевод на немецкий
    [en] Перевод на английский
    [es] Перевод на испанский
    [fa] Перевод на персидский
    [fr] Перевод на французский
    [he] Перевод на иврит
    [hy] Перевод на армянский
    [it] Перевод на итальянский
    [ja] Перевод на японский
    [ka] Перевод на грузинский
    [kk] Перевод на казахский
    [ky] Перевод на киргизский
    [pl] Перевод на польский
    [pt] Перевод на португальский
    [ru] Перевод на русский
    [tg] Перевод на таджикский
    [tr] Перевод на турецкий
    [uk] Перевод на украинский
    [uz] Перевод на узбекский
    [zh] Перевод на китайский
   *[other] Перевод, язык: { $language }
}
translate-title-plain = Перевод
translate-languages = На какой язык
translate-label = Ваш перевод
translate-save = Сохранить перевод
translate-shown-with-it = Его увидят и модераторы, которые смотрят этот текст. Когда текст опубликуют, ваш перевод покажут вместе с ним тем же читателям.
translate-machine-hint = Так перевёл компьютер. Поправьте, и перевод станет вашим.
translate-unnamed = Не называть меня
translate-unnamed-hint = Тогда читатели увидят «перевёл человек».
translate-both-languages = Чтобы это перевести, надо читать на обоих языках.
translate-one-language = Это написано на единственном языке, на котором вы читаете.
translate-say-you-read = Укажите на своей странице, на каких языках вы читаете
translate-words = Узнанные слова
translate-claimed = Это уже переводит кто-то из участников, до { $at }.
translate-original-changed = Пока вы переводили, оригинал изменился
translate-original-changed-next = Ничего не пропало: ваш перевод ниже, рядом с новым оригиналом. Посмотрите, что изменилось, поправьте, если нужно, и сохраните ещё раз.
translate-meanwhile = Тем временем кто-то другой сохранил свой перевод
translate-meanwhile-next = Ваш перевод ниже, он не пропал. Вот чем он отличается от чужого. Если ваш лучше, сохраните ещё раз; чужой останется среди прежних версий.
translate-meanwhile-gone = Перевод, с которого вы начали, забрали. Ваш ниже, он не пропал; сохраните ещё раз, чтобы его показать.
translate-stale-next = Вот что изменилось. Поправьте перевод или сохраните как есть, если он по-прежнему верен.
translate-now-shown = Что сейчас видят читатели
translate-none-shown = Оригинал: перевода нет.
translate-yours = Перевели вы
translate-yours-checked = Перевели вы, сверил другой участник
translate-human-by = Перевод: { $by }
translate-reviewed-by = Перевод: { $by }, сверил другой участник
translate-waits-for-check = Сверить его может другой участник, который читает на обоих языках.
translate-check = Отметить: сверено, всё верно
translate-uncheck = Снять свою отметку
translate-withdraw = Забрать свой перевод
translate-bring-back = Вернуть свой перевод
translate-versions = { $count ->
    [one] { $count } версия
    [few] Все { $count } версии
   *[many] Все { $count } версий
}
translate-rest = Остальные части
translate-next = Дальше: { $part }
translate-machine-title = Компьютерный перевод
translate-machine-ask = Пусть переведёт компьютер
translate-machine-again = Попросить компьютер ещё раз
translate-machine-receiver = Текст уйдёт на { $receiver }. У того, что вернётся, будет отметка «перевёл компьютер».
translate-machine-waits = Компьютер уже переводит; это может занять минуту.
translate-machine-look = Посмотреть, готово ли
translate-machine-away = Служба перевода не ответила. Попробуйте через несколько минут.
translate-machine-busy = Служба перевода сейчас перегружена. Попробуйте позже.
translate-machine-key = Служба перевода нас не приняла: координаторам этого сайта надо проверить настройки.
translate-machine-languages = Служба перевода не знает этих двух языков.
translate-machine-too-long = Для службы перевода этот текст слишком длинный.
translate-machine-no-sense = Служба перевода прислала что-то непонятное. Попробуйте позже.
translate-machine-off = Служба перевода здесь не подключена.
translate-machine-not-public = В службу перевода уходит только то, что и так могут читать все.
translate-history = Версии перевода
translate-original-now = У оригинала сейчас версия { $version }.
translate-version = Версия { $version }
translate-shown-now = показана сейчас
translate-from-version = с версии { $version } оригинала
translate-restore = Снова показать эту
translate-yours-taken-back = вы её забрали
translate-taken-back = { $count ->
    [one] { $count } версию её автор забрал.
    [few] { $count } версии их авторы забрали.
   *[many] { $count } версий их авторы забрали.
}
translate-field-title = Заголовок
translate-field-text = Текст
translate-field-about = О себе
translate-field-evidence = Что видно по ссылке
translate-field-did = Что сделали
translate-field-cost = Чего это стоило
translate-field-outcome = Что из этого вышло
translate-field-wrong = Что не получилось
translate-field-ask = Кого спросить
translate-field-why = Почему
translate-field-capacity = В каком качестве
translate-field-other = Отрывок
translation-no-original = Переводить здесь больше нечего.
translation-same-language = На этом языке текст и написан.
translation-changed = Перевод или оригинал уже другой. Вернитесь и посмотрите ещё раз.
translation-own = Свой перевод сверяет кто-то другой.
translation-machine = Компьютерный перевод не сверяют, а правят: тогда он становится вашим.
translation-told = Это собственные слова рассказавших, а не перевод: сверять нечего.
translation-not-your-check = Это сверил кто-то другой.
translation-none-of-yours = Вашего перевода здесь нет.
translation-not-to-be-had = Эту версию снова показать нельзя.
translation-person-there = Это уже перевёл человек; компьютер его не заменяет.
desk-title = Стол переводчиков
desk-lead = Что ждёт того, кто читает на обоих языках. Выше то, что прочтёт больше людей.
desk-two-languages = Насколько мы знаем, вы читаете на одном языке.
desk-what = Показать
desk-needed = Всё, что нужно
desk-missing = Пока не переведено
desk-stale = Оригинал изменился
desk-machine = Перевёл компьютер
desk-unchecked = Надо сверить
desk-all-languages = Все ваши
desk-into = { $code ->
    [ar] на арабский
    [be] на белорусский
    [de] на немецкий
    [en] на английский
    [es] на испанский
    [fa] на персидский
    [fr] на французский
    [he] на иврит
    [hy] на армянский
    [it] на итальянский
    [ja] на японский
    [ka] на грузинский
    [kk] на казахский
    [ky] на киргизский
    [pl] на польский
    [pt] на португальский
    [ru] на русский
    [tg] на таджикский
    [tr] на турецкий
    [uk] на украинский
    [uz] на узбекский
    [zh] на китайский
   *[other] язык перевода: { $language }
}
desk-none = Здесь ничего не ждёт
desk-none-next = Всё, что вы можете перевести, появится здесь само, как только это напишут или изменят.
desk-common = общая проблема
desk-followers = { $count ->
    [one] { $count } подписчик
    [few] { $count } подписчика
   *[many] { $count } подписчиков
}
desk-letters = { $count ->
    [one] { $written } знак
    [few] { $written } знака
   *[many] { $written } знаков
}
desk-credits = Кто перевёл больше всех
desk-credits-lead = Отрывки, которые видят читатели сейчас, — тех, кто не против, чтобы его называли.
desk-credits-none = Пока никто
desk-passages = { $count ->
    [one] { $count } отрывок
    [few] { $count } отрывка
   *[many] { $count } отрывков
}
claim-take = Берусь за это
claim-leave = Уступить другим
claim-yours = Отложено для вас до { $at }.
claim-others = Над этим работает другой участник, до { $at }.
claim-taken = Над этим сейчас работает кто-то другой.
note-translation-saved = Сохранено. Читатели видят ваш перевод.
note-translation-checked = Спасибо. Отмечено: перевод сверен.
note-translation-unchecked = Ваша отметка снята.
note-translation-withdrawn = Вы забрали свой перевод. Вернуть его можно здесь же.
note-translation-restored = Эта версия снова показана.
note-machine-asked = Компьютер взялся за перевод. Загляните через минуту.
note-claim-taken = Отложено для вас на два часа.
note-claim-left = Уступили другим.
notice-translated = Перевели то, что вы написали: { $title }
event-translated = появился перевод
event-translation-checked = перевод сверен
event-translation-withdrawn = перевод забрали
event-translation-restored = вернулся прежний перевод
