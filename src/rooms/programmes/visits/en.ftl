# Visits of readers, and the yes of a parent or guardian.
visits-title = Visits
visits-lead = A day on which she is expected: she gets a message some days before it, in her hours. She needs no number of a phone for that, and no page shows one.
visits-reader = Her number here
visits-reader-hint = The number that stands for hers; it was shown when she was enrolled.
visits-open = Open
visit-no-such-reader = Nobody of this number reads this programme.
visits-of = Visits of reader { $n }
visits-there = Noted
visits-none = No visit is noted
visits-reader-page = Everything of this reader
visit-new = Note a visit
visit-no-calendar = She has no calendar any more; there is nothing to remind her of.
visit-day = Day of the visit
visit-before = When to remind her
visit-days-before = { $days ->
    [0] in the morning of the day itself
    [one] the day before
   *[other] { $days } days before
}
visit-calendar = For which
visit-note = Note it
visit-change = Change or call off
visit-move = Put it on this day
visit-off = Call it off
visit-day-over = This day is not ahead any more, where she is.
visit-day-far = This is more than a year away.
visit-too-many = { $most } visits are noted already; call off what is over.
guardian-title = Paused for her age
guardian-lead = She wrote that she is younger than the law lets her join alone. Nothing goes out until a parent or guardian has said yes to one of you.
guardian-relation = Who said yes
guardian-is-parent = a parent
guardian-is-guardian = a guardian
guardian-source = On which paper, or how
guardian-source-hint = Such as "form 3, folder May, no. 17". No names: this stays in her record of consent.
guardian-sure = I have seen or heard this yes myself
guardian-sure-needed = Only somebody who has seen or heard it can put it in.
guardian-who-sees = Her record of consent keeps the day, the paper and who of the team put it in.
guardian-do = Go on with her messages
guardian-nothing-waits = Nothing of hers waits for a parent's or guardian's yes.
guardian-stopped = She has asked for silence since then; only her own phone can change that.
note-guardian-agreed = Her messages go on from today.
enrol-reader-head = Her number here
discreet-title = If others see her phone
discreet-on = Each message begins with words that say nothing, so that what shows on a locked phone gives nothing away. It makes some messages one part longer.
discreet-off = Her messages begin with what they are about.
discreet-begin = Begin them with neutral words
discreet-end = Begin them as usual
