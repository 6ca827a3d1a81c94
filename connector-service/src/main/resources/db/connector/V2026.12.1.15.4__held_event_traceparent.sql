-- Which span of a trace goes on with the event when its feed does (W3C Trace Context); null: nobody follows, or a replica of
-- the version before holds it.
alter table held_event add column traceparent text;
