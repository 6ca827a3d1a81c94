package health.polaris.messages.clinicianlogin;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

/** Logins of clinicians. */
public interface ClinicianLoginRepository extends JpaRepository<ClinicianLogin, String> {

    boolean existsByClinicianId(String clinicianId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<ClinicianLogin> findByClinicianId(String clinicianId);

    /** Newest first; locked, because a login may find that a contract is over. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<ClinicianLogin> findBySendEntryIdentifierOrderByCreatedDescUuidDesc(String sendEntryIdentifier);
}
