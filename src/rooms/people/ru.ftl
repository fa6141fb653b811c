kind-person = участник
kind-organisation = организация
people-save = Сохранить

# Вход и регистрация
account-address = Адрес почты
account-address-hint = Другие участники его не увидят. На него пишем мы и, если понадобится, координаторы.
account-password = Пароль
account-new-password = Новый пароль
account-new-password-hint = Не короче 10 знаков, лучше 15 и больше: фраза, которую скажете только вы. Заглавные буквы, цифры и значки — как хотите.
password-too-common = Такой пароль пробуют одним из первых. Придумайте, пожалуйста, другой.
password-not-this = Это не тот пароль, который у вас сейчас.
sign-in-title = Вход
sign-in-do = Войти
sign-in-wrong = Адрес и пароль не подходят друг к другу.
sign-in-forgotten = Не помню пароль
sign-in-held = То, что вы написали, сохранено. Войдите — вы увидите это снова и сможете отправить.
sign-in-new-here = Вы здесь впервые?
sign-in-new-open = Читать можно и так. Чтобы рассказывать, отвечать и подписываться, нужна учётная запись.
sign-in-new-closed = Попросите координаторов вас принять: зарегистрируйтесь, и они увидят ваше имя.
sign-up-title = Регистрация
sign-up-lead-open = С учётной записью вы участник: { $exchange }. Пишите на своём языке, под своим именем или под псевдонимом.
sign-up-lead-closed = { $exchange }: сюда входят только участники. Зарегистрируйтесь, и координаторы решат, принять ли вас.
sign-up-do = Зарегистрироваться
sign-up-do-closed = Попросить принять
sign-up-who-sees = Кто это увидит:
sign-up-who-sees-text = имя или псевдоним, страны и языки — вошедшие участники. Адрес — только координаторы. Пароль — никто: он хранится так, что и мы его не прочтём.
sign-up-have-one = Уже есть учётная запись? { $link }
sign-up-sent-title = Проверьте почту
sign-up-sent-text = На ваш адрес ушло письмо. В нём ссылка, она действует неделю: откройте её и нажмите кнопку.
sign-up-sent-no-mail = У этого партнёрства пока нет почтового сервера, и письмо ждёт здесь. Скажите координатору, что вы зарегистрировались: он может подтвердить ваш адрес сам.
sign-up-sent-closed = После этого координаторы увидят вашу просьбу. Когда вас примут, придёт письмо.
sent-nothing-came = Прошло десять минут, а письма нет? Загляните в «Спам» и проверьте, нет ли в адресе опечатки, а потом попробуйте ещё раз.
forgotten-title = Новый пароль
forgotten-text = Напишите адрес, с которым вы регистрировались. Мы пришлём ссылку: она сработает один раз в течение часа.
forgotten-do = Прислать ссылку
forgotten-sent-title = Проверьте почту
forgotten-sent-text = Если с этим адресом кто-то зарегистрирован, туда ушло письмо со ссылкой. Она сработает один раз в течение часа.
forgotten-sent-no-mail = У этого партнёрства пока нет почтового сервера, и письмо ждёт здесь. Попросите помощи у координатора.
confirm-title = Это ваш адрес?
confirm-text = Нажмите кнопку, если с этим адресом регистрировались именно вы ({ $exchange }).
confirm-do = Да, мой
new-password-title = Придумайте новый пароль
new-password-text = Во всех остальных браузерах вы выйдете, а с новым паролем сможете войти сразу.
new-password-do = Сохранить пароль
link-over = По этой ссылке уже переходили, она устарела или скопирована не целиком. Попросите новую.
mail-no-address = Этот сайт пока не знает собственного адреса и не может поставить ссылку в письмо. Тому, кто за ним смотрит, нужно задать PUBLIC_URL.
not-safe-title = Соединение не защищено
not-safe-text = Ваш браузер открыл эту страницу без шифрования. Пароль мог бы прочесть любой по дороге, поэтому здесь мы его не спрашиваем.
not-safe-keepers = Попробуйте тот же адрес с https:// в начале. Если не выйдет, скажите тем, кто смотрит за сайтом: нужен TLS или прокси, который его даёт.
not-safe-go = На защищённый адрес
sign-out-do = Выйти

