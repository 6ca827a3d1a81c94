-- What was said, and what it came to (contracts/identity.md §0). New tables only: the version before runs on beside them.

-- Records and stays that share identifiers, directly or through others.
CREATE TABLE fact_group
(
    id          BIGINT  NOT NULL PRIMARY KEY,
    -- Counted up with every change: what a process keeps in memory of a group counts for the version it was read at.
    version     BIGINT  NOT NULL,
    -- What was before the facts: rows from before facts were kept, and facts older than FACTS_KEPT. Null: nothing.
    base        JSON,
    -- Uuids of records and stays, beside the fold.
    names       JSON    NOT NULL,
    facts       INTEGER NOT NULL,
    -- When the last stay ended and the last fact was; null while a stay is open. A day is fine enough, and is written
    -- anew only when it is another one.
    quiet_since DATE
) WITH (fillfactor = 80);

CREATE SEQUENCE fact_group_id INCREMENT BY 1 CACHE 1;

-- For the facts whose time is over. Not the number of facts, which changes with every one.
CREATE INDEX fact_group_quiet ON fact_group (quiet_since) WHERE quiet_since IS NOT NULL;

-- To which group a number leads.
CREATE TABLE fact_identifier
(
    kind      VARCHAR(12)  NOT NULL,
    namespace VARCHAR(200) NOT NULL,
    value     VARCHAR(600) NOT NULL,
    group_id  BIGINT       NOT NULL,
    PRIMARY KEY (kind, namespace, value)
);

-- For groups that turn out to be one.
CREATE INDEX fact_identifier_group ON fact_identifier (group_id);

-- No foreign keys: whoever writes here holds the row of the group.
CREATE TABLE fact
(
    -- Of the message, or of the change over HTTP.
    id             VARCHAR(255)             NOT NULL PRIMARY KEY,
    group_id       BIGINT                   NOT NULL,
    -- O3: a place is given once, and kept.
    place_time     TIMESTAMP WITH TIME ZONE NOT NULL,
    place_sequence BIGINT                   NOT NULL,
    place_ahead    TIMESTAMP WITH TIME ZONE,
    number         BIGINT                   NOT NULL,
    sender         VARCHAR                  NOT NULL,
    own_time       TIMESTAMP WITH TIME ZONE,
    event_time     TIMESTAMP WITH TIME ZONE,
    arrived_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    digest         VARCHAR                  NOT NULL,
    -- waiting time and warnings of the connector
    origin         JSON                     NOT NULL,
    statement      JSON                     NOT NULL,
    reprocess      BIGINT                   NOT NULL,
    -- It came behind a fact that stands after it.
    late           BOOLEAN                  NOT NULL,
    -- What the fold says became of it; and what others were told, who are told of a time that is over, too (O2).
    outcome        VARCHAR(20)              NOT NULL CHECK (outcome IN ('processed', 'nothing', 'waiting', 'rejected')),
    told           VARCHAR(20)              NOT NULL CHECK (told IN ('processed', 'nothing', 'waiting', 'rejected')),
    -- Reason, or field and remedy, and warnings; null when there is nothing to say.
    outcome_detail JSON,
    -- When it is rejected unless it can be applied by then; null unless it waits.
    waits_until    TIMESTAMP WITH TIME ZONE
) WITH (fillfactor = 90);

-- Also keeps the facts of a group together when they are read.
CREATE INDEX fact_of_group ON fact (group_id);

-- O3: what a coarse time is placed behind, and what stands after a time of a sender's own. Most messages are placed at
-- their own time, so the second index has only the others.
CREATE INDEX fact_place ON fact (sender, place_time);
CREATE INDEX fact_placed_elsewhere ON fact (sender, own_time) WHERE own_time <> place_time;

CREATE INDEX fact_waiting ON fact (waits_until) WHERE told = 'waiting';
