# Messages of a programme: the list, one message, its place, its versions.
messages-title = Messages
messages-lead = { $count ->
    [one] One message, by calendar and week. What is missing, not approved, too long or due to be looked at again is marked.
   *[other] { $count } messages, by calendar and week. What is missing, not approved, too long or due to be looked at again is marked.
  }
messages-when = When
messages-calendar = Calendar
messages-gap = What is wanting
messages-gap-missing = a language is missing
messages-gap-unapproved = not approved
messages-gap-due = to be looked at again
messages-gap-long = too long
messages-gap-no-source = without a source
messages-gap-example = approved by way of example
messages-gap-drifted = another language has changed
messages-more-filters = Language, state, words, source
messages-language = Language
messages-state = State
messages-words = Words in the text
messages-source = Source
messages-source-hint = Part of its name is enough.
messages-week = Week
messages-find = Find
messages-download = Download all as CSV
messages-upload = Upload a CSV
messages-none = No messages yet.
messages-none-next = Put the first one into a calendar, then write it in every language of the programme.
messages-none-such = No message is like that.
messages-show-all = Show all messages
messages-send-drafts = Send these drafts to review
messages-send-drafts-hint = Drafts whose message lacks a language, a fact or a source stay as they are.
message-week = Week { $week }, { $weekday }
message-day = Day { $day }
message-week-inside = week { $week }, { $weekday }
message-day-inside = day { $day }
weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday
message-kind-text = message
message-kind-text-hint = Says something; nothing is asked.
message-kind-reminder = reminder of a visit
message-kind-reminder-hint = Goes out before a visit that she has noted. It may say { $date } and { $day }.
message-kind-quiz = quiz
message-kind-quiz-hint = Asks what she knows; each answer has its reply, one at least is right.
message-kind-survey = survey
message-kind-survey-hint = Asks what she thinks or does; answers are counted by their codes.
message-state-draft = draft
message-state-in-review = in review
message-state-approved = approved
message-state-withdrawn = withdrawn
message-approved-example = approved by way of example
message-example-void = Nobody has reviewed this text: it is approved by way of example. It goes out over a simulator and nowhere else.
message-missing = not written yet
message-missing-side = not written: { $side }
message-older-sent = version { $version } is sent meanwhile
message-long = { $parts } parts
message-no-source = no source
message-overdue = look again
message-drifted-short = another language has changed
message-words = Words of the message
message-fact = The fact it rests on
message-fact-hint = One sentence that a reviewer can find in the source.
message-source = Source
message-source-hint = Who says so, and where: “CDC, immunization schedule”.
message-source-date = Date of the source
message-source-date-hint = As exactly as it is known: 2010, 2010-06 or 2010-06-24.
message-source-date-wrong = Write a year, a year and month, or a day: 2010, 2010-06 or 2010-06-24.
message-due = Look at it again on
message-due-hint = { $months ->
    [one] Left empty: a month after it is approved.
   *[other] Left empty: { $months } months after it is approved.
  }
message-day-wrong = Write a day such as 2010-06-24.
message-count = { $encoding }: { $units } of { $room } characters; parts: { $segments }.
message-price = Costs { $price } for each reader.
message-cheaper = Without { $chars } it would take { $segments }.
message-mixed = Letters of two alphabets in one word: { $words }
message-count-do = Count again
message-parts = parts: { $parts }
message-save = Save as draft
message-send = Send to review
message-send-hint = { $medical ->
    [one] A version is approved when one medical reviewer
   *[other] A version is approved when { $medical } medical reviewers
  } and { $plain ->
    [one] one more reviewer have said yes.
   *[other] { $plain } more reviewers have said yes.
  }
