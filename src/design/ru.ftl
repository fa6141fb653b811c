# Слова самих частей страницы.
design-skip = Сразу к содержанию
design-menu = Меню
design-languages = Читать на другом языке
design-search = Найти
design-sign-in = Войти
design-my-page = Моя страница
design-unread = { $count ->
    [one] { $count } новое уведомление
    [few] { $count } новых уведомления
   *[many] { $count } новых уведомлений
}
design-writing-as = Пишу от имени: { $who }
design-writing-as-change = сменить
design-breadcrumb = Где вы сейчас
design-optional = (можно не заполнять)
design-errors = { $count ->
    [one] Поправьте, пожалуйста, { $count } поле
    [few] Поправьте, пожалуйста, { $count } поля
   *[many] Поправьте, пожалуйста, { $count } полей
}
design-limit = { $count ->
    [one] Не больше { $count } знака
    [few] Не больше { $count } знаков
   *[many] Не больше { $count } знаков
}
# Число подставляет счётчик, пока человек печатает: фраза должна подходить к любому.
design-limit-left = Осталось знаков: { $count }
design-limit-over = Лишних знаков: { $count }
design-publishing = Кто это увидит:
design-audience-authors = только те, кто это написал.
design-audience-group = участники этой группы.
design-audience-members = участники партнёрства, вошедшие на сайт.
design-audience-public = все, даже без входа на сайт.
design-copies = Копии могут остаться там, откуда мы их не уберём: { $places }.
design-copy-search = в поисковиках
design-copy-open-data = в открытых данных, которые может скачать любой
design-copy-feed = в лентах новостей
design-copy-mail = в уже отправленных письмах
design-copy-messages = в сообщениях на телефонах
design-copy-translators = у переводчиков
design-copy-meanings = у сервиса, который сравнивает тексты по смыслу
# Эти два стоят и в начале строки (тогда первая буква станет заглавной), и в середине.
design-from = { $code ->
    [ar] с арабского
    [be] с белорусского
    [de] с немецкого
    [en] с английского
    [es] с испанского
    [fa] с персидского
    [fr] с французского
    [he] с иврита
    [hy] с армянского
    [it] с итальянского
    [ja] с японского
    [ka] с грузинского
    [kk] с казахского
    [ky] с киргизского
    [pl] с польского
    [pt] с португальского
    [ru] с русского
    [tg] с таджикского
    [tr] с турецкого
    [uk] с украинского
    [uz] с узбекского
    [zh] с китайского
   *[other] язык оригинала: { $language }
}
design-in = { $code ->
    [ar] по-арабски
    [be] по-белорусски
    [de] по-немецки
    [en] по-английски
    [es] по-испански
    [fa] по-персидски
    [fr] по-французски
    [he] на иврите
    [hy] по-армянски
    [it] по-итальянски
    [ja] по-японски
    [ka] по-грузински
    [kk] по-казахски
    [ky] по-киргизски
    [pl] по-польски
    [pt] по-португальски
    [ru] по-русски
    [tg] по-таджикски
    [tr] по-турецки
    [uk] по-украински
    [uz] по-узбекски
    [zh] по-китайски
   *[other] язык: { $language }
}
design-state-machine = перевёл компьютер
design-state-human = перевёл человек
design-state-human-by = перевод: { $by }
design-state-reviewed = перевод сверен
design-state-reviewed-by = перевод: { $by }, сверен
design-state-told = своими словами
design-told-elsewhere = Как об этом сказали другие
design-state-stale = после перевода оригинал изменился
design-state-missing = пока не переведено
design-gist = О чём это, узнанные слова: { $words }
design-original = Оригинал
design-translate = Перевести
design-mend = Поправить перевод
design-stage-done = пройдено
design-stage-now = сейчас
design-stage-ahead = впереди
design-stage-stopped = на этом остановилось
design-lineage = С чего началось и что из этого вышло
design-lineage-first = С этого всё и началось.
design-lineage-last = Что из этого выйдет, пока неизвестно.
design-lineage-list = { $count ->
    [one] В этой цепочке { $count } звено
    [few] В этой цепочке { $count } звена
   *[many] В этой цепочке { $count } звеньев
}
design-lineage-from = из чего выросло:
design-chain = От проблемы к тому, что из неё вышло
design-pages = Дальше по списку
design-newer = Новее
design-older = Раньше
design-steps = Шаги
design-diff-added = добавлено
design-diff-removed = убрано
design-chart-table = Числа
design-chart-unknown = неизвестно
design-phone-us = От нас:
design-phone-hers = В ответ:
design-chart-bar = Рисунок
design-keep-found = Вы здесь уже писали
design-keep-when = { $when }; это не отправлено:
design-keep-back = Вернуть
design-keep-away = Выбросить
design-keep-in-browser = Хранить то, что я пишу, в этом браузере, пока не отправлю
design-keep-in-browser-hint = Не дольше недели и только до выхода с сайта. Если компьютером пользуются и другие, снимите галочку.
design-keep-in-tab = Хранить то, что я пишу, в этой вкладке, пока не отправлю
design-keep-in-tab-hint = Закроете вкладку — всё исчезнет. Если до этого к компьютеру может подойти кто-то ещё, снимите галочку.
design-whom = Кто это увидит
design-whom-public = Все, без входа
design-whom-members = Только участники партнёрства
