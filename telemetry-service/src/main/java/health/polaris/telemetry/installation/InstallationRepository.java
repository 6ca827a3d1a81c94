package health.polaris.telemetry.installation;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/** What the installations of patients and of clinicians are asked for. */
@NoRepositoryBean
public interface InstallationRepository<I extends Installation> extends Repository<I, String> {

    I save(I installation);

    Optional<I> findByUuidAndOwnerId(String uuid, String ownerId);

    /** One at a time: whoever changes it, at whichever replica, waits for the others. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<I> findToChangeByUuidAndOwnerId(String uuid, String ownerId);

    /** By the instant of the first use; the newest version, then the newest row, decides between equal ones. */
    Optional<I> findLatest(String ownerId);

    void flush();
}
