# Programmes of messages to phones.
menu-programmes = Messages
downloads-programme = Messages to phones
kind-programme = messages
programmes-title = Messages to phones
programmes-description = Short texts that come in the week in which they are useful: through a pregnancy, through a child's first year.
programmes-none = There are none yet
programmes-none-next = When two organisations begin one, it stands here: what it is, and how to join.
programme-state-draft = being written
programme-state-rehearsing = rehearsing
programme-state-running = running
programme-state-paused = paused
programme-state-ended = over
programme-example-title = An example, not medically reviewed
programme-example-text = No doctor has looked at these texts. They go to invented phones and nowhere else.
programme-join-title = How to join
programme-join-text = Write the word from your phone. You are asked for a date, and the messages of your week begin.
programme-not-on = Nobody can join just now: it is not running.
programme-form-shut = The form is closed just now. Writing the word from your phone works.
programme-facts-title = What it is
programme-by = By
programme-where = For whom
programme-languages = Languages
programme-adapted-from = Made from
programme-weeks-due = { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
} from week { $from } to week { $until } of a pregnancy
programme-weeks-birth = { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
} from the birth to week { $until } of the child's age
programme-leave-title = How to leave
programme-leave-text = STOP from your phone ends everything at once, in any of the languages. PAUSE makes it silent until you write START; no reason is needed.
programme-urgent-title = When it is urgent
programme-urgent-text = Do not write to us and wait: call.
programme-crisis = someone to talk to, at any hour: { $number }
programme-kept-title = What is kept
programme-kept-text = Your number and the date are kept sealed: pages cannot read them, and neither can whoever runs this site from its pages. Thirty days after STOP they are deleted. What you write is read by the team and deleted after thirty days. Nobody is told that you read along.
programme-team-title = For the team
right-programme-team = Only its team sees this.
right-health-worker = Only nurses and operators of this programme can do this.

join-title = Join with a form
join-lead = Your phone gets one message and is asked whether it was you. Only when it says YES do the messages begin.
join-example = This is an example: only invented numbers get messages (+1 555 555 01 and two digits, +7 000 and seven digits).
join-phone = Mobile number
join-phone-hint = As you would dial it, or with + and the country.
join-side = Where you are
join-language = Language of the messages
join-due = When the baby is due
join-due-hint = Leave both empty if you would rather answer by message.
join-born = Or the day it was born
join-agree = I want to get these messages on this phone
join-agree-hint = About three a week. STOP ends them at once.
join-agree-needed = Without your yes we do not write.
join-send = Ask my phone
join-not-a-number = This cannot be a telephone number.
join-not-our-country = We do not write to numbers of that country.
join-not-a-day = This is not a day.
join-two-dates = Fill in only one of the two dates.
join-due-not-likely = A due date lies within the next 42 weeks.
join-born-not-likely = The messages are for the first year after the birth.
join-asked-title = Look at your phone
join-asked-text = If messages can go to this number, it gets one question in its daytime hours. Answer YES, and they begin.
join-asked-not = Nothing came? Then write the word from your phone instead; that works at once.

enrol-title = Enrol someone
enrol-lead = For nurses: enrol only a woman who has agreed, and say on which paper. Her number goes to the sending part, sealed; no page shows it again.
enrol-phone-hint = Type it together with her and read it back.
enrol-consent = Her consent
enrol-consent-hint = Which paper she signed and where it lies, such as "form 3, folder May, no. 17".
enrol-age = She is of age, or a parent or guardian has signed too
enrol-age-hint = Age from which she may agree herself: { $ages }.
enrol-age-needed = Under that age a parent or guardian agrees first.
enrol-discreet = Others may see her phone
enrol-discreet-hint = Each message then begins with words that say nothing.
enrol-send = Enrol her
enrol-list-title = A list
enrol-list-text = A table with one woman in each line, the names of the columns on top: { $columns }. Needed are phone, side, language and consent; dates as 2027-05-12.
enrol-rows = The list
enrol-rows-hint = Copy it from a spreadsheet or a CSV file. Looking changes nothing: it says who is there already and what is wrong.
enrol-look = Look first
enrol-take = Enrol them
enrol-faults = { $count ->
    [one] One line is wrong: nobody was enrolled
   *[other] { $count } lines are wrong: nobody was enrolled
}
enrol-line = Line { $line }
enrol-line-head = Line
enrol-outcome-head = What became of it
enrol-outcomes-title = What became of it
enrol-was-look = This was only a look: nobody was enrolled.
enrol-waiting = { $count ->
    [one] One is still being done. Load this page again in a moment.
   *[other] { $count } are still being done. Load this page again in a moment.
}
enrol-outcome-waiting = being done
enrol-outcome-enrolled = enrolled
enrol-outcome-asked = her phone was asked
enrol-outcome-already = reads already
enrol-outcome-do-not-text = has asked for silence; only her own phone can change that
enrol-outcome-country = a number of another country
enrol-outcome-not-a-number = cannot be a number
enrol-outcome-bad-date = the date is not likely
enrol-outcome-closed = the programme is not running
enrol-outcome-failed = did not work; tell whoever runs the site
enrol-fault-quotes = a quotation mark is not closed
enrol-fault-empty = the list is empty
enrol-fault-many = more than 2,000 lines: send it in parts
enrol-fault-columns = the first line must name the columns: phone, consent and others of those named
enrol-fault-phone = the number is too short or too long
enrol-fault-twice = the same number stands in the list before
enrol-fault-consent = it does not say on which paper she agreed
enrol-fault-two-dates = both due and born are filled in
enrol-fault-date = a date is not written as 2027-05-12
enrol-fault-side = the side is not one of this programme's
enrol-fault-language = the language is not one of this programme's
note-enrol-asked = Handed over. What became of it stands below.

mail-programme-danger-subject = { $programme }: someone wrote words of danger
mail-programme-danger-text = Someone who reads { $programme } wrote words of danger. She was sent the number to call at once. Please read what she wrote and answer her by hand now.
mail-programme-empty-week-subject = { $programme }: nothing approved for next week
mail-programme-empty-week-text = For the coming week { $programme } has no approved text for anybody who reads it. Nothing will be sent until there is one.
event-programme-shown = A programme of messages is shown
event-programme-running = A programme of messages is running
