-- When it was decided whether the holder is barred, as far as the event says; null: unknown, and older than any. Replicas
-- of the version before neither read nor write it.
alter table revoked_token_holder add column said_at timestamp with time zone;
