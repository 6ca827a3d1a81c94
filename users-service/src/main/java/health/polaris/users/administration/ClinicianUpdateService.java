package health.polaris.users.administration;

import health.polaris.common.security.Caller;
import health.polaris.users.clinician.Clinician;
import health.polaris.users.clinician.ClinicianStore;
import health.polaris.users.clinician.ClinicianUpdateRequest;
import health.polaris.users.clinicianevent.ClinicianEventPublisher;
import health.polaris.users.directory.ClinicianReadService;
import health.polaris.users.directory.ClinicianResponse;
import health.polaris.users.role.Roles;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes clinicians (contracts/users.md §4.3, §4.4). The row is locked first, so that changes of two clients add up. */
@Service
class ClinicianUpdateService {

    private final ClinicianStore store;
    private final EwsChangeRule ewsChange;
    private final ClinicianEventPublisher events;
    private final ClinicianReadService reads;
    private final Roles roles;

    ClinicianUpdateService(
            ClinicianStore store,
            EwsChangeRule ewsChange,
            ClinicianEventPublisher events,
            ClinicianReadService reads,
            Roles roles) {
        this.store = store;
        this.ewsChange = ewsChange;
        this.events = events;
        this.reads = reads;
        this.roles = roles;
    }

    /** @param tempOnly the caller's own restriction to temporary clinicians */
    @Transactional
    ClinicianResponse update(String uuid, ClinicianUpdateRequest update, boolean tempOnly, Caller caller) {
        Clinician clinician = store.lock(uuid);
        check(clinician, update, tempOnly, new ClinicianAccess(caller, roles));
        boolean wasActive = clinician.isLoginActive();
        String addressBefore = clinician.emailAddress();
        String badgeBefore = clinician.sendEntryIdentifier();
        clinician.update(update);
        store.refuseShadowing(clinician, badgeBefore, wasActive);
        store.write(clinician, addressBefore);
        if (wasActive != clinician.isLoginActive()) {
            events.loginSwitched(clinician, caller.id());
        }
        events.updated(clinician);
        events.joined(clinician, update.groupNames());
        return reads.full(clinician);
    }

    @Transactional
    ClinicianResponse remove(String uuid, ClinicianUpdateRequest removal, Caller caller) {
        Clinician clinician = store.lock(uuid);
        ClinicianAccess access = new ClinicianAccess(caller, roles);
        ClinicianAccess.refuseIf(removal.groups().present() && access.isSelf(uuid));
        access.requireSystemToChange(clinician);
        access.requireRemoving(clinician, removal);
        clinician.remove(removal);
        store.write(clinician, clinician.emailAddress());
        events.updated(clinician);
        events.left(clinician, removal.groupNames());
        return reads.full(clinician);
    }

    private void check(Clinician clinician, ClinicianUpdateRequest update, boolean tempOnly, ClinicianAccess access) {
        boolean self = access.isSelf(clinician.uuid());
        ClinicianAccess.refuseIf(self && update.groups().present());
        if (Boolean.TRUE.equals(update.canEditEws().value())) {
            List<String> groups = Stream.concat(clinician.groups().stream(), update.groupNames().stream())
                    .toList();
            ewsChange.check(access, groups, update.contractExpiry().value());
            ClinicianAccess.refuseIf(self);
        }
        boolean becomesPermanent = update.contractExpiry().isNull();
        ClinicianAccess.refuseIf(tempOnly
                && (!clinician.isTemporary()
                        || becomesPermanent
                        || update.groups().present()
                        || update.holdsPassword()));
        ClinicianAccess.refuseIf(
                clinician.isTemporary() && becomesPermanent && !access.mayHandlePermanentSendClinicians());
        access.requireUpdating(clinician, update);
        access.requireSystemToChange(clinician);
        access.requireMayDecideLogin(clinician, update);
        access.requireGranting(update.groupNames());
    }
}
