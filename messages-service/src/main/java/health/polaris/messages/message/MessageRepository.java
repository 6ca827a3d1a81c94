package health.polaris.messages.message;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** Messages that are not deleted. */
interface MessageRepository extends JpaRepository<Message, String>, JpaSpecificationExecutor<Message> {

    /** For a change: a second one at the same moment waits and then sees this one. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select message from Message message where message.uuid = :uuid")
    Optional<Message> findToChange(String uuid);

    /** The newest open callback of each of these senders, whatever their type. */
    @Query(nativeQuery = true, value = """
            select distinct on (message.sender) message.*
            from message
            where message.sender = any (cast(:senders as varchar[]))
              and message.open_callback
              and message.deleted is null
            order by message.sender, message.created desc, message.uuid desc
            """)
    List<Message> findNewestOpenCallbacks(String[] senders);
}
