package health.polaris.users.password;

import health.polaris.common.security.Caller;
import health.polaris.users.administration.ClinicianAccess;
import health.polaris.users.clinician.Clinician;
import health.polaris.users.clinician.ClinicianRepository;
import health.polaris.users.clinician.ClinicianStore;
import health.polaris.users.clinician.EmailAddress;
import health.polaris.users.directory.ClinicianReadService;
import health.polaris.users.directory.ClinicianResponse;
import health.polaris.users.login.Passwords;
import health.polaris.users.role.Roles;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Sets passwords (contracts/users.md §4.6): no event, no audit record, but a log line and a count. */
@Service
class PasswordService {

    private static final Logger log = LoggerFactory.getLogger(PasswordService.class);

    private final ClinicianRepository clinicians;
    private final ClinicianStore store;
    private final ClinicianReadService reads;
    private final PasswordPolicy policy;
    private final Passwords passwords;
    private final Roles roles;
    private final TransactionOperations transaction;
    private final Counter passwordsSet;

    PasswordService(
            ClinicianRepository clinicians,
            ClinicianStore store,
            ClinicianReadService reads,
            PasswordPolicy policy,
            Passwords passwords,
            Roles roles,
            TransactionOperations transaction,
            MeterRegistry meters) {
        this.clinicians = clinicians;
        this.store = store;
        this.reads = reads;
        this.policy = policy;
        this.passwords = passwords;
        this.roles = roles;
        this.transaction = transaction;
        this.passwordsSet = meters.counter("polaris.users.passwords.set");
    }

    /** The hash is made between two transactions: it waits for a processor, and no connection should. */
    ClinicianResponse set(String emailAddress, String password, Caller caller) {
        Clinician found = clinicians
                .findByEmailAddress(EmailAddress.normalised(emailAddress))
                .orElseThrow(() -> ClinicianReadService.unknownAddress(emailAddress));
        check(found, password, caller);
        String encoded = passwords.encode(password, caller.id());
        ClinicianResponse response = transaction.execute(status -> store(found.uuid(), encoded, caller));
        passwordsSet.increment();
        log.info("Password of clinician {} set by {}", found.uuid(), caller.id());
        return response;
    }

    private ClinicianResponse store(String uuid, String encoded, Caller caller) {
        Clinician clinician = store.lock(uuid);
        requireMaySet(clinician, caller);
        clinician.setPassword(encoded);
        clinicians.flush();
        return reads.full(clinician);
    }

    private void check(Clinician clinician, String password, Caller caller) {
        requireMaySet(clinician, caller);
        policy.check(password, clinician);
    }

    /** Else whoever may set passwords could become somebody with other permissions. */
    private void requireMaySet(Clinician clinician, Caller caller) {
        new ClinicianAccess(caller, roles).requireMaySetPassword(clinician);
    }
}
