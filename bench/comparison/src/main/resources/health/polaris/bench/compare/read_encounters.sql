select e.uuid, e.epr_encounter_id, e.epr_encounter_namespace, e.encounter_type, e.admitted_at, e.discharged_at, e.deleted_at,
  e.expected_discharge_at, e.location_uuid, e.patient_uuid, e.patient_record_uuid, e.score_system, e.spo2_scale,
  e.dh_product_uuid, e.parent_uuid, e.created, e.created_by_, e.modified, e.modified_by_, e.change_position,
  (select true from encounters.encounter child where child.parent_uuid = e.uuid limit 1) as is_parent,
  (select json_agg(json_build_object('location_uuid', h.location_uuid, 'arrived_at', h.arrived_at,
        'departed_at', h.departed_at, 'created_at', h.created) order by h.arrived_at, h.departed_at, h.created, h.uuid)
    from encounters.location_history h where h.encounter_uuid = e.uuid) as location_history,
  (select json_agg(json_build_object('uuid', h.uuid, 'score_system', h.score_system,
        'previous_score_system', h.previous_score_system, 'spo2_scale', h.spo2_scale,
        'previous_spo2_scale', h.previous_spo2_scale, 'changed_time', h.changed_time, 'created_by', h.created_by_,
        'changed_by', h.created_by_) order by h.changed_time, h.created, h.uuid)
    from encounters.score_system_history h where h.encounter_uuid = e.uuid) as score_system_history
from (
%s
) e;
