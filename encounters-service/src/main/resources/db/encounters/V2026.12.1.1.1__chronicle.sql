-- What was shown when, and what made it so (contracts/encounters.md section 11, docs/adr/0019-chronicle.md): a row for each change
-- of a row that clients see, written by the statement that makes the change. A table for each month; rows are added and read.
create sequence chronicle_id;

create table chronicle
(
    -- Uuid of the encounter, patient or place whose row it is, or whose part.
    about        varchar(36)              not null,
    -- When the transaction began to write: one time for all that it changes.
    known_at     timestamp with time zone not null,
    id           bigint                   not null default nextval('chronicle_id'),
    kind         varchar(10)              not null check (kind in ('encounter', 'move', 'score', 'patient', 'number', 'place')),
    -- The row itself: its uuid; of a number what it is.
    item         varchar                  not null,
    operation    varchar(10)              not null check (operation in ('created', 'changed', 'removed')),
    -- Of a change the columns that differ, else the whole row without what is null.
    before       jsonb,
    after        jsonb,
    -- When it became true: event time of the message.
    happened_at  timestamp with time zone,
    message_uuid varchar(255),
    sequence     bigint,
    -- All messages of the group in the batch, where there were several; the one above is the last that speaks of the row.
    messages     varchar[],
    caller_id    varchar                  not null,
    request_id   varchar,
    primary key (about, known_at, id)
) partition by range (known_at);

create index chronicle_message on chronicle (message_uuid) where message_uuid is not null;
create index chronicle_messages on chronicle using gin (messages) where messages is not null;

-- Whose stay it was, where it was, what it was part of, before: whoever looks for stays as they were finds those that have left.
create index chronicle_patient_before on chronicle ((before ->> 'patient_uuid'))
    where kind = 'encounter' and before ->> 'patient_uuid' is not null;
create index chronicle_location_before on chronicle ((before ->> 'location_uuid'))
    where kind = 'encounter' and before ->> 'location_uuid' is not null;
create index chronicle_parent_before on chronicle ((before ->> 'parent_uuid'))
    where before ->> 'parent_uuid' is not null;
create index chronicle_number on chronicle ((before ->> 'value')) where kind = 'number' and operation = 'removed';

-- From when on nothing is missing.
create table chronicle_start
(
    since timestamp with time zone not null
);

create function refuse_change_of_chronicle() returns trigger
    language plpgsql as
$$
begin
    raise exception 'the chronicle is neither changed nor deleted' using errcode = 'insufficient_privilege';
end;
$$;

create trigger chronicle_stays
    before update or delete on chronicle
    for each row execute function refuse_change_of_chronicle();

create trigger chronicle_stays_whole
    before truncate on chronicle
    for each statement execute function refuse_change_of_chronicle();

-- Makes the tables of the months to come, and drops those that ended longer ago than they are kept. With the rights of the owner,
-- which need not be those of the service (deploy/postgres/30-owners.sql).
create function chronicle_maintain(kept interval) returns void
    language plpgsql
    security definer
    set search_path from current
as
$$
declare
    home  name := current_schema();
    month date := date_trunc('month', (now() - interval '1 day') at time zone 'UTC');
    first date;
    part  record;
begin
    if kept < interval '31 days' then
        raise exception 'the chronicle is kept for a month at least';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('chronicle of ' || home, 0));
    for ahead in 0..2 loop
        first := month + make_interval(months => ahead);
        if to_regclass(format('%I.%I', home, 'chronicle_' || to_char(first, 'YYYY_MM'))) is null then
            execute format('create table %I.%I partition of %I.chronicle for values from (%L) to (%L)', home,
                           'chronicle_' || to_char(first, 'YYYY_MM'), home,
                           first at time zone 'UTC', (first + interval '1 month') at time zone 'UTC');
            execute format('create trigger chronicle_stays_whole before truncate on %I.%I
                            for each statement execute function %I.refuse_change_of_chronicle()', home,
                           'chronicle_' || to_char(first, 'YYYY_MM'), home);
        end if;
    end loop;
    for part in
        select child.relname, (to_date(right(child.relname, 7), 'YYYY_MM') + interval '1 month') at time zone 'UTC' as ends
        from pg_catalog.pg_inherits join pg_catalog.pg_class child on child.oid = inhrelid
        where inhparent = to_regclass(format('%I.chronicle', home))
          and (to_date(right(child.relname, 7), 'YYYY_MM') + interval '1 month') at time zone 'UTC' <= now() - kept
        order by ends
    loop
        execute format('drop table %I.%I', home, part.relname);
        execute format('update %I.chronicle_start set since = greatest(since, %L)', home, part.ends);
    end loop;
