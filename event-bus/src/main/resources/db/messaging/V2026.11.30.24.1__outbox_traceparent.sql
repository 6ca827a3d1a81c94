-- Which span of a trace goes on with the event (W3C Trace Context); null for the many that nobody follows. Without a
-- default, so nothing is rewritten, and replicas of the version before go on beside it.
alter table outbox_event add column traceparent text;
