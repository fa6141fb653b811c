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
design-from = { $code ->
    [ar] С арабского
    [be] С белорусского
    [de] С немецкого
    [en] С английского
    [es] С испанского
    [fa] С персидского
    [fr] С французского
    [he] С иврита
    [hy] С армянского
    [it] С итальянского
    [ja] С японского
    [ka] С грузинского
    [kk] С казахского
    [ky] С киргизского
    [pl] С польского
    [pt] С португальского
    [ru] С русского
    [tg] С таджикского
    [tr] С турецкого
    [uk] С украинского
    [uz] С узбекского
    [zh] С китайского
   *[other] Язык оригинала: { $language }
}
design-in = { $code ->
    [ar] По-арабски
    [be] По-белорусски
    [de] По-немецки
    [en] По-английски
    [es] По-испански
    [fa] По-персидски
    [fr] По-французски
    [he] На иврите
    [hy] По-армянски
    [it] По-итальянски
    [ja] По-японски
    [ka] По-грузински
    [kk] По-казахски
    [ky] По-киргизски
    [pl] По-польски
    [pt] По-португальски
    [ru] По-русски
    [tg] По-таджикски
    [tr] По-турецки
    [uk] По-украински
    [uz] По-узбекски
    [zh] По-китайски
   *[other] Язык: { $language }
}
design-state-machine = перевёл компьютер
design-state-human = перевёл человек
design-state-human-by = перевод: { $by }
design-state-reviewed = перевод сверен
design-state-reviewed-by = перевод: { $by }, сверен
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
