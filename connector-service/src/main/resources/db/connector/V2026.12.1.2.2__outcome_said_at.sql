-- When the outcome was said, in microseconds since 1970: replicas take outcomes side by side, and one that was said earlier and comes
-- later changes nothing.
alter table message_progress add column outcome_said_at bigint;

-- The row that the version before means (V2026.11.29.13.1), with the new column: it does not know when anything was said.
create or replace function hl7_message_progress(message hl7_message) returns message_progress language sql immutable as
$$
select row (message.uuid, message.created,
           case
               when message.is_processed then 'processed'
               when message.outcome = 'rejected' then 'rejected'
               else 'waiting' end,
           message.outcome, message.outcome_reason, message.outcome_at, message.reprocess,
           case when message.src_description = 'dhos' then message.ack end,
           nullif(message.modified, message.created),
           case when message.modified <> message.created then message.modified_by_ end,
           null::bigint)::message_progress
$$;
