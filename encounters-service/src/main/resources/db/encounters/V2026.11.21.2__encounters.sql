-- Hospital stays (contracts/encounters.md §5). Patients, records, locations and products are foreign ids, never checked.
CREATE TABLE encounter
(
    uuid                VARCHAR(36)              NOT NULL PRIMARY KEY,
    epr_encounter_id    VARCHAR(600),
    encounter_type      VARCHAR,
    admitted_at         TIMESTAMP WITH TIME ZONE,
    discharged_at       TIMESTAMP WITH TIME ZONE,
    deleted_at          TIMESTAMP WITH TIME ZONE,
    score_system        VARCHAR,
    spo2_scale          INTEGER                           DEFAULT 1,
    location_uuid       VARCHAR(36)              NOT NULL,
    dh_product_uuid     VARCHAR(36)              NOT NULL,
    patient_uuid        VARCHAR(36)              NOT NULL,
    patient_record_uuid VARCHAR(36)              NOT NULL,
    parent_uuid         VARCHAR(36) REFERENCES encounter (uuid),
    merge_history       JSONB                    NOT NULL DEFAULT '[]',
    created             TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by_         VARCHAR                  NOT NULL,
    modified            TIMESTAMP WITH TIME ZONE NOT NULL,
    modified_by_        VARCHAR                  NOT NULL,
    version             BIGINT                   NOT NULL,
    -- "open as of a time" is one comparison, and "open" one equality, both of them indexable.
    open_until          TIMESTAMP WITH TIME ZONE NOT NULL GENERATED ALWAYS AS
        (coalesce(discharged_at, TIMESTAMP WITH TIME ZONE 'infinity')) STORED,
    open                BOOLEAN                  NOT NULL GENERATED ALWAYS AS
        (discharged_at IS NULL AND deleted_at IS NULL) STORED,
    -- Set by the trigger below.
    change_position     BIGINT                   NOT NULL
);

