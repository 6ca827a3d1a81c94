package health.polaris.users.administration;

import health.polaris.common.DeploymentEnvironment;
import health.polaris.common.security.Caller;
import health.polaris.users.clinician.Clinician;
import health.polaris.users.clinician.ClinicianCreateRequest;
import health.polaris.users.clinician.ClinicianStore;
import health.polaris.users.clinicianevent.ClinicianEventPublisher;
import health.polaris.users.directory.BadgeVisibility;
import health.polaris.users.directory.ClinicianResponse;
import health.polaris.users.role.Roles;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates clinicians (contracts/users.md §4.1). */
@Service
class ClinicianRegistrationService {

    private final DeploymentEnvironment environment;
    private final EwsChangeRule ewsChange;
    private final BadgeRule badges;
    private final ClinicianStore store;
    private final ClinicianEventPublisher events;
    private final Roles roles;

    ClinicianRegistrationService(
            DeploymentEnvironment environment,
            EwsChangeRule ewsChange,
            BadgeRule badges,
            ClinicianStore store,
            ClinicianEventPublisher events,
            Roles roles) {
        this.environment = environment;
        this.ewsChange = ewsChange;
        this.badges = badges;
        this.store = store;
        this.events = events;
        this.roles = roles;
    }

    /** @param welcome whether a welcome e-mail goes to the new address, if there is one */
    @Transactional
    ClinicianResponse create(ClinicianCreateRequest request, boolean welcome, Caller caller) {
        ClinicianAccess access = new ClinicianAccess(caller, roles);
        request.refuseUnexpected(environment.isProduction());
        boolean canEditEws = Boolean.TRUE.equals(request.canEditEws());
        if (canEditEws) {
            ewsChange.check(access, request.groups(), request.contractExpiry());
        }
        String badge = badges.badge(access, request);
        access.requireCreating(request);
        access.requireGranting(request.groups());
        boolean temporarySend =
                request.contractExpiry() != null && request.productNames().contains("SEND");
        Clinician clinician = Clinician.of(request, badge, canEditEws && !temporarySend);
        store.refuseShadowing(clinician, null, false);
        store.add(clinician);
        events.created(clinician, welcome);
        return ClinicianResponse.from(clinician, Map.of(), BadgeVisibility.ALL);
    }
}
