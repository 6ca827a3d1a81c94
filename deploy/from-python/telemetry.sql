-- Takes over dhos-telemetry-api (docs/operating/migration.md), found in the schema python_telemetry, into the schema telemetry. It
-- may be run again.
begin;

insert into telemetry.mobile (uuid, created, created_by_, modified, modified_by_, version, patient_id, unique_device_code,
    date_first_launched_, date_first_launched_time_zone_, app_product, app_version, phone_os, phone_os_version, manufacturer,
    model, display_name)
select uuid, created at time zone 'UTC', created_by_, modified at time zone 'UTC', modified_by_, 0, patient_id,
    unique_device_code, date_first_launched_ at time zone 'UTC', date_first_launched_time_zone_, app_product, app_version,
    phone_os, phone_os_version, manufacturer, model, display_name
from python_telemetry.mobile
on conflict (uuid) do nothing;

insert into telemetry.desktop (uuid, created, created_by_, modified, modified_by_, version, clinician_id, unique_device_code,
    date_first_used_, date_first_used_time_zone_, app_product, app_version, desktop_os, desktop_os_version, ip_address)
select uuid, created at time zone 'UTC', created_by_, modified at time zone 'UTC', modified_by_, 0, clinician_id,
    unique_device_code, date_first_used_ at time zone 'UTC', date_first_used_time_zone_, app_product, app_version, desktop_os,
    desktop_os_version, ip_address
from python_telemetry.desktop
on conflict (uuid) do nothing;

insert into telemetry.blood_glucose_meter (uuid, created, created_by_, modified, modified_by_, version, patient_id, mobile_id,
    serial_number, date_verified, is_bg_value_correct, app_product, app_version, blood_glucose_value)
select uuid, created at time zone 'UTC', created_by_, modified at time zone 'UTC', modified_by_, 0, patient_id, mobile_id,
    serial_number, date_verified, is_bg_value_correct, app_product, app_version, blood_glucose_value
from python_telemetry.blood_glucose_meter
on conflict (uuid) do nothing;

commit;
