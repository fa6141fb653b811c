kind-comment = comment
comments-title = { $count ->
    [0] Comments
    [one] { $count } comment
   *[other] { $count } comments
}
comments-earlier = { $count ->
    [one] { $count } earlier comment
   *[other] { $count } earlier comments
}
comments-of = Comments: { $title }
comments-all = Comments
comments-none = There are none before these.
comment-number = comment { $number }
comment-hidden = Hidden by a moderator.
comment-hidden-why = The reason: { $why }
comment-sign-in = Sign in to comment
comment-label = Your comment
comment-language = Language you write in
comment-send = Comment
comment-ended = This has ended and takes no more comments.
comment-not-shown = Others cannot see this, so it takes no comments.
comment-own = Your comment
comment-take-back = Take it back
comment-is-taken-back = You took this back. Nobody else can read it here; copies that others made stay with them.
comment-thing-gone = What you commented on cannot be seen now, and so nobody reads this either.
comment-you-took-back = { $count ->
    [one] You took back a comment:
   *[other] You took back comments:
}
comment-hide = Hide this comment
comment-show = Show this comment again
comment-hide-why = Why
comment-hide-why-hint = The writer reads it.
note-commented = Your comment is there.
note-comment-taken-back = Taken back. You can show it again.
notice-commented = A new comment: { $title }
notice-comment-hidden = A moderator has hidden your comment: { $title }
downloads-comment = Comments
