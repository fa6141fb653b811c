# What the parts of every page say themselves.
design-skip = Skip to the page itself
design-menu = Menu
design-languages = Read in another language
design-search = Search
design-sign-in = Sign in
design-my-page = My page
design-unread = { $count ->
    [one] { $count } new notice
   *[other] { $count } new notices
}
design-writing-as = Writing as { $who }
design-writing-as-change = write as someone else
design-breadcrumb = Where you are
design-optional = (may be left empty)
design-errors = { $count ->
    [one] One thing needs another look
   *[other] { $count } things need another look
}
design-limit = { $count ->
    [one] Up to { $count } character
   *[other] Up to { $count } characters
}
# $count is put in by the counter while one types, so it needs a form that fits every number.
design-limit-left = Characters left: { $count }
design-limit-over = Characters over the limit: { $count }
design-publishing = Who will see this:
design-audience-authors = only those who wrote it.
design-audience-group = members of this group.
design-audience-members = signed-in members of the exchange.
design-audience-public = everybody, without signing in.
design-copies = Copies may stay beyond our reach: { $places }.
design-copy-search = in search engines
design-copy-open-data = in the open data that anyone may download
design-copy-feed = in news feeds
design-copy-mail = in letters already sent
design-copy-messages = in messages on phones
design-copy-translators = with its translators
design-copy-meanings = with the service that compares what texts mean
# These two may stand first in a line, where their first letter is raised, or in its middle.
design-from = from { $language }
design-in = in { $language }
design-state-machine = machine’s words
design-state-human = translated by a person
design-state-human-by = translated by { $by }
design-state-reviewed = translation checked
design-state-reviewed-by = translated by { $by }, checked
design-state-told = in their own words
design-told-elsewhere = How it was told elsewhere
design-state-stale = the original has changed since it was translated
design-state-missing = not translated yet
design-gist = Words we recognised: { $words }
design-original = Original
design-translate = Translate it
design-mend = Mend the translation
design-stage-done = done
design-stage-now = now
design-stage-ahead = to come
design-stage-stopped = stopped here
design-lineage = How it came about and what came of it
design-lineage-first = It began here.
design-lineage-last = Nothing has come of it yet.
design-lineage-list = { $count ->
    [one] { $count } thing in this line
   *[other] { $count } things in this line
}
design-lineage-from = from:
design-chain = From a problem to what came of it
design-pages = More of the list
design-newer = Newer
design-older = Older
design-steps = Steps
design-diff-added = added
design-diff-removed = taken out
design-chart-table = The numbers
design-chart-unknown = not known
design-phone-us = From us:
design-phone-hers = From the reader:
design-chart-bar = Drawn
design-keep-found = You wrote here before
design-keep-when = On { $when }, and it was not sent:
design-keep-back = Put it back
design-keep-away = Throw it away
design-keep-in-browser = Keep what I type in this browser until I send it
design-keep-in-browser-hint = For a week at most, and not after you sign out. Untick it where others use this computer too.
design-keep-in-tab = Keep what I type in this tab until I send it
design-keep-in-tab-hint = It is gone when you close the tab. Untick it where others may come to this computer before that.
design-whom = Who may see it
design-whom-public = Everybody, without signing in
design-whom-members = Members of the exchange only
