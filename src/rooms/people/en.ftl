kind-person = member
kind-organisation = organisation
people-save = Save

# Signing in and up
account-address = Mail address
account-address-hint = Other members never see it. We write to it, and so may the coordinators.
account-password = Password
account-new-password = New password
account-new-password-hint = 10 characters at least, 15 or more are better: a sentence that only you would say. Capitals, digits and marks are up to you.
password-too-common = This is one of the first that others would try. Please take another.
password-not-this = This is not your present password.
sign-in-title = Sign in
sign-in-do = Sign in
sign-in-wrong = Address and password do not belong together.
sign-in-forgotten = I have forgotten my password
sign-in-held = What you wrote is kept. You will see it again as soon as you have signed in, and can send it then.
sign-in-new-here = New here?
sign-in-new-open = Reading needs no account. To tell a problem, to answer and to follow, you need one.
sign-in-new-closed = Ask the coordinators to let you in: sign up, and they will see your name.
sign-up-title = Sign up
sign-up-lead-open = With an account you can take part in { $exchange }: in your own language, under your name or a pseudonym.
sign-up-lead-closed = { $exchange } is open to its members only. Sign up, and its coordinators decide whether to let you in.
sign-up-do = Sign up
sign-up-do-closed = Ask to be let in
sign-up-who-sees = Who will see this:
sign-up-who-sees-text = name or pseudonym, countries and languages: signed-in members. Your address: only the coordinators. Your password: nobody, it is kept so that not even we can read it.
sign-up-have-one = You have an account already? { $link }
sign-up-sent-title = Look into your mail
sign-up-sent-text = A mail is on its way to the address you gave. It has a link that you can use for a week; open it and press the button.
sign-up-sent-no-mail = This exchange has no mail server yet, so the mail waits here. Tell a coordinator that you have signed up: they can confirm your address by hand.
sign-up-sent-closed = Then the coordinators see that you ask to come in. You will get a mail as soon as one of them lets you in.
sent-nothing-came = Nothing there after ten minutes? Look among the unwanted mail, and whether the address was typed right; then try again.
forgotten-title = A new password
forgotten-text = Tell us the address of your account. You will get a mail with a link that works once, within an hour.
forgotten-do = Send me the link
forgotten-sent-title = Look into your mail
forgotten-sent-text = If there is an account with this address, a mail with a link is on its way. It works once, within an hour.
forgotten-sent-no-mail = This exchange has no mail server yet, so the mail waits here. Ask a coordinator for help.
confirm-title = Is this your address?
confirm-text = Press the button to confirm that you signed up to { $exchange } with this mail address.
confirm-do = Yes, it is mine
new-password-title = Choose a new password
new-password-text = You will be signed out everywhere else, and can sign in with it at once.
new-password-do = Set the password
link-over = This link has been used already, is too old, or was not copied whole. Ask for a new one.
mail-no-address = This place does not know its own address yet, so it cannot put links into mails. Whoever keeps it has to set PUBLIC_URL.
not-safe-title = This line is not safe
not-safe-text = Your browser reached this place without encryption. Everybody on the way could read your password, so we do not ask for it here.
not-safe-keepers = Try the address with https:// in front. If that does not work, tell those who keep this place: it needs TLS, or a proxy that provides it.
not-safe-go = To the safe address
sign-out-do = Sign out

# A person
person-name = Your name, or a pseudonym
person-name-hint = As others will read it: in your own letters. Signed-in members see it beside what you write.
person-pseudonym = This is a pseudonym
person-pseudonym-hint = As good as a name here. Then the organisations you belong to are not shown beside it.
person-is-pseudonym = pseudonym
person-sides = Where you belong
person-sides-hint = One, several, or none. Members see it.
person-sides-none = no side
person-from = From
person-reads = { $n ->
    [1] The language you read best
    [2] Second language
   *[other] Another language
}
person-reads-hint = Pages and mails come in it. What others write is shown in these languages, in this order.
person-reads-none = none
person-zone = Clock
person-zone-hint = Times are shown by it. Only you see which one.
person-own-page = This is how other members see you.
person-brought = Told in person
person-brought-none = Nothing told in person yet.
person-waits = waits to be let in
role-head = head
role-head-hint = Writes for it, takes people in, changes roles.
role-editor = writes for it
role-editor-hint = Tells problems and answers in its name.
role-member = member
role-member-hint = Belongs to it, and writes as a person only.
office-coordinator = coordinator
office-moderator = moderator
office-translator = translator
office-auditor = auditor

