-- Searching "contains" by name and role. Roles are searched as one text.
CREATE FUNCTION clinician_groups_text(groups TEXT[]) RETURNS TEXT
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN lower(array_to_string(groups, ' '));

CREATE FUNCTION clinician_name_text(last_name VARCHAR, first_name VARCHAR) RETURNS TEXT
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN lower(coalesce(last_name, '') || ' ' || coalesce(first_name, ''));

-- Trigrams make it an index search. The extension is trusted, so the owner of a database may create it; where that is
-- not allowed, or another service is creating it this very moment, searching still works, only slower.
DO
$$
    BEGIN
        IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') THEN
            CREATE EXTENSION pg_trgm WITH SCHEMA public;
        END IF;
    EXCEPTION
        WHEN unique_violation OR duplicate_object THEN NULL;
        WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR invalid_schema_name THEN
            RAISE WARNING 'pg_trgm is missing: clinicians are searched without an index';
    END
$$;

DO
$$
    DECLARE
        home TEXT;
    BEGIN
        SELECT n.nspname
        INTO home
        FROM pg_extension e
                 JOIN pg_namespace n ON n.oid = e.extnamespace
        WHERE e.extname = 'pg_trgm';
        IF home IS NOT NULL THEN
            EXECUTE format('CREATE INDEX clinician_name_search ON clinician'
                               ' USING gin (clinician_name_text(last_name, first_name) %I.gin_trgm_ops)', home);
            EXECUTE format('CREATE INDEX clinician_groups_search ON clinician'
                               ' USING gin (clinician_groups_text(groups) %I.gin_trgm_ops)', home);
        END IF;
    END
$$;
