package health.polaris.users.identity;

import io.namastack.outbox.annotation.OutboxHandler;
import org.springframework.stereotype.Component;

/**
 * Brings noted changes to the identity provider; what fails stays in the outbox and is tried again for ever. The outbox
 * stores the name of this class and method with every record.
 */
@Component
class GroupSynchronisation {

    private final GroupDirectory directory;

    GroupSynchronisation(GroupDirectory directory) {
        this.directory = directory;
    }

    @OutboxHandler
    public void apply(GroupChange change) {
        if (change.joined()) {
            directory.add(change.clinicianUuid(), change.groups());
        } else {
            directory.remove(change.clinicianUuid(), change.groups());
        }
    }
}
