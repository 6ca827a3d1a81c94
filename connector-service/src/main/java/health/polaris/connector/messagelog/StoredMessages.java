package health.polaris.connector.messagelog;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * All stored messages. Searches compare digests, which an index holds, and give the newest first: a hundred at most,
 * and fewer when they are long, since a single one can have megabytes.
 */
public interface StoredMessages extends Repository<StoredMessage, String> {

    /** {@code octet_length} knows the size of a text without reading it. */
    String NEWEST_WHERE = """
            select * from (
                select *, sum(octet_length(content)) over (order by created desc, uuid desc)
                          - octet_length(content) as octets_before
                from hl7_message where
            """;

    String IS_DIGEST = """
             = :digest
                order by created desc, uuid desc limit 100) as newest
            where octets_before < 16777216
            order by created desc, uuid desc
            """;

    /** Stores at once, so that a clash of control keys shows here and not at the commit. */
    StoredMessage saveAndFlush(StoredMessage message);

    Optional<StoredMessage> findByUuid(String uuid);

    boolean existsByControlKey(byte[] controlKey);

    Optional<StoredMessage> findByControlKey(byte[] controlKey);

    /** Is a message with that key already accepted? */
    default boolean occupied(ControlKey key) {
        return existsByControlKey(key.digest());
    }

    /** The accepted message with that key. */
    default Optional<StoredMessage> occupant(ControlKey key) {
        return findByControlKey(key.digest());
    }

    /** For a change that must not be lost when PATCH and outcome event meet. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select message from StoredMessage message where message.uuid = :uuid")
    Optional<StoredMessage> lock(String uuid);

    /** Accepted ones alone: the digest of refused ones serves the operator's list. */
    @Query(value = NEWEST_WHERE + "control_key is not null and control_id_digest" + IS_DIGEST, nativeQuery = true)
    List<StoredMessage> findByControlId(byte[] digest);

    @Query(value = NEWEST_WHERE + "mrn_digest" + IS_DIGEST, nativeQuery = true)
    List<StoredMessage> findByMrn(byte[] digest);

    @Query(value = NEWEST_WHERE + "nhs_number_digest" + IS_DIGEST, nativeQuery = true)
    List<StoredMessage> findByNhsNumber(byte[] digest);

    @Query(value = NEWEST_WHERE + "visit_id_digest" + IS_DIGEST, nativeQuery = true)
    List<StoredMessage> findByVisitId(byte[] digest);
}