# Человек
person-name = Имя или псевдоним
person-name-hint = Так, как его прочтут другие: вашими буквами. Вошедшие участники видят его рядом с тем, что вы пишете.
person-pseudonym = Это псевдоним
person-pseudonym-hint = Здесь он ничем не хуже имени. Рядом с ним мы не показываем, в каких вы организациях.
person-is-pseudonym = псевдоним
person-sides = Откуда вы
person-sides-hint = Одна страна, несколько или ни одной. Это видят участники.
person-sides-none = страна не указана
person-from = Откуда
person-reads = { $n ->
    [1] На каком языке читаете охотнее всего
    [2] Второй язык
   *[other] Ещё один язык
}
person-reads-hint = На нём будут страницы и письма. Чужие тексты мы показываем на этих языках, в этом порядке.
person-reads-none = нет
person-zone = Часовой пояс
person-zone-hint = По нему показываем время. Какой он, видите только вы.
person-own-page = Так вас видят другие участники.
person-brought = Рассказано от себя
person-brought-none = От себя пока ничего не рассказано.
person-waits = ждёт, пока примут
role-head = руководитель
role-head-hint = Пишет от имени организации, принимает людей, меняет роли.
role-editor = пишет от имени
role-editor-hint = Рассказывает и отвечает от имени организации.
role-member = участник
role-member-hint = Состоит в организации, а пишет только от себя.
office-coordinator = координатор
office-moderator = модератор
office-translator = переводчик
office-auditor = ревизор

# Моя страница
me-not-confirmed = Адрес пока не подтверждён
me-not-confirmed-text = Откройте ссылку из нашего письма и нажмите кнопку. Письма нет? «Не помню пароль» пришлёт ещё одно; подтвердить адрес может и координатор.
me-held = { $count ->
    [one] { $count } текст, написанный до входа, ждёт отправки
    [few] { $count } текста, написанных до входа, ждут отправки
   *[many] { $count } текстов, написанных до входа, ждут отправки
}
me-notices = Уведомления
me-notices-new = { $count ->
    [one] { $count } новое уведомление
    [few] { $count } новых уведомления
   *[many] { $count } новых уведомлений
}
me-who = Кто вы здесь
me-edit = Изменить сведения о себе
me-reads = Языки чтения
me-seen-by-others = Видно участникам
me-as-others-see = ваша страница их глазами
me-organisations = Организации
me-organisations-none = Вы пишете от себя.
me-organisations-none-next = Приведите сюда свою организацию или попроситесь в ту, что уже здесь.
me-writes-for-now = сейчас вы пишете от её имени
me-drafts = Черновики
me-drafts-none = Черновиков нет.
me-follows = Подписки
me-follows-none = Вы пока ни на что не подписаны.
me-follows-none-next = Нажмите «Подписаться» на любой странице — и узнаете, что из этого вышло.
me-account = Учётная запись
me-change-password = Сменить пароль
me-change-password-text = Во всех остальных браузерах вы выйдете.
me-password-now = Пароль сейчас
me-sign-ins = Где вы вошли
me-sign-ins-count = { $count ->
    [one] { $count } браузер
    [few] { $count } браузера
   *[many] { $count } браузеров
}
me-sign-ins-see = Посмотреть и выйти
me-mail = Письма
me-mail-choose = выбрать, какие приходят
me-sign-ins-text = Одна строка — один браузер. Если какой-то вам незнаком, выйдите во всех остальных и смените пароль.
me-sign-in-began = С какого времени
me-sign-in-seen = Последний раз
me-sign-in-where = Какой
me-sign-in-here = этот браузер
me-sign-in-elsewhere = другой
me-sign-ins-end = Выйти во всех остальных
writing-as-title = От чьего имени вы пишете
writing-as-text = Действует в этом браузере, пока не смените; видно вверху каждой страницы.
writing-as-who = Пишу от имени
writing-as-self = от себя
writing-as-do = Писать так
leave-title = Уйти из партнёрства
leave-text = Это произойдёт сразу, и вернуть ничего нельзя: мы не оставляем ничего, по чему могли бы вас узнать.
leave-name = Ваше имя исчезнет со всех страниц, из выгрузок и списков.
leave-account = Адрес, пароль, черновики и уведомления удалятся.
leave-written = То, что вы написали, останется без имени: на этом уже строили другие. Что не должно остаться, сначала уберите сами.
leave-organisations = Если вы единственный руководитель организации, им станет тот, кто дольше всех пишет от её имени.
leave-copies = Копии, которые другие успели сделать, останутся у них: до них мы не дотянемся.
leave-do = Уйти насовсем
leave-stay = Нет, остаюсь

