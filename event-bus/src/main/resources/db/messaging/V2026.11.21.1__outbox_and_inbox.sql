-- Events on their way out, in the transaction of the change they tell about (library: namastack-outbox 1.6).
-- A row lives for milliseconds: it is deleted when the broker has confirmed it.
CREATE TABLE outbox_record
(
    id             VARCHAR(255)             NOT NULL,
    status         VARCHAR(20)              NOT NULL,
    record_key     VARCHAR(255)             NOT NULL,
    record_type    VARCHAR(255)             NOT NULL,
    payload        TEXT                     NOT NULL,
    context        TEXT,
    created_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    completed_at   TIMESTAMP WITH TIME ZONE,
    failure_count  INT                      NOT NULL,
    failure_reason VARCHAR(1000),
    next_retry_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    partition_no   INTEGER                  NOT NULL,
    handler_id     VARCHAR(1000)            NOT NULL,
    PRIMARY KEY (id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_analyze_threshold = 2000);

-- The records of a key in their order, and "is there an older one of this key".
CREATE INDEX outbox_record_key_created ON outbox_record (record_key, created_at);
-- What a replica may send now.
CREATE INDEX outbox_record_partition_due ON outbox_record (partition_no, status, next_retry_at);

-- Replicas that send, and which of them has which part of the keys. A handful of rows, updated every second:
-- no index beyond the keys, so that updates stay in their page.
CREATE TABLE outbox_instance
(
    instance_id    VARCHAR(255) PRIMARY KEY,
    hostname       VARCHAR(255)             NOT NULL,
    port           INTEGER                  NOT NULL,
    status         VARCHAR(50)              NOT NULL,
    started_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    last_heartbeat TIMESTAMP WITH TIME ZONE NOT NULL,
    created_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at     TIMESTAMP WITH TIME ZONE NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE outbox_partition
(
    partition_number INTEGER PRIMARY KEY,
    instance_id      VARCHAR(255),
    version          BIGINT                   NOT NULL DEFAULT 0,
    updated_at       TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Messages that were processed, written in the transaction of their effect.
CREATE TABLE inbox_message
(
    queue        VARCHAR(100)             NOT NULL,
    message_id   VARCHAR(255)             NOT NULL,
    processed_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
    PRIMARY KEY (queue, message_id)
);

-- For the purge of old rows.
CREATE INDEX inbox_message_processed ON inbox_message (processed_at);
