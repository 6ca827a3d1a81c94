-- Which span of a trace goes on with the event when it is put back, as in outbox_event; null: nobody follows.
alter table outbox_refused add column traceparent text;
