-- Whose tokens are good no longer, although they have not ended (contracts/platform.md section 4.7).
create table revoked_token_holder
(
    -- patient, device, clinician
    kind         varchar(20)              not null,
    id           varchar                  not null,
    -- Tokens that were issued in that second or before are void
    issued_until timestamp with time zone not null,
    -- Later ones are too
    barred       boolean                  not null,
    changed      timestamp with time zone not null default clock_timestamp(),
    primary key (kind, id)
);

create index revoked_token_holder_changed on revoked_token_holder (changed);

-- That of db/messaging, which a service that only listens does not have.
create table if not exists inbox_message
(
    queue        varchar(100)             not null,
    message_id   varchar(255)             not null,
    processed_at timestamp with time zone not null default now(),
    primary key (queue, message_id)
);

create index if not exists inbox_message_processed on inbox_message (processed_at);
