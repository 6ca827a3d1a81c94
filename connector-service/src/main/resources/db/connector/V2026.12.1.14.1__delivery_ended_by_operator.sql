-- A delivery that an operator has ended is none that was given up by itself: nobody waits for it any more
-- (contracts/connector.md §9.6). The version before writes 'given_up' for both while it serves; such a one can be ended
-- again.
alter table delivery
    drop constraint delivery_state_check,
    add constraint delivery_state_check check (state in
        ('pending', 'sending', 'sent', 'refused', 'failed', 'given_up', 'ended_by_operator')) not valid;
