-- Whoever serves cannot drop what it serves: tables belong to a role that migrates and does nothing else, and the role of the
-- service has rows alone. Optional; for a service whose schema is up to date, as superuser:
--   select separate_owner('encounters'); alter role encounters_owner login password '…';
-- From then on "migrate" runs as encounters_owner before each new release (docs/operating.md, "Database"), and the service
-- with SPRING_FLYWAY_ENABLED=false. It may be run again, after a migration that some other role has made for one.
-- PostgreSQL's image runs this file when it makes the database, which changes nothing but that there is such a function.

create or replace function public.separate_owner(service name) returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
declare
    owner  name := service || '_owner';
    object record;
begin
    if not exists (select from pg_roles where rolname = owner) then
        execute format('create role %I nosuperuser nocreatedb nocreaterole noreplication noinherit', owner);
    end if;
    execute format('grant connect on database %I to %I', current_database(), owner);
    execute format('grant usage, create on schema %I to %I', service, owner);
    execute format('alter role %I in database %I set search_path = %I', owner, current_database(), service);
    -- Access records stay their keeper's (20-access-records.sql).
    for object in
        select case when relkind = 'S' then 'sequence' else 'table' end as kind, relname as name
        from pg_class join pg_roles on pg_roles.oid = relowner
        where relnamespace = to_regnamespace(quote_ident(service)) and rolname = service
          and (relkind in ('r', 'p', 'v', 'm') or relkind = 'S' and not exists (
            select from pg_depend where objid = pg_class.oid and deptype in ('a', 'i')))
    loop
        execute format('alter %s %I.%I owner to %I', object.kind, service, object.name, owner);
    end loop;
    for object in
        select oid::regprocedure as name from pg_proc
        where pronamespace = to_regnamespace(quote_ident(service)) and proowner = to_regrole(quote_ident(service))
    loop
        execute format('alter routine %s owner to %I', object.name, owner);
    end loop;
    execute format('revoke create on schema %I from %I', service, service);
    for object in
        select relname as name from pg_class
        where relnamespace = to_regnamespace(quote_ident(service)) and relowner = to_regrole(quote_ident(owner))
          and relkind in ('r', 'p', 'v', 'm')
    loop
        execute format('revoke all on %I.%I from %I', service, object.name, service);
        execute format('grant select%s on %I.%I to %I',
                       case when object.name = 'flyway_schema_history' then '' else ', insert, update, delete' end,
                       service, object.name, service);
    end loop;
    execute format('grant usage, select, update on all sequences in schema %I to %I', service, service);
    execute format('alter default privileges for role %I in schema %I grant select, insert, update, delete on tables to %I',
                   owner, service, service);
    execute format('alter default privileges for role %I in schema %I grant usage, select, update on sequences to %I',
                   owner, service, service);
end;
$$;

revoke execute on function public.separate_owner(name) from public;
