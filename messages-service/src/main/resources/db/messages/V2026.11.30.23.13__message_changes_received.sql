-- Built while the table is used; one that a broken build left behind is dropped first.
drop index concurrently if exists message_receiver_changes;
create index concurrently message_receiver_changes on message (receiver, change_position) where deleted is null;