-- A visit number exists once among the encounters that are not deleted; null numbers never collide.
CREATE UNIQUE INDEX epr_encounter_id_deleted_at
    ON encounter (epr_encounter_id, coalesce(deleted_at, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00'));

-- A patient's encounters in the order in which every list gives them.
CREATE INDEX encounter_patient
    ON encounter (patient_uuid, open DESC, admitted_at DESC, created DESC, uuid);

-- The one open local encounter that a patient may have.
CREATE INDEX encounter_open_local ON encounter (patient_uuid, admitted_at DESC)
    WHERE parent_uuid IS NULL AND discharged_at IS NULL AND deleted_at IS NULL AND epr_encounter_id IS NULL;

-- Who is, or was at a time, on these wards.
CREATE INDEX encounter_location ON encounter (location_uuid, open_until)
    WHERE parent_uuid IS NULL AND deleted_at IS NULL;

-- Merges of patients go by the record.
CREATE INDEX encounter_patient_record ON encounter (patient_record_uuid);

CREATE INDEX encounter_parent ON encounter (parent_uuid) WHERE parent_uuid IS NOT NULL;

CREATE INDEX encounter_modified ON encounter (modified DESC, created DESC, uuid);

-- Polling goes by position, see below.
CREATE UNIQUE INDEX encounter_change_position ON encounter (change_position);

-- Positions of changes, for clients that poll and must miss nothing.
--
-- Neither `modified` nor a sequence alone tells what a poller has seen: of two transactions the one with the earlier
-- time may commit later, and a poller that has gone past that time never sees it. So every transaction that writes
-- encounters first draws a number and holds a shared advisory lock on it until it ends, then draws a position for
-- each row. encounter_change_horizon() reads the last position drawn and THEN the locks:
--   * a writer that holds a lock has only positions above the number it locked, so the horizon stays at that number;
--   * a writer that does not hold its lock yet draws its positions later, above the position read first;
--   * every other writer has ended.
-- So whatever is at or below the horizon is decided, and a statement that starts afterwards sees it all. Unlike
-- pg_snapshot_xmin() this waits only for transactions that write encounters, not for every writer of the cluster.
CREATE SEQUENCE encounter_change_number;

-- 0x656e6372 is "encr"; advisory locks with two keys never meet those with one (the locks of patients).
CREATE FUNCTION draw_encounter_change_position() RETURNS TRIGGER
    LANGUAGE plpgsql
    SET search_path FROM CURRENT AS
$$
BEGIN
    IF coalesce(current_setting('polaris.writes_encounters', TRUE), '') = '' THEN
        PERFORM pg_advisory_xact_lock_shared(1701733234, (nextval('encounter_change_number') % 2147483648)::INTEGER);
        PERFORM set_config('polaris.writes_encounters', 'yes', TRUE);
    END IF;
    NEW.change_position := nextval('encounter_change_number');
    RETURN NEW;
END;
$$;

CREATE TRIGGER encounter_change_position
    BEFORE INSERT OR UPDATE
    ON encounter
    FOR EACH ROW
EXECUTE FUNCTION draw_encounter_change_position();

-- The keys of locks have 31 bits, so a lock is told by how far it lies behind the last number; one that lies ahead was
-- taken after that number was read.
CREATE FUNCTION encounter_change_horizon() RETURNS BIGINT
    LANGUAGE plpgsql VOLATILE
    SET search_path FROM CURRENT AS
$$
DECLARE
    last_drawn BIGINT;
    farthest   BIGINT;
BEGIN
    SELECT last_value INTO last_drawn FROM encounter_change_number;
    SELECT max(behind)
    INTO farthest
    FROM (SELECT (last_drawn - lock.objid::BIGINT + 2147483648) % 2147483648 AS behind
          FROM pg_locks lock
          WHERE lock.locktype = 'advisory'
            AND lock.classid = 1701733234
            AND lock.objsubid = 2
            AND lock.database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS writers
    WHERE behind < 1073741824;
    RETURN last_drawn - coalesce(farthest, 0);
END;
$$;

-- A location that an encounter has left.
CREATE TABLE location_history
(
    uuid           VARCHAR(36)              NOT NULL PRIMARY KEY,
    encounter_uuid VARCHAR(36)              NOT NULL REFERENCES encounter (uuid) ON DELETE CASCADE,
    location_uuid  VARCHAR(36)              NOT NULL,
    arrived_at     TIMESTAMP WITH TIME ZONE DEFAULT now(),
    departed_at    TIMESTAMP WITH TIME ZONE DEFAULT now(),
    created        TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by_    VARCHAR                  NOT NULL,
    modified       TIMESTAMP WITH TIME ZONE NOT NULL,
    modified_by_   VARCHAR                  NOT NULL,
    version        BIGINT                   NOT NULL
);

CREATE INDEX location_history_encounter ON location_history (encounter_uuid, arrived_at);
CREATE INDEX location_history_location ON location_history (location_uuid);
CREATE INDEX location_history_arrived ON location_history (arrived_at);

-- A change of the early warning score: what was asked for, and what was there before.
CREATE TABLE score_system_history
(
    uuid                  VARCHAR(36)              NOT NULL PRIMARY KEY,
    encounter_uuid        VARCHAR(36) REFERENCES encounter (uuid) ON DELETE CASCADE,
    score_system          VARCHAR,
    previous_score_system VARCHAR,
    spo2_scale            INTEGER,
    previous_spo2_scale   INTEGER,
    changed_time          TIMESTAMP WITH TIME ZONE NOT NULL,
    created               TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by_           VARCHAR                  NOT NULL,
    modified              TIMESTAMP WITH TIME ZONE NOT NULL,
    modified_by_          VARCHAR                  NOT NULL,
    version               BIGINT                   NOT NULL
);

CREATE INDEX score_system_history_encounter ON score_system_history (encounter_uuid, changed_time, created);

-- What "late" compares (contracts/encounters.md §7.11): the last message of the EPR that spoke of the stay (type,
-- admission, location, owner), of the discharge, and of whether the encounter exists. A table of its own, so that a
-- message that changes nothing leaves encounter.modified alone.
CREATE TABLE encounter_recency
(
    encounter_uuid      VARCHAR(36) NOT NULL PRIMARY KEY REFERENCES encounter (uuid) ON DELETE CASCADE,
    stay_sent_at        TIMESTAMP WITH TIME ZONE,
    stay_sender         VARCHAR,
    stay_sequence       BIGINT,
    discharge_sent_at   TIMESTAMP WITH TIME ZONE,
    discharge_sender    VARCHAR,
    discharge_sequence  BIGINT,
    existence_sent_at   TIMESTAMP WITH TIME ZONE,
    existence_sender    VARCHAR,
    existence_sequence  BIGINT
);