# Написано до входа
held-page-title = Написано до входа
held-page-none = Отправлять нечего.
held-page-lead = { $count ->
    [one] Перечитайте и отправьте.
    [few] Здесь { $count } текста. Перечитайте их и отправьте.
   *[many] Здесь { $count } текстов. Перечитайте их и отправьте.
}
held-page-wait = Отправить можно будет, как только координаторы вас примут. До тех пор текст хранится здесь.
held-page-written = Написано { $when }
held-page-send = Отправить
held-page-throw-away = Выбросить
held-page-gone = Это уже отправлено или выброшено.

# Уведомления
notices-none = Пока ничего.
notices-none-next = Здесь появится то, на что вы подписаны, и то, о чём вас спрашивают.
notices-read-all = Отметить всё прочитанным
notice-new = новое
notice-open = Открыть
notice-gone = Это с тех пор убрали.
notice-something-new = Есть новое: { $title }
notice-asked-to-join = К вам просятся: { $title }
notice-taken-in = Теперь вы в организации: { $title }
notice-person-asked-in = { $title } просит принять

# Организации
organisations-title = Организации
organisations-description = Кто участвует, у нас и у них.
organisations-find = Найти организацию
organisations-search = Часть названия или место
organisations-search-do = Найти
organisations-where = Где
organisations-everywhere = везде
organisations-all = Показать все
organisations-none = Организаций здесь пока нет.
organisations-none-next = Их приводят сюда участники; это минутное дело.
organisations-none-like = Ничего похожего.
organisations-none-like-next = Попробуйте часть названия покороче.
organisations-back = Назад
organisations-on = Дальше
organisation-example = пример
organisation-is-example = Придумана для учебного партнёрства.
organisation-told = { $count ->
    [one] { $count } рассказ
    [few] { $count } рассказа
   *[many] { $count } рассказов
}
organisation-make = Привести организацию
organisation-make-lead = Вы станете её руководителем: будете писать от её имени и принимать других.
organisation-make-do = Привести
organisation-edit = Изменить сведения
organisation-name = Название
organisation-name-hint = На её собственном языке, её буквами.
organisation-name-hint-edit = Если название сменится, координаторам придётся подтвердить её заново.
organisation-name-taken = У организации { $number } название выглядит так же. Если она ваша, попроситесь в неё; если нет, добавьте город.
organisation-language = Язык организации
organisation-language-hint = На нём название и текст ниже.
organisation-side = Откуда она
organisation-about = Чем занимается
organisation-about-hint = Два-три предложения, как рассказали бы соседке.
organisation-place = Место
organisation-place-hint = Город или область.
organisation-address = Адрес сайта
organisation-address-hint = Начинается с https:// или http://
organisation-register = Регистрационный номер
organisation-register-hint = Страна, реестр и номер, например RU-OGRN-1027700132195 или US-EIN-131837418. С ним координаторам проще.
organisation-register-wrong = Напишите страну, реестр и номер: RU-OGRN-1027700132195.
organisation-publishing-more = Имена людей видят только вошедшие участники. Если кому-то опасно быть здесь на виду, не приводите организацию: пишите от себя, под псевдонимом.
organisation-known = подтверждена
organisation-known-label = Подтверждена
organisation-known-coordinators = координаторами ({ $side }), { $day }
organisation-known-organisations = двумя другими организациями ({ $side }), { $day }
organisation-known-joint-office = общим координационным центром, { $day }
organisation-not-known = пока нет
organisation-since = Здесь с
organisation-brought-none = Пока она ничего здесь не рассказала.
organisation-problems = { $count ->
    [one] { $count } рассказанная проблема
    [few] { $count } рассказанные проблемы
   *[many] { $count } рассказанных проблем
}
organisation-hopes = Что хотелось бы сделать вместе: { $count }
organisation-experiences = Опыт: { $count }
organisation-common = { $count ->
    [one] { $count } общая проблема, которую она помогла найти
    [few] { $count } общие проблемы, которые она помогла найти
   *[many] { $count } общих проблем, которые она помогла найти
}
organisation-verdicts = Что она сказала о других
organisation-verdict-same = то же самое
organisation-verdict-related = похоже
organisation-verdict-different = другое
organisation-members = Команда
organisation-members-none = Сейчас от её имени никто не пишет.
organisation-members-count = { $count ->
    [one] { $count } человек. Имена видят только вошедшие участники.
    [few] { $count } человека. Имена видят только вошедшие участники.
   *[many] { $count } человек. Имена видят только вошедшие участники.
}
organisation-members-unnamed = { $count ->
    [one] И ещё { $count } человек под псевдонимом.
    [few] И ещё { $count } человека под псевдонимами.
   *[many] И ещё { $count } человек под псевдонимами.
}
organisation-ask = Попроситься в команду
organisation-asked = вы попросились в команду
organisation-leave = Выйти из организации
organisation-verify = Мы её знаем: подтвердить
organisation-unverify = Снять подтверждение
organisation-not-in-it = Вы в ней не состоите.
organisation-in-it-already = Вы уже в ней.
organisation-heads-only = Это могут только руководители организации.
organisation-editors-only = Это могут только те, кто пишет от имени организации.
organisation-last-head = Организации нужен хотя бы один руководитель. Сначала передайте её кому-нибудь или назначьте второго.
organisation-not-asking = На эту просьбу уже ответили, или её забрали.
organisation-leaves-title = Увести организацию
organisation-leaves-lead = Название исчезнет отсюда за минуту, ни у кого не спрашивая.
organisation-leaves-text = Название, тексты и команда организации сразу исчезнут со всех страниц, из выгрузок и списков. Рассказанное останется как слова «организации, которая ушла». Вернуть это нельзя: название мы не храним.
organisation-leaves-do = Увести насовсем
members-title = Команда организации
members-asking = Просятся в команду
members-asking-wait = { $count ->
    [one] { $count } человек просится в команду
    [few] { $count } человека просятся в команду
   *[many] { $count } человек просятся в команду
}
members-now = Сейчас в ней
members-you = вы
members-make-head = Назначить руководителем
members-make-editor = Пусть пишет от имени организации
members-make-member = Сделать участником
members-remove = Вывести из команды
members-hand-over = Передать организацию
asking-take-editor = Принять: будет писать от имени
asking-take-member = Принять участником
asking-refuse = Не сейчас
invite-title = Пригласить
invite-text = Получится ссылка, которая сработает один раз в течение недели. Кто откроет её и войдёт, тот в команде.
invite-no-mail = У партнёрства пока нет почтового сервера: ссылку вы увидите и передадите сами.
invite-address = Адрес почты
invite-address-hint = Он нужен только для этого письма, его никто не увидит.
invite-role = Кем
invite-language = Язык письма
invite-language-hint = У кого здесь есть учётная запись, получит письмо на своём.
invite-do = Пригласить
invited-title = Приглашение готово
invited-text = Письмо на { $address } уже в пути.
invited-text-no-mail = Письмо на { $address } подождёт здесь, пока не появится почтовый сервер.
invited-link = Ссылку можно передать и самим. Мы показываем её только сейчас; кому она попадёт, тот и воспользуется.
invitation-title = Приглашение
invitation-sign-in = Войдите, чтобы его увидеть. Если вы здесь впервые, сначала зарегистрируйтесь: приглашение подождёт неделю.
invitation-text = Вас приглашают в организацию { $organisation }, роль: { $role }.
invitation-wait = Вы сможете принять его, как только координаторы примут вас.
invitation-do = Принять
joining-text = Вашу просьбу увидят руководители: { $organisation }.
joining-words = Несколько слов для них
joining-words-hint = Откуда они вас знают, чем вы там заняты.
joining-who-sees = только руководители этой организации, вместе с вашим именем.
joining-do = Попроситься
leaving-text = Вы больше не будете писать от имени { $organisation }. Написанное от её имени останется за ней.

