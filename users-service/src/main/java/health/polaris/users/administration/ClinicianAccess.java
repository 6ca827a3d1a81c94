package health.polaris.users.administration;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Caller;
import health.polaris.users.clinician.Clinician;
import health.polaris.users.clinician.ClinicianCreateRequest;
import health.polaris.users.clinician.ClinicianUpdateRequest;
import health.polaris.users.clinician.EmailAddress;
import health.polaris.users.clinician.Product;
import health.polaris.users.clinician.ProductRequest;
import health.polaris.users.role.Roles;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a caller who was let in by the route may do to a clinician (contracts/users.md §4.1, §4.3). Refusals are 403 and
 * never say why.
 */
public record ClinicianAccess(Caller caller, Roles roles) {

    private static final Logger log = LoggerFactory.getLogger(ClinicianAccess.class);

    private static final String SEND = "SEND";
    static final Set<String> SEND_CLINICIANS = Set.of("SEND Clinician", "SEND Superclinician");
    private static final Set<String> GDM_CLINICIANS =
            Set.of("GDM Clinician", "GDM Superclinician", "DBM Clinician", "DBM Superclinician");

    boolean isSystem() {
        return caller.hasClaim("system_id");
    }

    boolean isSelf(String uuid) {
        return caller.id().equals(uuid) || caller.owns("clinician_id", uuid);
    }

    boolean mayHandlePermanentSendClinicians() {
        return caller.hasScope("write:send_clinician_all");
    }

    /** Machines are changed by machines, whatever it is that changes (S35). */
    void requireSystemToChange(Clinician clinician) {
        refuseIf(!isSystem() && Roles.anyOfSystems(clinician.groups()));
    }

    /**
     * Roles of machines are given by machines (S35), clinicians' roles of a product by its administrators, and every other
     * one by somebody who has all of its permissions: nobody gives what is not theirs. What a name that is no role of ours
     * permits elsewhere nobody here knows, so systems alone give it.
     */
    public void requireGranting(Collection<String> groups) {
        if (isSystem() || groups.stream().allMatch(this::mayGrant)) {
            return;
        }
        if (!groups.stream().allMatch(roles::isKnown)) {
            log.info("'groups' has a name that is no role: name roles of GET /dhos/v1/roles, or have a system give it");
        }
        throw ApiException.forbidden();
    }

    /**
     * Whoever decides what somebody logs in with could log in as them: that takes the right to give all of their roles, but
     * for a badge, which opens the ward's tablets alone. To shut an account, one of its roles is enough.
     */
    void requireMayDecideLogin(Clinician clinician, ClinicianUpdateRequest update) {
        if (isSystem() || isSelf(clinician.uuid()) || mayGrantAll(clinician)) {
            return;
        }
        String address = EmailAddress.normalised(update.emailAddress().orElse(clinician.emailAddress()));
        refuseIf(!Objects.equals(address, clinician.emailAddress()));
        refuseIf(
                !writesSendStaff() && OwnAccess.changes(update.sendEntryIdentifier(), clinician.sendEntryIdentifier()));
        boolean shuts = Boolean.FALSE.equals(update.loginActive().value())
                && clinician.groups().stream().anyMatch(this::mayGrant);
        refuseIf(!shuts && OwnAccess.changes(update.loginActive(), clinician.isLoginActive()));
    }

    /** The same for passwords. */
    public void requireMaySetPassword(Clinician clinician) {
        requireSystemToChange(clinician);
        refuseIf(!isSystem() && !isSelf(clinician.uuid()) && !mayGrantAll(clinician));
    }

    private boolean mayGrantAll(Clinician clinician) {
        return clinician.groups().stream().allMatch(this::mayGrant);
    }

    private boolean mayGrant(String group) {
        if (Roles.anyOfSystems(List.of(group)) || !roles.isKnown(group)) {
            return false;
        }
        boolean ofOwnProduct = SEND_CLINICIANS.contains(group) && writesSendStaff()
                || GDM_CLINICIANS.contains(group) && caller.hasScope("write:gdm_clinician_all");
        return ofOwnProduct || caller.scopes().containsAll(roles.permissions(List.of(group)));
    }

    private boolean writesSendStaff() {
        return mayHandlePermanentSendClinicians() || caller.hasScope("write:send_clinician_temp");
    }

    /** Whoever may only write temporary SEND clinicians may create nobody else (S12). */
    void requireCreating(ClinicianCreateRequest request) {
        refuseIf(!writesEverybody()
                && (request.contractExpiry() == null || !isWithinSend(request.productNames(), request.groups())));
    }

    /** One of the ways into the route must allow this update as a whole: everybody, temporary SEND staff, or oneself. */
    void requireUpdating(Clinician clinician, ClinicianUpdateRequest update) {
        boolean asTemporaryWriter = caller.hasScope("write:send_clinician_temp")
                && clinician.isTemporary()
                && !isSelf(clinician.uuid())
                && isWithinSend(productNames(clinician), clinician.groups())
                && isWithinSend(productNames(update), update.groupNames());
        refuseIf(!writesEverybody()
                && !asTemporaryWriter
                && !(writesSelf(clinician.uuid()) && !OwnAccess.of(clinician).isWidenedBy(update)));
    }

    /** Nobody takes the own products away, or gives them. */
    void requireRemoving(Clinician clinician, ClinicianUpdateRequest removal) {
        refuseIf(!writesEverybody()
                && isSelf(clinician.uuid())
                && !removal.productChanges().isEmpty());
    }

    public static void refuseIf(boolean forbidden) {
        if (forbidden) {
            throw ApiException.forbidden();
        }
    }

    private boolean writesEverybody() {
        return caller.hasScope("write:gdm_clinician_all") || caller.hasScope("write:send_clinician_all");
    }

    private boolean writesSelf(String uuid) {
        return caller.owns("clinician_id", uuid)
                && (caller.hasScope("write:gdm_clinician") || caller.hasScope("write:send_clinician"));
    }

    private static boolean isWithinSend(Collection<String> productNames, Collection<String> groups) {
        return productNames.stream().allMatch(SEND::equals) && SEND_CLINICIANS.containsAll(groups);
    }

    private static Collection<String> productNames(Clinician clinician) {
        return clinician.products().stream().map(Product::productName).toList();
    }

    private static Collection<String> productNames(ClinicianUpdateRequest update) {
        return update.productChanges().stream()
                .map(ProductRequest::productName)
                .filter(Objects::nonNull)
                .toList();
    }
}