end;
$$;

-- What the row is called among those of its kind.
create function chronicle_item(kind text, line jsonb) returns text
    language sql stable
as
$$
select case when kind = 'number' then line ->> 'kind' || ' ' || (line ->> 'namespace') || ' ' || (line ->> 'value')
            else line ->> 'uuid' end
$$;

-- Writes what a statement has changed. What made it change is said once for each transaction, in polaris.cause:
-- {"caller": "…", "request": "…", "facts": [{"at": "…", "message": "…", "sequence": 7, "with": ["…"]}], "of": {"<uuid>": 0}}.
-- Arguments of the trigger: kind, and the column that says what the row is about. Rows of before and after are joined by a hash
-- or by sorting: how many there are nobody knows ahead, and loops in loops cost most of all. "offset 0" has a row made JSON once, not
-- wherever it is named.
create function keep_in_chronicle() returns trigger
    language plpgsql
    set search_path from current
    set enable_nestloop = off
    set jit = off
as
$$
declare
    our_kind     constant text   := tg_argv[0];
    about_column constant text   := tg_argv[1];
    -- Nothing that clients see of a row, or worked out from the rest of it.
    unseen       constant text[] := '{version,change_position,open,open_until}';
    cause        jsonb;
    facts        jsonb;
    spoken       jsonb;
    moment       timestamptz;
begin
    if tg_op = 'INSERT' then
        perform from is_now limit 1;
    else
        perform from was limit 1;
    end if;
    if not found then
        return null;
    end if;
    cause := coalesce(nullif(current_setting('polaris.cause', true), ''), '{}')::jsonb;
    facts := cause -> 'facts';
    spoken := cause -> 'of';
    moment := nullif(current_setting('polaris.known_at', true), '')::timestamptz;
    if moment is null then
        moment := clock_timestamp();
        perform set_config('polaris.known_at', moment::text, true);
    end if;
    if tg_op = 'INSERT' then
        insert into chronicle (about, known_at, kind, item, operation, after, happened_at, message_uuid, sequence, messages,
                               caller_id, request_id)
        select line ->> about_column, moment, our_kind, chronicle_item(our_kind, line), 'created',
               jsonb_strip_nulls(line - unseen), (fact ->> 'at')::timestamptz, fact ->> 'message',
               (fact ->> 'sequence')::bigint, case when fact ? 'with' then array(select jsonb_array_elements_text(fact -> 'with')) end, coalesce(cause ->> 'caller', session_user),
               cause ->> 'request'
        from (select to_jsonb(is_now) as line from is_now offset 0) as lines,
             lateral (select facts -> (spoken ->> (line ->> about_column))::integer as fact) as said;
    elsif tg_op = 'DELETE' then
        insert into chronicle (about, known_at, kind, item, operation, before, happened_at, message_uuid, sequence, messages,
                               caller_id, request_id)
        select line ->> about_column, moment, our_kind, chronicle_item(our_kind, line), 'removed',
               jsonb_strip_nulls(line - unseen), (fact ->> 'at')::timestamptz, fact ->> 'message',
               (fact ->> 'sequence')::bigint, case when fact ? 'with' then array(select jsonb_array_elements_text(fact -> 'with')) end, coalesce(cause ->> 'caller', session_user),
               cause ->> 'request'
        from (select to_jsonb(was) as line from was offset 0) as lines,
             lateral (select facts -> (spoken ->> (line ->> about_column))::integer as fact) as said;
    else
        insert into chronicle (about, known_at, kind, item, operation, before, after, happened_at, message_uuid, sequence,
                               messages, caller_id, request_id)
        select line ->> about_column, moment, our_kind, chronicle_item(our_kind, line), 'changed', differing.before, differing.after,
               (fact ->> 'at')::timestamptz, fact ->> 'message', (fact ->> 'sequence')::bigint,
               case when fact ? 'with' then array(select jsonb_array_elements_text(fact -> 'with')) end, coalesce(cause ->> 'caller', session_user), cause ->> 'request'
        from (select to_jsonb(was) as former, to_jsonb(is_now) as line from was join is_now using (uuid) offset 0) as lines,
             lateral (select jsonb_object_agg(key, former -> key) as before, jsonb_object_agg(key, value) as after
                      from jsonb_each(line - unseen)
                      where value is distinct from former -> key offset 0) as differing,
             lateral (select facts -> (spoken ->> (line ->> about_column))::integer as fact) as said
        where differing.after is not null;
    end if;
    return null;
