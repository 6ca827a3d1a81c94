-- A visit number exists once in its namespace among the encounters that are not deleted. Deleted ones never collide:
-- two lives of a number may have been cancelled at the same time. The number stands first: it is looked for alone too.
-- Built while the table is used; one that a broken build left behind is dropped first.
drop index concurrently if exists encounter_visit_number;
create unique index concurrently encounter_visit_number
    on encounter (epr_encounter_id, epr_encounter_namespace, (case when deleted_at is null then '' else uuid end));
