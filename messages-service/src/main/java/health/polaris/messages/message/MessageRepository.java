package health.polaris.messages.message;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** Messages that are not deleted. */
public interface MessageRepository extends JpaRepository<Message, String> {

    /** For a change: a second one at the same moment waits and then sees this one. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select message from Message message where message.uuid = :uuid")
    Optional<Message> findToChange(String uuid);
}
