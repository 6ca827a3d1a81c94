-- When the outcome was said, in microseconds since 1970: replicas take outcomes side by side, and one that was said earlier and comes
-- later changes nothing.
alter table message_progress add column outcome_said_at bigint;
