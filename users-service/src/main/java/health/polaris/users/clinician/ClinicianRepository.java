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

/** Clinicians by id, address and badge; lists are made by {@link ClinicianListing}. */
public interface ClinicianRepository extends Repository<Clinician, String> {

    Clinician save(Clinician clinician);

    void flush();

    Optional<Clinician> findById(String uuid);

    /**
     * Until the end of the transaction nobody else changes this clinician: changes of two clients add up, and events
     * are published in the order of the changes.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("SELECT c FROM Clinician c WHERE c.uuid = :uuid")
    Optional<Clinician> lock(String uuid);

    @Query("SELECT DISTINCT c FROM Clinician c LEFT JOIN FETCH c.products WHERE c.uuid IN :uuids")
    List<Clinician> findWithProducts(Collection<String> uuids);

    @Query("SELECT c FROM Clinician c WHERE c.emailAddress = :emailAddress")
    Optional<Clinician> findByEmailAddress(@Nullable String emailAddress);

    /** Who could be meant by a username: an address in lower case, or a badge exactly as typed. */
    @Query("SELECT c FROM Clinician c WHERE c.emailAddress = :emailAddress OR c.sendEntryIdentifier = :badge")
    List<Clinician> findByUsername(@Nullable String emailAddress, String badge);

    @NativeQuery("SELECT EXISTS (SELECT FROM clinician WHERE email_address = :emailAddress AND uuid <> :exceptUuid)")
    boolean isAddressTaken(String emailAddress, String exceptUuid);

    @NativeQuery("SELECT EXISTS (SELECT FROM clinician WHERE send_entry_identifier = :badge)")
    boolean isBadgeInUse(String badge);

    @NativeQuery("SELECT EXISTS (SELECT FROM clinician WHERE uuid = :uuid AND :groupName = ANY (groups))")
    boolean hasGroup(String uuid, String groupName);

    @NativeQuery("SELECT uuid FROM clinician WHERE locations @> CAST(ARRAY[:locationId] AS text[])")
    List<String> findUuidsAtLocation(String locationId);

    /** Stores a stronger hash of the same password: no change of the clinician, so the audit fields stay. */
    @Modifying
    @NativeQuery("""
            UPDATE clinician SET password_hash = :better, password_salt = NULL
            WHERE uuid = :uuid AND password_hash = :known
            """)
    int replaceHash(String uuid, String known, String better);
}
