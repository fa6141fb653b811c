# Программы сообщений на телефоны.
menu-programmes = Сообщения
downloads-programme = Сообщения на телефон
kind-programme = сообщения
programmes-title = Сообщения на телефон
programmes-description = Короткие сообщения, которые приходят тогда, когда нужны: неделя за неделей всю беременность и первый год ребёнка.
programmes-none = Пока ни одной
programmes-none-next = Когда организации начнут такую программу, здесь будет сказано, о чём она и как записаться.
programme-state-draft = готовится
programme-state-rehearsing = репетиция
programme-state-running = идёт
programme-state-paused = приостановлена
programme-state-ended = закончена
programme-example-title = Пример, врачами не проверен
programme-example-text = Ни один врач этих текстов не смотрел. Они уходят только на вымышленные телефоны.
programme-join-title = Как записаться
programme-join-text = Отправьте со своего телефона слово. Мы спросим срок, и придут сообщения вашей недели.
programme-not-on = Сейчас записаться нельзя: программа не идёт.
programme-form-shut = Запись через сайт пока закрыта. Слово с телефона работает.
programme-facts-title = Что это
programme-by = Кто ведёт
programme-where = Для кого
programme-languages = Языки
programme-adapted-from = На основе
programme-weeks-due = { $messages ->
    [one] { $messages } сообщение
    [few] { $messages } сообщения
   *[other] { $messages } сообщений
}, с { $from }-й по { $until }-ю неделю беременности
programme-weeks-birth = { $messages ->
    [one] { $messages } сообщение
    [few] { $messages } сообщения
   *[other] { $messages } сообщений
}, с рождения до { $until }-й недели жизни ребёнка
programme-leave-title = Как уйти
programme-leave-text = Слово СТОП с телефона прекращает всё сразу, на любом из языков. ПАУЗА — тишина, пока вы не напишете СТАРТ; причину объяснять не нужно.
programme-urgent-title = Если срочно
programme-urgent-text = Не пишите нам и не ждите ответа: звоните.
programme-crisis = поговорить с кем-нибудь в любой час: { $number }
programme-kept-title = Что мы храним
programme-kept-text = Номер и дата хранятся в зашифрованном виде: страницы сайта их не читают, и тот, кто ведёт сайт, через страницы их тоже не увидит. Через тридцать дней после слова СТОП их стирают. Что вы пишете, читает команда программы; через тридцать дней и это стирают. О том, что вы записаны, мы не говорим никому.
programme-team-title = Для команды
right-programme-team = Это видит только команда программы.
right-health-worker = Это могут только медсёстры и ведущие этой программы.

join-title = Записаться через сайт
join-lead = На телефон придёт одно сообщение с вопросом, вы ли это. Всё начнётся, только если с него ответят ДА.
join-example = Это пример: сообщения получают только вымышленные номера (+1 555 555 01 и две цифры, +7 000 и семь цифр).
join-phone = Номер мобильного
join-phone-hint = Как вы его набираете, или с плюсом и кодом страны.
join-side = Где вы живёте
join-language = Язык сообщений
join-due = Когда ждёте ребёнка
join-due-hint = Можно ничего не указывать и ответить потом сообщением.
join-born = Или день, когда он родился
join-agree = Хочу получать эти сообщения на этот телефон
join-agree-hint = Примерно три в неделю. СТОП прекращает их сразу.
join-agree-needed = Без вашего согласия мы не пишем.
join-send = Спросить мой телефон
join-not-a-number = Это не похоже на номер телефона.
join-not-our-country = На номера этой страны мы не пишем.
join-not-a-day = Такого дня нет.
join-two-dates = Укажите только одну из двух дат.
join-due-not-likely = Срок должен быть в ближайшие 42 недели.
join-born-not-likely = Сообщения рассчитаны на первый год после родов.
join-asked-title = Посмотрите на телефон
join-asked-text = Если на этот номер можно писать, днём на него придёт один вопрос. Ответьте ДА — и сообщения начнутся.
join-asked-not = Ничего не пришло? Отправьте слово со своего телефона: так записывают сразу.

