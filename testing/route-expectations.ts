// Reviewed by eyes: who may do what, for every route and every thing of the made world (testing/world.ts). A route or
// a case that is missing here fails the test, and so does one that answers otherwise.
//
// One mark for each role, in the order of `roles`:
//   +  answered (for a form: anything but the following)    s  led to signing in    -  no right to it (403)
//   .  not there (404)                                       c  another expected no (409, 410)
//   !  not now (503)
//
//   stranger, disabled, waiting │ sideless, here, there │ editor, head │ seat, chair │ moderator, translator │
//   coordinator, coordinatorThere, joint, auditor

/** Everybody, without an account too. */
const everybody = "+++ +++ ++ ++ ++ ++++";
/** Whoever has an account, also while he waits to be let in. */
const signedIn = "ss+ +++ ++ ++ ++ ++++";
/** Whoever the exchange has let in. */
const members = "ss- +++ ++ ++ ++ ++++";
/** Members who belong to a side. */
const membersOfSides = "ss- -++ ++ ++ ++ ++-+";
/** Members who do not belong to the organisation. */
const membersNotInIt = "ss- +++ -- ++ ++ ++++";
/** Members who do not sit in the group yet. */
const membersOutside = "ss- +++ ++ -- ++ ++++";
/** Members; for everybody else it is not there. */
const membersAlone = "... +++ ++ ++ ++ ++++";
/** Those who write for the organisation; that the thing is there is no secret. */
const tellers = "ss- --- ++ -- -- ----";
/** The same; for everybody else it is not there. */
const tellersAlone = "... ... ++ .. .. ....";
/** What waits for its second look: its tellers and the moderator. */
const tellersAndModerator = "... ... ++ .. +. ....";
/** The moderator sees it and may not touch it. */
const tellersBeforeModerator = "... ... ++ .. -. ....";
/** Nobody looks over his own words. */
const moderatorNotTellers = "... ... -- .. +. ....";
/** Its tellers are told why not; for all others it is not there. */
const nobodyButTold = "... ... -- .. .. ....";
/** Tellers; who has no account learns nothing by being asked to sign in, since any address asks. */
const tellersTranslating = "ss- ... ++ .. .. ....";
/** Moderators. */
const moderators = "ss- --- -- -- +- ----";
/** Moderators; for everybody else it is not there. */
const moderatorAlone = "... ... .. .. +. ....";
/** The organisation's head. */
const head = "ss- --- -+ -- -- ----";
/** The group's co-chair. */
const chair = "ss- --- -- -+ -- ----";
/** Who sits in the group. */
const seats = "ss- --- -- ++ -- ----";
/** Who sits in the group and is not its co-chair yet. */
const seatNotChair = "ss- --- -- +- -- ----";
/** Who was offered a seat; other members hear that there is no offer. */
const offered = "ss- ccc c+ cc cc cccc";
/** Nobody was offered a seat in this one. */
const notOffered = "ss- ccc cc cc cc cccc";
/** Coordinators, of any side or of all. */
const coordinators = "ss- --- -- -- -- +++-";
/** Auditors, and coordinators of any side or of all. */
const auditors = "ss- --- -- -- -- ++++";
/** Coordinators of the side concerned (here), and joint ones. */
const coordinatorsHere = "ss- --- -- -- -- +-+-";
/** The same for a thing over there. */
const coordinatorsThere = "ss- --- -- -- -- -++-";
/** Who keeps the words: translators, moderators, coordinators. */
const wordKeepers = "ss- --- -- -- ++ +++-";
/** Members who read both languages. */
const bilingual = "ss- --+ +- -- -+ ----";
/** The same and the moderator, whose like over there look at it in another language. */
const moderatorTranslating = "ss- ... ++ .. +. ....";
/** Of the tellers the one who reads both languages. */
const bilingualTeller = "ss- ... +- .. .. ....";
/** The same; the moderator sees it and reads one language only. */
const bilingualBeforeModerator = "ss- ... +- .. -. ....";
/** Members who read both languages, but not who translated it. */
const checkers = "ss- --+ +- -- -- ----";
/** One who waits to be let in: himself and the coordinators of his side. */
const waitingPerson = "ss+ ... .. .. .. +.+.";
/** The one whose notice it is. */
const editorAlone = "ss. ... +. .. .. ....";
/** Only what one has held oneself; the form says nothing here. */
const heldAlone = "ss. ... .. .. .. ....";
/** Nobody, and the reason is told. */
const nobody = "ss- --- -- -- -- ----";
/** Nobody; who has no account is asked to sign in first. */
const nobodySignedIn = "ss- ... .. .. .. ....";
/** Not even its tellers: a service outside gets only what everybody may read. */
const nobodyUntilPublic = "ss- ... -- .. .. ....";
/** The same for what the moderator sees too. */
const nobodyUntilSeen = "ss- ... -- .. -. ....";
/** Who wrote the comment; for everybody else it is not there. */
const writerAlone = "... .+. .. .. .. ....";
/** The same, and those who told what it stands under, which nobody else may read. */
const writerAndTellers = "... .+. ++ .. .. ....";
/** Coordinators; for everybody else it is not there. */
const coordinatorsAlone = "... ... .. .. .. +++.";
/** Coordinators see it and may not do it. */
const coordinatorsNotYet = "... ... .. .. .. ---.";
/** It is not there for anybody. */
const nowhere = "... ... .. .. .. ....";