# Что только что сделано
note-signed-in = Вы вошли.
note-signed-out = Вы вышли. В этом браузере ничего вашего не осталось.
note-confirmed = Спасибо, адрес подтверждён. Теперь войдите.
note-confirmed-waits = Спасибо, адрес подтверждён. Координаторы видят вашу просьбу; когда вас примут, придёт письмо.
note-password-set = Новый пароль сохранён. Теперь войдите с ним.
note-password-changed = Пароль изменён, во всех остальных браузерах вы вышли.
note-person-saved = Сохранено. Так вас теперь видят участники.
note-writing-as = Теперь вы пишете от имени организации.
note-writing-as-self = Теперь вы пишете от себя.
note-notices-read = Всё отмечено прочитанным.
note-sign-ins-ended = Во всех остальных браузерах вы вышли.
note-left = Вы ушли. Спасибо, что были с нами.
note-thrown-away = Выброшено.
note-organisation-made = Организация здесь, и вы пишете от её имени.
note-organisation-saved = Сохранено.
note-members-changed = Команда изменилась.
note-handed-over = Передано. Вы по-прежнему пишете от имени организации.
note-asking-refused = Просьба отложена.
note-asked-to-join = Руководители организации узнали о вашей просьбе.
note-joined = Теперь вы в команде.
note-left-organisation = Вы больше не в этой организации.
note-organisation-left = Организация ушла, названия больше нет.
note-verified = Теперь видно, что организация подтверждена.
note-unverified = Подтверждение снято.

