coordinators-channels = Каналы
channels-title = Каналы для сообщений
channels-lead = Пути, которыми сообщения доходят до телефонов. Сообщение берёт первый включённый канал, который ведёт в нужную страну.
channels-none = Каналов пока нет
channels-none-how = Подключите шлюз или начните с симулятора: его телефоны — на этом сайте.
channels-add = Добавить канал
channels-add-lead = Начните с готового описания. Останется вписать учётную запись, а изменить можно всё.
channels-gap = Ни один канал не включён: сообщения не уходят
channels-gap-how = Сообщения ждут. Добавьте канал или включите имеющийся; сообщения, чьё время прошло, с опозданием не отправляются.
channels-waiting = Пора отправить: { $due }, в ближайшие сутки: { $soon }.
channels-no-sender = Отправлять некому
channels-no-sender-how = Не запущена та часть программы, которая отправляет сообщения. Сообщения ждут.
channels-held = { $count ->
    [one] { $count } сообщение ждёт
    [few] { $count } сообщения ждут
   *[other] { $count } сообщений ждут
  } решения человека.

channel-name = Канал
channel-state = Состояние
channel-state-on = включён
channel-state-paused = на паузе
channel-state-off = выключен
channel-where = Страны
channel-everywhere = везде
channel-unknown = Неясно
channel-share = { $percent } % из { $count }
channel-position = Очерёдность
channel-kind = Вид
channel-kind-http = Шлюз в сети (HTTP)
channel-kind-smpp = Линия оператора (SMPP)
channel-kind-simulator = Симулятор
channel-week = За 7 дней
channel-week-of = передано { $given }, доставлено { $delivered }
channel-last-receipt = Последняя квитанция
channel-never = не было
channel-signed = Входящее
channel-signed-yes = подписано шлюзом
channel-signed-no = не подписано: СТОП исполняется сразу, а подписку и новую дату сначала подтверждают сообщением

channel-new = Новый канал: { $title }
channel-edit = Изменить: { $title }
channel-edit-on = Канал включён. Сохранённое подействует со следующего сообщения.
channel-how = Что сделать у шлюза
channel-short-name = Короткое имя
channel-short-name-hint = Строчные латинские буквы, цифры и дефисы. Имя входит в адреса, которые вызывает шлюз, и потом не меняется.
channel-where-hint = По стране на строку, двумя буквами; после двоеточия — начала номеров: RU: 79 78. Пусто — везде.
channel-position-hint = Канал с меньшим числом спрашивают первым.
channel-profile = Описание
channel-profile-hint = JSON: чего шлюз ждёт, как отвечает, что обещает и сколько стоит часть. Паролей здесь нет — для них свои поля.
channel-secrets = Пароли и ключи
channel-secrets-hint = Их сразу запечатывают: прочесть их здесь больше нельзя.
channel-secrets-keep = Они запечатаны, показать их нельзя. Чтобы оставить прежние, не заполняйте ничего. Если меняете — введите все; адреса, которые вызывает шлюз, тоже сменятся.
channel-make = Добавить канал
channel-made-off = Сначала он выключен: без вас ничего не отправится.
channel-made = Канал сохранён
channel-made-next = Дальше включите его и проверьте сообщением на свой телефон.
channel-to-it = К каналу
channel-hook-once = Скопируйте эти адреса сейчас
channel-hook-how = Впишите их в настройках шлюза. Они показаны один раз: кто их знает, может говорить от имени шлюза.
channel-hook-receipts = Адрес для квитанций
channel-hook-inbound = Адрес для сообщений
channel-hook-no-address = Сайт не знает своего адреса. Задайте PUBLIC_URL или callbacks в описании; до тех пор допишите его перед этими путями.

channel-states = Включить, приостановить, выключить
channel-is-on = Канал принимает сообщения.
channel-is-paused = Канал сообщений не берёт, но линию держит. Квитанции и входящие по-прежнему приходят.
channel-is-off = Канал сообщений не берёт. То, что шлюз ещё сообщит, будет принято.
channel-do-on = Включить
channel-do-paused = Приостановить
channel-do-off = Выключить
channel-will-on = Сообщения, которым пора, уйдут сразу — в свои часы.
channel-will-paused = Сообщения ждут здесь или идут другим каналом. То, что шлюз уже взял, уйдёт.
channel-will-off = Сообщения ждут здесь или идут другим каналом, а линия закрывается: по линии оператора не придёт и СТОП.
note-channel-on = Канал включён.
note-channel-paused = Канал на паузе.
note-channel-off = Канал выключен.

