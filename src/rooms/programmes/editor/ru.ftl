# Сообщения программы: список, одно сообщение, его место, его версии.
messages-title = Сообщения
messages-lead = { $count ->
    [one] { $count } сообщение по календарю и неделям. Отмечено, чего нет, что не одобрено, что слишком длинно и что пора пересмотреть.
    [few] { $count } сообщения по календарю и неделям. Отмечено, чего нет, что не одобрено, что слишком длинно и что пора пересмотреть.
   *[many] { $count } сообщений по календарю и неделям. Отмечено, чего нет, что не одобрено, что слишком длинно и что пора пересмотреть.
  }
messages-when = Когда
messages-calendar = Календарь
messages-gap = Чего не хватает
messages-gap-missing = нет на одном из языков
messages-gap-unapproved = не одобрено
messages-gap-due = пора пересмотреть
messages-gap-long = слишком длинное
messages-gap-no-source = без источника
messages-gap-example = одобрено для примера
messages-gap-drifted = на другом языке изменилось
messages-more-filters = Язык, состояние, слова, источник
messages-language = Язык
messages-state = Состояние
messages-words = Слова в тексте
messages-source = Источник
messages-source-hint = Достаточно части названия.
messages-week = Неделя
messages-find = Найти
messages-download = Скачать все в CSV
messages-upload = Загрузить CSV
messages-none = Сообщений пока нет.
messages-none-next = Поставьте первое в календарь и напишите его на всех языках программы.
messages-none-such = Таких сообщений нет.
messages-show-all = Показать все сообщения
messages-send-drafts = Отправить эти черновики рецензентам
messages-send-drafts-hint = Черновики, у которых не хватает языка, факта или источника, останутся как есть.
message-week = Неделя { $week }, { $weekday }
message-day = День { $day }
message-week-inside = неделя { $week }, { $weekday }
message-day-inside = день { $day }
weekday-mon = понедельник
weekday-tue = вторник
weekday-wed = среда
weekday-thu = четверг
weekday-fri = пятница
weekday-sat = суббота
weekday-sun = воскресенье
message-kind-text = сообщение
message-kind-text-hint = О чём-то рассказывает, ни о чём не спрашивает.
message-kind-reminder = напоминание о визите
message-kind-reminder-hint = Уходит перед визитом, который она записала. В нём могут стоять { $date } и { $day }.
message-kind-quiz = вопрос с ответом
message-kind-quiz-hint = Спрашивает, что она знает; на каждый ответ есть отклик, хотя бы один ответ верный.
message-kind-survey = опрос
message-kind-survey-hint = Спрашивает, что она думает или делает; ответы считают по кодам.
message-state-draft = черновик
message-state-in-review = у рецензентов
message-state-approved = одобрено
message-state-withdrawn = снято
message-approved-example = одобрено для примера
message-example-void = Этот текст никто не рецензировал: он одобрен для примера. Он уходит только через имитатор и никуда больше.
message-missing = ещё не написано
message-missing-side = не написано: { $side }
message-older-sent = пока уходит версия { $version }
message-long = частей: { $parts }
message-no-source = нет источника
message-overdue = пора пересмотреть
message-drifted-short = на другом языке изменилось
message-words = Слова сообщения
message-fact = На каком факте стоит
message-fact-hint = Одна фраза, которую рецензент найдёт в источнике.
message-source = Источник
message-source-hint = Кто это говорит и где: «Национальный календарь прививок».
message-source-date = Дата источника
message-source-date-hint = Насколько точно известна: 2010, 2010-06 или 2010-06-24.
message-source-date-wrong = Напишите год, год и месяц или день: 2010, 2010-06 или 2010-06-24.
message-due = Когда пересмотреть
message-due-hint = { $months ->
    [one] Если пусто — через { $months } месяц после одобрения.
    [few] Если пусто — через { $months } месяца после одобрения.
   *[many] Если пусто — через { $months } месяцев после одобрения.
  }