# One's own page
me-not-confirmed = Your address is not confirmed yet
me-not-confirmed-text = Open the link in our mail and press the button. If no mail comes, “I have forgotten my password” sends another one; a coordinator can confirm you by hand, too.
me-held = { $count ->
    [one] Something you wrote before signing in waits to be sent
   *[other] { $count } things you wrote before signing in wait to be sent
}
me-notices = Notices
me-notices-new = { $count ->
    [one] { $count } new notice
   *[other] { $count } new notices
}
me-who = Who you are here
me-edit = Change what it says about me
me-reads = Reads
me-seen-by-others = Seen by members
me-as-others-see = your page as they see it
me-organisations = Organisations
me-organisations-none = You write as a person.
me-organisations-none-next = Bring your organisation in, or ask to join one that is here already.
me-writes-for-now = you write in its name
me-drafts = Drafts
me-drafts-none = No drafts.
me-follows = What you follow
me-follows-none = You follow nothing yet.
me-follows-none-next = “Follow” on any page brings you word of what comes of it.
me-account = Account
me-change-password = Change the password
me-change-password-text = All your other sign-ins end.
me-password-now = Present password
me-sign-ins = Where you are signed in
me-sign-ins-count = { $count ->
    [one] { $count } browser
   *[other] { $count } browsers
}
me-sign-ins-see = See and end
me-mail = Letters
me-mail-choose = choose which come
me-sign-ins-text = Each line is one browser. If you do not know one, end the others and change your password.
me-sign-in-began = Since
me-sign-in-seen = Last seen
me-sign-in-where = Which
me-sign-in-here = this browser
me-sign-in-elsewhere = another one
me-sign-ins-end = Sign out everywhere else
writing-as-title = In whose name you write
writing-as-text = It holds for this browser until you change it, and is shown above every page.
writing-as-who = I am writing as
writing-as-self = in person
writing-as-do = Write so
leave-title = Leave this exchange
leave-text = It takes effect at once and cannot be undone, since nothing is kept by which we could know you again.
leave-name = Your name goes from all pages, exports and lists.
leave-account = Your address, password, drafts and notices are deleted.
leave-written = What you wrote stays, without your name, because others have built on it. Take back first what should not stay.
leave-organisations = An organisation whose only head you are goes to the one who has written for it longest.
leave-copies = Copies that others made before stay with them; we cannot reach those.
leave-do = Leave for good
leave-stay = No, stay

# Written before signing in
held-page-title = What you wrote before signing in
held-page-none = Nothing waits to be sent.
held-page-lead = { $count ->
    [one] Read it once more, then send it.
   *[other] { $count } things wait. Read them once more, then send them.
}
held-page-wait = You can send this as soon as the coordinators have let you in. Until then it is kept here.
held-page-written = Written on { $when }
held-page-send = Send it now
held-page-throw-away = Throw it away
held-page-gone = This was sent or thrown away already.

# Notices
notices-none = Nothing yet.
notices-none-next = You will hear here of what you follow, and of what is asked of you.
notices-read-all = Mark all as read
notice-new = new
notice-open = Open
notice-gone = Something that was taken back since.
notice-something-new = There is something new: { $title }
notice-asked-to-join = Somebody asks to join { $title }
notice-taken-in = You now belong to { $title }
notice-person-asked-in = { $title } asks to be let in

