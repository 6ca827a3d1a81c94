-- Rows of before get positions too, or whoever asks for changes from the start would miss them. In small transactions, so
-- that messages are written meanwhile; the migration can be run again.
do
$$
    declare
        beyond varchar := '';
        part   varchar[];
    begin
        loop
            select array_agg(uuid), max(uuid)
            into part, beyond
            from (select uuid from message where uuid > beyond order by uuid limit 2000) as next_rows;
            exit when part is null;
            -- The trigger puts the position in.
            update message set change_position = 0 where uuid = any (part) and change_position = 0;
            commit;
        end loop;
    end
$$;
