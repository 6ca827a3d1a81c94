package health.polaris.messages.clinicianlogin;

import health.polaris.common.error.ApiException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the login store (contracts/activation.md C1, C2 and the events of users-service). */
@Service
class ClinicianLoginService {

    private final ClinicianLoginRepository repository;

    ClinicianLoginService(ClinicianLoginRepository repository) {
        this.repository = repository;
    }

    @Transactional
    public void create(String clinicianId, ClinicianFacts facts) {
        if (repository.existsByClinicianId(clinicianId)) {
            throw ApiException.conflict("Clinician with that clinician_id already present");
        }
        repository.saveAndFlush(new ClinicianLogin(clinicianId, facts));
    }

    @Transactional
    public void update(String clinicianId, ClinicianFacts facts) {
        repository
                .findByClinicianId(clinicianId)
                .orElseThrow(() -> ApiException.notFound("Clinician not found"))
                .apply(facts);
    }

    /**
     * An event about somebody known updates, one about somebody unknown creates, whichever of the two it is. One that comes
     * late undoes no later one.
     *
     * @param changedAt of the clinician in users-service; null: unknown
     */
    @Transactional
    public void take(String clinicianId, ClinicianFacts facts, @Nullable Instant changedAt) {
        ClinicianLogin login =
                repository.findByClinicianId(clinicianId).orElseGet(() -> new ClinicianLogin(clinicianId, facts));
        login.take(facts, changedAt);
        repository.saveAndFlush(login);
    }
}
