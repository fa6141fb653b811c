# What the house itself says: kinds of "no", rights, fields, names of things.
answer-home = To the first page
answer-typed = What you wrote
answer-400 = That did not arrive whole
answer-401 = Sign in to go on
answer-403 = This is not open to you
answer-404 = There is nothing at this address
answer-405 = That cannot be done here
answer-409 = That cannot be done just now
answer-410 = This is over
answer-413 = Too large
answer-415 = That is not a form of ours
answer-422 = Something needs another look
answer-429 = Too many at once
answer-500 = Something broke on our side
answer-500-text = It has been written down for the people who keep this place. Nothing that you saved before is lost. Try again in a minute.
answer-503 = One moment, please
not-found = The address may be mistyped, or what stood here may have been taken back by those who wrote it.
wrong-method = This address shows something; it takes no forms.
form-refused = Please look at the places named below.
form-from-elsewhere = This form came from another site. If you sent it from here, reload the page and send it again.
form-token = This page was open for too long, or you have signed in anew. What you wrote is below: go back, reload and send it again.
form-type = Send the form from one of our pages.
form-too-large = A form may be half a megabyte long. Please send less at once.
form-encoding = Some letters did not arrive whole. Please send it again.
form-file-encoding = The file is not written in UTF-8. In the spreadsheet choose “CSV UTF-8” or “Unicode text” and save it again.
too-many = Please wait { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, then try again.
too-busy = Very many people are signing in just now. Please try again in a few seconds.
database-away = The place where everything is kept does not answer just now. It usually comes back within a minute; what you wrote is below.
right-sign-in = Please sign in first.
right-nobody = Nobody may do this.
right-author = Only those who wrote it may do this.
right-coordinator = Only coordinators of that side may do this.
right-moderator = Only moderators may do this.
right-side = First say on your page for which country you speak.
field-needed = Please fill this in.
field-wrong = This does not look right.
field-choose = Please choose one.
field-too-short = Please write at least { $least ->
    [one] { $least } character
   *[other] { $least } characters
}.
field-too-long = Please write no more than { $most ->
    [one] { $most } character
   *[other] { $most } characters
}.
field-too-big = This is more than we can keep ({ $most }).
field-too-many = Please choose no more than { $most }.
field-not-number = Please write a whole number, in digits.
field-number-too-big = This number is larger than anything we can count.
field-not-web-address = Please give a web address that begins with https:// or http://.
field-not-mail-address = This does not look like a mail address.
held-title = Sign in, and it will be sent
held-kept = What you wrote is kept in this browser for a week. After signing in you will see it again and can send it.
held-sign-in = Sign in
held-sign-up = I have no account yet
closed-title = This exchange is open to its members
closed = Sign in to come in. If you have no account, you can ask its coordinators to let you in.
closed-waiting-title = The coordinators have your request
closed-waiting = As soon as one of them lets you in, you will get a mail. Until then nothing can be seen here.
closed-new-title = This exchange is not set up yet
closed-new = Whoever installed it has a one-time link that begins the set-up.
frame-about = About this place
frame-what-is-new = What is new
frame-topics = Topics
frame-words = Wordbook
frame-downloads = Download everything public
frame-organisations = Organisations
