# Translating what others wrote: the page of one passage, the desk, the versions.
translate-title = Translate into { $language }
translate-title-plain = Translate
translate-languages = Into which language
translate-label = Your translation
translate-save = Save the translation
translate-shown-with-it = Moderators who look over the text see it too. Once the text is published, your translation is shown with it, to the same readers.
translate-machine-hint = These are the machine’s words. Correct them, and they become yours.
translate-unnamed = Do not name me
translate-unnamed-hint = Readers then see “translated by a person”.
translate-both-languages = To translate this, one has to read both languages.
translate-one-language = This is written in the only language that you read.
translate-say-you-read = Say on your page which languages you read
translate-words = Words we recognised
translate-claimed = Another member said that they are translating this, until { $at }.
translate-original-changed = The original has changed while you were translating
translate-original-changed-next = Nothing is lost: your translation is below, beside the new original. See what changed, correct it where needed, and save it again.
translate-meanwhile = Somebody else has saved a translation meanwhile
translate-meanwhile-next = Yours is below and not lost. This is how it differs from theirs. If yours is better, save it again; theirs stays among the earlier versions.
translate-meanwhile-gone = The translation that you began from was taken back. Yours is below and not lost; save it again to show it.
translate-stale-next = This is what changed. Correct the translation, or save it as it is if it still holds.
translate-now-shown = What readers are given now
translate-none-shown = The original, since there is no translation.
translate-yours = Translated by you
translate-yours-checked = Translated by you, checked by another member
translate-human-by = Translated by { $by }
translate-reviewed-by = Translated by { $by }, checked by another member
translate-waits-for-check = Another member who reads both languages can check it.
translate-check = I compared it: it is right
translate-uncheck = Take my check back
translate-withdraw = Take my translation back
translate-bring-back = Bring my translation back
translate-versions = { $count ->
    [one] { $count } version
   *[other] All { $count } versions
}
translate-rest = The rest of it
translate-next = Next: { $part }
translate-machine-title = By machine
translate-machine-ask = Let the machine translate this
translate-machine-again = Ask the machine again
translate-machine-receiver = The text is sent to { $receiver }. What comes back is marked as the machine’s words.
translate-machine-waits = The machine has been asked; it may take a minute.
translate-machine-look = See whether it is done
translate-machine-away = The translation service did not answer. Please try again in a few minutes.
translate-machine-busy = The translation service has too much to do just now. Please try again later.
translate-machine-key = The translation service did not accept us; the coordinators of this place need to look at its settings.
translate-machine-languages = The translation service does not know these two languages.
translate-machine-too-long = The text is too long for the translation service.
translate-machine-no-sense = The translation service answered with something that is not a translation. Please try again later.
translate-machine-off = No translation service is connected here.
translate-machine-not-public = Only what everybody may read is sent to a translation service.
translate-history = Versions of the translation
translate-original-now = The original is now at version { $version }.
translate-version = Version { $version }
translate-shown-now = shown now
translate-from-version = from version { $version } of the original
translate-restore = Show this one again
translate-yours-taken-back = you took this back
translate-taken-back = { $count ->
    [one] { $count } version was taken back by its translator.
   *[other] { $count } versions were taken back by their translators.
}
translate-field-title = Title
translate-field-text = Text
translate-field-about = About
translate-field-evidence = What a link shows
translate-field-did = What was done
translate-field-cost = What it cost
translate-field-outcome = What came of it
translate-field-wrong = What did not work
translate-field-ask = Whom to ask
translate-field-why = Why
translate-field-capacity = In what capacity
translate-field-other = Passage
translation-no-original = There is nothing to translate here any more.
translation-same-language = This is the language it was written in.
translation-changed = The translation or the original is another one by now. Go back and look again.
translation-own = One’s own translation is checked by another member.
translation-machine = Machine’s words are not checked but corrected: then they are yours.
translation-told = These are the tellers’ own words and no translation: there is nothing to compare.
translation-not-your-check = Somebody else has checked this.
translation-none-of-yours = None of this is translated by you.
translation-not-to-be-had = This version cannot be shown again.
translation-person-there = A person has translated this; a machine does not take that place.
desk-title = Translators’ desk
desk-lead = What waits for somebody who reads both languages. What reaches most people stands first.
desk-two-languages = You read one language as far as we know.
desk-what = Show
desk-needed = All that is needed
desk-missing = Not translated yet
desk-stale = Original has changed
desk-machine = Machine’s words
desk-unchecked = To be checked
desk-all-languages = All you read
desk-into = into { $language }
desk-none = Nothing waits here
desk-none-next = What you can translate comes here by itself as soon as it is written or changed.
desk-common = common problem
desk-followers = { $count ->
    [one] { $count } person follows it
   *[other] { $count } people follow it
}
desk-letters = { $count ->
    [one] { $written } character
   *[other] { $written } characters
}
desk-credits = Who has translated most
desk-credits-lead = Passages that readers see now, of those who wish to be named.
desk-credits-none = Nobody yet
desk-passages = { $count ->
    [one] { $count } passage
   *[other] { $count } passages
}
claim-take = I’ll take this one
claim-leave = Leave it to others
claim-yours = It is kept for you until { $at }.
claim-others = Another member is at work on it until { $at }.
claim-taken = Somebody else is at work on this just now.
note-translation-saved = Saved. Readers see your translation now.
note-translation-checked = Thank you. It is marked as checked.
note-translation-unchecked = Your check is taken back.
note-translation-withdrawn = Your translation is taken back. You can bring it back here.
note-translation-restored = This version is shown again.
note-machine-asked = The machine has been asked. Look again in a minute.
note-claim-taken = Kept for you for two hours.
note-claim-left = Left to others.
notice-translated = Somebody translated what you wrote: { $title }
event-translated = was translated
event-translation-checked = a translation was checked
event-translation-withdrawn = a translation was taken back
event-translation-restored = an earlier translation is back
