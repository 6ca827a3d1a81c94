-- The keeper of access records: a role that nobody logs in as owns them, so that a service adds and reads and can do no more, not
-- even by dropping the table. A month goes when it is kept no longer, a year at least, whatever a service asks for.
-- PostgreSQL's image runs this after 10-roles-and-schemas.sql, when it makes the database. On one that exists, run both as superuser:
--   docker-compose exec postgres psql -U postgres -d polaris -f /docker-entrypoint-initdb.d/20-access-records.sql

create or replace function public.polaris_keep_access_records(kept interval) returns void
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    service name := session_user;
    month   date := date_trunc('month', (now() - interval '1 day') at time zone 'UTC');
    first   date;
    part    record;
begin
    if kept < interval '365 days' then
        raise exception 'access records are kept for a year at least';
    end if;
    if to_regclass(format('%I.access_record', service)) is null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('access records of ' || service, 0));
    for ahead in 0..2 loop
        first := month + make_interval(months => ahead);
        if to_regclass(format('%I.%I', service, 'access_record_' || to_char(first, 'YYYY_MM'))) is null then
            execute format('create table %I.%I partition of %I.access_record for values from (%L) to (%L)',
                           service, 'access_record_' || to_char(first, 'YYYY_MM'), service,
                           first at time zone 'UTC', (first + interval '1 month') at time zone 'UTC');
        end if;
    end loop;
    for part in
        select child.relname,
               (to_date(right(child.relname, 7), 'YYYY_MM') + interval '1 month') at time zone 'UTC' <= now() - kept as gone
        from pg_inherits join pg_class child on child.oid = inhrelid
        where inhparent = to_regclass(format('%I.access_record', service))
        union all
        select 'access_record', false
    loop
        if part.gone then
            execute format('drop table %I.%I', service, part.relname);
        else
            execute format('alter table %I.%I owner to polaris_history', service, part.relname);
            execute format('revoke all on %I.%I from %I', service, part.relname, service);
            execute format('grant select, insert on %I.%I to %I', service, part.relname, service);
        end if;
    end loop;
end;
$$;
