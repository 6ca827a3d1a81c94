-- Deliveries that were tried and wait for their next attempt, among however many that wait for their turn. Built while
-- messages arrive; one that a broken build left behind is dropped first.
drop index concurrently if exists delivery_retrying;
create index concurrently delivery_retrying on delivery (message_uuid) where state = 'pending' and attempts > 0;
