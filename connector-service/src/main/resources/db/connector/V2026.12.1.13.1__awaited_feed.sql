-- Since when site profiles expect messages of a sender that they name in full: one that nothing has come from, or nothing
-- that is still kept, is silent too. Nothing of this is known to the version before.
create table awaited_feed (
    -- The first 60 characters of MSH-3 | MSH-4, as the index of senders has them
    feed    varchar(60)              not null primary key,
    since   timestamp with time zone not null,
    -- Written anew while a profile names it; one that none has named for a day is awaited anew when one does again
    seen_at timestamp with time zone not null
);
