-- What a ward showed at an instant of long ago asks for its stays that were changed since. Built while the table is used;
-- one that a broken build left behind is dropped first.
drop index concurrently if exists encounter_location_modified;
create index concurrently encounter_location_modified on encounter (location_uuid, modified, created);
