-- Messages of which a part waits (contracts/identity.md §3, O2), newest first. In message_progress they are 'waiting' as
-- those of which nothing has been said yet are; the outcome tells them apart, and the version before takes them for the
-- latter. Built while messages arrive; one that a broken build left behind is dropped first.
drop index concurrently if exists message_progress_part_waiting;
create index concurrently message_progress_part_waiting on message_progress (created desc, message_uuid desc)
    where state = 'waiting' and outcome = 'waiting';
