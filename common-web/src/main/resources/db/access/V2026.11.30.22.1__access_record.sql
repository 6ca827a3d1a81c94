-- Who was shown whom (contracts/platform.md section 12). A table for each month; rows are added and read, and a month goes as a
-- whole when it is kept no longer.
create table access_record
(
    uuid        varchar(36)              not null,
    at          timestamp with time zone not null,
    caller_kind varchar                  not null,
    caller_id   varchar                  not null,
    method      varchar                  not null,
    route       varchar                  not null,
    patients    varchar[]                not null,
    encounters  varchar[]                not null,
    wards       varchar[]                not null,
    request_id  varchar                  not null,
    status      integer                  not null,
    primary key (at, uuid)
) partition by range (at);

create index access_record_patients on access_record using gin (patients);
create index access_record_encounters on access_record using gin (encounters);
create index access_record_caller on access_record (caller_id, at desc, uuid desc);

create function refuse_change_of_access_record() returns trigger
    language plpgsql as
$$
begin
    raise exception 'access records are neither changed nor deleted' using errcode = 'insufficient_privilege';
end;
$$;

create trigger access_record_stays
    before update or delete on access_record
    for each row execute function refuse_change_of_access_record();

create trigger access_record_stays_whole
    before truncate on access_record
    for each statement execute function refuse_change_of_access_record();

-- Makes the tables of the months to come, and drops months that ended longer ago than they are kept. Where the installation has
-- a keeper of records (deploy/postgres/20-access-records.sql), the tables are the keeper's, so that not even this role can
-- change them.
create function access_record_maintain(kept interval) returns void
    language plpgsql
    set search_path from current as
$$
declare
    month date := date_trunc('month', (now() - interval '1 day') at time zone 'UTC');
    name  text;
begin
    if to_regprocedure('public.polaris_keep_access_records(interval)') is not null then
        perform public.polaris_keep_access_records(kept);
        return;
    end if;
    if kept < interval '365 days' then
        raise exception 'access records are kept for a year at least';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('access records of ' || current_schema(), 0));
    for ahead in 0..2 loop
        name := 'access_record_' || to_char(month + make_interval(months => ahead), 'YYYY_MM');
        if to_regclass(name) is null then
            execute format('create table %I partition of access_record for values from (%L) to (%L)', name,
                           (month + make_interval(months => ahead)) at time zone 'UTC',
                           (month + make_interval(months => ahead + 1)) at time zone 'UTC');
            execute format('create trigger access_record_stays_whole before truncate on %I
                            for each statement execute function refuse_change_of_access_record()', name);
        end if;
    end loop;
    for name in
        select child.relname from pg_inherits join pg_class child on child.oid = inhrelid
        where inhparent = 'access_record'::regclass
          and (to_date(right(child.relname, 7), 'YYYY_MM') + interval '1 month') at time zone 'UTC' <= now() - kept
    loop
        execute format('drop table %I', name);
    end loop;
end;
$$;
