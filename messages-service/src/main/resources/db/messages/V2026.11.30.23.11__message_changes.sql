-- Positions of changes, for clients that poll or listen and must miss nothing.
--
-- A time of change does not tell what a client has seen: of two transactions the one with the earlier time may end
-- later. So every transaction that writes messages draws a number first and holds a shared advisory lock on it until it
-- ends, then draws a position for each row. message_change_horizon() reads the last position that was drawn and THEN the
-- locks: who holds one has only positions above the number it locked; who does not hold one yet draws above the position
-- that was read; all others have ended. What is at or below the horizon is decided, and visible to later statements.
create sequence message_change_number;

-- 0 until the next migration has come by, and never the position of a row that is written from now on.
alter table message add column change_position bigint not null default 0;

-- 0x6d736773 is "msgs"; locks with two keys never meet those with one.
create function draw_message_change_position() returns trigger
    language plpgsql
    set search_path from current as
$$
begin
    if coalesce(current_setting('polaris.writes_messages', true), '') = '' then
        perform pg_advisory_xact_lock_shared(1836279667, (nextval('message_change_number') % 2147483648)::integer);
        perform set_config('polaris.writes_messages', 'yes', true);
    end if;
    new.change_position := nextval('message_change_number');
    return new;
end;
$$;

create trigger message_change_position
    before insert or update
    on message
    for each row
execute function draw_message_change_position();

-- Keys of locks have 31 bits, so a lock is told by how far behind the last number it is; one ahead of it is younger.
create function message_change_horizon() returns bigint
    language sql volatile
    set search_path from current as
$$
    with drawn as materialized (select last_value from message_change_number)
    select last_value - coalesce(
        (select max((last_value - objid::bigint + 2147483648) % 2147483648)
         from pg_locks
         where locktype = 'advisory' and classid = 1836279667 and objsubid = 2
           and database = (select oid from pg_database where datname = current_database())
           and (last_value - objid::bigint + 2147483648) % 2147483648 < 1073741824), 0)
    from drawn
$$;
