-- Rows of before: their state, and what has become of them. In small transactions, each with a part of the table, so
-- that messages arrive meanwhile. What the triggers have written is newer and stays; the migration can be run again.
do
$$
    declare
        beyond varchar := '';
        part   varchar[];
    begin
        loop
            select array_agg(uuid), max(uuid)
            into part, beyond
            from (select uuid from hl7_message where uuid > beyond order by uuid limit 2000) as next_rows;
            exit when part is null;
            update hl7_message message
            set state = hl7_message_state(message)
            where uuid = any (part)
              and state is distinct from hl7_message_state(message);
            insert into message_progress
            select (hl7_message_progress(message)).*
            from hl7_message message
            where uuid = any (part)
              and (sequence is not null or is_processed or modified <> created)
            on conflict (message_uuid) do nothing;
            commit;
        end loop;
    end
$$;
