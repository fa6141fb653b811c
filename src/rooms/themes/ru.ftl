kind-theme = тема
themes-title = Темы
themes-description = О чём здесь рассказывают и над чем работают.
themes-none = Тем пока нет.
themes-none-next = Их добавляют координаторы.
themes-unused = Об этом пока никто не рассказал
themes-unused-note = Тема поднимется выше, как только по ней расскажут первую проблему.
themes-edit = Изменить темы
themes-edit-note = В этом порядке темы стоят в анкетах и списках.
theme-name = Тема
theme-problems = Рассказали
theme-common = Общие проблемы
theme-experiences = Опыт
theme-groups = Группы
theme-add = Добавить тему
theme-edit = Изменить тему
theme-up = Поднять выше: { $name }
theme-down = Опустить ниже: { $name }
theme-goal = Цель устойчивого развития № { $goal }
theme-description = Что рассказывают у нас и у них на тему: { $name }
theme-told = { $count ->
    [one] { $count } проблема
    [few] { $count } проблемы
   *[many] { $count } проблем
}
theme-nothing-told = Здесь пока ничего не рассказали.
theme-all-problems = { $count ->
    [1] Эта проблема в списке
    [one] Вся { $count } проблема
    [few] Все { $count } проблемы
   *[many] Все { $count } проблем
}
theme-empty = На эту тему пока никто ничего не рассказал.
theme-empty-next = Если вас что-то в ней тревожит, расскажите: может быть, там болит то же.
theme-common-title = Это и у нас, и у них
theme-groups-title = Кто этим занимается
theme-told-title = Что рассказывают
theme-experiences-title = Что уже пробовали
theme-group-forming = собирается
theme-group-working = работает
theme-group-resting = на паузе
theme-group-closed = закрыта
theme-name-in = Название ({ $language })
theme-slug = Адрес
theme-slug-hint = Последняя часть адреса: строчные латинские буквы, цифры и дефис, например clean-water
theme-slug-wrong = Только строчные латинские буквы, цифры и дефис.
theme-slug-taken = У другой темы уже такой адрес.
theme-goal-label = Цель устойчивого развития
theme-goal-hint = Её номер, от 1 до 17, если тема — одна из них
theme-remove-title = Убрать тему
theme-remove = Убрать
theme-in-use = { $count ->
    [one] Убрать нельзя: по этой теме есть { $count } запись.
    [few] Убрать нельзя: по этой теме есть { $count } записи.
   *[many] Убрать нельзя: по этой теме есть { $count } записей.
}
note-theme-removed = Тема убрана.
