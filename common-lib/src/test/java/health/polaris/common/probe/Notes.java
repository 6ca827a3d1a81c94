package health.polaris.common.probe;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Notes extends Repository<Note, String> {

    Note saveAndFlush(Note note);

    Optional<Note> findByUuid(String uuid);

    void flush();
}
