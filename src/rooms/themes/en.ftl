kind-theme = topic
themes-title = Topics
themes-description = What people here tell about and work on, by topic.
themes-none = There are no topics yet.
themes-none-next = Coordinators add them.
themes-unused = Topics nobody has told about yet
themes-unused-note = The first problem told about one makes it show above.
themes-edit = Change the topics
themes-edit-note = Forms and lists show topics in this order.
theme-name = Topic
theme-problems = Told
theme-common = Common problems
theme-experiences = What worked
theme-groups = Groups
theme-add = Add a topic
theme-edit = Change this topic
theme-up = Move { $name } up
theme-down = Move { $name } down
theme-goal = Sustainable Development Goal { $goal }
theme-description = What is told here and over there about: { $name }
theme-told = { $count ->
    [one] { $count } problem
   *[other] { $count } problems
}
theme-nothing-told = Nothing has been told here yet.
theme-all-problems = { $count ->
    [one] The problem in the list
   *[other] All { $count } problems
}
theme-empty = Nobody has told anything about this topic yet.
theme-empty-next = If something about it troubles you, tell it: it may trouble somebody over there.
theme-common-title = Common to both sides
theme-groups-title = Who works on it
theme-told-title = What is told
theme-experiences-title = What was tried
theme-group-forming = forming
theme-group-working = at work
theme-group-resting = resting
theme-group-closed = closed
theme-name-in = Name in { $language }
theme-slug = Address
theme-slug-hint = The last part of its address here: small Latin letters, digits and hyphens, such as clean-water
theme-slug-wrong = Please use small Latin letters, digits and hyphens only.
theme-slug-taken = There is another topic with this address.
theme-goal-label = Sustainable Development Goal
theme-goal-hint = Its number, 1 to 17, if the topic is one of them
theme-remove-title = Take the topic out
theme-remove = Take it out
theme-in-use = { $count ->
    [one] It cannot be taken out: { $count } thing is about it.
   *[other] It cannot be taken out: { $count } things are about it.
}
note-theme-removed = The topic is gone.
