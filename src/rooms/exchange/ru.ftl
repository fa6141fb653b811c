home-headline = Что болит здесь, болит и там.
home-lead = Расскажите своими словами, что не так. Люди по ту сторону скажут, есть ли это и у них и что они с этим делали.
home-description = Люди стран, у которых нет общего языка, находят, что болит у тех и у других, и берутся за это вместе.
home-box = Напишите одним предложением, что не так у вас
home-box-hint = На своём языке. Регистрироваться не надо, написанное не сохраняется.
home-box-send = Кто там знает об этом?
home-tell = Рассказать
home-common = Посмотреть, что общее
home-lately = В последнее время
home-joint = Нашли вместе
home-shore-empty = Отсюда пока ничего нет.
home-all-new = Всё новое
chain-told = { $count ->
    [one] рассказанная проблема
    [few] рассказанные проблемы
   *[many] рассказанных проблем
}
chain-common = { $count ->
    [one] оказалась общей
   *[many] оказались общими
}
chain-taken = в работе у групп
chain-experiences = { $count ->
    [one] опыт: что помогло
   *[many] опытов: что помогло
}
found-title = Кто там знает об этом
found-lead = Вот самое близкое. То же ли это самое, могут сказать только люди.
found-none = Похожего там пока никто не рассказал.
found-none-next = Расскажите первыми: когда кто-то там расскажет о том же, узнаете и вы, и они.
found-tell = Расскажите своё, чтобы вам ответили
new-title = Что нового
new-description = Последние перемены у всех, сначала свежие.
new-none = Пока ничего не произошло.
event-problem-published = рассказана проблема
event-problem-changed = рассказ изменён
event-problem-resolved = стало лучше
event-problem-reopened = всё вернулось
event-common-problem-found = обе стороны говорят: это то же самое
event-common-problem-joined = добавилась ещё одна история
event-common-problem-left = одна история ушла
event-common-problem-merged = оказалось тем же, что и
event-common-problem-split = разделилось; отсюда
event-common-problem-ended = больше не общая
event-verdict-same = одна из сторон: «то же самое»
event-verdict-related = одна из сторон: «похоже»
event-verdict-different = одна из сторон: «другое»
event-agreement-yes = одна из сторон согласилась
event-agreement-no = одна из сторон не согласилась
event-agreement-withdrawn = согласие отозвано
event-commented = новый отклик
setup-title = Настройка партнёрства
setup-lead = Одна страница — и партнёрство готово. Потом всё можно изменить в «Настройках».
setup-exchange = Партнёрство
setup-exchange-name = Название, { $language }
setup-open = Кому видно
setup-open-no = Только участникам
setup-open-no-hint = Без учётной записи ничего не прочесть, а людей принимают координаторы. Хорошо для начала.
setup-open-yes = Всем
setup-open-yes-hint = Открытое может прочесть кто угодно, и зарегистрироваться может каждый.
setup-side = Страна { $n }
setup-side-name = Название, { $language }
setup-name-needed = Дайте название хотя бы на одном языке.
setup-region = Код страны
setup-region-hint = Две латинские буквы: US, RU; это и телефонный регион.
setup-region-wrong = Нужны две латинские буквы, например US или RU.
setup-same-region = У обеих стран один и тот же код.
setup-languages = На каких языках там пишут
setup-languages-hint = Коды через запятую, сначала самый частый: en, es
setup-languages-wrong = Нужны коды из двух-трёх букв, например ru, tt.
setup-zone = Часовой пояс
setup-zone-hint = Например, Europe/Moscow или America/New_York
setup-zone-wrong = Такого часового пояса мы не знаем. Он выглядит так: Europe/Moscow.
setup-capital = Город, чьё время показывать, { $language }
setup-more-sides = Другие страны можно добавить в «Настройках».
setup-coordinator = Первый координатор
setup-person = Ваше имя
setup-address = Ваша почта
setup-password = Пароль
setup-password-hint = Не короче 10 знаков, лучше 15 и больше. Легко запомнить несколько необычных слов.
setup-office = Вы координатор
setup-office-side = страны { $n }
setup-office-joint = обеих стран (общий центр)
setup-send = Начать
setup-link-over = Эта ссылка уже использована, или при новом запуске программа напечатала другую. Посмотрите на последние строки, которые она вывела.
no-tls-title = Эту линию можно подслушать
no-tls-text = Чтобы входить, нужна защищённая линия (адрес начинается с https://) или браузер на том же компьютере, где работает программа. Поставьте перед ней веб-сервер с сертификатом и задайте PUBLIC_URL; как это сделать, сказано в docs/install.md.
note-set-up = Партнёрство готово. Вот его настройки.
coordinators-title = Координаторам
coordinators-people = Люди
coordinators-mail = Письма, которые ждут
coordinators-record = Журнал изменений
settings-title = Настройки
settings-language = Язык для тех, о ком ничего не известно
settings-language-hint = Все остальные видят страницы на своём языке.
settings-sides = Страны
settings-side-add = Добавить страну
settings-side-change = Изменить страну
side-state-in = участвует
side-state-paused = на паузе
side-state-left = вышла
side-pause = Сделать паузу
side-leave = Выйти из партнёрства
side-return = Вернуться
