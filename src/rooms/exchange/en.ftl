home-headline = What troubles you here troubles someone over there.
home-lead = Tell a problem in your own words. People over there will tell you whether it is theirs too, and what they did about it.
home-description = People of countries that do not share a language find what troubles them both, and work on it together.
home-box = Say in a sentence what is wrong where you are
home-box-hint = In your own language. No account is needed, and nothing is kept.
home-box-send = Who knows this over there?
home-tell = Tell a problem
home-common = See what is common
home-lately = Lately
home-joint = Found together
home-shore-empty = Nothing from here yet.
home-all-new = All that is new
chain-told = { $count ->
    [one] problem told
   *[other] problems told
}
chain-common = found common
chain-taken = { $count ->
    [one] in a group’s hands
   *[other] in groups’ hands
}
chain-experiences = { $count ->
    [one] experience: what worked
   *[other] experiences: what worked
}
found-title = Who knows this over there
found-lead = These are the nearest. Only people can say whether it is the same.
found-none = Nothing like it has been told over there yet.
found-none-next = Tell it first: when somebody over there tells the same, you will both hear of it.
found-tell = Tell yours, so that they can answer
new-title = What is new
new-description = The latest changes on all sides, newest first.
new-none = Nothing has happened yet.
event-problem-published = { $kind ->
    [hope] something to do together was proposed
   *[other] a problem was told
}
event-problem-changed = was changed
event-problem-resolved = is better now
event-problem-reopened = has come back
event-common-problem-found = both sides say it is the same
event-common-problem-joined = one more account joined
event-common-problem-left = an account left
event-common-problem-merged = found to be one with
event-common-problem-split = was split; from it came
event-common-problem-ended = is no longer common
event-verdict-same = “the same”, says one side
event-verdict-related = “alike”, says one side
event-verdict-different = “something else”, says one side
event-agreement-yes = one side agreed
event-agreement-no = one side did not agree
event-agreement-withdrawn = a yes was withdrawn
event-commented = a comment
setup-title = Set up the exchange
setup-lead = One page, and the exchange is there. Everything can be changed later under “Settings”.
setup-exchange = The exchange
setup-exchange-name = Its name in { $language }
setup-open = Who may look in
setup-open-no = Members only
setup-open-no-hint = Nothing can be read without an account, and coordinators let people in. A good way to begin.
setup-open-yes = Everybody
setup-open-yes-hint = What people make public can be read by anyone, and anyone may sign up.
setup-side = Country { $n }
setup-side-name = Its name in { $language }
setup-name-needed = Give a name in at least one language.
setup-region = Country code
setup-region-hint = Two letters, as in US or RU; it is also the telephone region.
setup-region-wrong = Please give two letters, such as US or RU.
setup-same-region = Both countries have the same code.
setup-languages = Languages people write in there
setup-languages-hint = Codes with commas, the most used first: en, es
setup-languages-wrong = Please give codes of two or three letters, such as en, es.
setup-zone = Time zone
setup-zone-hint = As in America/New_York or Europe/Moscow
setup-zone-wrong = This is not a time zone we know. It looks like Europe/Moscow.
setup-capital = City whose clock is shown, in { $language }
setup-more-sides = More countries can be added under “Settings”.
setup-coordinator = The first coordinator
setup-person = Your name
setup-address = Your mail address
setup-password = A password
setup-password-hint = At least 10 characters; 15 or more are better. A few unusual words are easy to remember.
setup-office = You are coordinator of
setup-office-side = country { $n }
setup-office-joint = both (a joint office)
setup-send = Begin
setup-link-over = This link has been used, or a newer one was printed when the program started. Look at the last lines it printed.
no-tls-title = This line can be listened to
no-tls-text = Signing in needs an encrypted line (an address that begins with https://), or a browser on the same machine as the program. Put a web server with a certificate in front of it and set PUBLIC_URL; docs/install.md shows how.
note-set-up = The exchange is there. Here are its settings.
coordinators-title = For coordinators
coordinators-people = People
coordinators-mail = Waiting mail
coordinators-record = Record of changes
settings-title = Settings
settings-language = Language for those of whom nothing is known
settings-language-hint = Everybody else gets the page in a language of his own.
settings-sides = Countries
settings-side-add = Add a country
settings-side-change = Change a country
side-state-in = taking part
side-state-paused = pausing
side-state-left = has left
side-pause = Pause
side-leave = Leave the exchange
side-return = Come back
search-title = Search
search-box = What are you looking for?
search-hint = A word or a sentence in your language; what was written in others is found too.
search-send = Search
search-none = Nothing like it was found.
search-none-next = Perhaps nobody has told it yet.
coordinators-people-lead = Those who ask to come in, and addresses that nothing has confirmed yet.
coordinators-no-mail = No mail server is connected, so nobody gets the letter that confirms an address. Until then you can confirm by hand whom you know.
coordinators-people-none = Nobody waits.
coordinators-who = Who
coordinators-address = Mail address
coordinators-since = Since
coordinators-do = What to do
coordinators-confirmed = confirmed
coordinators-not-confirmed = not confirmed yet
coordinators-admit = Let in
coordinators-confirm = I know that this is theirs
coordinators-record-lead = Every change of rights and settings. Each line holds the fingerprint of the one before, so that nothing can be changed afterwards without showing.
coordinators-record-shown = Lines { $from } to { $to }, shown here, were compared just now: each fits the one before.
coordinators-record-whole = The whole record up to line { $n } was compared on { $when } by { $by }: each line fits the one before.
coordinators-record-since = { $count ->
    [one] { $count } line has come since.
   *[other] { $count } lines have come since.
}
coordinators-record-never = The whole record has not been compared yet.
coordinators-record-found = The whole record was compared on { $when } by { $by }.
coordinators-record-lost = Line { $n } was there when the whole record was compared on { $when } by { $by }, and is gone or another one now: somebody has changed the record outside of the program.
coordinators-record-compare = Compare the whole record now
coordinators-record-broken = Line { $n } does not fit the one before: somebody has changed the record outside of the program.
coordinators-record-none = Nothing is recorded yet.
note-record-compared = Compared. What was found stands below.
right-auditor = The record of changes is open to auditors and coordinators.
coordinators-when = When
coordinators-what = What
coordinators-hash = Fingerprint
coordinators-nobody = the program
note-admitted = Let in. They get a letter in their language.
settings-about = What you say of this place, in { $language }
settings-about-hint = Shown on the page “About this place”. Markdown: # for headings, - for lists.
about-how = How it works
about-how-1 = Somebody tells a problem in his own words and language. The program looks for the same trouble over there by the words people use, and shows it with reasons. It only suggests: people decide.
about-how-2 = When both sides have said that it is the same, it is a common problem. A working group with a co-chair of each side can take it up; what somebody has tried is found beside it, in whatever language it was told.
about-how-3 = Everybody writes in his own language and reads in his own. What nobody has translated yet shows the words that were recognised, and anyone who reads both languages can translate it on the spot.
about-who = Who keeps it
about-languages = Written here: { $languages }
about-no-coordinator = No coordinator yet
coordinators-title-of-side = Coordinators
about-joint = Joint coordinators
about-keeps = What this place keeps about you
about-keeps-1 = Without an account nothing is kept: what you write into the box of the first page is compared and forgotten. One cookie remembers the language you chose.
about-keeps-2 = With an account: your mail address (coordinators of your country see it until you are confirmed, nobody else does), a password that cannot be read back, the name or pseudonym you chose, and what you wrote.
about-keeps-3 = People’s names never go into the data that can be downloaded. No page asks anything of another site, and there are no statistics about readers.
about-program = The program
about-program-1 = Diomede is free software under the GNU Affero General Public License, version 3 or later: anyone may run it, read it and change it.
downloads-title = Download everything public
downloads-lead = Everything that anyone may read here, as files that programs and spreadsheets can read.
downloads-names = People’s names are in no file. What its writers have taken back is not here any more: please fetch newer files rather than keep old ones.
downloads-columns = What the columns mean
downloads-column = Column
downloads-meaning = What it holds
downloads-problem = Problems
downloads-hope = Hopes
downloads-common-problem = Common problems
downloads-experience = Experiences
downloads-organisation = Organisations
downloads-group = Groups
downloads-theme = Topics
downloads-term = Wordbook
mail-no-server = No mail server is connected (SMTP_URL and MAIL_FROM), so these letters wait. They go out by themselves once one is.
mail-none = No letter waits.
mail-no-account = somebody without an account
mail-state-waiting = waits
mail-state-sending = is going out
mail-state-failed = failed
mail-problem = { $attempts ->
    [one] Tried once. The mail server said:
   *[other] Tried { $attempts } times. The mail server said:
}
mail-text = What it says (links that act for its reader are left out)
mail-retry = Try again
note-mail-again = It will be tried again.