# Organisations
organisations-title = Organisations
organisations-description = Who takes part, on each side.
organisations-find = Find an organisation
organisations-search = Part of the name or the place
organisations-search-do = Find
organisations-where = Where
organisations-everywhere = everywhere
organisations-all = Show all
organisations-none = No organisation is here yet.
organisations-none-next = Members bring their organisations in; it takes a minute.
organisations-none-like = None fits.
organisations-none-like-next = Try a shorter part of the name.
organisations-back = Back
organisations-on = Further
organisation-example = example
organisation-is-example = Invented for the example exchange.
organisation-told = { $count ->
    [one] told { $count } thing
   *[other] told { $count } things
}
organisation-make = Bring an organisation in
organisation-make-lead = You will be its head: you write in its name, and take others in.
organisation-make-do = Bring it in
organisation-edit = Change what it says
organisation-name = Its name
organisation-name-hint = In its own language and letters.
organisation-name-hint-edit = Under another name it has to become known to the coordinators anew.
organisation-name-taken = Organisation { $number } has a name that looks the same. If it is yours, ask to join it; if not, add the town.
organisation-language = Its language
organisation-language-hint = In which the name and the words below are written.
organisation-side = Where it belongs
organisation-about = What it does
organisation-about-hint = Two or three sentences, as you would tell a neighbour.
organisation-place = Place
organisation-place-hint = Town or region.
organisation-address = Web address
organisation-address-hint = Begins with https:// or http://
organisation-register = Registration number
organisation-register-hint = Country, register and number, such as US-EIN-131837418 or RU-OGRN-1027700132195. It helps the coordinators.
organisation-register-wrong = Please write it as country, register and number: US-EIN-131837418.
organisation-publishing-more = People are named to signed-in members only. If it could harm somebody to be seen here, do not bring the organisation in: write as a person, under a pseudonym.
organisation-known = known to the coordinators
organisation-known-label = Known
organisation-known-coordinators = to the coordinators ({ $side }), since { $day }
organisation-known-organisations = to two other organisations ({ $side }), since { $day }
organisation-known-joint-office = to the joint office, since { $day }
organisation-not-known = not yet to the coordinators
organisation-since = Here since
organisation-brought-none = It has told nothing here yet.
organisation-problems = { $count ->
    [one] { $count } problem told
   *[other] { $count } problems told
}
organisation-hopes = { $count ->
    [one] { $count } thing it would like to do together
   *[other] { $count } things it would like to do together
}
organisation-experiences = { $count ->
    [one] { $count } experience
   *[other] { $count } experiences
}
organisation-common = { $count ->
    [one] { $count } common problem it helped to find
   *[other] { $count } common problems it helped to find
}
organisation-verdicts = What it said of others
organisation-verdict-same = the same
organisation-verdict-related = alike
organisation-verdict-different = something else
organisation-members = Team
organisation-members-none = Nobody writes for it now.
organisation-members-count = { $count ->
    [one] { $count } person. Names are shown to signed-in members only.
   *[other] { $count } people. Names are shown to signed-in members only.
}
organisation-members-unnamed = { $count ->
    [one] And one person under a pseudonym.
   *[other] And { $count } people under pseudonyms.
}
organisation-ask = Ask to join
organisation-asked = you have asked to join
organisation-leave = Leave the organisation
organisation-verify = It is known to us
organisation-unverify = It is not known to us any more
organisation-not-in-it = You do not belong to it.
organisation-in-it-already = You belong to it already.
organisation-heads-only = Only heads of the organisation may do this.
organisation-editors-only = Only those who write for the organisation may do this.
organisation-last-head = An organisation needs one head at least. First hand it over, or make somebody else head.
organisation-not-asking = This has been answered already, or was taken back.
organisation-leaves-title = Let the organisation leave
organisation-leaves-lead = Its name goes from here in a minute, without asking anybody.
organisation-leaves-text = Name, words and team of the organisation go from all pages, exports and lists at once. What it told stays as told by “an organisation that has left”. This cannot be undone, since the name is not kept.
organisation-leaves-do = Leave for good
members-title = Team of the organisation
members-asking = Asking to join
members-asking-wait = { $count ->
    [one] { $count } person asks to join
   *[other] { $count } people ask to join
}
members-now = In it now
members-you = you
members-make-head = Make head
members-make-editor = Let write for it
members-make-member = Make member
members-remove = Take out
members-hand-over = Hand over to this person
asking-take-editor = Take in, to write for it
asking-take-member = Take in as member
asking-refuse = Not now
invite-title = Invite somebody
invite-text = You get a link that works once, within a week. Whoever opens it and signs in belongs to the organisation.
invite-no-mail = This exchange has no mail server yet: you will see the link and can hand it over yourself.
invite-address = Mail address
invite-address-hint = It is used for this one mail and shown to nobody.
invite-role = In which role
invite-language = Language of the mail
invite-language-hint = Somebody with an account here gets it in their own.
invite-do = Invite
invited-title = The invitation is made
invited-text = A mail to { $address } is on its way.
invited-text-no-mail = The mail to { $address } waits here until there is a mail server.
invited-link = You can hand the link over yourself, too. It is shown only now; whoever has it can use it.
invitation-title = An invitation
invitation-sign-in = Sign in to see it. If you have no account yet, sign up first: the invitation waits for a week.
invitation-text = You are invited to { $organisation }, in the role: { $role }.
invitation-wait = You can take it up as soon as the coordinators have let you in.
invitation-do = Take it up
joining-text = The heads of { $organisation } will see that you ask.
joining-words = A few words to them
joining-words-hint = How they know you, what you do there.
joining-who-sees = only the heads of this organisation, with your name.
joining-do = Ask to join
leaving-text = You will not write for { $organisation } any more. What you wrote in its name stays with it.