# Письма
mail-people-confirm-subject = { $exchange }: подтвердите, пожалуйста, адрес
mail-people-confirm-text = Кто-то — надеемся, вы — зарегистрировался с этим адресом ({ $exchange }). Откройте ссылку и нажмите кнопку:
mail-people-confirm-after = Ссылка действует неделю. Если это были не вы, ничего не делайте: без кнопки никто не сможет участвовать с вашим адресом.
mail-people-again-subject = { $exchange }: вы уже зарегистрированы
mail-people-again-text = Кто-то — надеемся, вы — хотел зарегистрироваться с этим адресом ({ $exchange }), но он уже зарегистрирован. Не помните пароль? Придумайте новый:
mail-people-again-after = Ссылка сработает один раз в течение часа. Если это были не вы, ничего не делайте: всё осталось как было.
mail-people-new-password-subject = { $exchange }: новый пароль
mail-people-new-password-text = Кто-то — надеемся, вы — попросил новый пароль ({ $exchange }). Придумайте его здесь:
mail-people-new-password-after = Ссылка сработает один раз в течение часа. Если это были не вы, ничего не делайте: пароль остаётся прежним.
mail-people-password-changed-subject = { $exchange }: пароль изменён
mail-people-password-changed-text = Пароль вашей учётной записи изменён, во всех остальных браузерах вы вышли ({ $exchange }). Если это были не вы, сразу нажмите «Не помню пароль» на странице входа и скажите координатору.
mail-people-admitted-subject = { $exchange }: добро пожаловать
mail-people-admitted-text = Координаторы вас приняли ({ $exchange }). Можно входить: нужны адрес вашей почты и пароль.
mail-people-confirmed-by-hand-subject = { $exchange }: ваш адрес подтверждён
mail-people-confirmed-by-hand-text = Координатор подтвердил ваш адрес ({ $exchange }). Можно входить.
mail-people-invitation-subject = Приглашение в организацию: { $organisation }
mail-people-invitation-text = Вас приглашает { $by }: писать вместе от имени { $organisation } ({ $exchange }). Откройте ссылку, затем войдите или зарегистрируйтесь:
mail-people-invitation-after = Ссылка сработает один раз в течение недели. Если имя { $by } вам незнакомо, ничего не делайте: больше мы не напишем.
mail-people-asks-to-join-subject = К вам просятся: { $organisation }
mail-people-asks-to-join-text = Участник просится в организацию { $organisation } ({ $exchange }). Кто это, вы как руководитель увидите на странице организации, там же можно ответить.
mail-people-joined-subject = Вы в команде: { $organisation }
mail-people-joined-text = Теперь вы в организации { $organisation } ({ $exchange }). На странице «Моя страница» можно выбрать, от чьего имени писать.
me-translate = Переводить для других
me-coordinate = Координаторам
me-record = Журнал изменений
me-second-looks = Ждут второго взгляда
event-organisation-joined = пришла новая организация
event-organisation-changed = организация изменила рассказ о себе
event-organisation-left = организация ушла
