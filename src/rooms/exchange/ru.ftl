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
    [one] рассказ о том, что помогло
    [few] рассказа о том, что помогло
   *[many] рассказов о том, что помогло
}
found-title = Кто там знает об этом
found-lead = Вот самое близкое. То же ли это самое, могут сказать только люди.
found-none = Похожего там пока никто не рассказал.
found-none-next = Расскажите первыми: когда кто-то там расскажет о том же, узнаете и вы, и они.
found-tell = Расскажите своё, чтобы вам ответили
new-title = Что нового
new-description = Последние перемены у всех, сначала свежие.
new-none = Пока ничего не произошло.
event-problem-published = { $kind ->
    [hope] кто-то предложил сделать вместе
   *[other] рассказана проблема
}
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
search-title = Найти
search-box = Что вы ищете?
search-hint = Слово или предложение на своём языке; найдётся и то, что написано на других.
search-send = Найти
search-none = Ничего похожего не нашлось.
search-none-next = Может быть, об этом ещё никто не рассказал.
coordinators-people-lead = Кто просится войти и чьи адреса ещё ничем не подтверждены.
coordinators-no-mail = Почтовый сервер не подключён, и письма с подтверждением никому не приходят. Пока его нет, можно подтвердить вручную тех, кого вы знаете.
coordinators-people-none = Никто не ждёт.
coordinators-who = Кто
coordinators-address = Почта
coordinators-since = С какого дня
coordinators-do = Что сделать
coordinators-confirmed = подтверждена
coordinators-not-confirmed = пока не подтверждена
coordinators-admit = Принять
coordinators-confirm = Знаю, что это их адрес
coordinators-record-lead = Все изменения прав и настроек. В каждой строке хранится отпечаток предыдущей, поэтому задним числом ничего не исправить незаметно.
coordinators-record-shown = Показанные здесь строки с { $from } по { $to } сверены только что: каждая сходится с предыдущей.
coordinators-record-whole = Весь журнал до строки { $n } сверен { $when } (кто запросил: { $by }): каждая строка сходится с предыдущей.
coordinators-record-since = { $count ->
    [one] С тех пор добавилась { $count } строка.
    [few] С тех пор добавились { $count } строки.
   *[other] С тех пор добавилось { $count } строк.
}
coordinators-record-never = Целиком журнал ещё не сверяли.
coordinators-record-found = Весь журнал сверен { $when } (кто запросил: { $by }).
coordinators-record-lost = Строка { $n } была на месте, когда журнал сверяли целиком { $when } (кто запросил: { $by }), а теперь её нет или она другая: журнал меняли в обход программы.
coordinators-record-compare = Сверить весь журнал сейчас
coordinators-record-broken = Строка { $n } не сходится с предыдущей: журнал меняли в обход программы.
coordinators-record-none = Пока ничего не записано.
note-record-compared = Журнал сверен. Что нашлось, сказано ниже.
right-auditor = Журнал изменений открыт ревизорам и координаторам.
coordinators-when = Когда
coordinators-what = Что
coordinators-hash = Отпечаток
coordinators-nobody = программа
note-admitted = Приняты. Им придёт письмо на их языке.
settings-about = Что вы сами скажете об этом месте, { $language }
settings-about-hint = Видно на странице «Об этом месте». Разметка Markdown: # — заголовок, - — список.
about-how = Как это устроено
about-how-1 = Кто-то рассказывает своими словами и на своём языке, что не так. Программа ищет ту же беду по ту сторону — по словам, которыми о ней говорят люди, — и показывает, почему так решила. Она только предлагает: решают люди.
about-how-2 = Когда обе стороны скажут, что это то же самое, проблема становится общей. За неё может взяться рабочая группа, в которой есть сопредседатель от каждой страны; рядом находится и то, что уже пробовали, на каком бы языке об этом ни рассказали.
about-how-3 = Каждый пишет на своём языке и читает на своём. Если текст пока не перевели, видны узнанные слова, а перевести его может любой, кто читает на обоих языках.
about-who = Кто за этим смотрит
about-languages = Здесь пишут: { $languages }
about-no-coordinator = Координатора пока нет
coordinators-title-of-side = Координаторы
about-joint = Общие координаторы
about-keeps = Что здесь хранится о вас
about-keeps-1 = Без учётной записи — ничего: написанное на главной сравнивается и забывается. Выбранный язык помнит один файл cookie.
about-keeps-2 = С учётной записью — адрес почты (его видят координаторы вашей страны, пока вы не подтверждены, и больше никто), пароль, который нельзя прочесть, имя или псевдоним, которые вы выбрали, и то, что вы написали.
about-keeps-3 = Имена людей никогда не попадают в данные, которые можно скачать. Страницы ничего не запрашивают у других сайтов, и никакой статистики о читателях нет.
about-program = Программа
about-program-1 = Diomede — свободная программа под лицензией GNU Affero GPL версии 3 или новее: её может запустить, прочесть и изменить кто угодно.
downloads-title = Скачать всё открытое
downloads-lead = Всё, что здесь может прочесть каждый, — файлами, понятными программам и таблицам.
downloads-names = Имён людей нет ни в одном файле. То, что авторы убрали, из файлов исчезает: лучше скачать свежие, чем хранить старые.
downloads-columns = Что значат столбцы
downloads-column = Столбец
downloads-meaning = Что в нём
downloads-problem = Проблемы
downloads-hope = «Хотим вместе»
downloads-common-problem = Общие проблемы
downloads-experience = Опыт
downloads-organisation = Организации
downloads-group = Группы
downloads-theme = Темы
downloads-term = Словарик
mail-no-server = Почтовый сервер не подключён (SMTP_URL и MAIL_FROM), поэтому письма ждут. Как только он появится, они уйдут сами.
mail-none = Ни одно письмо не ждёт.
mail-no-account = кто-то без учётной записи
mail-state-waiting = ждёт
mail-state-sending = отправляется
mail-state-failed = не ушло
mail-problem = { $attempts ->
    [one] Пробовали { $attempts } раз. Почтовый сервер ответил:
    [few] Пробовали { $attempts } раза. Почтовый сервер ответил:
   *[many] Пробовали { $attempts } раз. Почтовый сервер ответил:
}
mail-text = Что в письме (ссылки, которые действуют за адресата, скрыты)
mail-retry = Попробовать ещё раз
note-mail-again = Попробуем ещё раз.