# Notes of what was just done
note-signed-in = You are signed in.
note-signed-out = You are signed out. Nothing of yours is left in this browser.
note-confirmed = Thank you, your address is confirmed. Sign in with it now.
note-confirmed-waits = Thank you, your address is confirmed. The coordinators see now that you ask to come in; you will get a mail.
note-password-set = The new password is set. Sign in with it now.
note-password-changed = The password is changed, and all other sign-ins have ended.
note-person-saved = Saved. So members see you now.
note-writing-as = From now on you write in the name of the organisation.
note-writing-as-self = From now on you write in person.
note-notices-read = All are marked as read.
note-sign-ins-ended = All other sign-ins have ended.
note-left = You have left. Thank you for having been here.
note-thrown-away = Thrown away.
note-organisation-made = It is here now, and you write in its name.
note-organisation-saved = Saved.
note-members-changed = The team is changed.
note-handed-over = Handed over. You still write for it.
note-asking-refused = The request is put aside.
note-asked-to-join = The heads of the organisation have been told.
note-joined = You belong to it now.
note-left-organisation = You do not belong to it any more.
note-organisation-left = The organisation has left; its name is gone.
note-verified = It is shown as known to the coordinators.
note-unverified = It is not shown as known any more.

# Mails
mail-people-confirm-subject = { $exchange }: please confirm your address
mail-people-confirm-text = Somebody, you as we hope, signed up to { $exchange } with this mail address. Open this link and press the button:
mail-people-confirm-after = The link works for a week. If it was not you, do nothing: without the button nobody can take part with your address.
mail-people-again-subject = { $exchange }: you have an account already
mail-people-again-text = Somebody, you as we hope, tried to sign up to { $exchange } with this mail address, which has an account already. If you do not know the password any more, set a new one here:
mail-people-again-after = The link works once, within an hour. If it was not you, do nothing: nothing has changed.
mail-people-new-password-subject = { $exchange }: a new password
mail-people-new-password-text = Somebody, you as we hope, asked for a new password at { $exchange }. Set it here:
mail-people-new-password-after = The link works once, within an hour. If it was not you, do nothing: the present password stays.
mail-people-password-changed-subject = { $exchange }: your password was changed
mail-people-password-changed-text = The password of your account at { $exchange } was changed, and all other sign-ins have ended. If it was not you, use “I have forgotten my password” on the sign-in page at once and tell a coordinator.
mail-people-admitted-subject = { $exchange }: welcome
mail-people-admitted-text = The coordinators have let you in to { $exchange }. You can sign in with your mail address and your password now.
mail-people-confirmed-by-hand-subject = { $exchange }: your address is confirmed
mail-people-confirmed-by-hand-text = A coordinator of { $exchange } has confirmed your address for you. You can sign in with it.
mail-people-invitation-subject = { $by } invites you to { $organisation }
mail-people-invitation-text = { $by } invites you to write with { $organisation } at { $exchange }. Open this link, then sign in or sign up:
mail-people-invitation-after = The link works once, within a week. If you do not know { $by }, do nothing: we will not write to you again.
mail-people-asks-to-join-subject = Somebody asks to join { $organisation }
mail-people-asks-to-join-text = A member of { $exchange } asks to join { $organisation }. As its head you see who it is, and can answer, on the page of the organisation.
mail-people-joined-subject = You belong to { $organisation } now
mail-people-joined-text = You now belong to { $organisation } at { $exchange }. Under “My page” you choose in whose name you write.
me-translate = Translate for others
me-coordinate = For coordinators
me-record = Record of changes
me-second-looks = Waiting for a second look
event-organisation-joined = an organisation came
event-organisation-changed = an organisation changed what it says of itself
event-organisation-left = an organisation left
