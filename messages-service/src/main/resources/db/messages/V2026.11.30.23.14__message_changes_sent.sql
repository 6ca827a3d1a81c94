-- Built while the table is used; one that a broken build left behind is dropped first.
drop index concurrently if exists message_sender_changes;
create index concurrently message_sender_changes on message (sender, change_position) where deleted is null;
