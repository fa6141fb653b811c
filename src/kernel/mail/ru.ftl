# Письма о том, что нового.
mail-notices-subject = { $count ->
    [one] Для вас есть { $count } новость
    [few] Для вас есть { $count } новости
   *[many] Для вас есть { $count } новостей
}
mail-notices-text = Вот что произошло с нашего прошлого письма:
mail-notices-something = Есть новое: { $title }
mail-notices-after = Всё новое для вас: { $address }
mail-choose = Выбрать, о чём вам писать: { $link }
mail-stop = Больше не писать — одним нажатием, без входа на сайт: { $link }
