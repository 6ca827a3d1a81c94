package health.polaris.users.clinician;

import health.polaris.common.DeploymentEnvironment;
import health.polaris.common.security.Caller;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates clinicians (contracts/users.md §4.1). */
@Service
class ClinicianRegistration {

    private final DeploymentEnvironment environment;
    private final EwsChangeRule ewsChange;
    private final BadgeRule badges;
    private final ClinicianStore store;
    private final ClinicianEvents events;

    ClinicianRegistration(
            DeploymentEnvironment environment,
            EwsChangeRule ewsChange,
            BadgeRule badges,
            ClinicianStore store,
            ClinicianEvents events) {
        this.environment = environment;
        this.ewsChange = ewsChange;
        this.badges = badges;
        this.store = store;
        this.events = events;
    }

    /** @param welcome whether a welcome e-mail goes to the new address, if there is one */
    @Transactional
    ClinicianResponse create(ClinicianCreateRequest request, boolean welcome, Caller caller) {
        ClinicianAccess access = new ClinicianAccess(caller);
        request.refuseUnexpected(environment.isProduction());
        boolean canEditEws = Boolean.TRUE.equals(request.canEditEws());
        if (canEditEws) {
            ewsChange.check(access, request.groups(), request.contractExpiry());
        }
        String badge = badges.badge(access, request);
        access.requireCreating(request);
        access.requireSystemFor(request.groups());
        boolean temporarySend =
                request.contractExpiry() != null && request.productNames().contains("SEND");
        Clinician clinician = Clinician.of(request, badge, canEditEws && !temporarySend);
        store.add(clinician);
        events.created(clinician, welcome);
        return ClinicianResponse.from(clinician, Map.of(), BadgeSight.ALL);
    }
}
