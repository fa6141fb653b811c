# Что стало с согласием сторон — для уведомлений.
notice-agreement-yes = { $title }: одна из сторон согласна
notice-agreement-no = { $title }: кто-то не согласен
notice-agreement-withdrawn = { $title }: кто-то отозвал согласие
