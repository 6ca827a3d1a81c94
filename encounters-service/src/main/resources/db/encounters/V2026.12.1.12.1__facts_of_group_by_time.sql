-- Whether anything has happened in a group since a time is one look, however many facts it has. Built while the table is used; one
-- that a broken build left behind is dropped first. It finds the facts of a group as the index did that had no time, which is not
-- needed any more: not by the version of the service that runs beside this one either.
drop index concurrently if exists fact_of_group_by_time;
create index concurrently fact_of_group_by_time on fact (group_id, coalesce(event_time, place_time));
drop index concurrently if exists fact_of_group;
