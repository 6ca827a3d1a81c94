package health.polaris.messages.message;

import static health.polaris.messages.message.MessageFilter.from;
import static health.polaris.messages.message.MessageFilter.fromAnyOf;
import static health.polaris.messages.message.MessageFilter.fromType;
import static health.polaris.messages.message.MessageFilter.to;
import static health.polaris.messages.message.MessageFilter.toAnyOf;
import static health.polaris.messages.message.MessageFilter.toType;
import static health.polaris.messages.message.MessageFilter.withoutAlerts;

import health.polaris.messages.MessagesSettings;
import java.util.Set;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

/** What a caller may see of everything that one id has sent and received (contracts/messages.md §6.3). */
@Component
class ConversationFilter {

    private final MessageRepository repository;
    private final MessagesSettings settings;

    ConversationFilter(MessageRepository repository, MessagesSettings settings) {
        this.repository = repository;
        this.settings = settings;
    }

    Conversation of(String id, Correspondent reader) {
        String view = reader.viewOf(id);
        if (view != null) {
            return new Conversation(
                    from(id, view).and(withoutAlerts()), to(id, view).and(withoutAlerts()));
        }
        return reader.isClinician() ? forClinician(id, reader) : new Conversation(from(id, null), to(id, null));
    }

    /** Exchanged with the clinician, with a location of the clinician's, or by a patient of such a location. */
    private Conversation forClinician(String id, Correspondent reader) {
        Specification<Message> sentTo = MessageFilter.nothing();
        Specification<Message> receivedFrom = MessageFilter.nothing();
        String clinicianId = reader.caller().clinicianId();
        if (clinicianId != null) {
            sentTo = sentTo.or(to(clinicianId, Party.CLINICIAN));
            receivedFrom = receivedFrom.or(from(clinicianId, Party.CLINICIAN));
        }
        if (!reader.locations().isEmpty()) {
            sentTo = sentTo.or(toAnyOf(reader.locations(), Party.LOCATION));
            receivedFrom = receivedFrom.or(fromAnyOf(reader.locations(), Party.LOCATION));
        }
        if (settings.openPatientHistory()) {
            sentTo = sentTo.or(fromType(Party.PATIENT));
            receivedFrom = receivedFrom.or(toType(Party.PATIENT));
        } else if (isPatientOf(reader.locations(), id)) {
            sentTo = sentTo.or(fromType(Party.PATIENT).and(toType(Party.CLINICIAN)));
            receivedFrom = receivedFrom.or(toType(Party.PATIENT).and(fromType(Party.CLINICIAN)));
        }
        return new Conversation(from(id, null).and(sentTo), to(id, null).and(receivedFrom));
    }

    private boolean isPatientOf(Set<String> locations, String id) {
        return !locations.isEmpty()
                && repository.exists(from(id, Party.PATIENT)
                        .and(toAnyOf(locations, Party.LOCATION))
                        .or(to(id, Party.PATIENT).and(fromAnyOf(locations, Party.LOCATION))));
    }
}
