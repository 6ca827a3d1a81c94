-- What authorisation codes are compared with (contracts/activation.md section 5); the hashes in device and patient stay, for
-- the release before. "device 0f3c9a54-…", "patient P-1001".
CREATE TABLE authorisation_digest
(
    owner  VARCHAR(50) PRIMARY KEY,
    digest BYTEA NOT NULL
);
