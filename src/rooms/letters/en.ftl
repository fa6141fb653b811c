letters-title = Letters you get
letters-lead = They go to { $address }, in the first of the languages you read.
letters-no-server = No mail server is connected yet. Letters wait until the coordinators connect one; everything is on your page of notices too.
letters-not-yet = Letters begin once you have been let in.
letters-kinds = Write to me when
letters-kinds-hint = What you leave out is still on your page of notices.
letters-kind-asked = somebody asks me something and waits for my answer
letters-kind-own = something happens to what I told
letters-kind-comments = somebody comments
letters-kind-followed = something new comes of what I follow
letters-kind-group = something happens in a group in which I sit
letters-kind-office = something waits for me as coordinator, moderator or translator
letters-letter = The letter of the week
letters-letter-hint = On Monday morning, everything new of the week in one letter. No news, no letter.
letters-who-sees = Letters carry titles and links. Whoever can open your mailbox can read them.
letters-always = Letters that you ask for yourself, such as a new password, come in any case.
note-letters-chosen = Saved. From now on you get these letters.
letters-stop-notices = No more letters about what is new?
letters-stop-notices-text = You will get no more letters about what happens to your things, to what you follow, and when somebody asks you something. All of it stays on your page of notices.
letters-stop-letter = No more letter of the week?
letters-stop-letter-text = You will not get the letter of the week any more. Other letters that you have chosen go on.
letters-stop-do = Stop them
letters-choose-instead = Choose which letters come (sign in)
letters-stopped = Done
letters-stopped-notices = You get no more letters about what is new. One that is on its way may still arrive.
letters-stopped-letter = You get no more letter of the week. One that is on its way may still arrive.
letters-undo = That was a mistake: write to me again
letters-come-again = They come again
letters-come-again-notices = You get letters about what is new, as you had chosen.
letters-come-again-letter = The next letter of the week comes on Monday.
mail-letter-of-week-subject = { $count ->
    [one] The letter of the week: { $count } thing is new
   *[other] The letter of the week: { $count } things are new
}
mail-letter-of-week-text = This is new since the last letter:
mail-letter-of-week-gist = What it speaks of, by the words we recognised: { $words }
mail-letter-of-week-after = Everything that is new: { $address }
