coordinators-channels = Channels
channels-title = Channels for messages
channels-lead = Ways in which messages reach telephones. The first one that is on and goes to the country takes the message.
channels-none = No channel yet
channels-none-how = Connect a gateway, or begin with the simulator, whose telephones are on this site.
channels-add = Add a channel
channels-add-lead = Begin with a description that is ready. You fill in the account, and can change everything.
channels-gap = No channel is on: no message goes out
channels-gap-how = Messages wait until one is. Add a channel or switch one on; messages whose time passes lapse and are never sent late.
channels-waiting = { $due ->
    [0] None is due now
    [one] One is due now
   *[other] { $due } are due now
  }, { $soon ->
    [0] none within a day.
    [one] one within a day.
   *[other] { $soon } within a day.
  }
channels-no-sender = Nobody sends
channels-no-sender-how = The part of the program that sends messages is not running. Messages wait.
channels-held = { $count ->
    [one] One message waits
   *[other] { $count } messages wait
  } for a person.

channel-name = Channel
channel-state = State
channel-state-on = on
channel-state-paused = paused
channel-state-off = off
channel-where = Countries
channel-everywhere = everywhere
channel-unknown = Not known
channel-share = { $percent } % of { $count }
channel-position = Order
channel-kind = Kind
channel-kind-http = Gateway on the web (HTTP)
channel-kind-smpp = Line of an operator (SMPP)
channel-kind-simulator = Simulator
channel-week = Last 7 days
channel-week-of = { $given } handed over, { $delivered } delivered
channel-last-receipt = Last receipt
channel-never = never
channel-signed = What comes in
channel-signed-yes = signed by the gateway
channel-signed-no = not signed: STOP is obeyed at once; joining and new dates are confirmed by a message first

channel-new = New channel: { $title }
channel-edit = Change: { $title }
channel-edit-on = This channel is on. What you save here holds for the next message.
channel-how = At the gateway
channel-short-name = Short name
channel-short-name-hint = Small letters, numbers and hyphens. It stands in the addresses that the gateway calls and cannot be changed.
channel-where-hint = One country on a line, two letters; after a colon the beginnings of numbers: RU: 79 78. Nothing: everywhere.
channel-position-hint = The channel with the lower number is asked first.
channel-profile = Description
channel-profile-hint = JSON: what the gateway wants, answers and promises, and what a part costs. No passwords here; they have fields of their own.
channel-secrets = Passwords and keys
channel-secrets-hint = They are sealed at once: nobody can read them here again.
channel-secrets-keep = They are sealed and cannot be shown. Leave all empty to keep them. If you give them anew, give all; the addresses that the gateway calls change too.
channel-make = Add the channel
channel-made-off = It begins switched off: nothing is sent before you say so.
channel-made = The channel is saved
channel-made-next = Next: switch it on and try it with a message to your own telephone.
channel-to-it = To the channel
channel-hook-once = Copy these addresses now
channel-hook-how = Enter them at the gateway. They are shown once: whoever knows them can speak for the gateway.
channel-hook-receipts = Address of receipts
channel-hook-inbound = Address of texts
channel-hook-no-address = This site does not know its own address. Set PUBLIC_URL, or "callbacks" in the description; till then put it before these paths.

channel-states = On, paused, off
channel-is-on = It takes messages.
channel-is-paused = It takes no messages and keeps its line. Receipts and texts still come in.
channel-is-off = It takes no messages. What its gateway still reports is taken.
channel-do-on = Switch on
channel-do-paused = Pause
channel-do-off = Switch off
channel-will-on = Messages that are due go out at once, within their hours.
channel-will-paused = Messages wait here, or go by another channel. What the gateway has already goes out.
channel-will-off = Messages wait here, or go by another channel, and its line is closed: on an operator's line no STOP comes in either.
note-channel-on = The channel is on.
note-channel-paused = The channel is paused.
note-channel-off = The channel is off.

channel-try = Try it
channel-try-lead = One message to your own telephone. It costs what a message costs. The number is not kept.
channel-try-off = Switch it on first.
channel-try-phone = Your number
channel-try-phone-hint = With the country's code, such as +1 202 555 0123.
channel-try-send = Send one message
channel-try-waits = under way
channel-tried-accepted = the gateway has taken it
channel-tried-definite-no = the gateway did not take it now
channel-tried-failed = the gateway refused it
channel-tried-unknown = we do not know whether the gateway took it
channel-tried-code = { $what } ({ $code })
channel-not-phone = This is not a telephone number. Write it with the country's code.
note-channel-tried = The message is on its way. Reload in a moment to see what became of it.

channel-promises = What it promises
channel-idempotency = The same reference is taken once
channel-idempotency-for = { $hours ->
    [one] for one hour
   *[other] for { $hours } hours
  }
channel-query = Can be asked about a message
channel-query-none = no
channel-query-by-ref = by our reference
channel-query-by-id = by its own number
channel-ref = Receipts bring our reference back
channel-window = Messages under way at once
channel-speed = Speed
channel-speed-of = { $parts ->
    [one] one part a second
   *[other] { $parts } parts a second
  }
channel-answer = Answers within
channel-seconds = { $count ->
    [one] one second
   *[other] { $count } seconds
  }
channel-yes = yes
channel-no = no
channel-price = Price
channel-country = Country
channel-price-part = One part
channel-price-none = No price is given
channel-price-none-how = Without one, costs cannot be foretold and budgets count parts only. Give it in the description under "prices".

channel-name-wrong = Small letters, numbers and hyphens, beginning with a letter.
channel-name-in-use = There is a channel of this name.
channel-routes-wrong = Each line is a country of two letters, then perhaps a colon and beginnings of numbers.
channel-secret-needed = Needed.
channel-try-off-now = The channel is not on.
channel-try-waits-now = One try is still under way.
channel-not-json = { $line ->
    [0] This is not JSON.
   *[other] This is not JSON (line { $line }).
  }
channel-kind-wrong = "kind" must be http, smpp or simulator.
channel-missing = { $path } is missing.
channel-wrong-kind = { $path }: another kind of value is wanted.
channel-one-of = { $path } may be: { $values }.
channel-unknown-key = { $path } knows no "{ $name }".
channel-unknown-key-on-top = The description knows no "{ $name }".
channel-too-big = { $path }: at most { $most }.
channel-too-small = { $path }: at least { $least }.
channel-wrong = { $path } is not as it should be.
channel-name-taken = { $path }: this name belongs to the house.
channel-address-wrong = { $path } is not an address.
channel-address-host = { $path }: the part before the first / is written out, without braces and without a password.
channel-address-https = { $path } must begin with https://. Plain http:// only with "local": true, in your own network.
channel-query-missing = { $path }: there is no "query" that says how to ask.
channel-ref-missing = { $path }: "receipts" does not say where the reference stands.
channel-secret-unnamed = { $path }: "secrets" does not name it.
channel-placeholder = {"{"}{ $name }{"}"} is neither a setting nor a secret.
messages-no-resend = This message cannot be sent a second time.
phone-not-fictitious = The simulator knows only numbers that belong to nobody.
hook-too-large = More than a gateway has to say.
hook-from-elsewhere = This call comes from an address that was not named.
hook-unsigned = This call is not signed as it should be.
hook-unreadable = This call does not say what it should.
