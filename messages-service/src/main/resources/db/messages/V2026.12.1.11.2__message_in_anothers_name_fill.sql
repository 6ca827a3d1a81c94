-- Of the messages of before: what a clinician whom we know wrote as a patient, or as another clinician. Whether a clinician
-- belonged to a ward then is not known any more; what was written as a ward stays as it is. In small transactions, so that
-- messages are written meanwhile; the migration can be run again.
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
            update message
            set in_anothers_name = true
            where uuid = any (part)
              and not in_anothers_name
              and sender_type in ('patient', 'clinician')
              and sender <> message.created_by_
              and exists (select from clinician_login where clinician_id = message.created_by_);
            commit;
        end loop;
    end
$$;
