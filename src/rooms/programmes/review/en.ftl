# Review of messages: on screen, on paper, when it is due, when a source has changed.
review-title = Review
review-lead = { $medical ->
    [one] Every version of a text is looked at by one medical reviewer
   *[other] Every version of a text is looked at by { $medical } medical reviewers
  } and { $plain ->
    [one] one more reviewer. Nobody reviews his own text, and a new version is looked at anew.
   *[other] { $plain } more reviewers. Nobody reviews his own text, and a new version is looked at anew.
  }
review-example-programme = This programme is an example: what is approved in it goes out over a simulator and nowhere else.
review-example = Not reviewed: approved by way of example.
review-mine = { $count ->
    [0] Waits for you
   *[other] Waits for you: { $count }
  }
review-look-medical = Look whether it is medically right, whether it could harm somebody, and whether it says what its source says.
review-look-plain = Look whether it is clear and kind, and whether it says what its source says.
review-none = Nothing waits for you here.
review-mark = I have read it; mark it
review-yes = Yes to this one
review-no = No…
review-no-do = No, send it back
review-why = Why not
review-why-hint = Who wrote it reads this. Say what must change.
review-no-needs-why = Say why, so that who wrote it knows what to change.
review-yes-marked = Yes to all marked ones
review-mark-some = Mark at least one text.
review-skip = Leave these for later: { $count } more
review-who-sees = Your name and what you say stand beside the text for the whole team, for good.
review-others = What waits for whom
review-waits-medical = for a medical reviewer
review-waits-plain = for another reviewer
review-waits-since = the oldest since
review-nothing-waits = Nothing waits for review.
review-changed-since = What changed since version { $version }, which is sent now:
review-partners = What it says in other languages
review-verdict-yes = yes
review-verdict-no = no
review-role-medical = medical reviewer
review-role-plain = reviewer
review-somebody-who-left = somebody who has left
review-on-paper = on paper: { $paper }
review-own = This is your own text; somebody else must look at it.
review-changed = One of these texts has changed or was judged meanwhile. Nothing was taken; look at the list again.
review-due-link = { $count ->
    [0] Due to be looked at again
   *[other] Due to be looked at again: { $count }
  }
review-due-title = Due to be looked at again
review-due-lead = { $months ->
    [one] What doctors say changes. An approved text is due a month after it was approved, or on the day that its writer has named. Here stands what is due within sixty days.
   *[other] What doctors say changes. An approved text is due { $months } months after it was approved, or on the day that its writer has named. Here stands what is due within sixty days.
  }
review-due-none = Nothing is due within sixty days.
review-due-day = Due
review-due-do = Send the marked ones to review
review-pack = On paper
review-pack-lead = For reviewers who would rather read on paper: print, have it signed, enter the codes.
review-pack-weeks = Weeks
review-pack-weeks-hint = Such as 12 or 12-16. Left empty: all.
review-pack-do = Make the sheets
pack-title = { $name }: messages to review
pack-paper = Paper: { $paper }
pack-lead = { $count ->
    [one] One text.
   *[other] { $count } texts.
  } Each needs a yes of { $medical ->
    [one] one medical reviewer
   *[other] { $medical } medical reviewers
  } and { $plain ->
    [one] one more reviewer
   *[other] { $plain } more reviewers
  }. The code belongs to exactly these words: if they change, it is worth nothing.
pack-none = Nothing of this waits for review.
pack-too-long = Only the first { $count } texts stand here. Choose fewer weeks.
pack-yes = yes
pack-no = no, because
pack-sign = Signature
pack-sign-lead = I have read the texts above that I marked “yes”, and they may go to readers.
pack-name = Name
pack-office = Reviewer or medical reviewer
pack-day = Day
pack-signature = Signature
paper-enter = Enter a signed paper
paper-lead = Type the codes that stand beside the texts. First you see what they mean; nothing is taken before you say so.
paper-name = Name of the paper
paper-name-hint = As it is printed on top, and where it lies: “text4baby pregnancy 12-16, binder 3”.
paper-signer = Who signed it
paper-choose = Choose
paper-day = Day on the paper
paper-yes = Codes with a yes
paper-yes-hint = Separated by spaces or lines. Hyphens and small letters do not matter, nor whether letters are Latin or Cyrillic.
paper-no = Codes with a no
paper-no-hint = One on a line, with the reason behind it.
paper-no-language = Language of the reasons
paper-who-sees = Who signed is told that it was entered, and by whom stands in the record of changes.
paper-look = Show what the codes mean
paper-take = Take it
paper-meaning = What the paper says
paper-code = Code
paper-text = Text
paper-verdict = Says
paper-empty = No codes yet.
paper-no-reviewers = The programme has no reviewers yet.
paper-no-code = This is no code: it has eight signs, such as 4K7T-9XM0.
paper-code-twice = This code stands here twice.
paper-unknown-code = No text has this code. Compare it with the paper.
paper-two-texts = Two texts have this code; review them on screen.
paper-not-waiting = This version does not wait for review any more: it was changed, withdrawn or judged.
paper-no-without-why = Say why not.
paper-has-faults = Some codes cannot be taken; see above. Nothing was taken.
paper-nobody-signs = This person is not a reviewer of this programme.
paper-day-ahead = This day lies ahead.
paper-before-text = On this day one of these texts had not been written yet.
recall-title = A guideline has changed
recall-lead = Name the source. You see every text that rests on it, in all languages, and send them back to the reviewers in one press.
recall-source-hint = As it stands beside the texts, or part of it.
recall-sources = Sources of this programme
recall-texts = Texts
recall-no-sources = No text names a source yet.
recall-none = No text names “{ $source }” as its source.
recall-found = { $count ->
    [one] One text rests on it
   *[other] { $count } texts rest on it
  }
recall-more = And { $count } more.
recall-beside = Texts beside them that name another source
recall-beside-lead = In another language the same guideline may have another name. Look for these too.
recall-why = Why
recall-why-hint = Reviewers and writers read this beside each text.
recall-meanwhile = Until they are approved again
recall-stop = they are not sent
recall-stop-hint = When what they say may be wrong now.
recall-go-on = they are sent as before
recall-go-on-hint = When they are still right and only have to be compared.
recall-do = { $count ->
    [one] Send this text back to review
   *[other] Send these { $count } texts back to review
  }
recall-nothing = There is no text to send back.
recall-count-changed = Meanwhile another number of texts rests on this source. Look at them and press once more.
note-review-given = Your word is kept.
note-review-approved = Your word is kept; what had all it needs is approved.
note-review-sent-back = Sent back to who wrote it.
note-paper-taken = The paper is entered.
note-paper-approved = The paper is entered; what had all it needs is approved.
note-recalled = Sent back to the reviewers.
notice-message-sent-back = A reviewer has sent back a message that you wrote
notice-reviews-entered = A paper that you signed was entered
