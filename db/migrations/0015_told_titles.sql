-- A common problem's title in a further language is no translation: it is what the tellers of that language said themselves.

alter table translation
  add column told_by uuid references object,         -- the telling whose own words these are, where state is 'told'
  drop constraint translation_state_check,
  add constraint translation_state_check check (state in ('machine', 'human', 'reviewed', 'told'));

update translation as t set state = 'told', author = null, told_by = telling.object
from object as common, wording as telling
where common.id = t.object and common.kind = 'common-problem' and t.field = 'title' and t.version = 1 and t.state = 'human'
  and telling.field = 'title' and telling.language = t.language and telling.text = t.text
  and telling.object in (select problem from common_problem_part where common_problem_part.common = common.id);

alter table translation
  add constraint translation_told check ((state = 'told') = (told_by is not null) and (state <> 'told' or author is null));
