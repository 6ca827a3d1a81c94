package health.polaris.connector.messagelog;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All stored messages. Searches compare digests, which an index holds, and give the newest first. */
public interface StoredMessages extends Repository<StoredMessage, String> {

    /** Stores at once, so that a clash of control keys shows here and not at the commit. */
    StoredMessage saveAndFlush(StoredMessage message);

    Optional<StoredMessage> findByUuid(String uuid);

    boolean existsByControlKey(byte[] controlKey);

    /** Is a message with that key already accepted? */
    default boolean occupied(ControlKey key) {
        return existsByControlKey(key.digest());
    }

    /** For a change that must not be lost when PATCH and outcome event meet. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select message from StoredMessage message where message.uuid = :uuid")
    Optional<StoredMessage> lock(String uuid);

    List<StoredMessage> findByControlIdDigestOrderByCreatedDescUuidDesc(byte[] digest, Limit limit);

    List<StoredMessage> findByMrnDigestOrderByCreatedDescUuidDesc(byte[] digest, Limit limit);

    List<StoredMessage> findByNhsNumberDigestOrderByCreatedDescUuidDesc(byte[] digest, Limit limit);

    List<StoredMessage> findByVisitIdDigestOrderByCreatedDescUuidDesc(byte[] digest, Limit limit);
}