/** Who works on the programme: operator, nurse, medical reviewer, and the coordinators who lead it. */
const programmeTeam = "ss- --- ++ -- +- +++-";
/** Its operator, and those who lead it. */
const operators = "ss- --- +- -- -- +++-";
/** Its operator alone, of those who operate: the thing is his. */
const operatorsOwn = "ss- --- +- -- -- ...-";
/** The same, who hear (503) that no process is there that holds the keys of numbers. */
const operatorsWithoutKeys = "ss- --- !- -- -- !!!-";
/** Operators, and the auditor, who reads everything and does nothing. */
const operatorsAndAuditor = "ss- --- +- -- -- ++++";
/** Operators, who hear that a comparison which is closed cannot be changed. */
const operatorsTooLate = "ss- --- c- -- -- ccc-";
/** A message that is no question: what operators, and the auditor, ask of it is not there. */
const operatorsNothing = "ss- --- .- -- -- ...-";
const nothingReleased = "ss- --- .- -- -- ....";
/** Operators and reviewers. */
const operatorsAndReviewers = "ss- --- +- -- +- +++-";
/** Who writes for an organisation, and the coordinators: they may carry a programme on. */
const carriers = "ss- --- ++ -- -- +++-";
/** Operator, nurse, and those who lead the programme. */
const nurses = "ss- --- ++ -- -- +++-";
/** Operators; what was asked by somebody else is not there for them. */
const operatorsElse = "ss- --- .- -- -- ...-";
/** Who holds an office in the programme. */
const officeHolders = "ss- --- ++ -- +- ----";

