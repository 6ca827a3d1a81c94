-- When the clinician was changed of whom users-service told last; null: unknown, and older than any. Replicas of the
-- version before neither read nor write it.
alter table clinician_login add column told_at timestamp with time zone;
