-- What came, what became of it and how long it took, by hour and feed; the last seven days. Replicas add what they have counted.
create table figure (
    hour  timestamp with time zone not null,
    -- The first 60 characters of MSH-3 | MSH-4; 'other' for those beyond the first hundred
    feed  varchar(60)              not null,
    -- 'accepted', 'refused', 'unreadable', 'duplicate'; 'processed', 'waiting', 'rejected'; 'ack', 'lag'
    kind  varchar(20)              not null,
    -- Of 'ack' and 'lag': how many milliseconds it took at most, more than that of the row before; else 0
    upto  integer                  not null,
    count bigint                   not null,
    primary key (hour, feed, kind, upto)
);

-- What had come and was not done, every five minutes: whichever replica looks first writes it down.
create table figure_backlog (
    at        timestamp with time zone not null primary key,
    published bigint                   not null,
    waiting   bigint                   not null,
    held      bigint                   not null,
    outgoing  bigint                   not null
);
