-- Places where a patient was for no time at all, between two messages of the same minute, have the same times: which came
-- first is said by their number. Rows of before have 0, and the order that they had.
alter table location_history add column ordinal smallint not null default 0;