enrol-title = Записать
enrol-lead = Для медсестёр: записывайте только ту, что согласилась, и укажите, на какой бумаге. Номер уходит в отправку зашифрованным, ни одна страница его больше не покажет.
enrol-phone-hint = Наберите вместе с ней и прочтите вслух.
enrol-consent = Её согласие
enrol-consent-hint = Какую бумагу она подписала и где та лежит: «бланк 3, папка «Май», № 17».
enrol-age = Она совершеннолетняя, или подписал и родитель либо опекун
enrol-age-hint = С какого возраста можно соглашаться самой: { $ages }.
enrol-age-needed = Если она младше, сначала соглашается родитель или опекун.
enrol-discreet = Её телефон могут увидеть другие
enrol-discreet-hint = Тогда каждое сообщение начинается со слов, которые ничего не говорят.
enrol-send = Записать её
enrol-list-title = Список
enrol-list-text = Таблица, по одной женщине в строке, сверху названия столбцов: { $columns }. Обязательны phone, side, language и consent; даты — как 2027-05-12.
enrol-rows = Список
enrol-rows-hint = Скопируйте из таблицы или файла CSV. Просмотр ничего не меняет: он скажет, кто уже записан и где ошибки.
enrol-look = Сначала посмотреть
enrol-take = Записать всех
enrol-faults = { $count ->
    [one] { $count } строка с ошибкой: никто не записан
    [few] { $count } строки с ошибками: никто не записан
   *[other] { $count } строк с ошибками: никто не записан
}
enrol-line = Строка { $line }
enrol-line-head = Строка
enrol-outcome-head = Что получилось
enrol-outcomes-title = Что получилось
enrol-was-look = Это был только просмотр: никто не записан.
enrol-waiting = { $count ->
    [one] Ещё { $count } в работе. Откройте страницу снова через минуту.
    [few] Ещё { $count } в работе. Откройте страницу снова через минуту.
   *[other] Ещё { $count } в работе. Откройте страницу снова через минуту.
}
enrol-outcome-waiting = в работе
enrol-outcome-enrolled = записана
enrol-outcome-asked = спросили её телефон
enrol-outcome-already = уже получает
enrol-outcome-do-not-text = просила не писать; изменить это можно только с её телефона
enrol-outcome-country = номер другой страны
enrol-outcome-not-a-number = не похоже на номер
enrol-outcome-bad-date = дата неправдоподобна
enrol-outcome-closed = программа не идёт
enrol-outcome-failed = не получилось; скажите тому, кто ведёт сайт
enrol-fault-quotes = не закрыта кавычка
enrol-fault-empty = список пуст
enrol-fault-many = больше 2000 строк: разделите на части
enrol-fault-columns = в первой строке должны быть названия столбцов: phone, consent и другие из перечисленных
enrol-fault-phone = номер слишком короткий или длинный
enrol-fault-twice = этот номер уже есть в списке
enrol-fault-consent = не сказано, на какой бумаге она согласилась
enrol-fault-two-dates = заполнены и due, и born
enrol-fault-date = дата записана не как 2027-05-12
enrol-fault-side = такой стороны в программе нет
enrol-fault-language = такого языка в программе нет
note-enrol-asked = Передано. Что получилось, сказано ниже.

mail-programme-danger-subject = { $programme }: кто-то написал об опасности
mail-programme-danger-text = Одна из тех, кто получает сообщения { $programme }, написала об опасности. Номер, куда звонить, ей отправлен сразу. Прочтите, пожалуйста, что она написала, и ответьте ей сами прямо сейчас.
mail-programme-empty-week-subject = { $programme }: на следующую неделю нет утверждённых текстов
mail-programme-empty-week-text = На ближайшую неделю в { $programme } нет ни одного утверждённого текста для тех, кто её получает. Пока он не появится, ничего не уйдёт.
event-programme-shown = Показана программа сообщений
event-programme-running = Программа сообщений запущена
