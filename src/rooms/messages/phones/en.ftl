phones = Phones
phones-lead = Phones of this example, as a reader of messages would hold them. Their numbers belong to nobody, and nothing leaves this house.
phones-new-ru = Take a phone in Russia
phones-new-us = Take a phone in the United States
phones-none = No phone yet
phones-none-body = Take one, write the word by which a programme is joined, and see what comes.
phones-number = Number
phones-last = The newest message
phones-messages = Messages
phones-one = Phone { $number }
phones-one-lead = To join, write { $words }. Then answer as you would at home. STOP and PAUSE work too, and so do typing errors.
phones-one-lead-plain = Nothing can be joined yet. What you write is taken in all the same.
phones-nothing-yet = Nothing has come yet.
phones-write = Write a message
phones-send = Send
phones-look-again = Look again
phones-counted = { $when } · { $encoding }, { $units } · { $parts ->
    [one] one part
   *[other] { $parts } parts
  }
phones-empty = Write something first.
phones-too-long = A phone takes no more than 600 letters at once.
phones-not-here = There are no phones here.
phones-too-many = There are enough phones here. Take one of those in the list.