end;
$$;

-- The same of numbers that lead otherwise now: they have no uuid.
create function keep_number_in_chronicle() returns trigger
    language plpgsql
    set search_path from current
as
$$
declare
    cause constant jsonb := coalesce(nullif(current_setting('polaris.cause', true), ''), '{}')::jsonb;
begin
    perform set_config('polaris.known_at', clock_timestamp()::text, true)
    where coalesce(current_setting('polaris.known_at', true), '') = '';
    insert into chronicle (about, known_at, kind, item, operation, before, after, happened_at, message_uuid, sequence, messages,
                           caller_id, request_id)
    select patient_uuid, current_setting('polaris.known_at')::timestamptz, 'number',
           chronicle_item('number', to_jsonb(is_now)), 'changed',
           jsonb_build_object('standing', was.standing, 'shown', was.shown),
           jsonb_build_object('standing', is_now.standing, 'shown', is_now.shown),
           (fact ->> 'at')::timestamptz, fact ->> 'message', (fact ->> 'sequence')::bigint,
           case when fact ? 'with' then array(select jsonb_array_elements_text(fact -> 'with')) end, coalesce(cause ->> 'caller', session_user), cause ->> 'request'
    from was join is_now using (patient_uuid, kind, namespace, value),
         lateral (select cause -> 'facts' -> (cause -> 'of' ->> patient_uuid)::integer as fact) as said;
    return null;
end;
$$;

-- These functions look a few rows up by their keys, in tables of millions. How few they are the planner cannot see behind functions,
-- recursion and JSON, so it is told: without that it reads whole months to join them.

-- As they were: what was changed since is put back, the oldest change last, and what was created since is left out.
create function encounters_as_of(moment timestamptz, uuids varchar[]) returns setof encounter
    language sql stable
    set search_path from current
    set jit = off
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_seqscan = off
as
$$
select past.*
from encounter
         left join lateral (
    select jsonb_object_agg(field.key, field.value order by known_at desc, id desc) filter (where field.key is not null) as fields,
           bool_or(operation = 'created') as created
    from chronicle left join lateral jsonb_each(before) as field on true
    where about = encounter.uuid and known_at > moment and kind = 'encounter') as since on true
         cross join lateral jsonb_populate_record(
        encounter,
        case when since.fields ?| '{discharged_at,deleted_at}'
                 then since.fields || jsonb_build_object(
                    'open', coalesce(since.fields -> 'discharged_at', to_jsonb(discharged_at), 'null') = 'null'
                        and coalesce(since.fields -> 'deleted_at', to_jsonb(deleted_at), 'null') = 'null',
                    'open_until', case coalesce(since.fields -> 'discharged_at', to_jsonb(discharged_at), 'null')
                                      when 'null' then to_jsonb('infinity'::timestamptz)
                                      else coalesce(since.fields -> 'discharged_at', to_jsonb(discharged_at)) end)
             else coalesce(since.fields, '{}') end) as past
where encounter.uuid = any (uuids) and since.created is not true
$$;