channel-try = Проверить
channel-try-lead = Одно сообщение на ваш собственный телефон. Оно стоит столько же, сколько любое. Номер не сохраняется.
channel-try-off = Сначала включите канал.
channel-try-phone = Ваш номер
channel-try-phone-hint = С кодом страны, например +7 900 555-01-23.
channel-try-send = Отправить одно сообщение
channel-try-waits = в пути
channel-tried-accepted = шлюз принял
channel-tried-definite-no = шлюз сейчас не принял
channel-tried-failed = шлюз отказал
channel-tried-unknown = неясно, принял ли шлюз
channel-tried-code = { $what } ({ $code })
channel-not-phone = Это не похоже на номер телефона. Напишите его с кодом страны.
note-channel-tried = Сообщение в пути. Обновите страницу чуть позже, чтобы узнать, что с ним стало.

channel-promises = Что канал обещает
channel-idempotency = Одно обозначение принимает один раз
channel-idempotency-for = { $hours ->
    [one] в течение { $hours } часа
    [few] в течение { $hours } часов
   *[many] в течение { $hours } часов
  }
channel-query = Можно спросить о сообщении
channel-query-none = нет
channel-query-by-ref = по нашему обозначению
channel-query-by-id = по его номеру
channel-ref = Квитанции возвращают наше обозначение
channel-window = Сообщений в пути одновременно
channel-speed = Скорость
channel-speed-of = { $parts ->
    [one] { $parts } часть в секунду
    [few] { $parts } части в секунду
   *[other] { $parts } частей в секунду
  }
channel-answer = Отвечает за
channel-seconds = { $count ->
    [one] { $count } секунду
    [few] { $count } секунды
   *[other] { $count } секунд
  }
channel-yes = да
channel-no = нет
channel-price = Цена
channel-country = Страна
channel-price-part = За одну часть
channel-price-none = Цена не указана
channel-price-none-how = Без неё расход не предсказать, а пределы считают только части. Укажите её в описании, в «prices».

channel-name-wrong = Строчные латинские буквы, цифры и дефисы, первой — буква.
channel-name-in-use = Канал с таким именем уже есть.
channel-routes-wrong = Каждая строка — страна двумя буквами, затем, если нужно, двоеточие и начала номеров.
channel-secret-needed = Заполните это поле.
channel-try-off-now = Канал не включён.
channel-try-waits-now = Прошлая проверка ещё в пути.
channel-not-json = { $line ->
    [0] Это не JSON.
   *[other] Это не JSON (строка { $line }).
  }
channel-kind-wrong = Поле kind может быть http, smpp или simulator.
channel-missing = Не хватает { $path }.
channel-wrong-kind = { $path }: здесь нужно значение другого вида.
channel-one-of = { $path } может быть: { $values }.
channel-unknown-key = В { $path } нет места для «{ $name }».
channel-unknown-key-on-top = В описании нет места для «{ $name }».
channel-too-big = { $path }: не больше { $most }.
channel-too-small = { $path }: не меньше { $least }.
channel-wrong = { $path }: так быть не должно.
channel-name-taken = { $path }: это имя занято самой программой.
channel-address-wrong = { $path }: это не адрес.
channel-address-host = { $path }: то, что до первой косой черты, пишется полностью, без скобок и без пароля.
channel-address-https = { $path }: адрес начинается с https://. Просто http:// — только при "local": true, в своей сети.
channel-query-missing = { $path }: нет «query», то есть не сказано, как спрашивать.
channel-ref-missing = { $path }: в «receipts» не сказано, где стоит обозначение.
channel-secret-unnamed = { $path }: в «secrets» такого имени нет.
channel-placeholder = {"{"}{ $name }{"}"} — не настройка и не секрет.
messages-no-resend = Это сообщение нельзя отправить второй раз.
phone-not-fictitious = Симулятор знает только ничьи номера.
hook-too-large = Больше, чем шлюзу нужно сказать.
hook-from-elsewhere = Вызов пришёл с адреса, который не назван.
hook-unsigned = Вызов не подписан как следует.
hook-unreadable = В вызове нет того, что должно быть.