/** By route, then by the name of the case; one word where all cases are alike. */
export const expectations: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  "GET /setup/:token": nowhere,
  "POST /setup/:token": nowhere,
  "GET /": everybody,
  "GET /find": everybody,
  "GET /search": everybody,
  "GET /about": everybody,
  "GET /new": everybody,
  "GET /new.atom": everybody,
  "GET /downloads": everybody,
  "GET /downloads/:file": everybody,
  "GET /settings": coordinators,
  "POST /settings": coordinators,
  "GET /settings/sides/new": coordinators,
  "POST /settings/sides": coordinators,
  "GET /settings/sides/:code": { us: coordinatorsHere, ru: coordinatorsThere },
  "POST /settings/sides/:code": { us: coordinatorsHere, ru: coordinatorsThere },
  "POST /settings/sides/:code/state": { us: coordinatorsHere, ru: coordinatorsThere },
  "GET /coordinators/mail": coordinators,
  "POST /coordinators/mail/:mail/retry": coordinators,
  "GET /coordinators/people": coordinators,
  "POST /coordinators/people/:account/admission": coordinatorsHere,
  "POST /coordinators/people/:account/confirmation": coordinatorsHere,
  "GET /coordinators/record": auditors,
  "POST /coordinators/record/checks": auditors,
  "GET /problems": everybody,
  "GET /problems/new": everybody,
  "POST /problems": members,
  "GET /problems/:number": {
    shown: everybody,
    draft: tellersAlone,
    members: members,
    "second-look": tellersAndModerator,
    withdrawn: tellersAlone,
  },
  "GET /problems/:number/edit": {
    shown: tellers,
    draft: tellersAlone,
    members: tellers,
    "second-look": tellersBeforeModerator,
    withdrawn: tellersAlone,
  },
  "POST /problems/:number": {
    shown: tellers,
    draft: tellersAlone,
    members: tellers,
    "second-look": tellersBeforeModerator,
    withdrawn: tellersAlone,
  },
  "POST /problems/:number/publication": {
    shown: tellers,
    draft: tellersAlone,
    members: tellers,
    "second-look": tellersBeforeModerator,
    withdrawn: tellersAlone,
  },
  "POST /problems/:number/withdrawal": {
    shown: tellers,
    draft: tellersAlone,
    members: tellers,
    "second-look": tellersBeforeModerator,
    withdrawn: tellersAlone,
  },
  "POST /problems/:number/resolution": {
    shown: tellers,
    draft: tellersAlone,
    members: tellers,
    "second-look": tellersBeforeModerator,
    withdrawn: tellersAlone,
  },
  "POST /problems/:number/follow": {
    shown: members,
    draft: tellersAlone,
    members: members,
    "second-look": tellersAndModerator,
    withdrawn: tellersAlone,
  },
  "GET /hopes": everybody,
  "GET /hopes/new": everybody,
  "POST /hopes": members,
  "GET /hopes/:number": { shown: everybody, "second-look": tellersAndModerator },
  "GET /hopes/:number/edit": { shown: tellers, "second-look": tellersBeforeModerator },
  "POST /hopes/:number": { shown: tellers, "second-look": tellersBeforeModerator },
  "POST /hopes/:number/publication": { shown: tellers, "second-look": tellersBeforeModerator },
  "POST /hopes/:number/withdrawal": { shown: tellers, "second-look": tellersBeforeModerator },
  "POST /hopes/:number/resolution": { shown: tellers, "second-look": tellersBeforeModerator },
  "POST /hopes/:number/follow": { shown: members, "second-look": tellersAndModerator },
  "POST /problems/:number/verdicts": {
    shown: tellers,
    draft: tellersAlone,
    members: tellers,
    "second-look": tellersAndModerator,
    withdrawn: tellersAlone,
  },
  "GET /problems/:number/verdicts/:other": {
    shown: members,
    draft: tellersAlone,
    members: members,
    "second-look": tellersAndModerator,
    withdrawn: tellersAlone,
  },
  "POST /hopes/:number/verdicts": { shown: tellers, "second-look": tellersAndModerator },
  "GET /hopes/:number/verdicts/:other": { shown: members, "second-look": tellersAndModerator },
  "GET /answers/:token": everybody,
  "POST /answers/:token": everybody,
  "GET /common-problems": everybody,
  "GET /common-problems/:number": everybody,
  "POST /common-problems/:number/follow": members,
  "POST /common-problems/:number/leave": tellers,
  "POST /common-problems/:number/splits": tellers,
  "GET /problems/:number/comments": {
    shown: everybody,
    draft: tellersAlone,
    members: members,
    "second-look": tellersAlone,
    withdrawn: tellersAlone,
  },
  "POST /problems/:number/comments": {
    shown: members,
    draft: nobodyButTold,
    members: members,
    "second-look": nobodyButTold,
    withdrawn: nobodyButTold,
  },
  "GET /hopes/:number/comments": { shown: everybody, "second-look": tellersAlone },
  "POST /hopes/:number/comments": { shown: members, "second-look": nobodyButTold },
  "GET /common-problems/:number/comments": everybody,
  "POST /common-problems/:number/comments": members,
  "GET /experiences/:number/comments": { shown: everybody, draft: tellersAlone, members: members },
  "POST /experiences/:number/comments": { shown: members, draft: nobodyButTold, members: members },
  "GET /groups/:number/comments": { shown: everybody, members: members },
  "POST /groups/:number/comments": members,
  "GET /comments/:number": {
    shown: everybody,
    hidden: everybody,
    member: members,
    look: writerAndTellers,
    back: writerAndTellers,
    experience: everybody,
    "members' experience": members,
    "members' group": members,
    "taken back": writerAlone,
  },
  "POST /comments/:number/withdrawal": writerAlone,
  "POST /comments/:number/publication": writerAlone,
  "GET /comments/:number/hide": {
    shown: moderatorAlone,
    hidden: moderatorAlone,
    member: moderatorAlone,
    look: nowhere,
    back: nowhere,
    experience: moderatorAlone,
    "members' experience": moderatorAlone,
    "members' group": moderatorAlone,
    "taken back": nowhere,
  },
  "POST /comments/:number/hidden": {
    shown: moderatorAlone,
    hidden: moderatorAlone,
    member: moderatorAlone,
    look: nowhere,
    back: nowhere,
    experience: moderatorAlone,
    "members' experience": moderatorAlone,
    "members' group": moderatorAlone,
    "taken back": nowhere,
  },
  "GET /problems/:number/versions": {
    shown: everybody,
    draft: tellersAlone,
    members: members,
    "second-look": tellersAndModerator,
    withdrawn: tellersAlone,
  },
  "GET /problems/:number/versions/:version": {
    shown: everybody,
    draft: tellersAlone,
    members: members,
    "second-look": tellersAndModerator,
    withdrawn: tellersAlone,
  },
  "GET /hopes/:number/versions": { shown: everybody, "second-look": tellersAndModerator },
  "GET /hopes/:number/versions/:version": { shown: everybody, "second-look": tellersAndModerator },
  "GET /second-looks": moderators,
  "GET /problems/:number/second-look": {
    shown: nobody,
    draft: nobodyButTold,
    members: nobody,
    "second-look": moderatorNotTellers,
    withdrawn: nobodyButTold,
  },
  "POST /problems/:number/second-looks": {
    shown: nobody,
    draft: nobodyButTold,
    members: nobody,
    "second-look": moderatorNotTellers,
    withdrawn: nobodyButTold,
  },
  "GET /problems/:number/replies/new": {
    shown: nobody,
    draft: nobodyButTold,
    members: nobody,
    "second-look": moderatorAlone,
    withdrawn: nobodyButTold,
  },
  "POST /problems/:number/replies": {
    shown: nobody,
    draft: nobodyButTold,
    members: nobody,
    "second-look": moderatorAlone,
    withdrawn: nobodyButTold,
  },
  "GET /hopes/:number/second-look": { shown: nobody, "second-look": moderatorNotTellers },
  "POST /hopes/:number/second-looks": { shown: nobody, "second-look": moderatorNotTellers },
  "GET /hopes/:number/replies/new": { shown: nobody, "second-look": moderatorAlone },
  "POST /hopes/:number/replies": { shown: nobody, "second-look": moderatorAlone },
  "GET /experiences": everybody,
  "GET /experiences/new": everybody,
  "POST /experiences": members,
  "GET /experiences/:number": { shown: everybody, draft: tellersAlone, members: members },
  "GET /experiences/:number/edit": { shown: tellers, draft: tellersAlone, members: tellers },
  "POST /experiences/:number": { shown: tellers, draft: tellersAlone, members: tellers },
  "POST /experiences/:number/publication": { shown: tellers, draft: tellersAlone, members: tellers },
  "POST /experiences/:number/withdrawal": { shown: tellers, draft: tellersAlone, members: tellers },
  "POST /experiences/:number/follow": { shown: members, draft: tellersAlone, members: members },
  "GET /groups": everybody,
  "GET /groups/new": membersOfSides,
  "POST /groups": membersOfSides,
  "GET /groups/:number": { shown: everybody, members: members },
  "GET /groups/:number/edit": chair,
  "POST /groups/:number": chair,
  "GET /groups/:number/state": chair,
  "POST /groups/:number/states": chair,
  "POST /groups/:number/follow": members,
  "GET /groups/:number/seat": membersOutside,
  "POST /groups/:number/seats": membersOutside,
  "GET /groups/:number/seats": seats,
  "POST /groups/:number/seats/:person/acceptance": chair,
  "POST /groups/:number/seats/:person/refusal": chair,
  "POST /groups/:number/offers": chair,
  "POST /groups/:number/offers/:person/withdrawal": chair,
  "GET /groups/:number/offer": { shown: offered, members: notOffered },
  "POST /groups/:number/offer": members,
  "POST /groups/:number/chair": seatNotChair,
  "GET /groups/:number/leave": seats,
  "POST /groups/:number/leave": seats,
  "GET /common-problems/:number/take-up": chair,
  "POST /common-problems/:number/takings": chair,
  "POST /common-problems/:number/takings/withdrawal": chair,
  "GET /sign-in": everybody,
  "POST /sign-in": everybody,
  "POST /sign-out": everybody,
  "GET /sign-up": everybody,
  "POST /sign-up": everybody,
  "GET /sign-up/sent": everybody,
  "GET /forgotten": everybody,
  "POST /forgotten": everybody,
  "GET /forgotten/sent": everybody,
  "GET /confirm/:token": everybody,
  "POST /confirm/:token": everybody,
  "GET /new-password/:token": everybody,
  "POST /new-password/:token": everybody,
  "GET /held": signedIn,
  "POST /held": heldAlone,
  "POST /held/:id/removal": signedIn,
  "GET /me": signedIn,
  "GET /me/edit": signedIn,
  "POST /me/edit": signedIn,
  "GET /me/writing-as": signedIn,
  "POST /me/writing-as": tellers,
  "GET /me/notices": signedIn,
  "POST /me/notices": signedIn,
  "POST /me/notices/:id": editorAlone,
  "GET /me/password": signedIn,
  "POST /me/password": signedIn,
  "GET /me/sign-ins": signedIn,
  "POST /me/sign-ins": signedIn,
  "GET /me/mail": signedIn,
  "POST /me/mail": signedIn,
  "GET /unsubscribe/:token": everybody,
  "POST /unsubscribe/:token": everybody,
  "GET /me/leave": signedIn,
  "POST /me/leave": signedIn,
  "GET /people/:number": { member: members, waiting: waitingPerson, there: members },
  "GET /organisations": everybody,
  "GET /organisations/new": members,
  "POST /organisations/new": members,
  "GET /organisations/:number": everybody,
  "GET /organisations/:number/edit": tellers,
  "POST /organisations/:number/edit": tellers,
  "GET /organisations/:number/members": head,
  "POST /organisations/:number/members/:person": head,
  "POST /organisations/:number/members/:person/succession": head,
  "POST /organisations/:number/asking/:person": head,
  "POST /organisations/:number/invitations": head,
  "GET /invitation/:token": everybody,
  "POST /invitation/:token": members,
  "GET /organisations/:number/joining": membersNotInIt,
  "POST /organisations/:number/joining": membersNotInIt,
  "GET /organisations/:number/leaving": tellers,
  "POST /organisations/:number/leaving": tellers,
  "GET /organisations/:number/end": head,
  "POST /organisations/:number/end": head,
  "POST /organisations/:number/verification": coordinatorsHere,
  "GET /topics": everybody,
  "GET /topics/new": coordinators,
  "POST /topics": coordinators,
  "GET /topics/:slug": everybody,
  "GET /topics/:slug/edit": coordinators,
  "POST /topics/:slug": coordinators,
  "POST /topics/:slug/place": coordinators,
  "POST /topics/:slug/removal": coordinators,
  "GET /words": everybody,
  "GET /words/new": wordKeepers,
  "GET /words/glossary.csv": wordKeepers,
  "POST /words": wordKeepers,
  "GET /words/:key": everybody,
  "GET /words/:key/edit": wordKeepers,
  "POST /words/:key": wordKeepers,
  "GET /translate/:object/:field/:position": {
    shown: members,
    ours: members,
    members: members,
    draft: tellersTranslating,
    "second-look": moderatorTranslating,
    "hidden comment": nobodySignedIn,
    "comment under second look": tellersTranslating,
  },
  "POST /translate/:object/:field/:position": {
    shown: bilingual,
    ours: bilingual,
    members: bilingual,
    draft: bilingualTeller,
    "second-look": bilingualBeforeModerator,
    "hidden comment": nobodySignedIn,
    "comment under second look": bilingualTeller,
  },
  "POST /translate/:object/:field/:position/check": {
    shown: checkers,
    ours: bilingual,
    members: bilingual,
    draft: bilingualTeller,
    "second-look": bilingualBeforeModerator,
    "hidden comment": nobodySignedIn,
    "comment under second look": bilingualTeller,
  },
  "POST /translate/:object/:field/:position/withdrawal": {
    shown: members,
    ours: members,
    members: members,
    draft: tellersTranslating,
    "second-look": moderatorTranslating,
    "hidden comment": nobodySignedIn,
    "comment under second look": tellersTranslating,
  },
  "POST /translate/:object/:field/:position/machine": {
    shown: members,
    ours: members,
    members: nobody,
    draft: nobodyUntilPublic,
    "second-look": nobodyUntilSeen,
    "hidden comment": nobodySignedIn,
    "comment under second look": nobodyUntilPublic,
  },
  "GET /translations": members,
  "POST /translations/claims": members,
  "GET /translations/history/:object/:field/:position": {
    shown: everybody,
    ours: everybody,
    members: membersAlone,
    draft: tellersAlone,
    "second-look": tellersAndModerator,
    "hidden comment": nowhere,
    "comment under second look": tellersAlone,
  },
  "POST /translations/history/:object/:field/:position": {
    shown: bilingual,
    ours: bilingual,
    members: bilingual,
    draft: bilingualTeller,
    "second-look": bilingualBeforeModerator,
    "hidden comment": nobodySignedIn,
    "comment under second look": bilingualTeller,
  },
  "GET /programmes": everybody,
  "GET /programmes/:number": { shown: everybody, draft: coordinatorsAlone },
  "GET /programmes/:number/join": { shown: everybody, draft: coordinatorsNotYet },
  "GET /programmes/:number/join/asked": { shown: everybody, draft: coordinatorsNotYet },
  "POST /programmes/:number/join": { shown: everybody, draft: coordinatorsNotYet },
  "GET /programmes/:number/enrol": { shown: tellers, draft: coordinatorsNotYet },
  "POST /programmes/:number/enrol": { shown: tellers, draft: coordinatorsNotYet },
  "POST /programmes/:number/enrolments": { shown: tellers, draft: coordinatorsNotYet },
  "GET /programmes/:number/enrolments/:batch": { shown: tellers, draft: coordinatorsNotYet },
  "GET /programmes/:number/messages.csv": { shown: programmeTeam, draft: coordinatorsAlone },
  "GET /programmes/:number/messages/file": { shown: operators, draft: coordinatorsAlone },
  "POST /programmes/:number/messages/file": { shown: operators, draft: coordinatorsAlone },
  "GET /programmes/:number/messages/file/:file": { shown: operatorsOwn, draft: nowhere },
  "POST /programmes/:number/messages/file/:file": { shown: operatorsOwn, draft: nowhere },
  "GET /programmes/:number/messages": { shown: programmeTeam, draft: coordinatorsAlone },
  "GET /programmes/:number/messages/new": { shown: operators, draft: coordinatorsAlone },
  "POST /programmes/:number/messages": { shown: operators, draft: coordinatorsAlone },
  "POST /programmes/:number/messages/review": { shown: operators, draft: coordinatorsAlone },
  "GET /programmes/:number/messages/:slot": { shown: programmeTeam, draft: nowhere },
  "POST /programmes/:number/messages/:slot": { shown: operators, draft: nowhere },
  "POST /programmes/:number/messages/:slot/withdrawals": { shown: operators, draft: nowhere },
  "GET /programmes/:number/messages/:slot/versions": { shown: programmeTeam, draft: nowhere },
  "GET /programmes/:number/messages/:slot/place": { shown: operators, draft: nowhere },
  "POST /programmes/:number/messages/:slot/place": { shown: operators, draft: nowhere },
  "POST /programmes/:number/messages/:slot/retirement": { shown: operators, draft: nowhere },
  "GET /programmes/:number/review": { shown: programmeTeam, draft: coordinatorsAlone },
  "POST /programmes/:number/reviews": { shown: moderators, draft: coordinatorsNotYet },
  "GET /programmes/:number/review/pack": { shown: programmeTeam, draft: coordinatorsAlone },
  "GET /programmes/:number/review/enter": { shown: operators, draft: coordinatorsAlone },
  "POST /programmes/:number/review/enter": { shown: operators, draft: coordinatorsAlone },
  "GET /programmes/:number/review/due": { shown: programmeTeam, draft: coordinatorsAlone },
  "GET /programmes/:number/review/source": { shown: operatorsAndReviewers, draft: coordinatorsAlone },
  "POST /programmes/:number/review/recalls": { shown: operatorsAndReviewers, draft: coordinatorsAlone },
  "GET /programmes/:number/team": { shown: programmeTeam, draft: coordinatorsAlone },
  "POST /programmes/:number/team": { shown: coordinators, draft: coordinatorsAlone },
  "POST /programmes/:number/team/ended": { shown: coordinators, draft: coordinatorsAlone },
  "POST /programmes/:number/team/laid-down": { shown: officeHolders, draft: coordinatorsNotYet },
  "GET /programmes/:number/origin": { shown: everybody, draft: coordinatorsAlone },
  "GET /programmes/:number/origin/changes": { shown: everybody, draft: coordinatorsAlone },
  "GET /programmes/:number/origin.json": { shown: everybody, draft: coordinatorsAlone },
  "GET /programmes/:number/origin.csv": { shown: everybody, draft: coordinatorsAlone },
  "POST /programmes/:number/origin/reasons": { shown: operators, draft: coordinatorsAlone },
  "GET /programmes/:number/origin/entries/new": { shown: operators, draft: coordinatorsAlone },
  "POST /programmes/:number/origin/entries": { shown: operators, draft: coordinatorsAlone },
  "GET /programmes/:number/origin/entries/:entry": { shown: operators, draft: nowhere },
  "POST /programmes/:number/origin/entries/:entry": { shown: operators, draft: nowhere },
  "POST /programmes/:number/origin/entries/:entry/gone": { shown: operators, draft: nowhere },
  "GET /programmes/:number/carry": { shown: carriers, draft: coordinatorsAlone },
  "POST /programmes/:number/carry": { shown: carriers, draft: coordinatorsAlone },
  "GET /programmes/:number/visits": { shown: nurses, draft: coordinatorsAlone },
  "POST /programmes/:number/visits": { shown: nurses, draft: coordinatorsAlone },
  "GET /programmes/:number/readers/:reader/visits": { shown: nurses, draft: nowhere },
  "POST /programmes/:number/readers/:reader/visits": { shown: nurses, draft: nowhere },
  "POST /programmes/:number/readers/:reader/visits/:visit": { shown: nurses, draft: nowhere },
  "POST /programmes/:number/readers/:reader/guardian": { shown: nurses, draft: nowhere },
  "POST /programmes/:number/readers/:reader/discreet": { shown: nurses, draft: nowhere },
  "GET /programmes/:number/reused": { shown: operators, draft: coordinatorsAlone },
  "POST /programmes/:number/reused": { shown: operators, draft: coordinatorsAlone },
  "GET /programmes/:number/reused/:errand": { shown: operatorsElse, draft: nowhere },
  "GET /programmes/:number/evaluation": { shown: operatorsAndAuditor, draft: coordinatorsAlone },
  "GET /programmes/:number/evaluation/trials/new": { shown: operators, draft: coordinatorsAlone },
  "POST /programmes/:number/evaluation/trials": { shown: operators, draft: coordinatorsAlone },
  "GET /programmes/:number/evaluation/trials/:trial": { shown: operatorsAndAuditor, draft: nowhere },
  "GET /programmes/:number/evaluation/trials/:trial/edit": { shown: operatorsTooLate, draft: nowhere },
  "POST /programmes/:number/evaluation/trials/:trial": { shown: operators, draft: nowhere },
  "POST /programmes/:number/evaluation/trials/:trial/started": { shown: operators, draft: nowhere },
  "POST /programmes/:number/evaluation/trials/:trial/dropped": { shown: operators, draft: nowhere },
  "POST /programmes/:number/evaluation/trials/:trial/closed": { shown: operators, draft: nowhere },
  "POST /programmes/:number/evaluation/trials/:trial/releases": { shown: operators, draft: nowhere },
  "POST /programmes/:number/evaluation/trials/:trial/published": { shown: operators, draft: nowhere },
  "POST /programmes/:number/evaluation/trials/:trial/hidden": { shown: operators, draft: nowhere },
  "GET /programmes/:number/trials/:trial": { shown: everybody, draft: nowhere },
  "GET /programmes/:number/trials/:trial/figures.csv": { shown: everybody, draft: nowhere },
  "POST /programmes/:number/evaluation/questions/:slot/releases": { shown: operatorsNothing, draft: nowhere },
  "GET /programmes/:number/evaluation/questions/:slot/answers.csv": { shown: nothingReleased, draft: nowhere },
  "GET /programmes/:number/desk": { shown: programmeTeam, draft: coordinatorsAlone },
  "GET /programmes/:number/rehearsal": { shown: programmeTeam, draft: coordinatorsAlone },
  "GET /programmes/:number/inbox": { shown: operators, draft: coordinatorsAlone },
  "GET /programmes/:number/readers/:reader": { shown: operators, draft: nowhere },
  "POST /programmes/:number/readers/:reader/answers": { shown: operators, draft: nowhere },
  "POST /programmes/:number/readers/:reader/taken": { shown: operators, draft: nowhere },
  "POST /programmes/:number/readers/:reader/let-go": { shown: operators, draft: nowhere },
  "POST /programmes/:number/readers/:reader/closed": { shown: operators, draft: nowhere },
  "POST /programmes/:number/readers/:reader/paused": { shown: operators, draft: nowhere },
  "POST /programmes/:number/readers/:reader/resumed": { shown: operators, draft: nowhere },
  "POST /programmes/:number/readers/:reader/number": { shown: operatorsWithoutKeys, draft: nowhere },
  "POST /programmes/:number/readers/:reader/forgotten": { shown: operatorsWithoutKeys, draft: nowhere },
  "GET /sending": operators,
  "POST /sending/paused": operators,
  "POST /sending/resumed": operators,
  "POST /sending/released": operators,
  "POST /sending/dropped": operators,
  "GET /cost": everybody,
  "GET /phones": nowhere,
  "POST /phones": nowhere,
  "GET /phones/:number": nowhere,
  "POST /phones/:number": nowhere,
  "GET /phones/:number/rings": nowhere,
  "GET /channels": coordinators,
  "GET /channels/new": coordinators,
  "POST /channels": coordinators,
  "GET /channels/:name": coordinators,
  "GET /channels/:name/edit": coordinators,
  "POST /channels/:name": coordinators,
  "POST /channels/:name/state": coordinators,
  "POST /channels/:name/trials": coordinators,
  "GET /hooks/:channel/:secret/receipts": nowhere,
  "POST /hooks/:channel/:secret/receipts": nowhere,
  "GET /hooks/:channel/:secret/inbound": nowhere,
  "POST /hooks/:channel/:secret/inbound": nowhere,
  "POST /demo/guise": nowhere,
  "POST /demo/clock": nowhere,
};
