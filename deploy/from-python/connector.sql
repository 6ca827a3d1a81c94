-- Takes over dhos-connector-api (docs/operating/migration.md), found in the schema python_connector, into the schema connector: the
-- messages that it had, so that they are found, and so that none of them is taken a second time. They count as done; nothing is
-- published or sent. It may be run again.
begin;
set local search_path = connector;

insert into connector.hl7_message (uuid, created, created_by_, modified, modified_by_, version, content, src_description,
    dst_description, is_processed, message_type, sent_at, sender, message_control_id, control_id_digest, control_key, ack,
    sequence, mrn, mrn_digest, nhs_number, nhs_number_digest, visit_id, visit_id_digest)
select uuid, created at time zone 'UTC', created_by_, modified at time zone 'UTC', modified_by_, 0, coalesce(content, ''),
    src_description, dst_description, true, message_type, sent_at_ at time zone 'UTC', sender, control_id,
    sha256(convert_to(control_id, 'UTF8')), control_key, ack,
    case when src_description = 'tie' and ack like '%MSA|AA%' then nextval('connector.hl7_message_sequence') end,
    mrn, sha256(convert_to(mrn, 'UTF8')), nhs_number, sha256(convert_to(nhs_number, 'UTF8')), visit_id,
    sha256(convert_to(visit_id, 'UTF8'))
from (select *, sha256(convert_to(case when src_description = 'tie' then 'INBOUND' when dst_description = 'tie' then 'OBSERVATIONS'
          else 'DOCUMENTS' end || E'\n' || sender || E'\n' || control_id, 'UTF8')) as control_key
      from (select *, nullif(message_control_id, '') as control_id,
                case when content like 'MSH|%' then split_part(content, '|', 3) || '|' || split_part(content, '|', 4) end as sender,
                patient_identifiers ->> 'MRN' as mrn, patient_identifiers ->> 'NHS number' as nhs_number,
                patient_identifiers ->> 'Visit ID' as visit_id
            from python_connector.hl7_message) as message) as message
-- Not "on conflict": a trigger has noted the state of a row before that is looked at.
where not exists (select from connector.hl7_message known where known.uuid = message.uuid)
  and not exists (select from connector.hl7_message known where known.control_key = message.control_key)
order by created, uuid;

commit;
