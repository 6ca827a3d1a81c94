-- The state of a message is stored when it is stored (contracts/connector.md §12), and what becomes of it afterwards
-- stands in a narrow table of its own: a row of hl7_message, with its text and its indexes, is written once.
-- This runs while the version before still serves: it adds, and lets triggers do what that version does not know of.

-- Most rows are accepted messages, and a default for the rows that are there rewrites none of them; the others are
-- corrected by the next migration.
alter table hl7_message
    add column state varchar(20) not null default 'accepted'
        check (state in ('unreadable', 'refused', 'duplicate', 'accepted', 'outgoing'));
alter table hl7_message
    alter column state drop default;

create table message_progress
(
    -- Deferrable for the trigger below, which comes before the row that it refers to.
    message_uuid   varchar(36)              not null primary key
        constraint message_progress_message references hl7_message (uuid) on delete cascade deferrable,
    -- That of the message: the order of the operator's list
    created        timestamp with time zone not null,
    state          varchar(20)              not null check (state in ('waiting', 'processed', 'rejected')),
    -- What the platform said last: 'processed' or 'rejected'. An operator's mark changes the state alone.
    outcome        varchar(20),
    outcome_reason varchar,
    outcome_at     timestamp with time zone,
    -- How often an operator had it published again
    reprocess      integer,
    -- The acknowledgement of the receiver of an outgoing message
    answer         text,
    -- Null until something has happened
    modified       timestamp with time zone,
    modified_by_   varchar
);

create index message_progress_open on message_progress (state, created desc, message_uuid desc)
    where state in ('waiting', 'rejected');

create function hl7_message_state(message hl7_message) returns varchar language sql immutable as
$$
select case
           when message.src_description = 'dhos' then 'outgoing'
           when message.sequence is not null then 'accepted'
           when message.ack is null then 'unreadable'
           when message.refusal = 'duplicate' or (message.refusal is null and message.message_type is not null)
               then 'duplicate'
           else 'refused' end
$$;

create function hl7_message_progress(message hl7_message) returns message_progress language sql immutable as
$$
select row (message.uuid, message.created,
           case
               when message.is_processed then 'processed'
               when message.outcome = 'rejected' then 'rejected'
               else 'waiting' end,
           message.outcome, message.outcome_reason, message.outcome_at, message.reprocess,
           case when message.src_description = 'dhos' then message.ack end,
           nullif(message.modified, message.created),
           case when message.modified <> message.created then message.modified_by_ end)::message_progress
$$;

-- A row that the version before inserts: it knows no state.
create function hl7_message_of_the_version_before() returns trigger language plpgsql as
$$
begin
    new.state := hl7_message_state(new);
    if new.state = 'accepted' then
        set constraints message_progress_message deferred;
        insert into message_progress select (hl7_message_progress(new)).*;
    end if;
    return new;
end
$$;

create trigger hl7_message_of_the_version_before before insert on hl7_message
    for each row when (new.state is null) execute function hl7_message_of_the_version_before();

-- What the version before writes into a row later on.
create function hl7_message_progress_of_the_version_before() returns trigger language plpgsql as
$$
begin
    insert into message_progress as known
    select (hl7_message_progress(new)).*
    on conflict (message_uuid) do update
        set (state, outcome, outcome_reason, outcome_at, reprocess, answer, modified, modified_by_)
                = (excluded.state, excluded.outcome, excluded.outcome_reason, excluded.outcome_at, excluded.reprocess,
                   excluded.answer, excluded.modified, excluded.modified_by_)
        -- A refusal that it hears late is none, as for this version.
        where not (known.outcome = 'processed' and excluded.outcome = 'rejected' and excluded.state <> 'processed');
    return null;
end
$$;

create trigger hl7_message_progress_of_the_version_before after update on hl7_message
    for each row when ((old.is_processed, old.outcome, old.outcome_reason, old.reprocess)
                           is distinct from (new.is_processed, new.outcome, new.outcome_reason, new.reprocess))
execute function hl7_message_progress_of_the_version_before();

-- A message that an operator has accepted with the version before.
create function hl7_message_accepted_by_the_version_before() returns trigger language plpgsql as
$$
begin
    new.state := 'accepted';
    insert into message_progress select (hl7_message_progress(new)).* on conflict (message_uuid) do nothing;
    return new;
end
$$;

create trigger hl7_message_accepted_by_the_version_before before update on hl7_message
    for each row when (old.sequence is null and new.sequence is not null and new.state <> 'accepted')
execute function hl7_message_accepted_by_the_version_before();
