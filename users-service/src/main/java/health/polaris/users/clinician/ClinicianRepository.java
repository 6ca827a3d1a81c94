package health.polaris.users.clinician;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Clinicians by id, address and badge; lists are read without entities. */
public interface ClinicianRepository extends Repository<Clinician, String> {

    Clinician save(Clinician clinician);

    void flush();

    Optional<Clinician> findById(String uuid);

    /**
     * Until the end of the transaction nobody else changes this clinician: changes of two clients add up, and events
     * are published in the order of the changes.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Clinician c where c.uuid = :uuid")
    Optional<Clinician> lock(String uuid);

    @Query("select distinct c from Clinician c left join fetch c.products where c.uuid in :uuids")
    List<Clinician> findWithProducts(Collection<String> uuids);

    @Query("select c from Clinician c where c.emailAddress = :emailAddress")
    Optional<Clinician> findByEmailAddress(@Nullable String emailAddress);

    /** Who could be meant by a username: an address in lower case, or a badge exactly as typed. */
    @Query("select c from Clinician c where c.emailAddress = :emailAddress or c.sendEntryIdentifier = :badge")
    List<Clinician> findByUsername(@Nullable String emailAddress, String badge);

    @NativeQuery("select exists (select from clinician where email_address = :emailAddress and uuid <> :exceptUuid)")
    boolean isAddressTaken(String emailAddress, String exceptUuid);

    @NativeQuery("select exists (select from clinician where send_entry_identifier = :badge)")
    boolean isBadgeInUse(String badge);

    @NativeQuery("""
            select exists (select from clinician
                           where send_entry_identifier = :badge and login_active and uuid <> :exceptUuid)
            """)
    boolean isBadgeOfAnother(String badge, String exceptUuid);

    @NativeQuery("select exists (select from clinician where uuid = :uuid and :groupName = any (groups))")
    boolean hasGroup(String uuid, String groupName);

    /** Stores a stronger hash of the same password: no change of the clinician, so the audit fields stay. */
    @Modifying
    @NativeQuery("""
            update clinician set password_hash = :better, password_salt = null
            where uuid = :uuid and password_hash = :known
            """)
    int replaceHash(String uuid, String known, String better);
}