message-day-wrong = Напишите день, например 2010-06-24.
message-count = { $encoding }: знаков { $units } из { $room }, частей: { $segments }.
message-price = Для одной получательницы: { $price }.
message-cheaper = Без { $chars } частей было бы: { $segments }.
message-mixed = В одном слове буквы двух алфавитов: { $words }
message-count-do = Посчитать заново
message-parts = частей: { $parts }
message-save = Сохранить черновик
message-send = Отправить рецензентам
message-send-hint = { $medical ->
    [one] Версия одобрена, когда «да» сказали один медик
    [few] Версия одобрена, когда «да» сказали { $medical } медика
   *[many] Версия одобрена, когда «да» сказали { $medical } медиков
  } и { $plain ->
    [one] ещё один рецензент.
    [few] ещё { $plain } рецензента.
   *[many] ещё { $plain } рецензентов.
  }
message-who-sees = Черновики видит только команда. Одобренное уходит на телефоны; имена тех, кто писал и рецензировал, команда видит рядом с текстом.
message-version = Версия { $version }
message-versions = Все версии
message-no-versions = Пока никто ничего не написал.
message-rest-changed = Изменились факт и источник:
message-look-again = пересмотреть { $day }
message-was = Снято. Там говорилось:
message-recalled = Возвращено рецензентам { $day }
message-sent-meanwhile = Пока эта версия не одобрена, уходит версия { $version }. В чём разница:
message-drifted = { $other }: текст изменили { $day }, позже, чем написан этот
message-compared = Сравнили: здесь по-прежнему говорится то же самое
message-for-others = Текст для других получательниц
message-for-others-hint = Факты в разных странах разные, поэтому текст может быть для одной страны. У кого нет текста на её языке, та не получит ничего.
message-withdraw = Снять текст
message-withdraw-hint = Он больше не уходит, одобренная версия тоже. Ничего не удаляется.
message-withdraw-one = Снять: { $which }
message-empty = Текст пуст. Чтобы он больше не уходил, снимите его ниже.
message-written-since = Тем временем кто-то написал версию { $version }. Ваш текст здесь; посмотрите тот в «Всех версиях» и сведите их вместе.
message-nothing-to-withdraw = Снимать нечего.
message-needs-fact = Напишите, на каком факте это стоит.
message-needs-source = Назовите источник.
message-unknown-place = { $place } — такого места программа не знает, слово ушло бы прямо так. Она знает {"{emergency}"}, {"{line}"}, {"{crisis}"}, {"{stop}"} и {"{pause}"}.
message-empty-place = Для получательниц ({ $side }) в { $place } нечего подставить, и они не получили бы ничего. Впишите это в данные программы.
message-answers = Ответы
message-answers-more = Ещё ответы
message-answers-too-few = Нужно хотя бы два ответа.
message-answers-code-twice = У двух ответов один код.
message-answers-word-twice = Одно слово стоит у двух ответов.
message-answers-none-right = Отметьте хотя бы один верный ответ.
message-answer-n = Ответ { $n }
message-answer-words = Что она может написать
message-answer-words-hint = Через запятую: А, да, 1.
message-answer-code = Код
message-answer-code-hint = Один на все языки; по нему и считают.
message-answer-code-wrong = Пишите строчные латинские буквы, цифры и дефис, например yes или a-1.
message-answer-reply = Что ей отвечают
message-answer-right = Это верный ответ
message-answer-is-right = верно
slot-add = Добавить сообщение
slot-add-do = Добавить
slot-move = Переставить или изменить отправку
slot-week = Неделя
slot-week-hint = Полные недели; у беременности 40 — неделя предполагаемых родов.
slot-weekday = День недели
slot-hours = Время дня
slot-hours-between = с { $from }:00 до { $until }:00 по её времени
slot-hour-from = Не раньше (час)
slot-hour-until = Не позже (час)
slot-hour-hint = Если пусто — часы календаря.
slot-kind = Что это
slot-late = Для тех, кто пришёл позже
slot-catch-up-skip = прошедшее пропускается
slot-catch-up-once = уходит один раз потом
slot-catch-up-starter = входит в набор для пришедших позже
slot-valid-days = Сколько дней ещё имеет смысл
slot-valid-days-hint = 0 — только в свой день. После сбоя может уйти в эти дни.
slot-valid = { $days ->
    [one] ещё { $days } день имеет смысл
    [few] ещё { $days } дня имеет смысл
   *[many] ещё { $days } дней имеет смысл
  }
