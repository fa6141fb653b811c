# Numbers that carriers gave to somebody else.
reused-title = Numbers given to others
reused-lead = Carriers give a number that nobody uses to somebody new. Whoever has it now never asked for these messages. Put in the list that your carrier or provider sends; those readers are stopped and told nothing.
reused-rows = The numbers
reused-rows-hint = One a line, with its country (+15555550142); behind it the day on which it was given back, where the list says it (+15555550142,2027-05-01). At most { $most } lines; longer lists go by the command line.
reused-on = The day for lines that say none
reused-on-hint = Who agreed after her number's day is its new owner and stays.
reused-who-sees = No page, log or record shows a number: only how many there were.
reused-do = Stop these readers
reused-too-many = More than { $most } lines: send them in parts, or by the command line.
reused-outcome = What became of the list
reused-read = Lines
reused-bad = Without a number
reused-stopped = Readers stopped
reused-would-stop = Readers who would be stopped (this was only a look)
