-- Feeds that an operator has paused: of senders, whose messages are acknowledged and stored and not applied until the
-- feed goes on, and of destinations, which get nothing. Nothing of this is known to the version before: while it serves
-- beside, what it accepts goes on at once, and what it delivers is delivered.
create table feed_pause (
    kind   varchar(10)              not null check (kind in ('sender', 'delivery')),
    -- The first 60 characters of MSH-3 | MSH-4, as the index of senders has them; or the destination
    name   varchar(60)              not null,
    -- resuming: what is held leaves in its order; new messages of the sender stand behind it until the last has left
    state  varchar(10)              not null check (state in ('paused', 'resuming')),
    since  timestamp with time zone not null,
    actor  varchar                  not null,
    reason varchar                  not null,
    primary key (kind, name)
);

-- Events of accepted messages that wait for their feed, instead of outbox_event.
create table held_event (
    message_uuid varchar(36)  not null primary key references hl7_message (uuid) on delete cascade,
    sequence     bigint       not null,
    feed         varchar(60)  not null,
    request_id   varchar(128) not null,
    body         text         not null
);

create index held_event_feed on held_event (feed, sequence);

-- From which senders a replica has MLLP connections; written anew every few seconds.
create table feed_connection (
    replica     varchar(36)              not null,
    feed        varchar(60)              not null,
    connections integer                  not null,
    seen_at     timestamp with time zone not null,
    primary key (replica, feed)
);
