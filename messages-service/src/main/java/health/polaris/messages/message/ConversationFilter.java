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

    Specification<Message> of(String id, Correspondent reader) {
        String view = reader.viewOf(id);
        if (view != null) {
            return from(id, view).or(to(id, view)).and(withoutAlerts());
        }
        return reader.isClinician() ? forClinician(id, reader) : from(id, null).or(to(id, null));
    }

    /** Exchanged with the clinician, with a location of the clinician's, or by a patient of such a location. */
    private Specification<Message> forClinician(String id, Correspondent reader) {
        Specification<Message> visible = exchangedWith(id, reader);
        if (settings.openPatientHistory()) {
            return visible.or(from(id, Party.PATIENT)).or(to(id, Party.PATIENT));
        }
        if (isPatientOf(reader.locations(), id)) {
            return visible.or(from(id, Party.PATIENT).and(toType(Party.CLINICIAN)))
                    .or(to(id, Party.PATIENT).and(fromType(Party.CLINICIAN)));
        }
        return visible;
    }

    private static Specification<Message> exchangedWith(String id, Correspondent reader) {
        Specification<Message> visible = MessageFilter.nothing();
        String clinicianId = reader.caller().clinicianId();
        if (clinicianId != null) {
            visible = visible.or(from(id, null).and(to(clinicianId, Party.CLINICIAN)))
                    .or(to(id, null).and(from(clinicianId, Party.CLINICIAN)));
        }
        if (!reader.locations().isEmpty()) {
            visible = visible.or(from(id, null).and(toAnyOf(reader.locations(), Party.LOCATION)))
                    .or(to(id, null).and(fromAnyOf(reader.locations(), Party.LOCATION)));
        }
        return visible;
    }

    private boolean isPatientOf(Set<String> locations, String id) {
        return !locations.isEmpty()
                && repository.exists(from(id, Party.PATIENT)
                        .and(toAnyOf(locations, Party.LOCATION))
                        .or(to(id, Party.PATIENT).and(fromAnyOf(locations, Party.LOCATION))));
    }
}
