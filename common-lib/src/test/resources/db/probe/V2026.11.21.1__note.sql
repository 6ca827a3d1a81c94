CREATE TABLE note
(
    uuid         VARCHAR(36)              NOT NULL PRIMARY KEY,
    created      TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by_  VARCHAR                  NOT NULL,
    modified     TIMESTAMP WITH TIME ZONE NOT NULL,
    modified_by_ VARCHAR                  NOT NULL,
    version      BIGINT                   NOT NULL,
    text         VARCHAR(20)              NOT NULL UNIQUE
);
