-- Takes over dhos-messages-api and dhos-activation-auth-api (docs/operating/migration.md), found in the schemas python_messages
-- and python_activation, into the schema messages; wards of clinicians come from python_users. It may be run again.
begin;

insert into messages.message (uuid, created, created_by_, modified, modified_by_, version, sender, sender_type, receiver,
    receiver_type, content, message_type_id, retrieved, retrieved_tz, confirmed, confirmed_tz, confirmed_by, cancelled,
    cancelled_tz, cancelled_by, related_message, internal, deleted, in_anothers_name)
select uuid, created at time zone 'UTC', created_by_, modified at time zone 'UTC', modified_by_, 0, sender, sender_type, receiver,
    receiver_type, content, message_type_id, retrieved at time zone 'UTC', retrieved_tz, confirmed at time zone 'UTC',
    confirmed_tz, confirmed_by, cancelled at time zone 'UTC', cancelled_tz, cancelled_by, related_message, internal,
    deleted at time zone 'UTC',
    -- What a clinician wrote as a patient, or as another clinician, proves nothing about them.
    sender_type in ('patient', 'clinician') and sender <> created_by_
        and exists (select from python_users."user" known where known.uuid = message.created_by_)
from python_messages.message
order by created, uuid
on conflict (uuid) do nothing;

-- Codes that devices and phones hold go on: their hashes are of the same kind. Codes that nobody has used yet do not: make new ones.
insert into messages.patient (uuid, created, created_by_, modified, modified_by_, version, patient_id, hashed_authorisation_code,
    authorisation_code_salt)
select uuid, created at time zone 'UTC', created_by_, modified at time zone 'UTC', modified_by_, 0, patient_id,
    hashed_authorisation_code, authorisation_code_salt
from python_activation.patient
on conflict do nothing;

insert into messages.device (uuid, created, created_by_, modified, modified_by_, version, location_id, description, active,
    hashed_authorisation_code, authorisation_code_salt)
select uuid, created at time zone 'UTC', created_by_, modified at time zone 'UTC', modified_by_, 0, location_id, description,
    active, hashed_authorisation_code, authorisation_code_salt
from python_activation.device
on conflict do nothing;

-- Names of products and groups are in lower case here.
insert into messages.clinician_login (uuid, created, created_by_, modified, modified_by_, version, clinician_id, login_active,
    send_entry_identifier, contract_expiry_eod_date, products, groups, locations)
select clinician.uuid, clinician.created at time zone 'UTC', clinician.created_by_, clinician.modified at time zone 'UTC',
    clinician.modified_by_, 0, clinician.clinician_id, clinician.login_active, clinician.send_entry_identifier,
    clinician.contract_expiry_eod_date,
    array(select distinct lower(product_name) from python_users.product product
          where product.user_id = clinician.clinician_id and product.closed_date is null)::varchar[],
    array(select distinct lower(name) from unnest(known.groups) name)::varchar[], coalesce(known.locations::varchar[], '{}')
from python_activation.clinician clinician
    left join python_users."user" known on known.uuid = clinician.clinician_id
on conflict do nothing;

commit;