slot-needs = Только после
slot-needs-hint = Код сообщения, которое должно прийти раньше, например w14-tue.
slot-importance = Важность
slot-importance-hint = 9 уходит первым, если в один день всё не помещается.
slot-arm = Только для одной группы испытания
slot-arm-hint = Если пусто — для всех.
slot-arm-only = только группа { $arm }
slot-calendar-weeks = { $name } (недели { $from }–{ $until })
slot-number-too-small = Число слишком маленькое.
slot-week-outside = В этом календаре недели с { $from } по { $until }.
slot-hours-both = Напишите оба часа или ни одного.
slot-hours-turned = Конец раньше начала.
slot-day-full = На этот день уже слишком много сообщений.
slot-needs-nobody = В этом календаре нет сообщения с таким кодом.
slot-needs-itself = Тогда они ждали бы друг друга.
slot-needed-by = { $code } ждёт этого сообщения. Сначала измените его.
slot-move-look = Показать, что изменится
slot-move-do = Изменить
slot-effect = Что изменится: { $when }
slot-effect-planned = { $count ->
    [0] Сейчас ни одно такое сообщение не запланировано.
    [one] Уже запланировано { $count } сообщение, его запланируют заново.
    [few] Уже запланировано { $count } сообщения, их запланируют заново.
   *[many] Уже запланировано { $count } сообщений, их запланируют заново.
  }
slot-planned-between = Они ушли бы между { $first } и { $last }.
slot-effect-later = { $count ->
    [0] Нет никого, для кого впереди оба дня.
    [one] { $count } получательница получит его в новый день.
    [few] { $count } получательницы получат его в новый день.
   *[many] { $count } получательниц получат его в новый день.
  }
slot-effect-watch = внимание
slot-effect-lost = { $count ->
    [one] У { $count } получательницы новый день уже прошёл: она его не получит.
    [few] У { $count } получательниц новый день уже прошёл: они его не получат.
   *[many] У { $count } получательниц новый день уже прошёл: они его не получат.
  }
slot-effect-gained = { $count ->
    [one] { $count } получательница, у которой его не было, всё же получит его.
    [few] { $count } получательницы, у которых его не было, всё же получат его.
   *[many] { $count } получательниц, у которых его не было, всё же получат его.
  }
slot-effect-never-twice = Кому оно уже пришло, тем второй раз не придёт.
slot-retire = Убрать из календаря
slot-retire-hint = Оно больше не уходит, а запланированное отменяется. Тексты остаются, и его можно вернуть.
slot-restore = Вернуть в календарь
slot-restore-hint = Оно снова уйдёт тем, у кого его день ещё не прошёл.
slot-is-retired = Это сообщение убрали из календаря: оно не уходит.
note-slot-added = Место для сообщения есть. Теперь напишите его.
note-slot-moved = Изменено. Запланированное планируется заново.
note-slot-retired = Убрано из календаря.
note-slot-restored = Возвращено в календарь.
note-message-saved = Черновик сохранён.
note-message-sent = Отправлено рецензентам.
note-message-same = Ничего не изменилось.
note-message-withdrawn = Снято: больше не уходит.
note-drafts-sent = Все эти черновики теперь у рецензентов.
note-drafts-some-sent = Готовые теперь у рецензентов. Тем, что здесь, не хватает языка, факта или источника.
note-drafts-none-ready = Ни один из этих черновиков не готов: каждому не хватает языка, факта или источника.
messages-pages = По календарю
messages-before = раньше
messages-after = дальше
message-none = Его не будет: на этом языке здесь ничего не уйдёт
message-none-here = намеренно нет
message-none-of = намеренно нет: { $which }
