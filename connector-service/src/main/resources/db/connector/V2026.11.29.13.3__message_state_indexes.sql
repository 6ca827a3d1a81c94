-- The messages that were not accepted, newest first; accepted ones are found in message_progress and are not in it.
-- Built while messages arrive; one that a broken build left behind is dropped first.
drop index concurrently if exists hl7_message_not_accepted;
create index concurrently hl7_message_not_accepted on hl7_message (state, created desc, uuid desc)
    where state in ('unreadable', 'refused', 'duplicate');

-- Replaced by the one above and by message_progress_open. The version before finds its list without it, more slowly.
drop index concurrently if exists hl7_message_state;

-- Served the hourly deletion alone, which goes by hl7_message_created now.
drop index concurrently if exists hl7_message_age;
