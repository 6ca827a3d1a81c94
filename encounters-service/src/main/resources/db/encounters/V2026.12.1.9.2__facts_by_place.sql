-- Built while the table is used; one that a broken build left behind is dropped first. What is new waits in a short list that is
-- looked through, too.
drop index concurrently if exists fact_by_place;
create index concurrently fact_by_place on fact using gin (places_of_fact(statement)) with (gin_pending_list_limit = 256);
