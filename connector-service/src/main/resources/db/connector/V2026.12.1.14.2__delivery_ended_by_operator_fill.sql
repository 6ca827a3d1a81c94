-- Those that operators have given up so far: what happened to them last was that. Can be run again.
alter table delivery
    validate constraint delivery_state_check;

update delivery d
set state = 'ended_by_operator'
where d.state = 'given_up'
  and (select event from message_event where message_uuid = d.message_uuid
       order by sequence desc limit 1) = 'delivery_give_up';
