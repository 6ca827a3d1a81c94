-- Dead letters of all services, taken from the queue errors (contracts/platform.md §8.5): a queue can only be gone
-- through from its beginning, so what operators look at, send back and discard is kept here.
create table dead_letter (
    position     bigint generated always as identity primary key,
    id           varchar(64)              not null unique,
    taken_at     timestamp with time zone not null,
    queue        text,
    routing_key  text                     not null,
    reason       text,
    exception    text,
    attempts     integer,
    failed_at    timestamp with time zone,
    message_id   text,
    message_uuid varchar(36),
    size         integer                  not null,
    envelope     bytea                    not null,
    body         bytea                    not null
);

create index dead_letter_message_uuid on dead_letter (message_uuid) where message_uuid is not null;
create index dead_letter_queue on dead_letter (queue, position);
