-- Tablets that were changed after a time, for whoever polls the list. Built while the table is used; one that a broken build
-- left behind is dropped first.
drop index concurrently if exists device_modified;
create index concurrently device_modified on device (modified);
