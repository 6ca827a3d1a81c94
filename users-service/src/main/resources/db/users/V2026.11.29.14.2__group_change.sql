-- Changes of group membership that the identity provider has not heard of yet. A row lives for seconds.
create table group_change
(
    id             bigint generated always as identity primary key,
    clinician_uuid text                     not null,
    groups         text[]                   not null,
    joined         boolean                  not null,
    attempts       integer                  not null default 0,
    due            timestamp with time zone not null default now()
);