create function patients_as_of(moment timestamptz, uuids varchar[]) returns setof epr_patient
    language sql stable
    set search_path from current
    set jit = off
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_seqscan = off
as
$$
select past.*
from epr_patient
         left join lateral (
    select jsonb_object_agg(field.key, field.value order by known_at desc, id desc) filter (where field.key is not null) as fields,
           bool_or(operation = 'created') as created
    from chronicle left join lateral jsonb_each(before) as field on true
    where about = epr_patient.uuid and known_at > moment and kind = 'patient') as since on true
         cross join lateral jsonb_populate_record(epr_patient, coalesce(since.fields, '{}')) as past
where epr_patient.uuid = any (uuids) and since.created is not true
$$;

-- Parts that were changed, created or removed since, with what they were: what the first change since has found.
create function chronicle_since(moment timestamptz, uuids varchar[], part text)
    returns table (item varchar, there boolean, fields jsonb)
    language sql stable
    set search_path from current
    set jit = off
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_seqscan = off
as
$$
select item, (array_agg(operation order by known_at, id))[1] <> 'created',
       coalesce(jsonb_object_agg(field.key, field.value order by known_at desc, id desc) filter (where field.key is not null), '{}')
from chronicle left join lateral jsonb_each(before) as field on true
where about = any (uuids) and known_at > moment and kind = part
group by item
$$;

create function location_history_as_of(moment timestamptz, uuids varchar[]) returns setof location_history
    language sql stable
    set search_path from current
    set jit = off
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_seqscan = off
as
$$
with since as materialized (select * from chronicle_since(moment, uuids, 'move'))
select past.*
from location_history as line left join since on since.item = line.uuid
         cross join lateral jsonb_populate_record(line, coalesce(since.fields, '{}')) as past
where line.encounter_uuid = any (uuids) and since.there is not false
union all
select past.*
from since cross join lateral jsonb_populate_record(null::location_history, since.fields) as past
where since.there and not exists (select from location_history as line where line.uuid = since.item)
$$;

create function score_system_history_as_of(moment timestamptz, uuids varchar[]) returns setof score_system_history
    language sql stable
    set search_path from current
    set jit = off
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_seqscan = off
as
$$
with since as materialized (select * from chronicle_since(moment, uuids, 'score'))
select past.*
from score_system_history as line left join since on since.item = line.uuid
         cross join lateral jsonb_populate_record(line, coalesce(since.fields, '{}')) as past
where line.encounter_uuid = any (uuids) and since.there is not false
$$;

create function patient_identifiers_as_of(moment timestamptz, uuids varchar[]) returns setof patient_identifier
    language sql stable
    set search_path from current
    set jit = off
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_seqscan = off
as
$$
with since as materialized (
    select said.uuid, part.* from unnest(uuids) as said (uuid)
    cross join lateral chronicle_since(moment, array [said.uuid], 'number') as part)
select past.*
from patient_identifier as line
         left join since on since.uuid = patient_uuid
    and since.item = line.kind || ' ' || line.namespace || ' ' || line.value
         cross join lateral jsonb_populate_record(line, coalesce(since.fields, '{}')) as past
where line.patient_uuid = any (uuids) and since.there is not false
union all
select past.*
from since cross join lateral jsonb_populate_record(null::patient_identifier, since.fields) as past
where since.there
  and not exists (select from patient_identifier as line
                  where line.patient_uuid = since.uuid and line.kind || ' ' || line.namespace || ' ' || line.value = since.item)
$$;

-- Which encounters have to be looked at to say what was shown: of these patients, at these places or these themselves, now or
-- since, and whatever was part of them.
create function encounter_uuids_since(moment timestamptz, uuids varchar[], patients varchar[], locations varchar[],
                                      ending_after timestamptz) returns varchar[]
    language sql stable
    set search_path from current
    set jit = off
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_seqscan = off
as
$$
with recursive candidate (uuid) as (
    (select unnest(uuids)
     union
     select uuid from encounter where patient_uuid = any (patients)
     union
     select about from chronicle
     where kind = 'encounter' and before ->> 'patient_uuid' = any (patients) and known_at > moment
     union
     -- One that had ended, and was not touched since, had ended then.
     select uuid from encounter
     where location_uuid = any (locations) and created <= moment
       and (open_until > ending_after or modified > moment - interval '1 hour')
     union
     select about from chronicle
     where kind = 'encounter' and before ->> 'location_uuid' = any (locations) and known_at > moment)
    union
    select child.uuid
    from candidate
             cross join lateral (
        select uuid from encounter where parent_uuid = candidate.uuid
        union all
        select about from chronicle
        where kind = 'encounter' and before ->> 'parent_uuid' = candidate.uuid and known_at > moment) as child)
