package health.polaris.users.clinician;

import health.polaris.common.error.ApiException;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Finds clinicians or answers 404, stores them or answers 409. */
@Component
public record ClinicianStore(ClinicianRepository clinicians) {
    private static final String ADDRESS_CONSTRAINT = "clinician_email_address_key";

    /** Locked until the end of the transaction; 404 when there is none. */
    public Clinician lock(String uuid) {
        return clinicians.lock(uuid).orElseThrow(() -> unknown(uuid));
    }

    public static ApiException unknown(String uuid) {
        return ApiException.notFound("No user found with UUID " + uuid);
    }

    /**
     * Nobody gets a badge that somebody has who may log in: with two of them neither is let in.
     *
     * @param badgeBefore what is stored, which stays as it is unless the login is switched on
     * @throws ApiException 409 when it is another's, 400 when it looks like an address
     */
    public void refuseShadowing(Clinician clinician, @Nullable String badgeBefore, boolean wasActive) {
        String badge = clinician.sendEntryIdentifier();
        if (badge == null || badge.isEmpty() || badge.equals(badgeBefore) && wasActive == clinician.isLoginActive()) {
            return;
        }
        if (badge.indexOf('@') > 0) {
            throw ApiException.invalid("'send_entry_identifier' must not look like an e-mail address");
        }
        if (clinician.isLoginActive() && clinicians.isBadgeOfAnother(badge, clinician.uuid())) {
            throw ApiException.conflict("'send_entry_identifier' belongs to another clinician");
        }
    }

    /** Writes all changes now, so that audit fields are filled and clashes are known before events are made. */
    public void add(Clinician clinician) {
        try {
            refuseTakenAddress(clinician.emailAddress(), clinician.uuid());
            clinicians.save(clinician);
            clinicians.flush();
        } catch (DataIntegrityViolationException clash) {
            throw explain(clash, clinician.emailAddress());
        }
    }

    /** The same for one that is stored. */
    public void write(Clinician clinician, @Nullable String addressBefore) {
        String address = clinician.emailAddress();
        try {
            if (address != null && !address.equals(addressBefore)) {
                refuseTakenAddress(address, clinician.uuid());
            }
            clinicians.flush();
        } catch (DataIntegrityViolationException clash) {
            throw explain(clash, address);
        }
    }

    private void refuseTakenAddress(@Nullable String address, String uuid) {
        if (address != null && clinicians.isAddressTaken(address, uuid)) {
            throw addressTaken(address);
        }
    }

    /** Two requests at the same moment pass the check above; then the index decides. */
    private static RuntimeException explain(DataIntegrityViolationException clash, @Nullable String address) {
        boolean isAddress = clash.getCause() instanceof ConstraintViolationException violation
                && ADDRESS_CONSTRAINT.equals(violation.getConstraintName());
        return isAddress ? addressTaken(String.valueOf(address)) : clash;
    }

    private static ApiException addressTaken(String address) {
        return ApiException.conflict("Attempted to create user with existing email address '%s'".formatted(address));
    }
}
