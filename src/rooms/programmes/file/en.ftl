# Messages of a programme as a file: bringing one, seeing what it would change, taking it.
file-title = Upload messages
file-lead = Download the file, change or fill in the words in a spreadsheet, and bring it back. You see every difference before anything is taken. Messages are not moved, added or withdrawn by a file.
file-file = The file
file-file-hint = CSV as it was downloaded, UTF-8, at most 12 MB. Columns: { $columns }.
file-look = Show the differences
file-choose = Choose a file. It must be written in UTF-8 or as Unicode text.
file-compared = What the file would change
file-changes = { $count ->
    [0] It changes no text.
    [one] It changes one text.
   *[other] It changes { $count } texts.
  }
file-same = { $count ->
    [0] {""}
    [one] One row says what is there.
   *[other] { $count } rows say what is there.
  }
file-nothing = There is nothing new in the file.
file-first = first words
file-line = Line { $line }
file-troubles = { $count ->
    [one] One row cannot be taken, so nothing is.
   *[other] { $count } rows cannot be taken, so nothing is.
  }
file-more-troubles = And { $count } more.
file-who-sees = Each changed text becomes a draft in your name. What is approved is sent as before, until the new words are approved.
file-take = { $count ->
    [one] Take this difference
   *[other] Take these { $count } differences
  }
file-has-troubles = Some rows cannot be taken any more. Nothing was taken; look at the file again.
file-empty = The file is empty.
file-quotes = A quotation mark is missing or stands where none may stand.
file-unknown-column = There is no column “{ $column }”.
file-lacks-column = The column “{ $column }” is missing.
file-too-long = More than { $most } rows.
file-cells = The row has more or fewer cells than the header.
file-twice = The same text stands in the file twice.
file-cell-long = “{ $column }” is longer than { $most } characters.
file-source-date = “source_date” is a year, a year and month, or a day: 2010, 2010-06 or 2010-06-24.
file-review-due = “review_due” is a day such as 2010-06-24.
file-version = “version” is a number.
file-no-slot = There is no message { $slot } in the calendar “{ $calendar }”.
file-other-place = “{ $column }” is not what it is here. A message is moved on its own page.
file-no-reader = The programme has no readers of this side or language.
file-no-version = There is no version { $version } of this text.
file-written-since = Somebody has written version { $version } since the file was downloaded.
note-file-taken = Taken. These are drafts now; send them to the reviewers.
file-answers = The cell of answers is not understood. One line for each: code | words, with commas | reply | right (of a quiz). Only a quiz or a survey has answers.