select coalesce(array_agg(uuid), '{}') from candidate
$$;

-- Which patients have to be looked at: those to whom the number led, now or then, and all that were one with them.
create function patient_uuids_since(moment timestamptz, number_kind varchar, number_value varchar) returns varchar[]
    language sql stable
    set search_path from current
    set jit = off
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_seqscan = off
as
$$
with recursive candidate (uuid) as (
    (select patient_uuid::varchar from patient_identifier where value = number_value and kind = number_kind
     union
     select about from chronicle
     where kind = 'number' and known_at > moment and operation = 'removed'
       and before ->> 'value' = number_value and before ->> 'kind' = number_kind)
    union
    select other.uuid
    from candidate
             cross join lateral (
        select parent_uuid::varchar as uuid from epr_patient where uuid = candidate.uuid and parent_uuid is not null
        union all
        select uuid from epr_patient where parent_uuid = candidate.uuid
        union all
        select before ->> 'parent_uuid' from chronicle
        where about = candidate.uuid and kind = 'patient' and before ->> 'parent_uuid' is not null and known_at > moment
        union all
        select about from chronicle
        where kind = 'patient' and before ->> 'parent_uuid' = candidate.uuid and known_at > moment) as other)
select coalesce(array_agg(uuid), '{}') from candidate
$$;

select chronicle_maintain(interval '400 days');

-- From here on nobody writes these tables until the chronicle is kept: a moment. In the order in which a batch writes them, so that
-- it and this wait for each other in no circle.
lock table epr_location, epr_patient, patient_identifier, encounter, location_history, score_system_history
    in share row exclusive mode;

create trigger chronicle_created after insert on epr_location referencing new table as is_now
    for each statement execute function keep_in_chronicle('place', 'uuid');
create trigger chronicle_changed after update on epr_location referencing old table as was new table as is_now
    for each statement execute function keep_in_chronicle('place', 'uuid');

create trigger chronicle_created after insert on epr_patient referencing new table as is_now
    for each statement execute function keep_in_chronicle('patient', 'uuid');
create trigger chronicle_changed after update on epr_patient referencing old table as was new table as is_now
    for each statement execute function keep_in_chronicle('patient', 'uuid');

create trigger chronicle_created after insert on patient_identifier referencing new table as is_now
    for each statement execute function keep_in_chronicle('number', 'patient_uuid');
create trigger chronicle_changed after update on patient_identifier referencing old table as was new table as is_now
    for each statement execute function keep_number_in_chronicle();
create trigger chronicle_removed after delete on patient_identifier referencing old table as was
    for each statement execute function keep_in_chronicle('number', 'patient_uuid');

create trigger chronicle_created after insert on encounter referencing new table as is_now
    for each statement execute function keep_in_chronicle('encounter', 'uuid');
create trigger chronicle_changed after update on encounter referencing old table as was new table as is_now
    for each statement execute function keep_in_chronicle('encounter', 'uuid');

create trigger chronicle_created after insert on location_history referencing new table as is_now
    for each statement execute function keep_in_chronicle('move', 'encounter_uuid');
create trigger chronicle_changed after update on location_history referencing old table as was new table as is_now
    for each statement execute function keep_in_chronicle('move', 'encounter_uuid');
create trigger chronicle_removed after delete on location_history referencing old table as was
    for each statement execute function keep_in_chronicle('move', 'encounter_uuid');

create trigger chronicle_created after insert on score_system_history referencing new table as is_now
    for each statement execute function keep_in_chronicle('score', 'encounter_uuid');
create trigger chronicle_changed after update on score_system_history referencing old table as was new table as is_now
    for each statement execute function keep_in_chronicle('score', 'encounter_uuid');

insert into chronicle_start (since) values (clock_timestamp());
