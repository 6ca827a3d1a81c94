\set n random(0, 39)
select uuid, created, created_by_, modified, modified_by_, sender, sender_type, receiver, receiver_type, message_type_id,
  content, retrieved, retrieved_tz, confirmed, confirmed_tz, confirmed_by, cancelled, cancelled_tz, cancelled_by,
  related_message, internal
from messages.message where deleted is null and receiver = md5('ward ' || :n)::uuid::text
order by created desc, uuid desc limit 100;
