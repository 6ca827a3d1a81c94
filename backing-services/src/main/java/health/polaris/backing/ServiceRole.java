package health.polaris.backing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * An ordinary role for each service, with a schema of its own and no right in another one; what compose does by {@code
 * deploy/postgres/10-roles-and-schemas.sh}, without the keeper of records.
 *
 * @param superuser in the database of the services
 */
record ServiceRole(PostgresAddress superuser) {

    /** What users-service searches names with; an ordinary role may not create it. */
    private static final String SEARCH_OF_NAMES = """
            do $$
            begin
                if exists (select from pg_available_extensions where name = 'pg_trgm') then
                    create extension if not exists pg_trgm with schema public;
                end if;
            end;
            $$
            """;

    /** Tables, sequences and functions of a folder of an earlier release are the superuser's. */
    private static final String TAKE_OVER = """
            do $$
            declare
                each record;
            begin
                for each in
                    select format('alter table %%I.%%I owner to %%I', nspname, relname, nspname) as statement
                    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
                    where nspname = '%1$s' and relkind in ('r', 'p', 'v', 'm') and relowner <> '%1$s'::regrole
                    union all
                    select format('alter sequence %%I.%%I owner to %%I', nspname, relname, nspname)
                    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
                    where nspname = '%1$s' and relkind = 'S' and relowner <> '%1$s'::regrole
                      and not exists (select from pg_depend where objid = pg_class.oid and deptype in ('a', 'i'))
                    union all
                    select format('alter routine %%s owner to %%I', pg_proc.oid::regprocedure, nspname)
                    from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
                    where nspname = '%1$s' and proowner <> '%1$s'::regrole
                      and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
                loop
                    execute each.statement;
                end loop;
            end;
            $$
            """;

    /** @param service letters alone, the name of role and schema; the password is a new one each time */
    PostgresAddress of(String service) {
        String password = ServerLock.random();
        try (Connection connection = superuser.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(SEARCH_OF_NAMES);
            statement.execute("""
                    do $$
                    begin
                        if not exists (select from pg_roles where rolname = '%1$s') then
                            create role %1$s;
                        end if;
                    end;
                    $$
                    """.formatted(service));
            statement.execute("alter role %s login nosuperuser nocreatedb nocreaterole noreplication password '%s'"
                    .formatted(service, password));
            statement.execute("create schema if not exists " + service);
            statement.execute("alter schema %1$s owner to %1$s".formatted(service));
            statement.execute(TAKE_OVER.formatted(service));
        } catch (SQLException failure) {
            throw new IllegalStateException("No role for " + service + ": " + failure.getMessage(), failure);
        }
        return new PostgresAddress(superuser.host(), superuser.port(), superuser.database(), service, password);
    }
}
