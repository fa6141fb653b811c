# Mails about what is new.
mail-notices-subject = { $count ->
    [one] Something is new for you
   *[other] { $count } things are new for you
}
mail-notices-text = This has happened since we last wrote to you:
mail-notices-something = There is something new: { $title }
mail-notices-after = All that is new for you: { $address }
mail-choose = Choose what we write to you about: { $link }
mail-stop = No more of these letters, in one press and without signing in: { $link }