message-who-sees = Drafts are for the team alone. Approved texts go to readers’ phones; the names of those who wrote and reviewed them stand beside them for the team.
message-version = Version { $version }
message-versions = All versions
message-no-versions = Nobody has written anything yet.
message-rest-changed = Fact and source changed:
message-look-again = look again on { $day }
message-was = Was withdrawn. It said:
message-recalled = Sent back to review on { $day }
message-sent-meanwhile = Version { $version } is approved and goes out until this one is. What is different:
message-drifted = { $other } was changed on { $day }, after this text was written
message-compared = I have compared: this text still says the same
message-for-others = A text for other readers
message-for-others-hint = Facts differ by country, so a text may be for readers on one side alone. Who has no text in her language gets none.
message-withdraw = Withdraw a text
message-withdraw-hint = It is not sent any more from now on, the approved version too. Nothing is deleted.
message-withdraw-one = Withdraw: { $which }
message-empty = The text is empty. To stop it, withdraw it below.
message-written-since = Somebody has written version { $version } meanwhile. Yours stands here; look at theirs under “All versions” and bring both together.
message-nothing-to-withdraw = There is nothing to withdraw.
message-needs-fact = Say which fact it rests on.
message-needs-source = Name the source.
message-unknown-place = { $place } is not known, so it would go out as it stands. Known are {"{emergency}"}, {"{line}"}, {"{crisis}"}, {"{stop}"} and {"{pause}"}.
message-empty-place = { $place } has no words for readers in { $side }, so they would be sent nothing. Fill it in the programme’s facts.
message-answers = Answers
message-answers-more = More answers
message-answers-too-few = Give at least two answers.
message-answers-code-twice = Two answers have the same code.
message-answers-word-twice = The same word stands for two answers.
message-answers-none-right = Mark at least one answer as right.
message-answer-n = Answer { $n }
message-answer-words = What she may write
message-answer-words-hint = Separated by commas: A, yes, 1.
message-answer-code = Code
message-answer-code-hint = The same in every language; it is what is counted.
message-answer-code-wrong = Write small letters, digits and hyphens, such as yes or a-1.
message-answer-reply = What she is answered
message-answer-right = This is the right one
message-answer-is-right = right
slot-add = Add a message
slot-add-do = Add it
slot-move = Move or change how it is sent
slot-week = Week
slot-week-hint = Completed weeks; of a pregnancy, 40 is the week of the due date.
slot-weekday = Day of the week
slot-hours = Time of day
slot-hours-between = between { $from }:00 and { $until }:00, where she is
slot-hour-from = Not before (hour)
slot-hour-until = Not after (hour)
slot-hour-hint = Left empty: the calendar’s own hours.
slot-kind = What it is
slot-late = For those who join late
slot-catch-up-skip = what is over is left out
slot-catch-up-once = is sent once afterwards
slot-catch-up-starter = part of the pack for those who begin late
slot-valid-days = Still means something for (days)
slot-valid-days-hint = 0: on its day alone. After an outage it may still go out within these days.
slot-valid = { $days ->
    [one] still means something a day later
   *[other] still means something { $days } days later
  }
slot-needs = Only after
slot-needs-hint = The code of a message that must have come before, such as w14-tue.
slot-importance = Importance
slot-importance-hint = 9 goes first where not all can go on one day.
slot-arm = Only for one arm of a trial
slot-arm-hint = Left empty: for everybody.
slot-arm-only = only arm { $arm }
slot-calendar-weeks = { $name } (weeks { $from }–{ $until })
slot-number-too-small = The number is too small.
slot-week-outside = This calendar has the weeks { $from } to { $until }.
slot-hours-both = Write both hours or none.
slot-hours-turned = The end comes before the beginning.
slot-day-full = There are too many messages on this day.
slot-needs-nobody = This calendar has no message of this code.
slot-needs-itself = Then each would wait for the other.
slot-needed-by = { $code } waits for this message. Change that one first.
slot-move-look = Show what it would change
slot-move-do = Change it
slot-effect = What changes with { $when }
slot-effect-planned = { $count ->
    [0] No message of this slot is planned now.
    [one] One message is planned already and will be planned anew.
   *[other] { $count } messages are planned already and will be planned anew.
  }
slot-planned-between = They would have gone out between { $first } and { $last }.
slot-effect-later = { $count ->
    [0] For no reader do both days lie ahead.
    [one] One reader gets it on the new day.
   *[other] { $count } readers get it on the new day.
  }
slot-effect-watch = mind
slot-effect-lost = { $count ->
    [one] For one reader the new day is over already: she will not get it.
   *[other] For { $count } readers the new day is over already: they will not get it.
  }
slot-effect-gained = { $count ->
    [one] One reader who never had it gets it after all.
   *[other] { $count } readers who never had it get it after all.
  }
slot-effect-never-twice = Who has had it does not get it again.
slot-retire = Take it out of the calendar
slot-retire-hint = It is not sent any more; what is planned of it is cancelled. Its texts stay, and it can be put back.
slot-restore = Put it back into the calendar
slot-restore-hint = It is sent again to those for whom its day has not passed.
slot-is-retired = This message was taken out of the calendar: it is not sent.
note-slot-added = The message has its place. Now write it.
note-slot-moved = Changed. What was planned of it is planned anew.
note-slot-retired = Taken out of the calendar.
note-slot-restored = Put back into the calendar.
note-message-saved = Saved as draft.
note-message-sent = Sent to the reviewers.
note-message-same = Nothing has changed.
note-message-withdrawn = Withdrawn: it is not sent any more.
note-drafts-sent = All these drafts are with the reviewers now.
note-drafts-some-sent = What was ready is with the reviewers now. What stands here lacks a language, a fact or a source.
note-drafts-none-ready = None of these drafts is ready: each lacks a language, a fact or a source.
messages-pages = Along the calendar
messages-before = earlier
messages-after = later
message-none = There will be none: readers of this language get nothing here
message-none-here = knowingly none
message-none-of = knowingly none: { $which }
