-- What the platform warned of when it said its last outcome (contracts/identity.md F9): a JSON list of code, field and remedy;
-- null: nothing, or the version before has said it. Those of the connector itself are in hl7_message.warnings.
alter table message_progress add column outcome_warnings text;

-- The row that the version before means (V2026.11.29.13.1), with the new column.
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
           null::bigint, null::text)::message_progress
$$;
